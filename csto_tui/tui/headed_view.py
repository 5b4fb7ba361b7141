"""A scrolling pane of rows with headings and remarks between them, which the cursor passes over.

It knows no more of them than that.
"""

from __future__ import annotations

from csto_tui.tui.row_view import RowView

__all__ = ["HeadedView"]


class HeadedView(RowView):
    """Rows, headings and remarks; subclasses say which are rows."""

    def is_row(self, index: int) -> bool:
        """Tell whether the cursor can stand there."""
        raise NotImplementedError

    def place(self, index: int) -> None:
        """Lay out what is there now, with the cursor on the row nearest to a place."""
        self.lay_rows()
        rows = filter(self.is_row, range(self.row_count()))
        self.cursor = min(rows, key=lambda row: (abs(row - index), row), default=0)
        self.go_to(self.top)
        self._show_with_heading()

    def move_to(self, index: int) -> bool:
        """Put the cursor on the row nearest to a place, and tell whether it moved."""
        if not self.row_count():
            return False
        index = min(max(index, 0), self.row_count() - 1)
        ahead = range(index, self.row_count()) if index > self.cursor else range(index, -1, -1)
        back = range(self.cursor, index) if index > self.cursor else range(self.cursor, index, -1)
        near = next(filter(self.is_row, (*ahead, *reversed(back))), self.cursor)
        moved = super().move_to(near)
        self._show_with_heading()
        if not moved:  # what stands beyond the last row comes into sight
            self.show_line(self.first_line(index))
        return moved

    def _show_with_heading(self) -> None:
        if not self.row_count():
            return
        first = self.cursor
        while first and not self.is_row(first - 1) and self.cursor - first < 2:
            first -= 1
        self.show_line(self.first_line(first))
        self.show_row(self.cursor)
