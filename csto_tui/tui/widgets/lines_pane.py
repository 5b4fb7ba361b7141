"""A pane of lines made by somebody else for the width that there is. It knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from csto_tui.tui.line_view import LineView

__all__ = ["LinesPane", "Painter"]

Painter = Callable[[int], tuple[Content, ...]]
"""Makes all lines for a width in cells."""


class LinesPane(LineView):
    """Lines to scroll through."""

    def __init__(self, painter: Painter | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painter = painter
        self._lines: tuple[Content, ...] = ()

    def show(self, painter: Painter) -> None:
        """Show other lines, from the first."""
        self._painter = painter
        self.fit()
        self.go_to(0)

    def fit(self) -> None:
        """Have the lines made for the new width."""
        self._lines = self._painter(self.size.width) if self._painter and self.size.width else ()
        self.relay()
        self.go_to(self.top)

    def line_count(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def line(self, index: int, width: int) -> Content:
        """Return a line."""
        return self._lines[index]
