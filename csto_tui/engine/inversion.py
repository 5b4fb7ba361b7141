"""Articles turned inside out, in memory: of each form the articles that hold it, how often, and at which positions.

Positions run through all articles of a source; from one article to the next they leap by `GAP` and more. Nothing here
reads or writes a file.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import chain, count
from typing import NamedTuple, Protocol

from csto_tui.engine.cutting import Forms, cut
from csto_tui.engine.layout import GAP, compounds_of, packed_layout
from csto_tui.model.article import Article

__all__ = ["Batch", "Document", "Postings", "Source", "compound_term"]

_SEPARATOR = "\0"  # no token holds it


class Document(NamedTuple):
    """What a source keeps of an article beside its words."""

    id: str
    fingerprint: str
    start: int
    """The position of the first word of its title, or what that would be."""
    title_words: int
    body_words: int
    layout: bytes
    """A packed `Layout`."""


class Postings(NamedTuple):
    """Where a form stands, in arrays of type I. All but the positions are parallel."""

    numbers: array[int]
    """The documents that hold it, ascending."""
    titles: array[int]
    """How often it stands in the title of each."""
    bodies: array[int]
    """How often in its passages."""
    places: array[int]
    """Its positions, ascending."""


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

    def postings(self, index: int) -> Postings:
        """Return the postings of a form, documents that were taken out included."""

    def compound_numbers(self, index: int) -> array[int]:
        """Return the documents that hold a compound, those that were taken out included."""


def compound_term(joined: str, parts: Sequence[str]) -> str:
    """Return a compound as one line: its joined form and its parts."""
    return _SEPARATOR.join((joined, *parts))


class Batch:
    """Articles that wait to be written. A Source, once `close` has been called."""

    def __init__(self) -> None:
        self.forms: Sequence[str] = ()
        self.compounds: Sequence[str] = ()
        self.extent = 0
        self.taken_out: Collection[int] = ()
        self._documents: list[Document] = []
        self._folded = Forms()
        self._counts: defaultdict[str, array[int]] = defaultdict(_numbers)
        """Of each form its documents, each followed by how often it stands in their title and in their passages."""
        self._places: defaultdict[str, array[int]] = defaultdict(_numbers)
        self._compounds: dict[str, array[int]] = {}

    def add(self, article: Article) -> None:
        """Take in an article; its number is the count of those before it."""
        number, start = len(self._documents), self.extent
        title, _ = cut(article.title.value or "", self._folded)
        passages: list[tuple[int, int, Sequence[int]]] = []
        runs = [(start, title)]
        at = start + len(title) + GAP
        for passage in article.passages:
            forms, sizes = cut(passage.span.of(article.text), self._folded)
            passages.append((passage.span.start, passage.span.end, sizes))
            runs.append((at, forms))
            at += len(forms) + GAP
        words = self._count(number, title, list(chain.from_iterable(forms for _, forms in runs[1:])))
        places = self._places
        for base, forms in runs:
            for form, place in zip(forms, count(base)):
                places[form].append(place)
        for joined, parts in compounds_of(article):
            self._compounds.setdefault(compound_term(joined, parts), array("I")).append(number)
        self.extent = at
        self._documents.append(
            Document(article.id, article.fingerprint, start, len(title), words, packed_layout(passages))
        )

    def close(self) -> None:
        """Put the forms in order. Nothing is added after that."""
        self.forms, self.compounds = sorted(self._places), sorted(self._compounds)

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

    def postings(self, index: int) -> Postings:
        """Return the postings of a form."""
        form = self.forms[index]
        counts = self._counts[form]
        return Postings(counts[0::3], counts[1::3], counts[2::3], self._places[form])

    def compound_numbers(self, index: int) -> array[int]:
        """Return the documents that hold a compound."""
        return self._compounds[self.compounds[index]]

    def _count(self, number: int, title: list[str], body: list[str]) -> int:
        """Note that a document holds its forms, and how often; return the number of words in its passages."""
        counts = self._counts
        for form, times in Counter(body).items():
            counts[form].extend((number, 0, times))
        for form, times in Counter(title).items():
            known = counts[form]
            if known and known[-3] == number:
                known[-2] = times
            else:
                known.extend((number, times, 0))
        return len(body)


def _numbers() -> array[int]:
    return array("I")  # in place of a list: four bytes each, and nothing that garbage collection looks through
