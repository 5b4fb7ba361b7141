"""One article made ready to be compared: its passages and its title as pieces, and a quick test of what is not there.

Nothing here judges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from csto_tui.drafts.pieces import Piece, source_pieces, squashed
from csto_tui.model.article import Article
from csto_tui.model.span import Span

__all__ = ["ReadyArticle", "densest"]

_OCCURRENCES = 4
"""Places of the same words that are looked at in one article."""
_AROUND = 10
"""Pieces."""


class ReadyArticle:
    """An article, taken apart as far as it was asked to be. Passage 0 is its title."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self._pieces: dict[int, list[Piece]] = {}

    @property
    def passages(self) -> range:
        """The numbers of all passages, the title's among them."""
        return range(len(self.article.passages) + 1)

    def text(self, number: int) -> str:
        """Return the text that the pieces of a passage have offsets into."""
        return self.article.text if number else self.article.title.value or ""

    def span(self, number: int) -> Span:
        """Return where a passage stands in its text."""
        return self.article.passages[number - 1].span if number else Span(0, len(self.text(0)))

    def pieces(self, number: int) -> list[Piece]:
        """Return the pieces of a passage."""
        if number not in self._pieces:
            span = self.span(number)
            self._pieces[number] = source_pieces(self.text(number), span.start, span.end, number)
        return self._pieces[number]

    def shared(self, words: Collection[str], number: int) -> tuple[int, int]:
        """Return how many letters those of some words have, squashed, that stand in a passage, be it inside others; and
        how many it has itself.
        """
        whole = self._parts[number]
        return sum(len(word) for word in words if word in whole), len(whole)

    def window(self, first: int, last: int, margin: int = 0) -> list[Piece]:
        """Return the pieces of passages, with at most `margin` pieces of the passages before and after them."""
        window = [piece for number in range(first, last + 1) for piece in self.pieces(number)]
        if margin and first > 1:
            window = self.pieces(first - 1)[-margin:] + window
        if margin and 0 < last < len(self.article.passages):
            window = window + self.pieces(last + 1)[:margin]
        return window

    def stretches(self, runs: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the first and the last passage of stretches that hold all `runs` (squashed, in their order), each run
        as near to the longest one as can be; the title last.
        """
        whole, starts = self._squashed
        longest = max(range(len(runs)), key=lambda at: len(runs[at]))
        at = -1
        for _ in range(_OCCURRENCES):
            at = whole.find(runs[longest], at + 1)
            if at < 0:
                break
            low, high = at, at + len(runs[longest])
            for run in reversed(runs[:longest]):
                low = whole.rfind(run, 0, low) if low >= 0 else -1
            for run in runs[longest + 1 :]:
                found = whole.find(run, high) if high >= 0 else -1
                high = found + len(run) if found >= 0 else -1
            if low >= 0 and high >= 0:
                yield bisect_right(starts, low), bisect_right(starts, high - 1)
        if len(runs) == 1 and runs[0] in self._parts[0]:
            yield 0, 0

    @cached_property
    def _parts(self) -> list[str]:
        """The title and all passages, squashed."""
        return [squashed(self.span(number).of(self.text(number))) for number in self.passages]

    @cached_property
    def _squashed(self) -> tuple[str, list[int]]:
        """All passages squashed, in one; and where each begins."""
        parts = self._parts[1:]
        return "".join(parts), [0, *accumulate(map(len, parts))][: len(parts)]


def densest(window: Sequence[Piece], keys: Collection[str], size: int) -> Sequence[Piece]:
    """Return the `size` neighbouring pieces of a window that most often have one of the keys (casefolded), with some
    around them: what a quotation begins or ends in must be seen.
    """
    if len(window) <= size:
        return window
    counts = [0, *accumulate(piece.key.casefold() in keys for piece in window)]
    start = max(range(len(window) - size + 1), key=lambda at: counts[at + size] - counts[at])
    return window[max(0, start - _AROUND) : start + size + _AROUND]
