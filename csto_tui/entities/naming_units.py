"""A passage as a row of units, each a word or a whole name, for rules that look beside a name.

Nothing here decides what a title is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.entities.words import words_of
from csto_tui.model.entity import EntityKind, Mention
from csto_tui.model.span import Span

__all__ = ["Unit", "units_of"]

_ABBREVIATED = frozenset("mr mrs ms dr prof gen sen rep gov col lt sgt maj capt adm rev st".split())


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, or a name of one word or more."""

    low: str
    """In small letters."""
    start: int
    """In the article's text."""
    end: int
    """Without a possessive ending."""
    kind: EntityKind | None
    """None: an ordinary word."""
    is_capital: bool
    is_possessive: bool
    gap: str
    """What stands between it and the next unit, without a possessive ending."""

    @property
    def is_joined(self) -> bool:
        """Tell whether the next unit may belong to the same phrase."""
        return (self.gap.isspace() and "\n\n" not in self.gap) or self.is_abbreviated

    @property
    def is_abbreviated(self) -> bool:
        """Tell whether it is a title cut short, with its stop."""
        return self.low in _ABBREVIATED and self.gap.startswith(".") and self.gap[1:].isspace()


def units_of(text: str, passage: Span, mentions: Sequence[Mention]) -> list[Unit]:
    """Return the units of a passage. `mentions` are those of the article, by place."""
    inside = [one for one in mentions if passage.start <= one.span.start < passage.end]
    pieces = list(_pieces(text, passage, inside))
    units = []
    for index, (low, start, end, kind) in enumerate(pieces):
        following = pieces[index + 1][1] if index + 1 < len(pieces) else passage.end
        gap = text[end:following]
        is_possessive = gap[:2] in ("'s", "’s") or (gap[:1] in ("'", "’") and gap[1:2].isspace())
        if is_possessive:
            gap = gap[2:] if gap[1:2] == "s" else gap[1:]
        units.append(Unit(low, start, end, kind, text[start].isupper(), is_possessive, gap))
    return units


def _pieces(text: str, passage: Span, mentions: Sequence[Mention]) -> Iterator[tuple[str, int, int, EntityKind | None]]:
    coming, done = iter(mentions), passage.start
    name = next(coming, None)
    for word in words_of(text, passage):
        while name is not None and name.span.start < word.end:
            if name.span.start >= done:
                yield text[name.span.start : name.span.end].casefold(), name.span.start, name.span.end, name.kind
                done = name.span.end
            name = next(coming, None)
        if word.start >= done:
            yield word.low, word.start, word.end, None
            done = word.end
