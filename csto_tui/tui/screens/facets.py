"""What the articles found are: outlets, years, languages, names, with counts; saved queries, and those asked before.

Including and excluding rewrites the query in the search box; nothing here searches by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.errors import QueryError
from csto_tui.model.query import Query
from csto_tui.queries.facets import refined
from csto_tui.tui import messages as m
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.keymap import Pane
from csto_tui.tui.paint import AIR, LOUD, QUIET, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead
from csto_tui.tui.widgets.facet_list import FacetList
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["FacetScreen"]

_PAST = 10


class FacetScreen(Dialog[None]):
    """A list at the right, beside the results that it narrows."""

    CSS_PATH = "facets.tcss"
    list = getters.query_one(FacetList)

    def __init__(self, library: Library, query: str, ask: Callable[[str], None]) -> None:
        super().__init__()
        self._library = library
        self._query = query
        self._ask = ask
        """Puts another query into the search box."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(id="dialog"):
            yield PaneHead(id="head")
            yield FacetList()
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have everything counted."""
        self.list.empty = (plain("  Counting …", QUIET),)
        self.list.relay()
        self.set_focus(self.list)
        self._head()
        self.count(self._query)

    def pane(self) -> Pane:
        """Return where the focus is."""
        return Pane.FACETS

    def _head(self) -> None:
        shown = plain(f"“{self._query}”", LOUD) if self._query.strip() else plain("every article", QUIET)
        self.query_one(PaneHead).show(plain("FILTER", LOUD), shown, AIR)

    @background("facets", is_awaited=True)
    def count(self, text: str) -> m.FacetsCounted:
        """Count the articles of a query."""
        library = self._library
        named = tuple((name, query, _articles(library, query)) for name, query in library.named_queries())
        past = tuple(one for one in library.history(_PAST + 1) if one != text)[:_PAST]
        return m.FacetsCounted(text, library.facets(text), named, past)

    def on_facets_counted(self, message: m.FacetsCounted) -> None:
        """Show the counts."""
        if message.text == self._query:
            self.list.show(message.text, message.facets, message.named, message.past)

    def do_include(self) -> None:
        """Keep only these articles, or go to the query."""
        line = self.list.current
        if line is not None and line.query is not None:
            self._ask(line.query)
            self.dismiss(None)
        else:
            self._refine(excluded=False)

    def on_row_opened(self) -> None:
        """Keep only these articles."""
        self.do_include()

    def do_exclude(self) -> None:
        """Leave these articles out."""
        self._refine(excluded=True)

    def _refine(self, *, excluded: bool) -> None:
        line = self.list.current
        if line is None or line.value is None:
            return
        try:
            self._query = refined(self._query, line.value, excluded=excluded)
        except QueryError as error:
            self.refuse(error)
            return
        self._ask(self._query)
        self._head()
        self.count(self._query)

    def do_drop_named(self) -> None:
        """Forget the saved query under the cursor."""
        line = self.list.current
        if line is None or not line.name:
            self.tell("only saved queries can be forgotten")
            return
        self.drop(line.name)

    @background("facets", is_awaited=True)
    def drop(self, name: str) -> m.FacetsCounted:
        """Forget a saved query, and count again."""
        self._library.drop_query(name)
        library, text = self._library, self._query
        named = tuple((one, query, _articles(library, query)) for one, query in library.named_queries())
        return m.FacetsCounted(text, library.facets(text), named, library.history(_PAST))


def _articles(library: Library, text: str) -> int | None:
    """Return how many articles a saved query finds, or None when it cannot be understood."""
    try:
        return library.search(Query(text, limit=0)).total_articles
    except QueryError:
        return None
