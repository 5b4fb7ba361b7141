"""How many spans a query lights in the documents that match it, counted without a text where that can be.

Nothing here decides what matches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress

from csto_tui.engine.holdings import Holdings, Runs
from csto_tui.engine.leaves import Found, Leaves, PhraseFound, WordsFound
from csto_tui.engine.limits import Effort
from csto_tui.engine.stretches import absorbed_stretches
from csto_tui.engine.tally import Tally
from csto_tui.model.span import Span, absorbed

__all__ = ["Hits", "LitSpans"]

LitSpans = Mapping[int, Sequence[Span]]
"""Of each document, what a leaf that knows no positions lights in its passages; none of it lies in another."""


class Hits:
    """How many spans are lit in the passages of the documents that match."""

    def __init__(
        self,
        found: Sequence[Found],
        tallies: Mapping[int, Tally],
        spans: Sequence[LitSpans],
        holdings: Holdings,
        leaves: Leaves,
    ) -> None:
        """Take leaves, and of each its counts in the documents that match."""
        self._words = list({one.runs: one for one in found if isinstance(one, WordsFound)}.values())
        self._phrases = list({id(one): one for one in found if isinstance(one, PhraseFound)}.values())
        self._spans = spans
        self._holdings = holdings
        self._leaves = leaves
        matching = [tallies[id(one)] for one in (self._words or self._phrases)]
        self._tallies: Sequence[Tally] = matching
        self._mixed: frozenset[int] = frozenset()
        """Documents where what one leaf lights may lie in what another one does."""
        self._counted: dict[int, int] = {}
        if self._words:
            self._tallies = self._added_up(matching)
        if self._phrases and (len(self._phrases) > 1 or self._words or spans):
            seen = (tallies[id(phrase)] for phrase in self._phrases)
            self._mixed = self._mixed.union(*(compress(tally.numbers, tally.bodies) for tally in seen))
        self._mixed = self._mixed.union(*spans)  # what is lit there may lie in what else is lit
        if not self._words and self._mixed:
            self._tallies = []

    def count(self, number: int) -> int:
        """Return the hits in one document."""
        if number in self._mixed:
            return self._count_mixed(number)
        return sum(tally.at(number)[1] for tally in self._tallies)

    def count_all(self, effort: Effort | None = None) -> int:
        """Return the hits in all documents that match. Raises QueryError when that is more than some effort."""
        total = sum(tally.total for tally in self._tallies)
        if self._mixed:
            for tally in self._tallies:
                total -= sum(compress(tally.bodies, map(self._mixed.__contains__, tally.numbers)))
        for number in self._mixed:
            total += self._count_mixed(number)
            if effort is not None:
                effort.look_at_the_clock()
        return total

    def _added_up(self, tallies: Sequence[Tally]) -> Sequence[Tally]:
        """Return counts that can be added up, since no form is counted twice."""
        runs = _united([one.runs for one in self._words])
        if sum(map(_width, runs)) == sum(_width(some) for one in self._words for some in one.runs):
            return tallies
        for one, tally in zip(self._words, tallies, strict=True):
            if one.runs == runs:
                return [tally]
        numbers = sorted(set().union(*(tally.numbers for tally in tallies)))
        return [self._holdings.tally(runs).within(numbers)]

    def _count_mixed(self, number: int) -> int:
        if number not in self._counted:
            self._counted[number] = self._counted_mixed(number)
        return self._counted[number]

    def _counted_mixed(self, number: int) -> int:
        first = self._holdings.body_starts[number]
        stretches = [stretch for phrase in self._phrases for stretch in phrase.stretches_in(number)]
        stretches += [
            (at, at + 1) for words in self._words for at in self._leaves.places_in(words, number) if at >= first
        ]
        lit = [some[number] for some in self._spans if number in some]
        if not stretches and len(lit) == 1:
            return len(lit[0])  # counted, without a look at where it is
        merged = absorbed_stretches(stretches)
        if not lit:
            return len(merged)
        spans = [span for some in lit for span in some]
        layout = self._leaves.texts.layout(number)
        shared = set(map(layout.passage_of, spans))
        # Only where both stand can one lie in the other; elsewhere no word is located.
        near = [(start - first, end - first) for start, end in merged if layout.passage_at(start - first) in shared]
        return len(merged) - len(near) + len(absorbed([*spans, *(layout.span(start, end) for start, end in near)]))


def _united(runs: Sequence[Runs]) -> Runs:
    """Return the runs that cover all forms of some runs, each once."""
    united = []
    for some in zip(*runs, strict=True):
        merged: list[tuple[int, int]] = []
        for low, high in sorted(run for one in some for run in one):
            if merged and low <= merged[-1][1]:
                merged[-1] = merged[-1][0], max(high, merged[-1][1])
            else:
                merged.append((low, high))
        united.append(tuple(merged))
    return tuple(united)


def _width(runs: Iterable[tuple[int, int]]) -> int:
    return sum(high - low for low, high in runs)
