"""Where in an article's text its passages and their words stand, as an index keeps it.

Positions count words; from one passage to the next they leap by `GAP`, so that no phrase reaches across.
Nothing here searches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from csto_tui.engine.limits import MAX_SLOP
from csto_tui.model.article import Article
from csto_tui.model.span import Span
from csto_tui.text.normalize import compounds

__all__ = ["GAP", "Layout", "compounds_of", "packed_layout"]

GAP = 128
assert GAP > MAX_SLOP
_LONGEST_COMPOUND = 200  # what is longer is an address or a ruler, and costly to cut
_HYPHENS = "-\u2010\u2011"
_WIDE_PASSAGES, _WIDE_WORDS, _FLAGS = 1, 2, 2
_Passage = tuple[int, int, Sequence[int]]
"""Start, end, and of each word the characters before it and its own."""


@dataclass(frozen=True)
class Layout:
    """Where in an article's text its passages and the words of its passages stand."""

    packed: bytes
    """As `packed_layout` made it."""

    @cached_property
    def passages(self) -> tuple[Span, ...]:
        """The passages, in `Article.text`."""
        return tuple(map(Span, self._table[0::3], self._table[1::3]))

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of text from position `first` to the word before position `end`, both in one passage."""
        passage = bisect_right(self._bases, first) - 1
        shift = self._firsts[passage] - self._bases[passage]
        starts, ends = self._edges
        return Span(starts[first + shift], ends[end - 1 + shift])

    def holds(self, span: Span) -> bool:
        """Tell whether a span covers some text that lies in one passage."""
        index = bisect_right(self.passages, span.start, key=lambda passage: passage.start) - 1
        return len(span) > 0 and index >= 0 and self.passages[index].contains(span)

    @cached_property
    def _table(self) -> array[int]:
        """Of each passage its start, its end and the number of its words."""
        table = array("I" if self._head & _WIDE_PASSAGES else "H")
        table.frombytes(self.packed[4 : 4 + 3 * (self._head >> _FLAGS) * table.itemsize])
        return table

    @property
    def _head(self) -> int:
        return array("I", self.packed[:4])[0]

    @cached_property
    def _firsts(self) -> tuple[int, ...]:
        """The number of words before each passage."""
        return tuple(accumulate(self._table[2::3], initial=0))[:-1]

    @cached_property
    def _bases(self) -> tuple[int, ...]:
        """The position of the first word of each passage."""
        return tuple(first + index * GAP for index, first in enumerate(self._firsts))

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """The starts and the ends of all words."""
        sizes = array("I" if self._head & _WIDE_WORDS else "B")
        sizes.frombytes(self.packed[4 + len(self._table) * self._table.itemsize :])
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for start, count in zip(self._table[0::3], self._table[2::3], strict=True):
            edges = list(accumulate(sizes[at : at + 2 * count], initial=start))
            starts += edges[1::2]
            ends += edges[2::2]
            at += 2 * count
        return starts, ends


def packed_layout(passages: Sequence[_Passage]) -> bytes:
    """Return the layout of an article's passages as bytes that `Layout` reads."""
    table = [number for start, end, sizes in passages for number in (start, end, len(sizes) // 2)]
    has_wide_passages = max(table, default=0) > 0xFFFF
    words, has_wide_words = _packed_words([sizes for _, _, sizes in passages])
    head = len(passages) << _FLAGS | has_wide_passages * _WIDE_PASSAGES | has_wide_words * _WIDE_WORDS
    return b"".join((array("I", (head,)), array("I" if has_wide_passages else "H", table), words))


def _packed_words(rows: Sequence[Sequence[int]]) -> tuple[bytes, bool]:
    """Return sizes as bytes, and whether they take four each."""
    try:
        return b"".join(map(bytes, rows)), False
    except ValueError:
        return array("I", chain.from_iterable(rows)).tobytes(), True


def compounds_of(article: Article) -> set[tuple[str, tuple[str, ...]]]:
    """Return the hyphenated words of title and passages: of each its joined form and its parts."""
    texts = [article.title.value or "", *(passage.span.of(article.text) for passage in article.passages)]
    hyphenated = {
        word for text in texts for hyphen in _HYPHENS if hyphen in text for word in text.split() if hyphen in word
    }
    return {compound for word in hyphenated for compound in _compounds_in(word)}


@lru_cache(maxsize=20_000)
def _compounds_in(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(compounds(word)) if len(word) <= _LONGEST_COMPOUND else ()
