"""Say of every block of a text what it is: the title, a passage, or furniture and of which kind. Nothing here
loses a line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.dateline import read_dateline
from csto_tui.corpus.dates import find_dates, is_date_line
from csto_tui.corpus.form import are_names, ends_sentence, is_prose, script_of, stems, weight
from csto_tui.corpus.furniture import furniture_kind, is_ornament
from csto_tui.corpus.headline import find_title
from csto_tui.corpus.lines import Block, blocks
from csto_tui.model.article import Boilerplate, Passage
from csto_tui.model.span import Span

__all__ = ["Layout", "Placed", "lay_out"]

_NEAR = 8
"""Blocks from either end within which a byline, a date or a credit is looked for."""
_FOOTER_WORDS = 60
"""More words than these below the last sentence are no footer."""
_QUOTES = "\"'“„«"
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and what it is."""

    block: Block
    kind: str
    """Empty for a passage; else title, byline, date, dateline, navigation, caption, credit, footer, ornament.
    """


@dataclass(frozen=True, slots=True)
class Layout:
    """A text taken apart. Passages and boilerplate together hold every line that is not blank, each once."""

    text: str
    placed: tuple[Placed, ...]
    front: Span | None = None
    """Where metadata alone stands at the top."""
    pages: tuple[tuple[int, int], ...] = ()
    """Where pages begin: offset and number."""

    @property
    def title(self) -> Block | None:
        """The title's block, if the text has one."""
        return next((one.block for one in self.placed if one.kind == "title"), None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages, numbered from 1."""
        return tuple(
            Passage(number, block.span, self._page_at(block.span.start)) for number, block in enumerate(self.of(""), 1)
        )

    def _page_at(self, offset: int) -> int | None:
        place = bisect_right(self.pages, offset, key=lambda page: page[0])
        return self.pages[place - 1][1] if place else None

    @property
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """All else, in order."""
        front = (Boilerplate(self.front, "metadata"),) if self.front else ()
        return front + tuple(Boilerplate(one.block.span, one.kind) for one in self.placed if one.kind)

    def of(self, *kinds: str) -> tuple[Block, ...]:
        """Return the blocks of some kinds, in order; the empty kind is that of passages."""
        return tuple(one.block for one in self.placed if one.kind in kinds)


def lay_out(
    text: str,
    *,
    heading: Span | None = None,
    title: str = "",
    front: Span | None = None,
    pages: tuple[tuple[int, int], ...] = (),
    aside: Sequence[Boilerplate] = (),
) -> Layout:
    """Take a clean text apart.

    `heading` is the line that the format marks as the title. With a `title` known from elsewhere, only a line
    that says the same is one. `aside` are whole lines, in order, that are known to be furniture.
    """
    parts = blocks(text, lambda line: bool(_marked(line)), front.end if front else 0)
    judge = _Judge(text, parts, _known_kinds(parts, aside))
    kinds = judge.kinds()
    place = judge.title_place(kinds, heading, title)
    kinds = judge.around_title(kinds, place)
    if "" not in kinds:
        kinds = [
            judge.known.get(place) or (kind if kind in ("title", "ornament") else "")
            for place, kind in enumerate(kinds)
        ]
    return Layout(text, tuple(map(Placed, parts, kinds)), front, pages)


def _known_kinds(parts: Sequence[Block], aside: Sequence[Boilerplate]) -> dict[int, str]:
    """Return the kinds of the blocks that lie within what is set aside, by their places."""
    found: dict[int, str] = {}
    for one in aside:
        place = bisect_left(parts, one.span.start, key=lambda block: block.span.start)
        while place < len(parts) and parts[place].span.end <= one.span.end:
            found[place] = one.kind
            place += 1
    return found


class _Judge:
    """What is decided about the blocks of one text, from the form of each and from its place among the
    others.
    """

    def __init__(self, text: str, parts: Sequence[Block], known: Mapping[int, str]) -> None:
        self.parts = parts
        self.known = known
        self.script = script_of(text[:_SAMPLE])
        prose = [place for place, block in enumerate(parts) if place not in known and self._is_body(block)]
        self.body = _sample(parts[place].text for place in prose)
        self.vocabulary = stems(self.body)
        while len(prose) > 1 and self._is_question(prose):
            del prose[0]
        self.first = prose[0] if prose else min(len(parts), 5)
        self.last = prose[-1] if prose else len(parts) - 1

    def _is_body(self, block: Block) -> bool:
        return (
            is_prose(block.text) and not furniture_kind(block.text) and script_of(block.text[:400]) in (self.script, "")
        )

    def _is_question(self, prose: list[int]) -> bool:
        """Tell whether the first sentence of the text is a headline that asks or exclaims."""
        block = self.parts[prose[0]]
        leads = all(furniture_kind(above.text) or weight(above.text) <= 4 for above in self.parts[: prose[0]])
        return (
            leads
            and block.text.endswith(("?", "!", "？", "！"))
            and weight(block.text) <= 18
            and prose[1] == prose[0] + 1
        )

    def shared(self, block: Block) -> float:
        """Return which part (0–1) of a block's longer words the running text has too."""
        own = stems(block.text)
        return len(own & self.vocabulary) / len(own) if own else 0.0

    def kinds(self) -> list[str]:
        """Return the kind of each block as far as the block alone tells, near the ends or anywhere."""
        found: list[str] = []
        for place, block in enumerate(self.parts):
            is_inside = self.first <= place <= self.last
            is_near = not is_inside or place < _NEAR or place >= len(self.parts) - _NEAR
            found.append(self.known.get(place) or self._own_kind(block, is_near=is_near, is_inside=is_inside))
        self._close_tail(found)
        return found

    def _own_kind(self, block: Block, *, is_near: bool, is_inside: bool) -> str:
        if is_ornament(block.text):
            return "ornament"
        kind = furniture_kind(block.text)
        if kind and (is_near or kind != "credit"):
            return kind
        marked = _marked(block.text) if is_near and weight(block.text) <= 20 else ""
        if marked == "date" and is_inside and not any(date.year for date in find_dates(block.text)):
            return ""  # a day without a year between sentences belongs to them
        return marked

    def _close_tail(self, kinds: list[str]) -> None:
        """Mark the short or foreign lines below the last sentence as footer.

        A line that speaks of the article's matter stays, and so do all when they are many: a table or a translation.
        """
        run: list[int] = []
        for place in range(len(self.parts) - 1, self.last, -1):
            if kinds[place]:
                continue
            if not self._is_footer(self.parts[place]):
                break
            run.append(place)
        if sum(weight(self.parts[place].text) for place in run) <= _FOOTER_WORDS:
            for place in run:
                kinds[place] = "footer"

    def _is_footer(self, block: Block) -> bool:
        script = script_of(block.text[:400])
        if script != self.script:
            return bool(script)
        figures = sum(any(letter.isdigit() for letter in word) for word in block.text[:400].split())
        is_label = weight(block.text) <= 8 and figures < 2 and not ends_sentence(block.text)
        begins = not block.text[0].islower() and block.text[0] not in _QUOTES
        return is_label and begins and self.shared(block) <= 0.5

    def title_place(self, kinds: list[str], heading: Span | None, title: str) -> int:
        """Return the place of the title's block, or -1."""
        if heading:
            return next((place for place, block in enumerate(self.parts) if block.span.contains(heading)), -1)
        if title:
            same = title.casefold()
            return next((place for place, block in enumerate(self.parts[:_NEAR]) if block.text.casefold() == same), -1)
        if len(self.parts) < 2:
            return -1
        return find_title(self.parts, self.first, kinds, self.shared, self.script)

    def around_title(self, kinds: list[str], title: int) -> list[str]:
        """Return the kinds with the title set, what stands above it as navigation, and captions below it."""
        found = list(kinds)
        if title < 0:
            return found
        found[title] = "title"
        for place in range(min(title, self.first)):
            found[place] = found[place] or "navigation"
        for place in range(title + 1, self.first):
            if not found[place]:
                found[place] = self._below_title(self.parts[place])
        return found

    def _below_title(self, block: Block) -> str:
        name = " ".join(block.text.split()[-2:])
        is_named = are_names(block.text) and are_names(name) and weight(block.text) <= 8 and name in self.body
        return "caption" if is_named and not ends_sentence(block.text) else ""


def _sample(texts: Iterable[str]) -> str:
    """Return the first texts joined, about `_SAMPLE` characters."""
    taken: list[str] = []
    size = 0
    for text in texts:
        taken.append(text[:_SAMPLE])
        size += len(text)
        if size >= _SAMPLE:
            break
    return " ".join(taken)


_MARKS: tuple[tuple[str, Callable[[str], object]], ...] = (("date", is_date_line), ("byline", read_byline))


def _marked(text: str) -> str:
    for kind, is_kind in _MARKS:
        if is_kind(text):
            return kind
    dateline = read_dateline(text)
    return "dateline" if dateline and dateline.span.end >= len(text.rstrip()) else ""
