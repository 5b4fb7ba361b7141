"""A table with a cursor on one cell: columns beside each other, as many as there is room for, or above each other.

It knows values, not the library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from csto_tui.tui.grid import BLANK, Cell, Grid, GridRow
from csto_tui.tui.headed_view import HeadedView
from csto_tui.tui.messages import RowOpened, RowReached
from csto_tui.tui.paint import AIR, LOUD, QUIET, cut, folded, joined, plain, stacked

__all__ = ["GridPane", "GridView"]

_ALL = 10_000
_GAP = 3
_WHOLE = -1
"""In place of a column: the whole row. In place of a row: the head of a column."""


class GridView(HeadedView):
    """The rows of a grid."""

    def __init__(self, head: Callable[[Sequence[Content]], object], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._head = head
        self.grid = Grid((), ())
        self.column = 0
        self.first = 0
        """The first column in sight."""
        self.is_stacked = False
        self._units: tuple[tuple[int, int], ...] = ()
        """What stands one below the other: row and column."""
        self._painted: dict[int, tuple[tuple[Content, ...], ...]] = {}

    def show(self, grid: Grid, *, keep: bool = False, column: int = 0) -> None:
        """Show another grid, with the cursor on the first cell of a column, or with `keep` near where it was."""
        spot = self.spot if keep else (0, column)
        self.grid = grid
        self.column = min(spot[1], max(len(grid.heads) - 1, 0))
        self.first = min(self.first, self.column) if keep else 0
        self._bring_column()
        self._lay(spot[0])

    def stack(self, is_stacked: bool) -> None:
        """Put the columns above each other, or beside."""
        if is_stacked != self.is_stacked:
            row = self.spot[0]
            self.is_stacked = is_stacked
            self._lay(row)

    def _lay(self, row: int) -> None:
        self._units = tuple(self._laid_units())
        near = [n for n, unit in enumerate(self._units) if self.is_row(n) and unit[1] in (_WHOLE, self.column)]
        self.cursor = 0
        self.place(min(near, key=lambda n: abs(self._units[n][0] - row), default=0))
        if self.cursor == min(near, default=0):
            self.go_to(0)
        self.come_to(self.cursor)

    def _laid_units(self) -> Sequence[tuple[int, int]]:
        rows, columns = self.grid.rows, range(len(self.grid.heads))
        if not self.is_stacked:
            return [(n, _WHOLE) for n in range(len(rows))]
        units: list[tuple[int, int]] = []
        if self.grid.is_by_column:
            for column in columns:
                units.append((_WHOLE, column))
                units += [(n, column) for n, row in enumerate(rows) if row.cells and row.cells[column].lines]
            return units
        for n, row in enumerate(rows):
            if row.label or not row.cells:
                units.append((n, _WHOLE))
            units += [(n, column) for column, cell in enumerate(row.cells) if cell.lines]
        return units

    @property
    def spot(self) -> tuple[int, int]:
        """The row and the column of the cursor."""
        row, column = self._units[self.cursor] if self.cursor < len(self._units) else (0, _WHOLE)
        return max(row, 0), self.column if column == _WHOLE else column

    @property
    def row(self) -> GridRow | None:
        """The row under the cursor."""
        row = self.spot[0]
        return self.grid.rows[row] if row < len(self.grid.rows) else None

    @property
    def cell(self) -> Cell:
        """The cell under the cursor."""
        row, column = self.row, self.spot[1]
        return row.cells[column] if row is not None and column < len(row.cells) else BLANK

    @property
    def in_sight(self) -> range:
        """The columns in sight."""
        if self.is_stacked:
            return range(len(self.grid.heads))
        fitting = max((self.text_width - self._label_width) // (self.grid.least + _GAP), 1)
        return range(self.first, min(self.first + fitting, len(self.grid.heads)))

    @property
    def _label_width(self) -> int:
        return min(self.grid.label_width, max(self.text_width // 3, 8)) if self.grid.label_width else 0

    @property
    def _width(self) -> int:
        """The cells of a column, without the gap before it."""
        room = self.text_width - self._label_width + (0 if self._label_width else _GAP - 1)
        return max(min(room // max(len(self.in_sight), 1) - _GAP, self.grid.most), 4)

    def step_column(self, by: int) -> None:
        """Go to the next column, or to the one before."""
        self.column = min(max(self.spot[1] + by, 0), max(len(self.grid.heads) - 1, 0))
        if self.is_stacked:
            row = self.spot[0]
            ranks = {unit: n for n, unit in enumerate(self._units)}
            wanted = ranks.get((row, self.column), ranks.get((_WHOLE, self.column), self.cursor - 1) + 1)
            self.move_to(wanted)
            return
        self._bring_column()
        self.lay_rows()
        self.show_row(self.cursor)
        self.come_to(self.cursor)

    def _bring_column(self) -> None:
        self.first = min(self.first, self.column)
        while self.column not in self.in_sight and self.first < self.column:
            self.first += 1

    def step_place(self, by: int) -> bool:
        """Go to the next cell of the column that stands for a place, or to the one before (-1); where columns are above
        each other, on into the next one. Tell whether there is one.
        """
        rows = range(self.cursor + 1, len(self._units)) if by > 0 else range(self.cursor - 1, -1, -1)
        found = next((n for n in rows if self.is_row(n) and self._cell_at(n).place), None)
        return found is not None and self.move_to(found)

    def _cell_at(self, index: int) -> Cell:
        row, column = self._units[index]
        cells, at = self.grid.rows[row].cells, self.column if column == _WHOLE else column
        return cells[at] if at < len(cells) else BLANK

    def is_row(self, index: int) -> bool:
        """Tell whether there is a cell for the cursor."""
        row, column = self._units[index]
        return bool(row != _WHOLE and self.grid.rows[row].cells and (column != _WHOLE or not self.is_stacked))

    def row_count(self) -> int:
        """Return the number of rows, headings among them."""
        return len(self._units)

    def row_height(self, row: int, width: int) -> int:
        """Return the number of lines of a row."""
        return len(self.row_lines(row, width, is_current=False)) if self.size.width else 1

    def lay_rows(self, start: int = 0) -> None:
        """Fit everything to the width."""
        self._painted = {}
        super().lay_rows(0)
        self._show_head()

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return the label and the cells beside each other, or one cell."""
        number, column = self._units[row]
        if number == _WHOLE:
            return (AIR, *self._folded(joined(self.grid.heads[column]).stylize_before(LOUD), width))
        one = self.grid.rows[number]
        if column != _WHOLE:
            return self._stacked_cell(one, column, width)
        if not one.cells or self.is_stacked:
            return self._folded(one.label, width) or (AIR,)
        if number not in self._painted:
            self._painted[number] = self._cells_of(one)
        return self._beside(self._painted[number], is_current)

    def _cells_of(self, row: GridRow) -> tuple[tuple[Content, ...], ...]:
        label = self._folded(row.label, self._label_width - 1) if self._label_width else ()
        shown = (row.cells[column] for column in self.in_sight)
        width = self._width
        return (label, *(self._lines_of(cell, width) for cell in shown))

    def _lines_of(self, cell: Cell, width: int) -> tuple[Content, ...]:
        lines = (line for text in cell.lines for line in self._folded(text, width) or (AIR,))
        digits = min(self.grid.digits, width)
        return tuple(plain(" " * max(digits - line.cell_length, 0)).append(line) for line in lines)

    def _beside(self, parts: tuple[tuple[Content, ...], ...], is_current: bool) -> tuple[Content, ...]:
        label, *cells = parts
        here, width, label_width = self.column - self.first, self._width, self._label_width
        bar, marked, first = plain(" │ ", QUIET), plain(" ▌ ", "$accent"), plain(" ")
        lines = []
        for n in range(max(map(len, parts), default=1) or 1):
            pieces = [cut(label[n] if n < len(label) else AIR, label_width)] if label_width else []
            for column, cell in enumerate(cells):
                before = marked if is_current and column == here else bar
                pieces.append(before if label_width or column else first)
                pieces.append(cut(cell[n] if n < len(cell) else AIR, width))
            lines.append(joined(pieces, ""))
        return tuple(lines)

    def _stacked_cell(self, row: GridRow, column: int, width: int) -> tuple[Content, ...]:
        if self.grid.is_by_column:
            return tuple(plain("  ").append(line) for line in self._lines_of(row.cells[column], width - 2))
        head = joined(self.grid.heads[column]).stylize_before(QUIET)
        lines = self._lines_of(row.cells[column], width - 4)
        if len(lines) == 1 and head.cell_length + lines[0].cell_length <= width - 4:
            return (plain("  ").append(head).append("  ").append(lines[0]),)
        heads = (plain("  ").append(one) for one in self._folded(head, width - 2))
        return (*heads, *(plain("    ").append(one) for one in lines))

    def _folded(self, content: Content, width: int) -> tuple[Content, ...]:
        return folded(content, max(width, 4), _ALL)

    def _show_head(self) -> None:
        if self.is_stacked or not self.grid.heads or not self.size.width:
            self._head(())
            return
        width, heads = self._width, []
        for column in self.in_sight:
            style = LOUD if column == self.column else ""
            heads.append(
                [line.stylize_before(style) for text in self.grid.heads[column] for line in folded(text, width, _ALL)]
            )
        lines = []
        for n in range(max(map(len, heads), default=0)):
            line = plain("  " + " " * self._label_width)
            for number, head in enumerate(heads):
                gap = "   " if self._label_width or number else " "
                line = line.append(gap).append(cut(head[n] if n < len(head) else AIR, width))
            lines.append(line)
        self._head(lines)

    def come_to(self, row: int) -> None:
        """Make known where the cursor is."""
        self.column = self.spot[1]
        self.post_message(RowReached(row))

    def do_open(self) -> None:
        """Open the cell under the cursor."""
        if self._units:
            self.post_message(RowOpened(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell under the mouse."""
        if not self.is_stacked and self.grid.heads:
            at = (event.x - 2 - self._label_width) // (self._width + _GAP)
            self.step_column(self.in_sight[min(max(at, 0), len(self.in_sight) - 1)] - self.column)


class GridPane(Vertical):
    """A grid under its heads."""

    DEFAULT_CSS = """
    GridPane #heads { height: auto; }
    GridPane GridView { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the heads and the rows."""
        yield Static(id="heads")
        yield GridView(self._show_heads)

    @property
    def view(self) -> GridView:
        """The rows."""
        return self.query_one(GridView)

    def _show_heads(self, lines: Sequence[Content]) -> None:
        heads = self.query_one("#heads", Static)
        heads.update(stacked(lines))
        heads.display = bool(lines)
