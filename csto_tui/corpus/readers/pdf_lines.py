"""Lines of a PDF page with their places, as its text layer has them. Nothing here joins lines."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Line", "lines_of"]

_FURTHEST = 1e6
_LIGATURES = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})
"""fi, ffl and so on as letters: nobody types the signs in a search."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""

    text: str
    """Without white space around it, runs of it as one space."""
    page: int
    """From 1."""
    x: float
    """Where it begins, in points from the left."""
    y: float
    """Its baseline, in points from the bottom."""
    size: float
    """Of most of its letters, in points."""


@dataclass(slots=True)
class _Piece:
    text: str
    x: float
    y: float
    size: float


def lines_of(page: Any, number: int) -> tuple[Line, ...]:
    """Return the lines of one page (a `pypdf.PageObject`), in the order in which the file has them.

    Raises whatever pypdf raises for a damaged page.
    """
    pieces: list[_Piece] = []

    def visit(text: str, outer: Sequence[float], inner: Sequence[float], _: object, size: float) -> None:
        if text:
            pieces.append(_placed(text, outer, inner, size))

    page.extract_text(visitor_text=visit)
    lines: list[Line] = []
    row: list[_Piece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        row.append(_Piece(first, piece.x, piece.y, piece.size))
        for other in others:
            lines.extend(_line(row, number))
            row = [_Piece(other, piece.x, piece.y, piece.size)]
    lines.extend(_line(row, number))
    return tuple(_joined_rows(lines))


def _placed(text: str, outer: Sequence[float], inner: Sequence[float], size: float) -> _Piece:
    """Return a piece with its place on the page: the text's matrix within the page's (ISO 32000-1, 9.4.4)."""
    a, b, c, d, e, f = (float(value) for value in outer)
    x, y = float(inner[4]), float(inner[5])
    scale = math.hypot(c, d) * math.hypot(float(inner[2]), float(inner[3]))
    return _Piece(text, _bounded(x * a + y * c + e), _bounded(x * b + y * d + f), _bounded(abs(size) * scale))


def _bounded(value: float) -> float:
    return max(-_FURTHEST, min(_FURTHEST, value)) if math.isfinite(value) else 0.0


def _line(row: list[_Piece], number: int) -> tuple[Line, ...]:
    text = " ".join("".join(piece.text for piece in row).translate(_LIGATURES).split())
    inked = [piece for piece in row if piece.text.strip()]
    if not text or not inked:
        return ()
    largest = max(inked, key=lambda piece: len(piece.text))
    return (Line(text, number, inked[0].x, inked[0].y, round(largest.size, 1)),)


def _joined_rows(lines: list[Line]) -> list[Line]:
    """Return the lines with those put together that stand on one baseline, one after the other."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and abs(above.y - line.y) < 0.2 * line.size and above.x < line.x and above.size == line.size:
            joined[-1] = Line(f"{above.text} {line.text}", line.page, above.x, above.y, above.size)
        else:
            joined.append(line)
    return joined
