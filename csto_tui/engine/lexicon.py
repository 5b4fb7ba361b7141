"""The forms of a volume, sorted in memory, so that a prefix is two bisections. Nothing here counts articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from csto_tui.engine.forms import is_close, spelling, wildcard_pattern
from csto_tui.engine.limits import MAX_FORMS
from csto_tui.errors import QueryError
from csto_tui.model.query import Fuzzy, Prefix, Term, Wildcard

__all__ = ["Lexicon", "Run", "runs_in", "too_broad"]

Run = tuple[int, int]
"""Places in a lexicon, half-open."""


def too_broad(leaf: Prefix | Wildcard | Fuzzy) -> QueryError:
    """Return the error for a leaf that stands for more forms than `MAX_FORMS`."""
    return QueryError(f"“{spelling(leaf)}” is too broad: more than {MAX_FORMS:,} words", hint="type more letters")


def runs_in(lexicons: Sequence[Lexicon], leaf: Term | Prefix | Wildcard | Fuzzy) -> tuple[tuple[Run, ...], ...]:
    """Return where in each lexicon the forms of a leaf stand. Raises QueryError when they are too many."""
    found = tuple(lexicon.runs(leaf) for lexicon in lexicons)
    if not isinstance(leaf, Term) and sum(high - low for runs in found for low, high in runs) > MAX_FORMS:
        forms = {
            form
            for lexicon, runs in zip(lexicons, found, strict=True)
            for low, high in runs
            for form in lexicon.forms[low:high]
        }
        if len(forms) > MAX_FORMS:
            raise too_broad(leaf)
    return found


class Lexicon:
    """Forms in code-point order, each once."""

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = forms

    def runs(self, leaf: Term | Prefix | Wildcard | Fuzzy) -> tuple[Run, ...]:
        """Return where all forms that the leaf fits stand, in order, as few runs as can be."""
        if isinstance(leaf, Term):
            at = bisect_left(self.forms, leaf.form)
            return ((at, at + 1),) if at < len(self.forms) and self.forms[at] == leaf.form else ()
        if isinstance(leaf, Prefix):
            low, high = self._beginning_with(leaf.form)
            return ((low, high),) if low < high else ()
        if isinstance(leaf, Wildcard):
            match = wildcard_pattern(leaf.pattern).match
            low, high = self._beginning_with(min(leaf.pattern.split("*")[0], leaf.pattern.split("?")[0], key=len))
            return _joined(at for at in range(low, high) if match(self.forms[at]))
        return _joined(sorted(self._spelt_like(leaf.form, leaf.distance)))

    def _beginning_with(self, head: str) -> Run:
        low = bisect_left(self.forms, head)
        return low, bisect_right(self.forms, head, lo=low, key=lambda form: form[: len(head)])

    @cached_property
    def _by_last(self) -> dict[str, list[int]]:
        """The places of the forms by their last letter."""
        found: dict[str, list[int]] = {}
        for at, form in enumerate(self.forms):
            found.setdefault(form[-1:], []).append(at)
        return found

    def _spelt_like(self, form: str, distance: int) -> Iterable[int]:
        """Return the places of all forms within some edits of a form."""
        return (at for at in self._candidates(form, distance) if is_close(form, self.forms[at], distance))

    def _candidates(self, form: str, distance: int) -> Iterable[int]:
        """Return places among which are those of all forms within some edits of a form.

        Of pieces that stand one letter apart, an edit changes at most one, a swap of neighbours included. So of one
        piece more than there are edits, one is left: at the beginning, at the end, or between.
        """
        if len(form) < 2 * distance + 1:
            return range(len(self.forms))
        cuts = [(len(form) + 1) * piece // (distance + 1) for piece in range(1, distance + 1)]
        tail = form[cuts[-1] :]
        places = {at for at in self._by_last.get(form[-1], ()) if self.forms[at].endswith(tail)}
        places.update(range(*self._beginning_with(form[: cuts[0] - 1])))
        if distance > 1:
            inner = form[cuts[0] : cuts[1] - 1]
            places.update(at for at, known in enumerate(self.forms) if inner in known)
        return places


def _joined(places: Iterable[int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for at in places:
        if runs and runs[-1][1] == at:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return tuple(runs)
