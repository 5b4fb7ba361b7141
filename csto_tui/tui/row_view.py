"""A scrolling pane of rows, each one or more lines high, with a cursor on one of them.

Only the rows on the screen are painted; of the others no more is known than how high they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from textual import events
from textual.content import Content

from csto_tui.tui.line_view import LineView
from csto_tui.tui.paint import AIR, QUIET, cut, plain, shaded

__all__ = ["RowView"]

_MARGINS = 3
"""Cells of a line beside the text of a row: two for the cursor's bar, one of air."""


class RowView(LineView):
    """Rows with a cursor; subclasses say how many there are and how high, and paint each one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.empty: tuple[Content, ...] = ()
        """What stands in the pane when it has no rows."""
        self.air = 0
        """Empty lines between rows."""
        self._starts: list[int] = [0]
        """The first line of each row, and at the end that of the row which would come next."""

    def row_count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def row_height(self, row: int, width: int) -> int:
        """Return the number of lines of a row whose text is `width` cells wide."""
        raise NotImplementedError

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return the painted lines of a row, each at most `width` cells wide."""
        raise NotImplementedError

    def come_to(self, row: int) -> None:
        """Note that the cursor came to a row; subclasses tell their readers."""

    def do_open(self) -> None:
        """Open the row under the cursor; subclasses say what that means."""

    def tick_mark(self, row: int) -> Content:
        """Return what stands before the first line of a row in place of the margin; nothing where it is empty."""
        return AIR

    @property
    def text_width(self) -> int:
        """The cells that the text of a row has."""
        return max(self.size.width - _MARGINS, 1)

    def lay_rows(self, start: int = 0) -> None:
        """Measure the rows from `start` on; those before are as they were."""
        heights = (self.row_height(row, self.text_width) + self.air for row in range(start, self.row_count()))
        self._starts[start:] = accumulate(heights, initial=self._starts[start])
        self.relay()

    def first_line(self, row: int) -> int:
        """Return the first line of a row; of one that is not measured yet, where it would come at the earliest."""
        return self._starts[min(row, len(self._starts) - 1)]

    def row_at(self, line: int) -> int:
        """Return the row on a line."""
        return min(max(bisect_right(self._starts, line) - 1, 0), max(self.row_count() - 1, 0))

    def fit(self) -> None:
        """Measure the rows for the new size, and keep the cursor on the line of the screen where it was."""
        cursor = min(self.cursor, len(self._starts) - 1)
        height = self._starts[cursor] - self.top
        self.lay_rows()
        if self.row_count():
            self.go_to(self._starts[self.cursor] - height)
            self.show_row(self.cursor)

    def show_row(self, row: int) -> None:
        """Scroll as little as needed to bring a row into sight, its first line above all.

        One that is not measured yet comes into sight when it is.
        """
        if row + 1 >= len(self._starts):
            return
        self.show_line(max(self._starts[row + 1] - self.air - 1, 0))
        self.show_line(self._starts[row])

    def move_to(self, index: int) -> bool:
        """Put the cursor on a row, as near as there is one, and tell whether it moved."""
        index = min(max(index, 0), self.row_count() - 1)
        if index < 0 or index == self.cursor:
            return False
        self.cursor = index
        self.show_row(index)
        self.refresh()
        self.come_to(index)
        return True

    def line_count(self) -> int:
        """Return the number of lines of all rows that are loaded."""
        return self._starts[-1] - self.air if self.row_count() else len(self.empty)

    def line(self, index: int, width: int) -> Content:
        """Return one line of a row."""
        if not self.row_count():
            return self.empty[index]
        row = self.row_at(index)
        part = index - self._starts[row]
        is_current = row == self.cursor
        lines = self.row_lines(row, self.text_width, is_current=is_current)
        if part >= len(lines):
            return AIR
        margin = plain("▌ ", "$accent" if self.has_focus else QUIET) if is_current else plain("  ")
        if part == 0:
            margin = self.tick_mark(row) or margin
        painted = margin.append(cut(lines[part], self.text_width)).append(" ")
        return shaded(painted, "on $panel") if is_current else painted

    def _leap(self, lines: int) -> None:
        here = self._starts[min(self.cursor, len(self._starts) - 1)]
        row = self.row_at(here + lines) if self.row_count() else 0
        self.move_to(row if row != self.cursor else self.cursor + (1 if lines > 0 else -1))

    def do_down(self) -> None:
        """Go to the next row."""
        self.move_to(self.cursor + 1)

    def do_up(self) -> None:
        """Go to the row above."""
        self.move_to(self.cursor - 1)

    def do_half_down(self) -> None:
        """Go half a page of rows down."""
        self._leap(self.size.height // 2)

    def do_half_up(self) -> None:
        """Go half a page of rows up."""
        self._leap(-(self.size.height // 2))

    def do_page_down(self) -> None:
        """Go a page of rows down."""
        self._leap(self.size.height)

    def do_page_down_rows(self) -> None:
        """Go a page of rows down, where the space bar does something else."""
        self.do_page_down()

    def do_page_up(self) -> None:
        """Go a page of rows up."""
        self._leap(-self.size.height)

    def do_top(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def do_bottom(self) -> None:
        """Go to the last row that is loaded."""
        self.move_to(self.row_count() - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        if not self.row_count():
            return
        moved = self.move_to(self.row_at(event.y + self.top))
        if event.chain > 1 or not moved:
            self.do_open()
