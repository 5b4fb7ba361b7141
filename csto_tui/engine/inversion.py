"""Articles turned inside out, in memory: of each form the articles that hold it, how often, and at which positions.

Positions run through all articles of a source; from one article to the next they leap by `GAP` and more. Nothing here
reads or writes a file.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate, chain, compress, count, pairwise
from operator import lt, ne, sub
from typing import NamedTuple, Protocol

from csto_tui.engine.cutting import Places, plain, put
from csto_tui.engine.layout import GAP, compounds_of
from csto_tui.model.article import Article

__all__ = ["Batch", "Document", "Postings", "Source", "compound_term"]

_LOW = 0 if sys.byteorder == "little" else 1  # the place of the lower half of a number
_SEPARATOR = "\0"  # no token holds it


class Document(NamedTuple):
    """What a source keeps of an article beside its words."""

    id: str
    fingerprint: str
    start: int
    """The position of the first word of its title, or what that would be."""
    title_words: int
    body_words: int
    passages: Sequence[int]
    """Of each passage its start and its end in the text, and the number of its words."""


class Postings(NamedTuple):
    """Where the forms of a run stand, one form after the other."""

    holding: Sequence[int]
    """Of each form the number of documents that hold it."""
    counts: Sequence[int]
    """Of each form the number of its positions."""
    numbers: array[int]
    """The documents that hold a form, ascending. This and the next two are parallel, of type I."""
    titles: array[int]
    """How often it stands in the title of each."""
    bodies: array[int]
    """How often in its passages."""
    places: array[int]
    """The positions of a form, ascending. Of type I."""


class Source(Protocol):
    """Documents and their words, as a volume is written of them."""

    @property
    def forms(self) -> Sequence[str]:
        """All forms, sorted."""

    @property
    def compounds(self) -> Sequence[str]:
        """All compounds, sorted, as `compound_term` writes them."""

    @property
    def extent(self) -> int:
        """The number of positions that the documents take up."""

    @property
    def taken_out(self) -> Collection[int]:
        """The numbers of documents that were taken out since."""

    @property
    def count(self) -> int:
        """Return the number of documents, those that were taken out included."""

    def end(self, number: int) -> int:
        """Return the position at which the next document begins."""

    def live_documents(self) -> Sequence[tuple[int, Document]]:
        """Return the documents that were not taken out, each with its number."""

    def postings(self, low: int, high: int) -> Postings:
        """Return the postings of the forms from `low` to before `high`, documents that were taken out included."""

    def compound_numbers(self, index: int) -> array[int]:
        """Return the documents that hold a compound, those that were taken out included."""


def compound_term(joined: str, parts: Sequence[str]) -> str:
    """Return a compound as one line: its joined form and its parts."""
    return _SEPARATOR.join((joined, *parts))


class Batch:
    """Articles that wait to be written. A Source, once `close` has been called."""

    def __init__(self, places: Places) -> None:
        """Take places, which are emptied and then belong to the batch; how words are cut can be known already."""
        self.forms: Sequence[str] = ()
        self.compounds: Sequence[str] = ()
        self.extent = 0
        self.taken_out: Collection[int] = ()
        places.empty()
        self._places = places
        """Of each form the number of the document, shifted by 32 bits, and the position of each of its words."""
        self._documents: list[Document] = []
        self._compounds: dict[str, array[int]] = {}

    def add(self, article: Article) -> None:
        """Take in an article; its number is the count of those before it."""
        number, start = len(self._documents), self.extent
        places, base, text = self._places, number << 32, plain(article.text)
        words = title_words = put(plain(article.title.value or ""), base | start, places)
        at = start + words + GAP
        passages = array("I")
        for passage in article.passages:
            span = passage.span
            found = put(span.of(text), base | at, places)
            passages.extend((span.start, span.end, found))
            words += found
            at += found + GAP
        for joined, parts in compounds_of(article):
            self._compounds.setdefault(compound_term(joined, parts), array("I")).append(number)
        self.extent = at
        self._documents.append(
            Document(article.id, article.fingerprint, start, title_words, words - title_words, passages)
        )

    def close(self) -> None:
        """Put the forms in order. Nothing is added after that."""
        self.forms = sorted(form for form, places in self._places.of_forms.items() if places)
        self.compounds = sorted(self._compounds)
        self._title_ends = [document.start + document.title_words for document in self._documents]

    @property
    def count(self) -> int:
        """Return the number of articles."""
        return len(self._documents)

    def end(self, number: int) -> int:
        """Return the position at which the next document begins."""
        return self._documents[number + 1].start if number + 1 < len(self._documents) else self.extent

    def live_documents(self) -> Sequence[tuple[int, Document]]:
        """Return all documents, each with its number."""
        return list(enumerate(self._documents))

    def postings(self, low: int, high: int) -> Postings:
        """Return the postings of the forms from `low` to before `high`."""
        found = list(map(self._places.of_forms.__getitem__, self.forms[low:high]))
        counts = list(map(len, found))
        halves = array("I", b"".join(found))
        places, numbers = halves[_LOW::2], halves[1 - _LOW :: 2]
        is_new = bytearray(map(ne, numbers, chain((-1,), numbers)))  # another document than that of the word before
        ends = list(accumulate(counts, initial=0))
        for start in ends[:-1]:
            is_new[start] = 1
        starts = [*compress(count(), is_new), len(numbers)]
        bodies = array("I", map(sub, starts[1:], starts))
        titles = array("I", bytes(len(bodies) * bodies.itemsize))
        numbers = array("I", compress(numbers, is_new))
        is_titled = map(lt, compress(places, is_new), map(self._title_ends.__getitem__, numbers))
        for posting in compress(count(), is_titled):
            start, title_end = starts[posting], self._title_ends[numbers[posting]]
            titles[posting] = bisect_left(places, title_end, start, starts[posting + 1]) - start
            bodies[posting] -= titles[posting]
        return Postings(
            [is_new.count(1, start, end) for start, end in pairwise(ends)], counts, numbers, titles, bodies, places
        )

    def compound_numbers(self, index: int) -> array[int]:
        """Return the documents that hold a compound."""
        return self._compounds[self.compounds[index]]
