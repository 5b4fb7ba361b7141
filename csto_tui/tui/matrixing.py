"""Steps in the matrix: rows added, removed and ordered, other columns, from a cell to its first passage.

It changes what is wanted; it counts nothing and paints nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.app import App

from csto_tui.model.matrix import MatrixBy
from csto_tui.tui.answers import Covered
from csto_tui.tui.covering import ORDERS
from csto_tui.tui.messages import ArticleWanted
from csto_tui.tui.reading import Start
from csto_tui.tui.widgets.grid_view import GridView

__all__ = ["Matrixing"]

_BY: tuple[MatrixBy, ...] = ("source", "article", "year")


class Table(Protocol):
    """The screen, as far as these steps need it."""

    @property
    def app(self) -> App[object]:
        """The app."""

    @property
    def grid(self) -> GridView:
        """The rows."""

    def count(self) -> None:
        """Have what is wanted counted."""

    def lay_out(self) -> None:
        """Show the rows in their order."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""

    def dismiss(self, result: ArticleWanted | None, /) -> object:
        """Go back to the explorer."""


class Matrixing:
    """What the keys of the matrix do."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.found: Covered | None = None
        self.rows: list[str] = []
        """What is wanted."""
        self.by: MatrixBy = "source"
        self.order = ORDERS[0]

    def take(self, found: Covered) -> None:
        """Take what was counted."""
        self.found, self.rows, self.by = found, list(found.rows), found.by

    def give_up(self) -> None:
        """Want again what is there."""
        if self.found is not None:
            self.take(self.found)

    def do_add_row(self) -> None:
        """Let the reader type a name or a query."""
        from csto_tui.tui.prompt import PromptScreen  # late: it is seldom wanted

        added: Callable[[str | None], None] = self._add
        self._table.app.push_screen(PromptScreen("A ROW FOR …", "a name, or a query"), added)

    def _add(self, text: str | None) -> None:
        if text and text in self.rows:
            self._table.tell(f"“{text}” is there already")
        elif text:
            self.rows.append(text)
            self._table.count()

    def do_remove_row(self) -> None:
        """Remove the row under the cursor."""
        row = self._table.grid.row
        if self.found is not None and row is not None and row.name in self.rows:
            self.rows.remove(row.name)
            self._table.count()

    def do_turn_by(self) -> None:
        """Make columns of outlets, of articles, of years."""
        self.by = _BY[(_BY.index(self.by) + 1) % len(_BY)]
        self._table.count()

    def do_order_rows(self) -> None:
        """Put the rows in the next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._table.lay_out()

    def do_next_column(self) -> None:
        """Go to the next column."""
        self._table.grid.step_column(1)

    def do_previous_column(self) -> None:
        """Go to the column before."""
        self._table.grid.step_column(-1)

    def do_open_cell(self) -> None:
        """Read the first passage of the cell."""
        place = self._table.grid.cell.place
        if place is None:
            self._table.tell("there is nothing to read: it is silent here")
            return
        start = Start(place=(place.passage, place.span.start), is_step=True, focus=True)
        self._table.dismiss(ArticleWanted(place.article_id, start))

    def do_escape(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)
