"""Steps among the words in context: from view to view, from order to order, to the article of a hit.

It moves what the screen holds; it starts no work of its own and paints nothing.
"""

from __future__ import annotations

from typing import Protocol

from textual.widget import Widget

from csto_tui.model.query import Sort
from csto_tui.text.kwic import in_word_order
from csto_tui.tui.messages import ArticleWanted, ConcordanceFound, CountsFound
from csto_tui.tui.reading import Start
from csto_tui.tui.widgets.concordance import ConcordanceList
from csto_tui.tui.widgets.rows_pane import RowsPane

__all__ = ["VIEWS", "Concording"]

VIEWS = ("Lines", "Spread", "By outlet", "By year")
_STEP = 8
"""Characters of context."""
_SORTS = (Sort.RELEVANCE, Sort.DATE_DESCENDING, Sort.DATE, Sort.SOURCE, Sort.HITS)


class Table(Protocol):
    """The screen, as far as these steps need it."""

    @property
    def lines(self) -> ConcordanceList:
        """The lines."""

    @property
    def rows(self) -> RowsPane:
        """The counts."""

    def fetch(self, sort: Sort) -> object:
        """Fetch the lines in an order of articles."""

    def fetch_passage(self, row: int) -> object:
        """Fetch the whole passage of a line."""

    def count(self) -> object:
        """Count the hits."""

    def settle(self) -> None:
        """Say what is shown."""

    def set_focus(self, widget: Widget | None, /) -> None:
        """Give a widget the keys."""

    def dismiss(self, result: ArticleWanted | None, /) -> object:
        """Go back to the explorer."""


class Concording:
    """What the keys of the words in context do."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.found: ConcordanceFound | None = None
        self.counts: CountsFound | None = None
        self.levels: tuple[str, ...] = ()
        self.sort = Sort.RELEVANCE
        self.view = 0
        """Of VIEWS."""

    @property
    def order(self) -> str:
        """The order of the lines, in words."""
        return ", ".join(self.levels) or f"article, {self.sort.value}"

    def lay_out(self) -> None:
        """Put the lines in order."""
        lines = self.found.lines if self.found else ()
        self._table.lines.show(tuple(in_word_order(lines, self.levels)) if self.levels else lines)
        self._table.settle()

    def do_goto_line(self) -> None:
        """Read the article at this hit."""
        if self.view == 1 and self.counts and self._table.rows.cursor < len(self.counts.spread):
            article_id = self.counts.spread[self._table.rows.cursor].article.id
            self._table.dismiss(ArticleWanted(article_id, Start(hit=0, is_step=True, focus=True)))
        elif not self.view and self._table.lines.lines:
            line = self._table.lines.lines[self._table.lines.cursor]
            start = Start(place=(line.passage, line.span.start), is_step=True, focus=True)
            self._table.dismiss(ArticleWanted(line.article.id, start))

    def do_unfold(self) -> None:
        """Show the whole passage of this hit, or fold it again."""
        if self._table.lines.cursor in self._table.lines.passages:
            self._table.lines.unfold(self._table.lines.cursor, "")
        elif self._table.lines.lines and not self.view:
            self._table.fetch_passage(self._table.lines.cursor)

    def do_wider(self) -> None:
        """Show more context."""
        self._table.lines.change_context(_STEP)
        self._table.settle()

    def do_narrower(self) -> None:
        """Show less context."""
        self._table.lines.change_context(-_STEP)
        self._table.settle()

    def do_next_view(self) -> None:
        """Show the next view."""
        self._turn(1)

    def do_previous_view(self) -> None:
        """Show the view before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self.view = (self.view + by) % len(VIEWS)
        self._table.settle()
        self._table.set_focus(self._table.rows if self.view else self._table.lines)
        if self.view and self.counts is None:
            self._table.count()

    def do_order_articles(self) -> None:
        """Order by article, in the next order of articles."""
        if not self.levels:
            self.sort = _SORTS[(_SORTS.index(self.sort) + 1) % len(_SORTS)]
            self._table.fetch(self.sort)
        self.levels = ()
        self.lay_out()

    def _order(self, level: str) -> None:
        """Order by a place, and where lines agree there by the places beyond it."""
        beyond = (
            (level, *(f"{n}{level[1:]}" for n in range(int(level[0]) + 1, 4))) if level != "0" else ("0", "1R", "2R")
        )
        self.levels = beyond
        self.lay_out()

    def do_order_0(self) -> None:
        """Order by the hit itself."""
        self._order("0")

    def do_order_1r(self) -> None:
        """Order by the next word."""
        self._order("1R")

    def do_order_2r(self) -> None:
        """Order by the second word after the hit."""
        self._order("2R")

    def do_order_3r(self) -> None:
        """Order by the third word after the hit."""
        self._order("3R")

    def do_order_1l(self) -> None:
        """Order by the word before the hit."""
        self._order("1L")

    def do_order_2l(self) -> None:
        """Order by the second word before the hit."""
        self._order("2L")

    def do_order_3l(self) -> None:
        """Order by the third word before the hit."""
        self._order("3L")

    def do_escape(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)
