"""Which occurrences of some items make a phrase, told from positions alone. Nothing here knows words or articles."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, islice
from operator import eq

from csto_tui.engine.limits import Effort

__all__ = [
    "Stretch",
    "absorbed_stretches",
    "adjoining",
    "near",
    "near_in_order",
    "near_words",
    "starts_adjoining",
    "with_others",
]

Stretch = tuple[int, int]
"""Positions, half-open."""
_STRIDE = 1_024  # places that are looked at together: as many as the processor's cache takes
_Items = Sequence[Sequence[Stretch]]
"""Of each item of a phrase its occurrences, sorted."""


def absorbed_stretches(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Sort stretches and drop repeats and those that lie inside another one.

    >>> absorbed_stretches([(3, 4), (3, 5), (4, 6), (3, 5)])
    [(3, 5), (4, 6)]
    """
    kept: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s[0], -s[1])):
        if not kept or stretch[1] > kept[-1][1]:
            kept.append(stretch)
    return kept


def adjoining(items: _Items) -> list[Stretch]:
    """Return every stretch that is made of one occurrence of each item, each beginning where the one before it ends.

    >>> adjoining([[(1, 2), (7, 8)], [(2, 4), (3, 4)], [(4, 5)]])
    [(1, 5)]
    """
    made = set(items[0])
    for item in items[1:]:
        ends: dict[int, list[int]] = {}
        for start, end in item:
            ends.setdefault(start, []).append(end)
        made = {(first, end) for first, middle in made for end in ends.get(middle, ())}
    return sorted(made)


def starts_adjoining(words: Sequence[Sequence[int]]) -> Sequence[int]:
    """Return where words follow each other, from the ascending positions of each: the positions of the first, sorted.

    >>> list(starts_adjoining([[1, 7], [2, 5], [3]]))
    [1]
    """
    offsets = sorted(range(len(words)), key=lambda offset: len(words[offset]))
    rarest, found = words[offsets[0]], array("Q")
    for at in range(0, len(rarest), _STRIDE):
        found.extend(_starts_adjoining(words, offsets, rarest[at : at + _STRIDE]))
    return found


def _starts_adjoining(words: Sequence[Sequence[int]], offsets: Sequence[int], some: Sequence[int]) -> Sequence[int]:
    """Return the starts, sorted, that have the word of the first offset at one of some places."""
    rarest, *others = offsets
    found, reached = set(some), rarest  # the few places are moved to meet the many
    for offset in others:
        found = set(map((offset - reached).__add__, found))
        low = bisect_left(words[offset], some[0] - rarest + offset)
        places = words[offset][low : bisect_right(words[offset], some[-1] - rarest + offset, lo=low)]
        if len(found) * 16 < len(places):
            found = {place for place in found if _holds(places, place)}
        else:
            found.intersection_update(places)
        reached = offset
    return sorted(map((-reached).__add__, found))


def _holds(places: Sequence[int], place: int) -> bool:
    index = bisect_left(places, place)
    return index < len(places) and places[index] == place


def with_others(places: Sequence[int], others: Sequence[int], before: int, after: int) -> list[int]:
    """Return those of some places that have another one from `before` before to `after` after them; all ascend.

    >>> with_others([1, 7, 9], [1, 5, 12], 2, 3)
    [7, 9]
    """
    found: list[int] = []
    at, ends = 0, [*others, math.inf, math.inf]
    for place in places:
        first = place - before
        while ends[at] < first:
            at += 1
        if ends[at + (ends[at] == place)] <= place + after:
            found.append(place)
    return found


def near_in_order(items: _Items, slop: int) -> set[Stretch]:
    """Return the occurrences that belong to a choice of one for each item, in order, with at most `slop` words between.

    >>> sorted(near_in_order([[(0, 1), (5, 6)], [(2, 3), (9, 10)]], 1))
    [(0, 1), (2, 3)]
    """
    after = _least_gaps(items, slop)
    mirrored = [sorted((-end, -start) for start, end in item) for item in reversed(items)]
    before = [{(-end, -start): gap for (start, end), gap in gaps.items()} for gaps in _least_gaps(mirrored, slop)]
    return {
        one
        for gaps, earlier in zip(after, reversed(before), strict=True)
        for one, gap in gaps.items()
        if one in earlier and gap + earlier[one] <= slop
    }


def _least_gaps(items: _Items, slop: int) -> list[dict[Stretch, int]]:
    """Return for each occurrence the least number of words between it and the following items; none above `slop`."""
    reached: list[dict[Stretch, int]] = [dict.fromkeys(items[-1], 0)]
    for item in reversed(items[:-1]):
        following = sorted(reached[-1].items())
        gaps: dict[Stretch, int] = {}
        for start, end in item:
            low = bisect_left(following, end, key=lambda entry: entry[0][0])
            high = bisect_right(following, end + slop, lo=low, key=lambda entry: entry[0][0])
            least = min((other[0] - end + gap for other, gap in following[low:high]), default=slop + 1)
            if least <= slop:
                gaps[start, end] = least
        reached.append(gaps)
    return reached[::-1]


def near(items: _Items, slop: int, effort: Effort) -> set[Stretch]:
    """Return the occurrences that belong to a choice of one for each item, in any order, with at most `slop` between.

    No two of a choice overlap.

    >>> sorted(near([[(0, 1), (20, 21)], [(2, 3), (9, 10)]], 1, Effort()))
    [(0, 1), (2, 3)]
    """
    lit: set[Stretch] = set()
    for index, item in enumerate(items):
        others = sorted((*items[:index], *items[index + 1 :]), key=len)
        for one in item:
            if one not in lit:
                lit.update(_completed([one], others, slop, effort))
    return lit


def near_words(words: Sequence[Sequence[int]], slop: int) -> list[int] | None:
    """Return where words stand that are `near` each other, from the positions of each, at most 16 of them.

    None when two of them stand at one position: then not every choice of positions is one of different words.

    >>> near_words([[0, 20], [2, 9]], 1)
    [0, 2]
    """
    width, last = slop + len(words), [-slop - len(words)] * len(words)
    codes = sorted(chain.from_iterable([place << 4 | item for place in word] for item, word in enumerate(words)))
    places = [code >> 4 for code in codes]
    if any(map(eq, places, islice(places, 1, None))):
        return None
    ends: list[int] = []
    """Each place at which a stretch of that width ends that holds all words; whatever else it holds belongs to it."""
    for place, code in zip(places, codes, strict=True):
        last[code & 15] = place
        if min(last) > place - width:
            ends.append(place)
    found, reach = [], math.inf
    for place in reversed(places):
        if ends and ends[-1] >= place:
            reach = ends.pop() - width
        if place > reach:
            found.append(place)
    return found[::-1]


def _completed(chosen: list[Stretch], items: _Items, slop: int, effort: Effort) -> list[Stretch]:
    """Return a choice that holds those that are chosen and one of each other item; empty when there is none."""
    low, high = min(first for first, _ in chosen), max(end for _, end in chosen)
    widths = sum(max(end - first for first, end in item) for item in items)
    spare = slop + widths + sum(end - first for first, end in chosen) - (high - low)
    if spare < 0:
        return []
    if not items:
        return chosen
    from_index = bisect_left(items[0], low - spare, key=lambda stretch: stretch[0])
    for first, end in items[0][from_index:]:
        if first > high + spare:
            break
        effort.step()
        if all(end <= other or first >= other_end for other, other_end in chosen):
            whole = _completed([*chosen, (first, end)], items[1:], slop, effort)
            if whole:
                return whole
    return []
