"""An article as an index keeps it: the positions of each form, and where in the text each position stands.

Positions count words; from one passage to the next they leap by `GAP`, so that no phrase reaches across.
Nothing here searches.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from csto_tui.engine.limits import MAX_SLOP
from csto_tui.model.article import Article
from csto_tui.model.span import Span
from csto_tui.text.normalize import Token, compounds, tokens

__all__ = ["GAP", "Inverted", "Layout", "Positions", "compounds_of", "inverted"]

GAP = 128
_HYPHENS = frozenset("-\u2010\u2011")
_LONGEST_COMPOUND = 200  # what is longer is an address or a ruler, and costly to cut
assert GAP > MAX_SLOP
Positions = dict[str, "array[int]"]
"""Of each form, ascending."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """All of an article that an index takes in."""

    title: Positions
    body: Positions
    title_words: int
    body_words: int
    compounds: frozenset[tuple[str, tuple[str, ...]]]
    layout: bytes
    """A packed `Layout`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in an article's text its passages and the words of its passages stand."""

    passages: tuple[Span, ...]
    bases: tuple[int, ...]
    """The position of the first word of each passage."""
    firsts: tuple[int, ...]
    """The number of words before each passage."""
    starts: array[int]
    """Of each word."""
    ends: array[int]

    @classmethod
    def unpacked(cls, packed: bytes) -> Layout:
        """Return the layout that `inverted` packed."""
        numbers = array("I")
        numbers.frombytes(zlib.decompress(packed))
        count = numbers[0]
        head, words = numbers[1 : 1 + 3 * count], numbers[1 + 3 * count :]
        edges = array("Q", accumulate(words))
        sizes = head[2::3]
        firsts = tuple(accumulate(sizes, initial=0))[:-1]
        bases = tuple(first + index * GAP for index, first in enumerate(firsts))
        return cls(tuple(map(Span, head[0::3], head[1::3])), bases, firsts, edges[0::2], edges[1::2])

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of text from position `first` to the word before position `end`, both in one passage."""
        passage = bisect_right(self.bases, first) - 1
        shift = self.firsts[passage] - self.bases[passage]
        return Span(self.starts[first + shift], self.ends[end - 1 + shift])

    def holds(self, span: Span) -> bool:
        """Tell whether a span covers some text that lies in one passage."""
        index = bisect_right(self.passages, span.start, key=lambda passage: passage.start) - 1
        return len(span) > 0 and index >= 0 and self.passages[index].contains(span)


def inverted(article: Article) -> Inverted:
    """Return all of an article that an index takes in."""
    passages = [list(tokens(article.text, p.span.start, p.span.end)) for p in article.passages]
    body: Positions = {}
    base = 0
    for words in passages:
        _place(words, base, body)
        base += len(words) + GAP
    heading = list(tokens(article.title.value or ""))
    title: Positions = {}
    _place(heading, 0, title)
    return Inverted(
        title, body, len(heading), sum(map(len, passages)), frozenset(compounds_of(article)), _packed(article, passages)
    )


def _place(words: Iterable[Token], base: int, places: Positions) -> None:
    for position, token in enumerate(words, base):
        known = places.get(token.form)
        if known is None:
            places[token.form] = array("I", (position,))
        else:
            known.append(position)


def _packed(article: Article, passages: list[list[Token]]) -> bytes:
    numbers = array("I", (len(passages),))
    for passage, words in zip(article.passages, passages, strict=True):
        numbers.extend((passage.span.start, passage.span.end, len(words)))
    edge = 0
    for token in (token for words in passages for token in words):
        numbers.extend((token.start - edge, token.end - token.start))
        edge = token.end
    return zlib.compress(numbers.tobytes(), 1)


def compounds_of(article: Article) -> set[tuple[str, tuple[str, ...]]]:
    """Return the hyphenated words of title and passages: of each its joined form and its parts."""
    texts = [article.title.value or "", *(passage.span.of(article.text) for passage in article.passages)]
    found: set[tuple[str, tuple[str, ...]]] = set()
    for word in {word for text in texts for word in text.split()}:
        if len(word) <= _LONGEST_COMPOUND and not _HYPHENS.isdisjoint(word):
            found.update(compounds(word))
    return found
