"""How often a leaf of a query stands in each document: what scores and counts of hits are made of.

Columns over all documents are written and read as wholes, which costs little for each. Nothing here knows words.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, count, repeat
from operator import itemgetter, not_
from typing import TypeVar

__all__ = ["Tally", "gathered", "listed", "standing"]

_FEW = 16  # what is so many times fewer is looked up one by one
_SOMETHING, _NOTHING = re.compile(rb"[^\0]"), re.compile(rb"\0")
_BARE = 255
_COUNTS = bytes(range(_BARE)) + b"\0"
T = TypeVar("T")


class Tally:
    """How often a leaf stands in each document that holds it. Not changed once it is made."""

    def __init__(self, titles: Mapping[int, int], documents: int) -> None:
        """Take the counts in titles by number, where there are any, and how many documents an index has in all."""
        self.titles = titles
        """May say something of other documents, too."""
        self._documents = documents

    @classmethod
    def of_postings(
        cls, numbers: Sequence[int], bodies: Sequence[int], titles: Mapping[int, int], documents: int
    ) -> Tally:
        """Make a tally of documents, ascending, and parallel to them the counts in their passages."""
        tally = cls(titles, documents)
        tally.__dict__["_postings"] = numbers, _packed(bodies)
        return tally

    @classmethod
    def of_column(cls, counts: Sequence[int], titles: Mapping[int, int]) -> Tally:
        """Make a tally of the counts in the passages of each document of an index."""
        tally = cls(titles, len(counts))
        tally.__dict__["_column"] = _packed(counts)
        return tally

    @property
    def numbers(self) -> Sequence[int]:
        """The documents that hold it, ascending."""
        return self._postings[0]

    @property
    def bodies(self) -> bytes | array[int]:
        """Parallel to the numbers: how often it stands in the passages."""
        return self._postings[1]

    @property
    def size(self) -> int:
        """The number of documents that hold it."""
        if "_postings" in self.__dict__ or not isinstance(self._column, bytes):
            return len(self.numbers)
        return self._documents - self._column.count(0) + len(self._bare)

    def at(self, number: int) -> tuple[int, int]:
        """Return how often it stands in the title and in the passages of a document that may hold it."""
        index = bisect_left(self.numbers, number)
        is_there = index < len(self.numbers) and self.numbers[index] == number
        return (self.titles.get(number, 0), self.bodies[index]) if is_there else (0, 0)

    def within(self, numbers: Sequence[int]) -> Tally:
        """Return the counts in some documents, ascending, without those among them that do not hold it."""
        if numbers is self.numbers:
            return self
        bodies = self._bodies_in(numbers)
        bare = [number for number in self._bare if _holds(numbers, number)]
        if bare:
            kept: Sequence[int] = sorted(chain(compress(numbers, bodies), bare))
            bodies = self._bodies_in(kept)
        elif not all(bodies):
            kept, bodies = list(compress(numbers, bodies)), list(filter(None, bodies))
        else:
            kept = numbers
        return Tally.of_postings(kept, bodies, self.titles, self._documents)

    def _bodies_in(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return how often it stands in the passages of some documents; 0 where it does not."""
        if "_column" not in self.__dict__:
            if len(numbers) * _FEW < len(self.numbers):
                return [self.at(number)[1] for number in numbers]
            if len(self.numbers) * _FEW < self._documents:
                known = dict(zip(self.numbers, self.bodies, strict=True))
                return list(map(known.get, numbers, repeat(0)))
        return gathered(self._column, numbers)

    @cached_property
    def _postings(self) -> tuple[Sequence[int], bytes | array[int]]:
        """The documents that hold it, and parallel the counts in their passages."""
        column = self._column
        if isinstance(column, bytes):
            marks = bytearray(column)
            for number in self._bare:
                marks[number] = _BARE
            bodies: bytes | array[int] = bytes(marks.translate(_COUNTS, b"\0"))
        else:
            marks = bytearray(map(bool, column))
            for number in self._bare:
                marks[number] = True
            bodies = _packed(list(compress(column, marks)))
        return array("I", compress(range(len(marks)), marks)), bodies

    @cached_property
    def _column(self) -> bytes | array[int]:
        """Of each document the count in its passages."""
        counts = [0] * self._documents  # a list is written more quickly than bytes
        for number, times in zip(*self._postings, strict=True):
            counts[number] = times
        return _packed(counts)

    @cached_property
    def _bare(self) -> Sequence[int]:
        """The documents that hold it in their titles only."""
        if "_column" in self.__dict__:
            return [number for number in self.titles if not self._column[number]]
        if isinstance(self.bodies, bytes):
            return [self.numbers[index] for index in _places(_NOTHING, self.bodies)]
        return list(compress(self.numbers, map(not_, self.bodies)))


def gathered(column: Sequence[T], numbers: Sequence[int]) -> Sequence[T]:
    """Return what a column has at some numbers.

    >>> gathered("abc", [0, 2]), gathered("abc", [1]), gathered("abc", [])
    (('a', 'c'), ('b',), ())
    """
    numbers = listed(numbers)
    if len(numbers) < 2:
        return tuple(column[number] for number in numbers)
    found: tuple[T, ...] = itemgetter(*numbers)(column)
    return found


def listed(numbers: Sequence[int]) -> Sequence[int]:
    """Return numbers as they are read most quickly: an array makes each of them anew whenever it is asked."""
    return numbers.tolist() if isinstance(numbers, array) else numbers


def standing(column: array[int]) -> Iterable[int]:
    """Return the indexes at which a column has something, where most of it is 0.

    >>> list(standing(array("B", [0, 3, 0, 1]))), list(standing(array("H", [0, 300])))
    ([1, 3], [1])
    """
    packed = _packed(column)
    return _places(_SOMETHING, packed) if isinstance(packed, bytes) else compress(count(), packed)


def _places(pattern: re.Pattern[bytes], column: bytes) -> Iterable[int]:
    return (match.start() for match in pattern.finditer(column))


def _packed(counts: Sequence[int]) -> bytes | array[int]:
    """Return counts in one byte each, or in four where they are great."""
    if isinstance(counts, array) and counts.itemsize == 1:
        counts = counts.tobytes()
    elif isinstance(counts, array):
        counts = counts.tolist()  # bytes(counts) would be the raw bytes
    try:
        column = bytes(counts)
    except ValueError:
        return array("I", counts)
    return column if _BARE not in column else array("I", counts)


def _holds(numbers: Sequence[int], number: int) -> bool:
    index = bisect_left(numbers, number)
    return index < len(numbers) and numbers[index] == number
