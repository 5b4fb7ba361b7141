"""All the forms of an index, sorted in memory, so that a prefix is two bisections. Nothing here counts articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from csto_tui.engine.forms import is_close, letters, spelling, wildcard_pattern
from csto_tui.engine.limits import MAX_FORMS
from csto_tui.errors import QueryError
from csto_tui.model.query import Fuzzy, Prefix, Wildcard

__all__ = ["Lexicon", "too_broad"]


def too_broad(leaf: Prefix | Wildcard | Fuzzy) -> QueryError:
    """Return the error for a leaf that stands for more forms than `MAX_FORMS`."""
    return QueryError(f"“{spelling(leaf)}” is too broad: more than {MAX_FORMS:,} words", hint="type more letters")


class Lexicon:
    """The forms of an index in code-point order, each once."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = sorted(set(forms))
        self._by_length: dict[int, list[tuple[int, str]]] = {}

    def expand(self, leaf: Prefix | Wildcard | Fuzzy) -> list[str]:
        """Return all forms that the leaf fits, sorted. Raises QueryError when they are too many."""
        if isinstance(leaf, Prefix):
            found = self._beginning_with(leaf.form)
        elif isinstance(leaf, Wildcard):
            match = wildcard_pattern(leaf.pattern).match
            head = min(leaf.pattern.split("*")[0], leaf.pattern.split("?")[0], key=len)
            found = [form for form in self._beginning_with(head) if match(form)]
        else:
            found = self._spelt_like(leaf.form, leaf.distance)
        if len(found) > MAX_FORMS:
            raise too_broad(leaf)
        return found

    def _beginning_with(self, head: str) -> list[str]:
        low = bisect_left(self._forms, head)
        high = bisect_right(self._forms, head, lo=low, key=lambda form: form[: len(head)])
        return self._forms[low:high]

    def _spelt_like(self, form: str, distance: int) -> list[str]:
        if not self._by_length:
            for known in self._forms:
                self._by_length.setdefault(len(known), []).append((letters(known), known))
        wanted, changes = letters(form), 2 * distance
        found: list[str] = []
        for length in range(len(form) - distance, len(form) + distance + 1):
            alike = [known for bits, known in self._by_length.get(length, ()) if (bits ^ wanted).bit_count() <= changes]
            found.extend(known for known in alike if is_close(form, known, distance))
        return sorted(found)
