"""How often a leaf of a query stands in each document: what scores and counts of hits are made of.

Columns over all documents are written and read as wholes, which costs little for each. Nothing here knows words.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import compress, count, repeat
from operator import itemgetter
from typing import TypeAlias, TypeVar

__all__ = ["Counts", "Tally", "at_least", "counts_left", "gathered", "listed", "places_of_ones", "standing"]

_FEW = 16  # what is so many times fewer is looked up one by one
_SOMETHING = re.compile(rb"[^\0]")
Counts: TypeAlias = "bytes | array[int]"
"""In one byte each, of which none is 255, or in four where one is great. As marks, 0 is for a document that does not
hold a leaf, and the greatest number for one that holds it in its title only.
"""
_BARE, _WIDELY_BARE = 0xFF, 0xFFFFFFFF
_MARKS = bytes((_BARE, *range(1, _BARE + 1)))
_COUNTS = bytes((*range(_BARE), 0))
_ONES = bytes((0, *(1 for _ in range(_BARE))))
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
        column = _packed(counts)
        marks = bytearray(column) if isinstance(column, bytes) else column
        for number in titles:
            marks[number] = marks[number] or _bare_in(column)
        tally.__dict__["_column"] = bytes(marks) if isinstance(marks, bytearray) else marks
        return tally

    @property
    def numbers(self) -> Sequence[int]:
        """The documents that hold it, ascending."""
        return self._postings[0]

    @property
    def bodies(self) -> Counts:
        """Parallel to the numbers: how often it stands in the passages."""
        return self._postings[1]

    @property
    def size(self) -> int:
        """The number of documents that hold it."""
        return len(self.numbers) if "_postings" in self.__dict__ else self._documents - self._column.count(0)

    @property
    def column(self) -> bytes | None:
        """Of each document of the index its mark, if that is known already and short."""
        column = self.__dict__.get("_column")
        return column if isinstance(column, bytes) else None

    @property
    def total(self) -> int:
        """How often it stands in passages."""
        column = self.column
        return sum(self.bodies) if column is None else sum(column) - _BARE * column.count(_BARE)

    def at(self, number: int) -> tuple[int, int]:
        """Return how often it stands in the title and in the passages of a document that may hold it."""
        if "_column" in self.__dict__:
            mark = self._column[number]
            return (self.titles.get(number, 0), 0 if mark == _bare_in(self._column) else mark) if mark else (0, 0)
        index = bisect_left(self.numbers, number)
        is_there = index < len(self.numbers) and self.numbers[index] == number
        return (self.titles.get(number, 0), self.bodies[index]) if is_there else (0, 0)

    def within(self, numbers: Sequence[int]) -> Tally:
        """Return the counts in some documents, ascending, without those among them that do not hold it."""
        if numbers is self.numbers:
            return self
        marks = self._marks_in(numbers)
        if all(marks):  # the same numbers are known again
            return Tally.of_postings(numbers, _unmarked(_alike(marks, self._any)), self.titles, self._documents)
        bodies = _unmarked(_alike(filter(None, marks), self._any))
        return Tally.of_postings(list(compress(numbers, marks)), bodies, self.titles, self._documents)

    def counts_in(self, numbers: Sequence[int]) -> Counts:
        """Return how often it stands in the passages of some documents, ascending; 0 where it does not."""
        if numbers is self.__dict__.get("_postings", (None,))[0]:
            return self.bodies
        return _unmarked(_alike(self._marks_in(numbers), self._any))

    def mark(self, documents: bytearray) -> None:
        """Write a 1 for each document that holds it."""
        if "_column" in self.__dict__ and isinstance(self._column, bytes):
            merged = int.from_bytes(documents, "little") | int.from_bytes(self._column.translate(_ONES), "little")
            documents[:] = merged.to_bytes(len(documents), "little")
        else:
            for number in self.numbers:
                documents[number] = 1

    def _marks_in(self, numbers: Sequence[int]) -> Sequence[int]:
        """Return the marks of some documents."""
        if "_column" not in self.__dict__:
            if len(numbers) * _FEW < len(self.numbers):
                bare = _bare_in(self.bodies)
                return [in_body or (in_title and bare) for in_title, in_body in map(self.at, numbers)]
            if len(self.numbers) * _FEW < self._documents:
                known = dict(zip(self.numbers, _marked(self.bodies), strict=True))
                return list(map(known.get, numbers, repeat(0)))
        return gathered(self._column, numbers)

    @cached_property
    def _postings(self) -> tuple[Sequence[int], Counts]:
        """The documents that hold it, and parallel the counts in their passages."""
        column = self._column
        marks = column.translate(None, b"\0") if isinstance(column, bytes) else _alike(filter(None, column), column)
        return array("I", compress(range(len(column)), column)), _unmarked(marks)

    @cached_property
    def _column(self) -> Counts:
        """Of each document its mark."""
        marks = [0] * self._documents  # a list is written more quickly than bytes
        for number, mark in zip(self.numbers, _marked(self.bodies), strict=True):
            marks[number] = mark
        return _alike(marks, self.bodies)

    @property
    def _any(self) -> Counts:
        """Any of its counts, for how wide they are."""
        return self._column if "_column" in self.__dict__ else self.bodies


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


@lru_cache(maxsize=_BARE)
def at_least(times: int) -> bytes:
    """Return what turns short marks into 1 where a leaf stands in the document, and so often in its passages."""
    return bytes((0, *(mark >= times for mark in range(1, _BARE)), not times))


def places_of_ones(column: bytes) -> Sequence[int]:
    """Return where in a column of 0 and 1 a 1 stands.

    >>> places_of_ones(b"\\0\\1\\1")
    [1, 2]
    """
    if column.count(1) * _FEW > len(column):
        return list(compress(count(), column))
    return [match.start() for match in _SOMETHING.finditer(column)]


def counts_left(counts: Counts, stays: Sequence[int]) -> Counts:
    """Return those of some counts that are marked.

    >>> counts_left(bytes([1, 2, 3]), [0, 1, 1])
    b'\\x02\\x03'
    """
    return _alike(compress(counts, stays), counts)


def standing(column: array[int]) -> Sequence[int]:
    """Return the indexes at which a column has something, where most of it is 0.

    >>> standing(array("B", [0, 3, 0, 1])), standing(array("H", [0, 300]))
    ([1, 3], [1])
    """
    if column.itemsize > 1:
        return list(compress(count(), column))
    return [match.start() for match in _SOMETHING.finditer(column.tobytes())]


def _bare_in(counts: Counts) -> int:
    """Return the mark for a document that holds a leaf in its title only, among counts as wide as some."""
    return _BARE if isinstance(counts, bytes) else _WIDELY_BARE


def _marked(bodies: Counts) -> Counts:
    """Return the counts of documents that hold a leaf as marks."""
    if isinstance(bodies, bytes):
        return bodies.translate(_MARKS)
    return array("I", (times or _WIDELY_BARE for times in bodies))


def _unmarked(marks: Counts) -> Counts:
    if isinstance(marks, bytes):
        return marks.translate(_COUNTS)
    return array("I", (mark if mark != _WIDELY_BARE else 0 for mark in marks))


def _alike(numbers: Iterable[int], counts: Counts) -> Counts:
    """Return numbers as wide as some counts."""
    return bytes(numbers) if isinstance(counts, bytes) else array("I", numbers)


def _packed(counts: Sequence[int]) -> Counts:
    if isinstance(counts, array):
        counts = counts.tobytes() if counts.itemsize == 1 else counts.tolist()  # bytes(counts) would be raw
    try:
        packed = bytes(counts)
    except ValueError:
        return array("I", counts)
    return packed if _BARE not in packed else array("I", counts)
