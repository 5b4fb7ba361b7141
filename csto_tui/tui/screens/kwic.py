"""Every hit of a query in its context, one a line, in the order of the words around it; where the hits stand, and how
often they come by outlet and by year.

Nothing here searches.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from csto_tui.exports import About, Table
from csto_tui.model.query import Sort
from csto_tui.records import line_record
from csto_tui.text.kwic import narrow
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.concording import VIEWS, Concording
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.paint import AIR, LOUD, QUIET, fitting, joined, plain
from csto_tui.tui.tabs import title_forms
from csto_tui.tui.widgets.bars import HintLine, TitleLine
from csto_tui.tui.widgets.concordance import ConcordanceList
from csto_tui.tui.widgets.count_rows import spread_rows, tally_rows
from csto_tui.tui.widgets.rows_pane import RowsPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["KwicScreen"]

_MOST = 5000
"""Lines that are fetched; the number of all is said."""
_WIDTH = 240
"""Code points of context on either side that are fetched: more than any screen shows."""
_COLUMNS = ("article", "source", "published", "passage", "start", "end", "before", "match", "after")


class KwicScreen(KeyedScreen[m.ArticleWanted]):
    """The hits of a query; where it is not in the reader's words, a title stands for it."""

    CSS_PATH = "kwic.tcss"
    lines = getters.query_one(ConcordanceList)
    rows = getters.query_one(RowsPane)
    title_line = getters.query_one(TitleLine)

    def __init__(self, library: Library, query: str, title: str = "") -> None:
        super().__init__()
        self._library = library
        self._query = query
        self._title = title or query
        self._steps = Concording(self)

    def compose(self) -> ComposeResult:
        """Lay out the title, the state, and the lines or the counts."""
        yield TitleLine(id="title")
        yield Static(id="state")
        yield ConcordanceList()
        yield RowsPane(air=False, id="rows")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Fetch the lines."""
        self.set_focus(self.lines)
        self.fetch(self._steps.sort)

    def renew(self) -> None:
        """Fetch the lines anew."""
        self.fetch(self._steps.sort)

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.KWIC

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused pane."""
        return (self._steps, self.focused, *self.explorer.desks)

    @background("kwic", is_awaited=True)
    def fetch(self, sort: Sort) -> m.ConcordanceFound:
        """Fetch the hits in their context."""
        return m.ConcordanceFound(*self._library.concordance(self._query, width=_WIDTH, limit=_MOST, sort=sort))

    @background("counts", is_awaited=True)
    def count(self) -> m.CountsFound:
        """Count the hits."""
        library, query = self._library, self._query
        spread = library.dispersion(query, limit=_MOST)
        return m.CountsFound(spread, library.tallies(query, "source"), library.tallies(query, "year"))

    @background("passage", is_awaited=True)
    def fetch_passage(self, row: int) -> m.PassageFetched:
        """Fetch the whole passage of a line."""
        line = self.lines.lines[row]
        return m.PassageFetched(row, self._library.article(line.article.id).passage_text(line.passage))

    def on_concordance_found(self, message: m.ConcordanceFound) -> None:
        """Show the lines."""
        self._steps.found = message
        if not message.lines:
            self.lines.empty = (plain("  No hit in a text: titles and filters have no line.", QUIET),)
        self._steps.lay_out()

    def on_counts_found(self, message: m.CountsFound) -> None:
        """Show the counts."""
        self._steps.counts = message
        self.settle()

    def on_passage_fetched(self, message: m.PassageFetched) -> None:
        """Unfold the line."""
        self.lines.unfold(message.row, message.text)

    def on_row_opened(self) -> None:
        """Read the article at this hit."""
        self._steps.do_goto_line()

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        self.settle()

    def settle(self) -> None:
        """Say what is shown, and in which order."""
        view, counts = self._steps.view, self._steps.counts
        self.title_line.show(title_forms(VIEWS, view, self._title), AIR)
        self.query_one("#state", Static).update(self._state())
        self.set_class(view > 0, "-rows")
        if view and counts is None:
            self.rows.show(lambda width: ((plain("Counting …", QUIET),),))
        elif counts is not None and view:
            tallies = counts.by_source if view == 2 else counts.by_year
            self.rows.show(lambda width: spread_rows(counts.spread, width) if view == 1 else tally_rows(tallies, width))
        self.show_hints()

    def _state(self) -> Content:
        found = self._steps.found
        if found is None:
            return plain("…", QUIET)
        shown = len(found.lines)
        cut = f"the first {shown:,} of {counted(found.total, 'hit')}" if shown < found.total else counted(shown, "hit")
        articles = plain(f"in {counted(len({line.article.id for line in found.lines}), 'article')}")
        if self._steps.view:
            rate = plain("‰: hits for every 1,000 words of the corpus", QUIET) if self._steps.view > 1 else AIR
            return fitting(
                (joined([plain(cut, LOUD), articles, rate]), joined([plain(cut, LOUD)])), self.size.width - 4
            )
        width = plain(f"{self.lines.shown_context} characters on either side", QUIET)
        parts = [plain(cut, LOUD), articles, plain(f"by {self._steps.order}"), width]
        return fitting((joined(parts[:n]) for n in (4, 3, 2, 1)), self.size.width - 4)

    def table(self) -> Table:
        """Return what is shown, as rows for a file."""
        width = self.lines.shown_context
        settings = (("order", self._steps.order), ("width", str(width)), ("shown", self._state().plain))
        library = self._library
        today = dt.date.today()
        about = About("concordance", self._query, library.name, library.fingerprint(), today, settings)
        rows = [line_record(narrow(line, width)) for line in self.lines.lines]
        return Table(about, _COLUMNS, rows)
