"""Which documents score best, found without a score for most that cannot be among them.

A leaf adds less than its gain to a score. So what is known of some leaves bounds the whole (Turtle and Flood, Query
Evaluation: Strategies and Optimizations, IP&M 1995: MaxScore). Nothing here knows words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property, reduce
from heapq import nlargest
from itertools import compress, count, islice
from operator import add, attrgetter, not_
from typing import NamedTuple, TypeVar

from csto_tui.engine.ranking import Scored
from csto_tui.engine.scoring import Norms, shares
from csto_tui.engine.tally import Counts, Tally, at_least, counts_left, gathered, listed, places_of_ones

__all__ = ["AllOf", "AnyOf", "Weighed"]

_SAMPLE = 1_000
_MANY = 5_000  # of fewer documents all are scored as quickly
_NEARLY = 1.0 - 1e-12
"""Bounds are summed up in another order than scores."""
T = TypeVar("T")


class Weighed(NamedTuple):
    """A leaf and the most that it can add to a score."""

    tally: Tally
    gain: float


class AllOf:
    """Documents, each of which holds all of some leaves."""

    def __init__(self, numbers: Sequence[int], leaves: Sequence[Weighed], norms: Norms) -> None:
        """Take the documents, ascending, and the leaves in the order in which scores are summed up."""
        self._numbers = numbers
        self._leaves = leaves
        self._norms = norms

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self._numbers)

    def all(self) -> Sequence[Scored]:
        """Return all of them."""
        return _all(self._numbers, self._leaves, self._norms)

    def best(self, wanted: int) -> Sequence[Scored]:
        """Return those among which are the best, `wanted` of them and all that score like the last."""
        found = _best(self._numbers, self._leaves, wanted, self._norms)
        least = _last_of(wanted, [score for score, _ in found])
        return [one for one in found if one[0] >= least]


class AnyOf:
    """The documents that hold any of some leaves."""

    def __init__(self, leaves: Sequence[Weighed], documents: int, norms: Norms) -> None:
        """Take the leaves in the order in which scores are summed up, and how many documents an index has in all."""
        self._leaves = leaves
        self._documents = documents
        self._norms = norms

    def __len__(self) -> int:
        """Return how many they are."""
        return self._leaves[0].tally.size if len(self._leaves) == 1 else self._held.count(1)

    def all(self) -> Sequence[Scored]:
        """Return all of them."""
        numbers: Sequence[int] = self._leaves[0].tally.numbers
        if len(self._leaves) > 1:
            numbers = list(compress(range(self._documents), self._held))
        return _all(numbers, self._leaves, self._norms)

    def best(self, wanted: int) -> Sequence[Scored]:
        """Return those among which are the best, `wanted` of them and all that score like the last."""
        found: list[Scored] = []
        least = 0.0
        waiting = list(self._leaves)
        seen = bytearray(self._documents)
        while waiting and (most := sum(leaf.gain for leaf in waiting)) >= least:
            leaf = max(waiting, key=attrgetter("gain"))
            column = leaf.tally.column
            if column is None or leaf.tally.size <= _MANY:
                numbers: Sequence[int] = leaf.tally.numbers
            else:
                sample = list(islice(compress(count(), column), _SAMPLE))
                least = max(least, _last_of(wanted, [score for score, _ in _all(sample, waiting, self._norms)]))
                numbers = _promising(leaf, column, least - (most - leaf.gain), self._norms)
            if len(waiting) < len(self._leaves):
                numbers = list(compress(numbers, map(not_, gathered(seen, numbers))))
            found += _best(numbers, waiting, wanted, self._norms, least)
            least = max(least, _last_of(wanted, [score for score, _ in found]))
            waiting.remove(leaf)
            leaf.tally.mark(seen)
        return [one for one in found if one[0] >= least]

    @cached_property
    def _held(self) -> bytearray:
        """A 1 for each document."""
        held = bytearray(self._documents)
        for leaf in self._leaves:
            leaf.tally.mark(held)
        return held


def _last_of(wanted: int, scores: Sequence[float]) -> float:
    """Return what the best have at least, as far as it can be told; 0 when there may be too few."""
    return nlargest(wanted, scores)[-1] * _NEARLY if 0 < wanted <= len(scores) else 0.0


def _all(numbers: Sequence[int], leaves: Sequence[Weighed], norms: Norms) -> list[Scored]:
    """Return documents, ascending, with their scores."""
    added = [_added(numbers, leaf.tally.counts_in(numbers), leaf, norms) for leaf in leaves]
    return list(zip(_sums(added), numbers, strict=True)) if leaves else [(0.0, number) for number in numbers]


def _best(
    numbers: Sequence[int], leaves: Sequence[Weighed], wanted: int, norms: Norms, least: float = 0.0
) -> list[Scored]:
    """Return those of some documents, ascending, among which are the best, as far as they score `least`."""
    if not leaves:
        return _all(numbers, leaves, norms)
    if len(leaves) == 1:
        return _best_of_one(numbers, leaves[0], wanted, norms, least)
    counts = [leaf.tally.counts_in(numbers) for leaf in leaves]
    numbers = listed(numbers)
    if len(numbers) > _MANY:
        sample = numbers[:_SAMPLE]
        added = [_added(sample, some[:_SAMPLE], leaf, norms) for some, leaf in zip(counts, leaves, strict=True)]
        least = max(least, _last_of(wanted, _sums(added)))
    rest = sum(leaf.gain for leaf in leaves)
    known: dict[int, list[float]] = {}
    for at in sorted(range(len(leaves)), key=lambda at: leaves[at].gain, reverse=True):
        rest -= leaves[at].gain
        known[at] = _added(numbers, counts[at], leaves[at], norms)
        needed = (least - rest) * _NEARLY
        if needed > 0:
            stays = [score >= needed for score in _sums(list(known.values()))]
            numbers, counts = _left(numbers, stays), [counts_left(some, stays) for some in counts]
            known = {one: _left(some, stays) for one, some in known.items()}
    return list(zip(_sums([known[at] for at in range(len(leaves))]), numbers, strict=True))


def _best_of_one(numbers: Sequence[int], leaf: Weighed, wanted: int, norms: Norms, least: float) -> list[Scored]:
    """Do the same for one leaf: its shares are compared, and only those of the best multiplied."""
    found = shares(numbers, leaf.tally.titles, leaf.tally.counts_in(numbers), norms)
    needed = max(least / leaf.gain, _last_of(wanted, found[:_SAMPLE])) * _NEARLY
    gain = leaf.gain
    return [(gain * share, number) for share, number in zip(found, listed(numbers), strict=True) if share >= needed]


def _added(numbers: Sequence[int], counts: Counts, leaf: Weighed, norms: Norms) -> list[float]:
    """Return what a leaf adds to the scores of some documents, ascending, in whose passages it stands so often."""
    gain = leaf.gain
    return [gain * share for share in shares(numbers, leaf.tally.titles, counts, norms)]


def _sums(added: Sequence[Sequence[float]]) -> Sequence[float]:
    """Return what some leaves add together."""
    return reduce(lambda one, other: list(map(add, one, other)), added)  # sum() may round in another way


def _promising(leaf: Weighed, column: bytes, least: float, norms: Norms) -> Sequence[int]:
    """Return the documents, ascending, to which a leaf may add `least`, told from its column and their lengths."""
    share = least / leaf.gain * _NEARLY
    if not 0 < share < 1:
        return leaf.tally.numbers
    needed = share / (1 - share)
    titles = bytearray(len(column))
    for number in leaf.tally.titles:
        titles[number] = 1
    titled = int.from_bytes(titles, "little")
    in_titles = max(leaf.tally.titles.values(), default=0) * norms.title_part
    found = 0
    for norm, documents in norms.classes:
        for frequency, some in ((needed, documents), (needed - in_titles, documents & titled)):
            least_times = max(0, math.ceil(frequency * norm * _NEARLY))
            found |= int.from_bytes(column.translate(at_least(least_times)), "little") & some
    return places_of_ones(found.to_bytes(len(column), "little"))


def _left(column: Sequence[T], stays: Sequence[int]) -> list[T]:
    return list(compress(column, stays))
