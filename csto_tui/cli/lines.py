"""Lines for a person to read: pieces of text, some of them in a style, and how wide they are. Nothing here prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Literal, NamedTuple

from csto_tui.model.span import Span
from csto_tui.text.clean import clean

__all__ = ["Line", "Styled", "cells", "context_line", "lit", "loud", "painted", "quiet"]

_CODES = {"hit": "1;4", "loud": "1", "quiet": "2"}


class Styled(NamedTuple):
    """A stretch of a line in one style."""

    text: str
    style: Literal["hit", "loud", "quiet"]


Line = str | tuple[str | Styled, ...]
"""One line of text; its pieces follow each other without a gap."""


def loud(text: str) -> Styled:
    """Return a text that stands out."""
    return Styled(text, "loud")


def quiet(text: str) -> Styled:
    """Return a text that stands back."""
    return Styled(text, "quiet")


def lit(text: str, marks: Iterable[Span]) -> tuple[str | Styled, ...]:
    """Return a text with its marks in the style of hits; what two marks share is lit once.

    >>> lit("a b c", [Span(0, 1), Span(4, 5)])
    (Styled(text='a', style='hit'), ' b ', Styled(text='c', style='hit'))
    """
    pieces: list[str | Styled] = []
    at = 0
    for mark in sorted(marks):
        if mark.end > at:
            start = max(mark.start, at)
            pieces += [text[at:start], Styled(text[start : mark.end], "hit")]
            at = mark.end
    return tuple(piece for piece in (*pieces, text[at:]) if piece)


def painted(line: Line, *, color: bool) -> str:
    """Return a line as it is printed: cleaned, and with its styles where there is colour."""
    if isinstance(line, str):
        return clean(line)
    return "".join(_painted(piece) if color and isinstance(piece, Styled) else clean(_text(piece)) for piece in line)


def cells(text: str) -> int:
    r"""Return how many columns a text takes: wide characters take two, combining marks none (UAX #11).

    >>> cells("Minsk"), cells("明斯克"), cells("e\u0301")
    (5, 6, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def context_line(place: str, before: str, match: str, after: str, *, margin: int, width: int) -> Line:
    """Return a hit in its context, set so that all hits of a list stand below each other.

    `margin` is the number of columns for the place, `width` that for what stands before the hit. Nothing is put between
    the three texts: joined they are a slice of the passage.
    """
    lead = " " * (margin - cells(place) + 2)
    return quiet(place), lead, " " * (width - cells(before)), before, Styled(match, "hit"), after


def _text(piece: str | Styled) -> str:
    return piece.text if isinstance(piece, Styled) else piece


def _painted(piece: Styled) -> str:
    return f"\x1b[{_CODES[piece.style]}m{clean(piece.text)}\x1b[0m" if piece.text else ""
