"""Who speaks of what, and who is silent: names and queries as rows under outlets, articles or years.

Nothing here counts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from csto_tui.errors import CstoError
from csto_tui.exports import About, Table
from csto_tui.model.article import ArticleId
from csto_tui.model.matrix import MatrixBy
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.covering import covered, first_rows, in_order, matrix_grid, matrix_row
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.matrixing import Matrixing
from csto_tui.tui.paint import AIR, LOUD, QUIET, fitting, joined, plain
from csto_tui.tui.tabs import title_forms
from csto_tui.tui.widgets.bars import HintLine, TitleLine
from csto_tui.tui.widgets.grid_view import GridPane, GridView
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["MatrixScreen"]

_TITLES = ("Outlets", "Articles", "Years")
_BY: tuple[MatrixBy, ...] = ("source", "article", "year")


class MatrixScreen(KeyedScreen[m.ArticleWanted]):
    """Rows of counts; without articles the whole corpus is asked."""

    CSS_PATH = "matrix.tcss"
    grid = getters.query_one(GridView)

    def __init__(self, library: Library, query: str, article_ids: tuple[ArticleId, ...] = ()) -> None:
        super().__init__()
        self._library = library
        self._query = query
        self._ids = article_ids
        self._steps = Matrixing(self)
        self._steps.by = "article" if article_ids else "source"

    def compose(self) -> ComposeResult:
        """Lay out the title, the state and the rows."""
        yield TitleLine(id="title")
        yield Static(id="state")
        yield GridPane()
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have the first rows chosen and counted."""
        self.grid.empty = (plain("  Counting …", QUIET),)
        self.set_focus(self.grid)
        self.begin(self._steps.by)

    def renew(self) -> None:
        """Count anew."""
        self.count()

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.MATRIX

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused pane."""
        return (self._steps, self.focused, self, *self.explorer.desks)

    @background("matrix", is_awaited=True)
    def begin(self, by: MatrixBy) -> m.MatrixFound:
        """Choose the first rows, and count them."""
        return m.MatrixFound(
            covered(self._library, first_rows(self._library, self._query, self._ids), by, self._ids or None)
        )

    @background("matrix", is_awaited=True)
    def ask(self, rows: tuple[str, ...], by: MatrixBy) -> m.MatrixFound:
        """Count rows."""
        return m.MatrixFound(covered(self._library, rows, by, self._ids or None))

    def count(self) -> None:
        """Have what is wanted counted."""
        if self._steps.found is not None:
            self.ask(tuple(self._steps.rows), self._steps.by)

    def on_matrix_found(self, message: m.MatrixFound) -> None:
        """Show the counts."""
        self._steps.take(message.covered)
        self.lay_out()

    def lay_out(self) -> None:
        """Show the rows in their order."""
        found = self._steps.found
        if found is not None:
            self.grid.empty = (plain("  No rows: + adds a name, or a query.", QUIET),)
            self.grid.show(matrix_grid(found, in_order(found.matrix.rows, self._steps.order)), keep=True)
        self.settle()

    def on_row_opened(self) -> None:
        """Read the passage."""
        self._steps.do_open_cell()

    def on_row_reached(self) -> None:
        """Say where the cursor is."""
        self.settle()

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        self.settle()

    def refuse(self, error: CstoError) -> None:
        """Say what is wrong, and keep the rows that are there."""
        self._steps.give_up()
        super().refuse(error)

    def settle(self) -> None:
        """Say what is shown."""
        title = title_forms(_TITLES, _BY.index(self._steps.by), self._query, name="MATRIX")
        self.query_one(TitleLine).show(title, AIR)
        self.query_one("#state", Static).update(self._state())

    def _state(self) -> Content:
        found, grid = self._steps.found, self.grid
        if found is None:
            return plain("…", QUIET)
        heads = len(grid.grid.heads)
        hidden = (
            f"columns {grid.in_sight.start + 1}–{grid.in_sight.stop} of {heads}" if len(grid.in_sight) < heads else ""
        )
        where = plain(f"{counted(len(self._ids), 'ticked article')}" if self._ids else "the whole corpus", LOUD)
        parts = [
            where,
            plain(grid.cell.why),
            plain(hidden, QUIET),
            plain(self._steps.order, QUIET),
            plain("· is silence", QUIET),
        ]
        return fitting((joined(parts[:n]) for n in (5, 4, 3, 2, 1)), self.size.width - 4)

    def table(self) -> Table:
        """Return what is shown, as rows for a file."""
        found = self._steps.found
        assert found is not None
        labels = [column.label for column in found.matrix.columns]
        settings = (("columns", self._steps.by), ("order", self._steps.order))
        about = About("matrix", self._query, self._library.name, self._library.fingerprint(), dt.date.today(), settings)
        rows = [matrix_row(found.matrix, row) for row in in_order(found.matrix.rows, self._steps.order)]
        return Table(about, ("row", *labels, "total", "articles"), rows)
