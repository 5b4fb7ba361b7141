"""Cut a text into screen lines: at words, by the width that its characters take on a terminal. Nothing here draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from csto_tui.model.article import Article
from csto_tui.model.span import Span

__all__ = ["Line", "cells_before", "laid_out", "letter_at", "wrapped"]

# Letters that are certain to take one cell each; everything else is measured.
_NARROW = re.compile(
    "[\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0559\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One screen line of an article."""

    span: Span
    """In `Article.text`; empty for a line of air."""
    number: int = 0
    """The passage's number on its first line, else 0."""
    is_furniture: bool = False


def wrapped(text: str, within: Span, width: int) -> Iterator[Span]:
    """Yield the screen lines of a stretch of text, each at most `width` cells wide.

    White space at a cut belongs to neither line. A word that is wider than a line is cut where the line ends.

    >>> [span.of("one two three") for span in wrapped("one two three", Span(0, 13), 8)]
    ['one two', 'three']
    """
    width = max(width, 2)
    narrow = _NARROW.fullmatch(text, within.start, within.end) is not None
    start = _skip_space(text, within.start, within.end)
    while start < within.end:
        reach = min(start + width, within.end) if narrow else _reach(text, start, within.end, width)
        stop = reach if reach >= within.end else _cut(text, start, reach)
        end = stop
        while end > start and text[end - 1].isspace():
            end -= 1
        yield Span(start, end)
        start = _skip_space(text, stop, within.end)


def cells_before(text: str, line: Span, offset: int) -> int:
    """Return how many cells a line has before the letter at `offset`, which stands on it or at its end."""
    return sum(_cells(letter) for letter in text[line.start : min(offset, line.end)])


def letter_at(text: str, line: Span, column: int) -> int:
    """Return the offset of the letter that covers a cell of a line, counted from 0; beyond its end, of its end.

    >>> letter_at("大 two", Span(0, 5), 1), letter_at("大 two", Span(0, 5), 3), letter_at("two", Span(0, 3), 9)
    (0, 2, 3)
    """
    cells = 0
    for offset in range(line.start, line.end):
        cells += _cells(text[offset])
        if cells > column:
            return offset
    return line.end


def _cells(letter: str) -> int:
    return 1 if letter.isspace() else cell_len(letter)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Return the offset up to which the characters from `start` on fill at most `width` cells; at least one
    further on.
    """
    cells, at = 0, start
    while at < end:
        cells += _cells(text[at])
        if cells > width:
            break
        at += 1
    return max(at, start + 1)


def _cut(text: str, start: int, reach: int) -> int:
    """Return where to cut between `start` and `reach`: after the last space, after a hyphen or dash, or at `reach`."""
    if text[reach].isspace():
        return reach
    at = reach
    while at > start and not text[at - 1].isspace():
        at -= 1
    if at > start:
        return at
    for at in range(reach, start + 1, -1):
        if text[at - 1] in "-\u2010\u2013\u2014/":
            return at
    return reach


def laid_out(article: Article, width: int, *, furniture: bool = False) -> tuple[Line, ...]:
    """Return the screen lines of an article: its passages with a line of air between them, and on request all
    that is not one.

    A megabyte of text takes some hundredths of a second.
    """
    text = article.text.replace("\n", " ").replace("\t", " ")
    lines: list[Line] = []
    for span, number in _blocks(article, furniture):
        if lines:
            lines.append(Line(Span(span.start, span.start)))
        first = number
        for row in wrapped(text, span, width):
            lines.append(Line(row, first, number == 0))
            first = 0
    return tuple(lines)


def _blocks(article: Article, furniture: bool) -> Iterator[tuple[Span, int]]:
    """Yield each passage with its number, and with `furniture` each line between passages with 0."""
    at = 0
    for passage in article.passages:
        if furniture:
            yield from _lines_between(article.text, at, passage.span.start)
        yield passage.span, passage.number
        at = passage.span.end
    if furniture:
        yield from _lines_between(article.text, at, len(article.text))


def _lines_between(text: str, start: int, end: int) -> Iterator[tuple[Span, int]]:
    for match in re.compile(r"[^\n]*\S[^\n]*").finditer(text, start, end):
        yield Span(match.start(), match.end()), 0
