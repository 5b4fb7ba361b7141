"""A passage as the words around its quotations: what is quoted is masked, only the article's own words are read.

Offsets are those of the article's text. Nothing here decides who speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from csto_tui.model.article import Article, Passage
from csto_tui.model.entity import EntityKind, Mention
from csto_tui.model.span import Span
from csto_tui.statements.marks import Quoted
from csto_tui.text.segment import sentences

__all__ = ["Frame", "Word", "frame_of"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.‑][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’][sS]\b|['’](?=\s))")
_CONTRACTED = re.compile(r"(?<=^he|^it)['’]s$|(?<=^she|^who)['’]s$")
_TERMINAL = frozenset(".!?…")


class Word(NamedTuple):
    """One word outside quotation marks."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Frame:
    """One passage, its quotations masked."""

    article: Article
    passage: Passage
    masked: str
    """As long as the passage; what is quoted stands as `X` or `x` all through, but for a full stop at its end."""
    words: tuple[Word, ...]
    """Those outside quotation marks."""
    starts: tuple[int, ...]
    """Of the words."""
    sentences: tuple[Span, ...]
    quotes: tuple[Quoted, ...]
    mentions: tuple[Mention, ...]
    """Those outside quotation marks, in order."""

    def between(self, start: int, end: int) -> str:
        """Return the masked text between two offsets."""
        base = self.passage.span.start
        return self.masked[start - base : end - base]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of the words that begin in a stretch."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset, or begins next after it."""
        return min(bisect_right(self.sentences, offset, key=_end_of), len(self.sentences) - 1)

    def quote_from(self, offset: int) -> Quoted | None:
        """Return the first quotation that opens at an offset or after it."""
        index = bisect_left(self.quotes, offset, key=_opened_of)
        return self.quotes[index] if index < len(self.quotes) else None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that lie in a stretch."""
        first = bisect_left(self.mentions, start, key=_start_of)
        last = bisect_left(self.mentions, end, key=_start_of)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= end]

    def people_in(self, start: int, end: int) -> list[Mention]:
        """Return the people named in a stretch."""
        return [m for m in self.mentions_in(start, end) if m.kind is EntityKind.PERSON]

    def covering(self, word: Word) -> Mention | None:
        """Return the mention that a word belongs to."""
        index = bisect_right(self.mentions, word.start, key=_start_of) - 1
        return self.mentions[index] if index >= 0 and word.start < self.mentions[index].span.end else None

    def is_possessive(self, mention: Mention) -> bool:
        """Tell whether a mention owns what follows (“Russia’s”)."""
        return bool(_POSSESSIVE.match(self.article.text, mention.span.end))


def frame_of(article: Article, passage: Passage, quotes: Sequence[Quoted], mentions: Sequence[Mention]) -> Frame:
    """Return the frame of a passage. `quotes` and `mentions` are those of this passage, in order."""
    low, high = passage.span.start, passage.span.end
    text = article.text
    pieces: list[str] = []
    at = low
    for quote in quotes:
        pieces += (text[at : quote.start], _mask(text[quote.start : quote.end]))
        at = quote.end
    pieces.append(text[at:high])
    masked = "".join(pieces)
    inside = [(quote.start, quote.end) for quote in quotes]
    words = tuple(_words(masked, low, inside))
    outside = tuple(mention for mention in mentions if not _is_inside(mention.span.start, inside))
    cut = tuple(span.shifted(low) for span in sentences(masked))
    return Frame(article, passage, masked, words, tuple(w.start for w in words), cut, tuple(quotes), outside)


def _words(masked: str, base: int, inside: Sequence[tuple[int, int]]) -> Iterator[Word]:
    for match in _WORD.finditer(masked):
        start = base + match.start()
        if not _is_inside(start, inside):
            text = match[0]
            low = text.casefold()
            is_cut = len(low) < 6 and ("'" in low or "’" in low)
            yield Word(text, _CONTRACTED.sub("", low) if is_cut else low, start, base + match.end())


def _mask(words: str) -> str:
    filler = "x" if words[:1].islower() else "X"
    last = words[-1] if words[-1] in _TERMINAL else filler
    return filler * (len(words) - 1) + last


def _is_inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an offset lies in one of the stretches, which are in order."""
    index = bisect_right(stretches, offset, key=_first_of) - 1
    return index >= 0 and offset < stretches[index][1]


def _opened_of(quote: Quoted) -> int:
    return quote.opened


def _first_of(stretch: tuple[int, int]) -> int:
    return stretch[0]


def _start_of(mention: Mention) -> int:
    return mention.span.start


def _end_of(span: Span) -> int:
    return span.end
