"""One segment of an index as a file: tables that are read as they lie, without a parser. Columns of numbers run over
all forms, so that the postings of forms that follow each other are one slice.

Nothing here trusts a length that it has not checked, and nothing here is a pickle.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import mul
from typing import Any, NamedTuple

from csto_tui.engine.inversion import Document, Postings
from csto_tui.engine.tally import Counts

__all__ = ["MAGIC", "WIDEST_STEP", "Columns", "Union", "Volume", "decoded", "encoded"]

MAGIC = b"CSTOVOL4"
WIDEST_STEP = 0xFFFF
_HEAD = len(MAGIC) + 8
Buffer = Any
"""What can be sliced into bytes: bytes, or a memory-mapped file."""


class Columns(NamedTuple):
    """The postings of a run of forms, one form after the other. All are parallel."""

    numbers: array[int]
    titles: array[int]
    bodies: array[int]


class Union(NamedTuple):
    """The postings of a run of forms, added up."""

    bodies: Counts
    """Of each document how often the forms stand in its passages."""
    titles: dict[int, int]
    """How often in its title, for documents where they do."""


class Volume:
    """A segment, read. A Source for the next one, too. Safe to read from several threads."""

    def __init__(self, buffer: Buffer, taken_out: Collection[int] = ()) -> None:
        """Open a volume. Raises ValueError for a buffer that is none."""
        self._buffer = buffer
        self.taken_out = frozenset(taken_out)
        """The numbers of documents that were taken out since it was written."""
        if buffer[: len(MAGIC)] != MAGIC:
            raise ValueError("no volume")
        self._base = _HEAD + int.from_bytes(buffer[len(MAGIC) : _HEAD], "little")
        directory = json.loads(buffer[_HEAD : self._base])
        self.extent: int = directory["extent"]
        self._sections: Mapping[str, tuple[int, int, str]] = directory["sections"]
        self.ids: Sequence[str] = self._lines("ids")
        self.starts, self.title_words, self.body_words = map(self._table, ("starts", "title_words", "body_words"))

    @cached_property
    def fingerprints(self) -> Sequence[str]:
        """The fingerprint of each document."""
        return self._lines("fingerprints")

    @cached_property
    def forms(self) -> Sequence[str]:
        """All forms, sorted."""
        return self._text("forms")

    @cached_property
    def compounds(self) -> Sequence[str]:
        """All compounds, sorted."""
        return self._text("compounds")

    @cached_property
    def ends(self) -> array[int]:
        """Of each form, where its postings end and those of the next begin; begins with 0."""
        return array("Q", accumulate(self._table("holding"), initial=0))

    def columns(self, low: int, high: int) -> Columns:
        """Return the postings of the forms from `low` to before `high`, documents that were taken out included."""
        start, end = self.ends[low], self.ends[high]
        return Columns(*(self._slice(name, start, end) for name in ("numbers", "titles", "bodies")))

    def union(self, low: int, high: int) -> Union | None:
        """Return what `columns` comes to, where it was added up in advance, documents that were taken out included."""
        if (low, high) not in self._unions:
            return None
        code, start, titled, end = self._unions[low, high]
        bodies = self._slice("sums" if code == "B" else "wide_sums", start, start + self.count)
        numbers, times = (self._slice(name, titled, end) for name in ("titled", "title_sums"))
        return Union(bodies.tobytes() if code == "B" else array("I", bodies), dict(zip(numbers, times, strict=True)))

    def numbers(self, index: int) -> array[int]:
        """Return the documents that hold a form, ascending, those that were taken out included."""
        return self._slice("numbers", self.ends[index], self.ends[index + 1])

    def places(self, index: int) -> array[int]:
        """Return the positions of a form, ascending, those in documents that were taken out included."""
        kinds, wide, both = self._place_ends
        if kinds[index]:
            return self._slice("wide", wide[index], wide[index + 1])
        steps = self._slice("narrow", both[index] - wide[index], both[index + 1] - wide[index + 1])
        first = self.starts[self._slice("numbers", self.ends[index], self.ends[index] + 1)[0]]
        return array("I", accumulate(steps, initial=first))[1:]

    @property
    def count(self) -> int:
        """Return the number of documents, those that were taken out included."""
        return len(self.ids)

    def end(self, number: int) -> int:
        """Return the position at which the next document begins."""
        return self.starts[number + 1] if number + 1 < len(self.starts) else self.extent

    def live_documents(self) -> Sequence[tuple[int, Document]]:
        """Return the documents that were not taken out, each with its number."""
        return [
            (number, Document(*row, self._passages(number)))
            for number, row in enumerate(
                zip(self.ids, self.fingerprints, self.starts, self.title_words, self.body_words, strict=True)
            )
            if number not in self.taken_out
        ]

    def postings(self, low: int, high: int) -> Postings:
        """Return the postings of the forms from `low` to before `high`, documents that were taken out included."""
        places = array("I", b"".join(map(self.places, range(low, high))))
        numbers, titles, bodies = map(_widened, self.columns(low, high))
        holding, counts = self._slice("holding", low, high), self._slice("counts", low, high)
        return Postings(holding, counts, numbers, titles, bodies, places)

    def compound_numbers(self, index: int) -> array[int]:
        """Return the documents that hold a compound, those that were taken out included."""
        return _widened(self._slice("compound_numbers", self._compound_ends[index], self._compound_ends[index + 1]))

    def all_passages(self) -> tuple[array[int], array[int]]:
        """Return of all passages start, end and number of words, document after document, and where among the passages
        those of each document end; begins with 0.
        """
        return self._table("passages"), self._passage_ends

    def _passages(self, number: int) -> array[int]:
        """Return of each passage of a document its start, its end and the number of its words."""
        return self._slice("passages", 3 * self._passage_ends[number], 3 * self._passage_ends[number + 1])

    @cached_property
    def _unions(self) -> Mapping[tuple[int, int], tuple[str, int, int, int]]:
        """Of each run that was added up: how its sums are stored, from where on; the ends of those of its titles."""
        found: dict[tuple[int, int], tuple[str, int, int, int]] = {}
        starts = {"B": 0, "H": 0}
        titled = 0
        table = self._table("unions")
        for low, high, is_wide, in_titles in zip(*(table[column::4] for column in range(4)), strict=True):
            code = "H" if is_wide else "B"
            found[low, high] = code, starts[code], titled, titled + in_titles
            starts[code] += self.count
            titled += in_titles
        return found

    @cached_property
    def _compound_ends(self) -> array[int]:
        return array("Q", accumulate(self._table("compound_holding"), initial=0))

    @cached_property
    def _passage_ends(self) -> array[int]:
        return array("Q", accumulate(self._table("passage_counts"), initial=0))

    @cached_property
    def _place_ends(self) -> tuple[array[int], array[int], array[int]]:
        """Of each form whether its positions stand in the wide column; where they end there; where in both columns."""
        kinds, counts = self._table("kinds"), self._table("counts")
        wide = array("Q", accumulate(map(mul, kinds, counts), initial=0))
        return kinds, wide, array("Q", accumulate(counts, initial=0))

    def _slice(self, name: str, start: int, end: int) -> array[int]:
        """Return the numbers from `start` to before `end` of a column."""
        offset, _, code = self._sections[name]
        column = array(code)
        base = self._base + offset
        column.frombytes(self._buffer[base + start * column.itemsize : base + end * column.itemsize])
        return column

    def _table(self, name: str) -> array[int]:
        _, size, code = self._sections[name]
        return self._slice(name, 0, size // array(code).itemsize)

    def _bytes(self, name: str) -> bytes:
        offset, size, _ = self._sections[name]
        found: bytes = self._buffer[self._base + offset : self._base + offset + size]
        return found

    def _lines(self, name: str) -> Sequence[str]:
        read: Callable[[bytes], list[str]] = json.loads
        return read(self._bytes(name))

    def _text(self, name: str) -> Sequence[str]:
        return decoded(self._bytes(name)).split("\n") if self._sections[name][1] else []


def _widened(column: array[int]) -> array[int]:
    return column if column.typecode == "I" else array("I", column)


def encoded(text: str) -> bytes:
    """Return a text as bytes, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")


def decoded(stored: bytes) -> str:
    """Return bytes as the text that `encoded` made them of."""
    return stored.decode("utf-8", "surrogatepass")
