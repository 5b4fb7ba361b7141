"""Two articles side by side, one query lit in both; what they share; the sentences that speak of the same thing.

Where a step leads is written in `comparing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from csto_tui.model.article import ArticleId
from csto_tui.tui import messages as m
from csto_tui.tui.comparing import Comparing, View, title_forms, years_apart
from csto_tui.tui.copying import Copying
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.paint import AIR, HIT, QUIET, lit, plain, source_line
from csto_tui.tui.panels.reading import read
from csto_tui.tui.widgets.bars import HintLine, PaneHead, TitleLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.rows_pane import RowsPane
from csto_tui.tui.widgets.sides import pair_rows, shared_lines
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["CompareScreen"]

_STACKED_BELOW = 100


class CompareScreen(KeyedScreen[None]):
    """Left and right are the panes."""

    CSS_PATH = "compare.tcss"
    pairs = getters.query_one(RowsPane)
    title_line = getters.query_one(TitleLine)

    def __init__(self, library: Library, article_ids: tuple[ArticleId, ...], query: str) -> None:
        super().__init__()
        self.library: Library | None = library
        self.ids = article_ids
        self.shown = list(article_ids[:2])
        self._query = query
        self._stacked: bool | None = None
        """None: by the width of the screen."""
        self._comparing = Comparing(self)
        self._copying = Copying(self)

    def compose(self) -> ComposeResult:
        """Lay out the title, the two sides and the lines of the other views."""
        yield TitleLine(id="title")
        with Container(id="sides"):
            for name in ("left", "right"):
                with Vertical(id=name, classes="side"):
                    yield PaneHead()
                    yield Reader(measure=self.explorer.settings.measure)
        yield LinesPane(id="facts")
        yield RowsPane(id="pairs")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Fetch both articles."""
        self.look("read")
        self.fetch()

    @property
    def readers(self) -> tuple[Reader, Reader]:
        """The two readers."""
        left, right = self.query(Reader)
        return left, right

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.COMPARE

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused pane: a step in one pane moves the other too."""
        return (self._comparing, self._copying, self.focused, *self.explorer.desks)

    def open_reader(self) -> Reader:
        """Return the reader in focus."""
        return self.readers[self._comparing.side]

    def fetch(self) -> None:
        """Fetch both articles."""
        self.fetch_left(self.shown[0])
        self.fetch_right(self.shown[1])

    @background("left")
    def fetch_left(self, article_id: ArticleId) -> m.ArticleCompared:
        """Fetch the article at the left."""
        return self._fetched(0, article_id)

    @background("right")
    def fetch_right(self, article_id: ArticleId) -> m.ArticleCompared:
        """Fetch the article at the right."""
        return self._fetched(1, article_id)

    def _fetched(self, side: int, article_id: ArticleId) -> m.ArticleCompared:
        assert self.library is not None
        return m.ArticleCompared(side, read(self.library, article_id, self._query))

    @background("shared")
    def fetch_shared(self) -> m.SharedFound:
        """Compare the articles."""
        assert self.library is not None
        return m.SharedFound(self.library.compare(tuple(self.shown)))

    def on_article_compared(self, message: m.ArticleCompared) -> None:
        """Show one side, from its first hit on."""
        reader = self.readers[message.side]
        reader.show(message.reading)
        if reader.hits:
            reader.go_to_hit(0, centred=True)
        self.settle()

    def on_shared_found(self, message: m.SharedFound) -> None:
        """Show what was found."""
        found = self._comparing.comparison = message.comparison
        self.query_one("#facts", LinesPane).show(lambda width: shared_lines(found, width))
        nothing = "  No sentences of these articles speak of the same thing, as far as their words tell."
        self.pairs.empty = (plain(nothing, QUIET),)
        self.pairs.show(lambda width: pair_rows(found, width))

    def on_row_opened(self) -> None:
        """Read the pair where it stands."""
        self._comparing.do_open()

    def on_reader_moved(self) -> None:
        """Keep the heads true."""
        self.settle()

    def settle(self) -> None:
        """Show where the focus is, and in the heads what is shown."""
        for reader, head in zip(self.readers, self.query(PaneHead), strict=True):
            head.brighten(reader.has_focus)
            if reader.reading is not None:
                count, at = len(reader.hits), reader.hit
                counted = plain(f"{at + 1 if at is not None else '–'}/{count} hits" if count else "", "$hit")
                article = reader.reading.article
                marks = [(span, HIT) for span in reader.reading.lit.title_spans] if article.title.value else []
                head.show(source_line(article), lit(article.heading, marks), counted)
        years = " · ".join(map(str, years_apart(self.readers)))
        badge = plain(f"different years: {years} ", "$warning") if years else AIR
        self.title_line.show(title_forms(self._comparing.view, self._query), badge)

    def on_resize(self, event: events.Resize) -> None:
        """Stack the sides where they would be too narrow."""
        self.set_class(event.size.width < _STACKED_BELOW if self._stacked is None else self._stacked, "-stacked")

    def stack(self) -> None:
        """Put the sides above each other, or beside where they are so already."""
        self._stacked = not self.has_class("-stacked")
        self.set_class(self._stacked, "-stacked")

    def look(self, view: View) -> None:
        """Show another view, and compare the articles for the first one that needs it."""
        for one in ("shared", "pairs"):
            self.set_class(view == one, f"-{one}")
        shown = {"shared": self.query_one("#facts"), "pairs": self.pairs}.get(view, self.readers[0])
        self.set_focus(shown)
        self.settle()
        if view != "read" and self._comparing.comparison is None:
            self.fetch_shared()
