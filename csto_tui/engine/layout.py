"""Where in an article's text its passages and their words stand, as an index keeps it.

Positions count words; from one passage to the next they leap by `GAP`, so that no phrase reaches across.
Nothing here searches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from csto_tui.engine.cutting import edges_in
from csto_tui.engine.limits import MAX_SLOP
from csto_tui.model.article import Article
from csto_tui.model.span import Span
from csto_tui.text.normalize import compounds

__all__ = ["GAP", "Layout", "Outline", "compounds_of"]

GAP = 128
assert GAP > MAX_SLOP
_LONGEST_COMPOUND = 200  # what is longer is an address or a ruler, and costly to cut
_HYPHENS = "-\u2010\u2011"
_Edges = tuple[Sequence[int], Sequence[int]]
_BEYOND = 2**40  # characters; no text has so many


class Outline(NamedTuple):
    """What an index keeps of where things stand in an article's text, and where the rest can be had."""

    passages: Sequence[int]
    """Of each passage its start, its end and the number of its words."""
    text: Callable[[int], str | None]
    """Fetches the text of a passage, by its index, as it was indexed; None when it is not to be had any more."""


class Layout:
    """Where in an article's text its passages and the words of its passages stand."""

    def __init__(self, outline: Outline) -> None:
        self._table = outline.passages
        self._fetch = outline.text
        self._known: dict[int, _Edges | None] = {}
        """The edges of the words of those passages that were asked for."""

    @cached_property
    def passages(self) -> tuple[Span, ...]:
        """The passages, in `Article.text`."""
        return tuple(map(Span, self._table[0::3], self._table[1::3]))

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of text from position `first` to the word before position `end`, both in one passage.

        When the text is not to be had any more, it is one that lies beyond it and in no other.
        """
        passage = self.passage_at(first)
        edges = self._edges(passage)
        if edges is None:
            return Span(_BEYOND + first, _BEYOND + end)
        starts, ends = edges
        base, shift = self._bases[passage], self._table[3 * passage]
        return Span(shift + starts[first - base], shift + ends[end - 1 - base])

    def passage_at(self, position: int) -> int:
        """Return the index of the passage that holds a position."""
        return bisect_right(self._bases, position) - 1

    def passage_of(self, span: Span) -> int:
        """Return the index of the last passage that begins no later than a span; -1 if none does."""
        return bisect_right(self.passages, span.start, key=lambda passage: passage.start) - 1

    def holds(self, span: Span) -> bool:
        """Tell whether a span covers some text that lies in one passage."""
        index = self.passage_of(span)
        return len(span) > 0 and index >= 0 and self.passages[index].contains(span)

    @cached_property
    def _bases(self) -> Sequence[int]:
        """The position of the first word of each passage."""
        return list(accumulate((words + GAP for words in self._table[2::3]), initial=0))[:-1]

    def _edges(self, passage: int) -> _Edges | None:
        """Return where the words of a passage begin and end in it."""
        if passage not in self._known:
            text = self._fetch(passage)
            self._known[passage] = None if text is None else edges_in(text)
        return self._known[passage]


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
