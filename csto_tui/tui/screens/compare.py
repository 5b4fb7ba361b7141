"""Articles beside each other: what each says of one thing, two of them in full, who is quoted, what is stated, in which
words.

Where keys lead is written in `comparing` and `comparing_steps`, what is shown in `comparing_face`, what a view holds in
`contrasting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from csto_tui.model.article import ArticleId
from csto_tui.tui import messages as m
from csto_tui.tui.answers import Contrast
from csto_tui.tui.comparing import Comparing
from csto_tui.tui.comparing_face import Showing
from csto_tui.tui.comparing_steps import CellCopying, PaneCopying, Stepping
from csto_tui.tui.contrasting import contrasted
from csto_tui.tui.copying import Copying
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.panels.reading import read
from csto_tui.tui.side_reader import SideReader
from csto_tui.tui.widgets.bars import HintLine, PaneHead, TitleLine
from csto_tui.tui.widgets.grid_view import GridPane, GridView
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.rows_pane import RowsPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["CompareScreen"]


class CompareScreen(KeyedScreen[None]):
    """Five views of some articles."""

    CSS_PATH = "compare.tcss"
    pairs = getters.query_one("#pairs", RowsPane)
    answers = getters.query_one("#answers", RowsPane)
    grid = getters.query_one(GridView)

    def __init__(self, library: Library, article_ids: tuple[ArticleId, ...], query: str, name: str = "") -> None:
        super().__init__()
        self.library: Library | None = library
        self.ids = list(article_ids)
        self.shown = list(article_ids[:2])
        self._query = query
        self.face = Showing(self)
        self.comparing = Comparing(self, self.face, name or query)
        self._panes = PaneCopying(self, self.comparing), Stepping(self, self.face, self.comparing)
        self._copying = CellCopying(self), Copying(self)

    def compose(self) -> ComposeResult:
        """Lay out the title, the columns, the two sides with what answers, the pairs."""
        measure = self.explorer.settings.measure
        yield TitleLine(id="title")
        yield Static(id="state")
        yield GridPane()
        with Vertical(id="reading"):
            with Container(id="sides"):
                for name in ("left", "right"):
                    with Vertical(id=name, classes="side"):
                        yield PaneHead()
                        yield SideReader(measure=measure, then=self.face.scrolled)
            yield Static(id="answershead")
            yield RowsPane(air=False, id="answers")
        yield RowsPane(id="pairs")
        yield Reader(id="nothing")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Ask for the first view."""
        self.face.look(self.comparing.view)

    @property
    def readers(self) -> tuple[SideReader, SideReader]:
        """The two readers."""
        left, right = self.query(SideReader)
        return left, right

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.COMPARE

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused pane: a step in one pane moves the other too."""
        copying = self._copying if self.comparing.is_grid else self._copying[1:]
        return (self.comparing, *self._panes, *copying, self.focused, *self.explorer.desks)

    def open_reader(self) -> Reader:
        """Return the reader that leads; among columns none is open."""
        return self.query_one("#nothing", Reader) if self.comparing.is_grid else self.comparing.alongside.here

    @background("sides")
    def fetch_sides(self, left: ArticleId, right: ArticleId) -> m.SidesRead:
        """Fetch two articles and align them."""
        assert self.library is not None
        readings = read(self.library, left, self._query), read(self.library, right, self._query)
        return m.SidesRead(readings, self.library.parallel(left, right))

    @background("pairs")
    def fetch_pairs(self, left: ArticleId, right: ArticleId) -> m.SharedFound:
        """Pair the sentences of two articles."""
        assert self.library is not None
        return m.SharedFound(self.library.compare((left, right)))

    @background("contrast")
    def fetch_view(self, asked: Contrast) -> m.Contrasted:
        """Set the articles beside each other."""
        assert self.library is not None
        return m.Contrasted(contrasted(self.library, asked))

    def on_sides_read(self, message: m.SidesRead) -> None:
        """Show both articles."""
        self.face.show_sides(message)

    def on_shared_found(self, message: m.SharedFound) -> None:
        """List the pairs."""
        self.face.show_pairs(message.comparison)

    def on_contrasted(self, message: m.Contrasted) -> None:
        """Show the view."""
        self.face.show_view(message.compared)

    def on_row_opened(self) -> None:
        """Read what is under the cursor."""
        self.comparing.do_jump()

    def on_row_reached(self, message: m.RowReached) -> None:
        """Show what the cursor came to."""
        self.face.reached(message.row)

    def on_reader_moved(self) -> None:
        """Keep the heads true."""
        self.face.settle()

    def settle(self) -> None:
        """Show where the focus is."""
        self.face.settle()

    def on_resize(self, event: events.Resize) -> None:
        """Stack the sides where they would be too narrow."""
        self.face.fit(event.size.width)

    def renew(self) -> None:
        """Ask anew: the articles may be others now."""
        self.face.forget()
