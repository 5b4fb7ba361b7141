"""The column at the right edge of a text: where in the whole of it the hits stand, and which part is in sight.

It takes numbers and gives one cell; nothing here knows a widget.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from csto_tui.model.span import Span
from csto_tui.tui.paint import plain
from csto_tui.tui.wrap import Line

__all__ = ["HitMap"]


@dataclass(frozen=True, slots=True)
class HitMap:
    """A text of some screen lines, as high as the pane, or as the text where that is lower."""

    lines: Sequence[Line]
    starts: Sequence[int]
    """Where each line begins."""
    height: int
    """Lines of the pane."""
    top: int
    """The first line in sight."""

    def line_at(self, row: int) -> int:
        """Return the line that a row of the pane stands for."""
        return int(row * self._scale)

    @property
    def _scale(self) -> float:
        return max(len(self.lines) / self.height, 1.0) if self.height else 1.0

    def cell(self, row: int, hits: Sequence[Span], hit: int | None, style: str) -> Content:
        """Return the cell of a row: a mark where a hit stands, a fuller one for the current hit, a shade in sight."""
        total, first, last = len(self.lines), self.line_at(row), self.line_at(row + 1)
        in_sight = total > self.height and self.top < last and first < self.top + self.height
        shade = "on $panel" if in_sight else ""
        if first >= total:
            return plain(" ")
        low = self.starts[first]
        high = self.starts[last] if last < total else self.starts[-1] + len(self.lines[-1].span)
        index = bisect_left(hits, Span(low, low))
        if index >= len(hits) or hits[index].start >= high:
            return plain(" ", shade)
        is_current = hit is not None and low <= hits[hit].start < high
        return plain("█" if is_current else "▐", f"{style} {shade}")
