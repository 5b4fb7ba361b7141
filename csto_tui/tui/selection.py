"""A stretch of an article that is being selected, and the steps by which it grows: words, sentences, passages.

Pure arithmetic on offsets; nothing here draws or copies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from csto_tui.model.article import Article, Passage
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.text.segment import sentences

__all__ = ["Selection", "Unit", "selected_pieces", "stepped_back", "stepped_on", "word_at"]

Unit = Literal["word", "sentence", "passage"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Selection:
    """Two places in `Article.text`: the one that stays and the one that moves."""

    anchor: int
    head: int
    is_by_passage: bool = False

    def span(self, article: Article) -> Span:
        """Return what is selected, without white space at its ends; by passage, whole passages."""
        low, high = sorted((self.anchor, self.head))
        if self.is_by_passage:
            touched = [one.span for one in article.passages if one.span.start <= high and low <= one.span.end]
            low, high = (touched[0].start, touched[-1].end) if touched else (low, high)
        while low < high and article.text[high - 1].isspace():
            high -= 1
        while low < high and article.text[low].isspace():
            low += 1
        return Span(low, high)

    def moved_to(self, head: int) -> Selection:
        """Put the end that moves somewhere else."""
        return replace(self, head=head)

    def turned(self) -> Selection:
        """Let the other end move."""
        return replace(self, anchor=self.head, head=self.anchor)


def _units(article: Article, passage: Passage, unit: Unit) -> Sequence[Span]:
    if unit == "passage":
        return (passage.span,)
    if unit == "sentence":
        return sentences(article.text, passage.span)
    return [Span(*one.span()) for one in _WORD.finditer(article.text, passage.span.start, passage.span.end)]


def stepped_on(article: Article, offset: int, unit: Unit) -> int:
    """Return the end of the first word, sentence or passage that ends after `offset`; at the end, `offset`."""
    for passage in article.passages:
        if passage.span.end > offset:
            for span in _units(article, passage, unit):
                if span.end > offset:
                    return span.end
    return offset


def stepped_back(article: Article, offset: int, unit: Unit) -> int:
    """Return the beginning of the last word, sentence or passage that begins before `offset`; at the beginning,
    `offset`.
    """
    for passage in reversed(article.passages):
        if passage.span.start < offset:
            for span in reversed(_units(article, passage, unit)):
                if span.start < offset:
                    return span.start
    return offset


def word_at(article: Article, offset: int) -> Span | None:
    """Return the word that holds `offset`, or else the first one after it; None where no further one is."""
    end = stepped_on(article, offset, "word")
    return Span(stepped_back(article, end, "word"), end) if end > offset else None


def selected_pieces(article: Article, span: Span, *, furniture: bool = False) -> tuple[str, ...]:
    """Return what a stretch holds of each passage, one line each; with `furniture`, of all lines in it."""
    pieces = [
        article.text[max(one.span.start, span.start) : min(one.span.end, span.end)]
        for one in article.passages
        if one.span.overlaps(span)
    ]
    if furniture or not pieces:
        pieces = re.split(r"\n\s*\n", span.of(article.text))
    return tuple(cleaned for cleaned in map(clean_line, pieces) if cleaned)
