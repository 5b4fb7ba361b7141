"""A pane of rows made by somebody else for the width that there is. It knows nothing of what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from csto_tui.tui.messages import RowOpened, RowReached
from csto_tui.tui.row_view import RowView

__all__ = ["RowPainter", "RowsPane"]

RowPainter = Callable[[int], Sequence[Sequence[Content]]]
"""Makes the lines of all rows for a width in cells."""


class RowsPane(RowView):
    """Rows to choose from."""

    def __init__(self, painter: RowPainter | None = None, *, air: bool = True, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painter = painter
        self._rows: Sequence[Sequence[Content]] = ()
        self.air = int(air)

    def show(self, painter: RowPainter, *, keep: bool = False) -> None:
        """Show other rows, with the cursor on the first, or with `keep` where it was."""
        self._painter = painter
        if not keep:
            self.cursor = 0
        self.fit()

    def lay_rows(self, start: int = 0) -> None:
        """Have the rows made for the width, and measure them."""
        self._rows = self._painter(self.text_width) if self._painter and self.size.width else ()
        self.cursor = min(self.cursor, max(len(self._rows) - 1, 0))
        super().lay_rows(start)

    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def row_height(self, row: int, width: int) -> int:
        """Return the number of lines of a row."""
        return len(self._rows[row])

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return the lines of a row."""
        return self._rows[row]

    def come_to(self, row: int) -> None:
        """Make known where the cursor is."""
        self.post_message(RowReached(row))

    def do_open(self) -> None:
        """Open the row under the cursor."""
        if self._rows:
            self.post_message(RowOpened(self.cursor))
