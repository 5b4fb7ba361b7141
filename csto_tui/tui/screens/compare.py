"""Articles beside each other: what each says of one thing, two of them in full, who is quoted, what is stated, in which
words.

Where keys lead is written in `comparing` and `comparing_steps`, what is shown in `comparing_face`, what a view holds in
`contrasting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from csto_tui.model.article import ArticleId
from csto_tui.tui import messages as m
from csto_tui.tui.answers import Contrast
from csto_tui.tui.comparing import Comparing
from csto_tui.tui.comparing_face import Showing
from csto_tui.tui.comparing_names import NameSteps
from csto_tui.tui.comparing_steps import PaneCopying, Stepping
from csto_tui.tui.contrasting import contrasted
from csto_tui.tui.copying import Copying
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.meant import Meant
from csto_tui.tui.panels.compared import ComparedNames
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

    # Default rules are read by themselves: a sheet of its own would have all of them read anew at the first opening.
    DEFAULT_CSS = """
    CompareScreen { background: $background; color: $foreground; }
    CompareScreen #title { height: 1; background: $surface; }
    CompareScreen #state { height: 1; padding: 0 0 0 2; }
    CompareScreen #held { height: 1fr; }
    CompareScreen #reading, CompareScreen GridPane, CompareScreen #pairs { width: 1fr; height: 1fr; margin: 1 0 0 0; }
    CompareScreen #sides { height: 1fr; layout: horizontal; }
    CompareScreen .side { width: 1fr; height: 1fr; }
    CompareScreen #right { background: $surface; margin: 0 0 0 1; }
    CompareScreen .side Reader { height: 1fr; }
    CompareScreen .side PaneHead { height: 3; }
    CompareScreen #answers { height: 9; }
    CompareScreen #answershead { height: 1; background: $surface; padding: 0 0 0 2; }
    CompareScreen #heads { padding: 0 0 1 0; }
    CompareScreen.-tight .side PaneHead { height: 4; }
    CompareScreen.-stacked #sides { layout: vertical; }
    CompareScreen.-stacked #right { margin: 0; }
    CompareScreen.-stacked .side PaneHead { height: 2; }
    CompareScreen.-stacked.-tight .side PaneHead { height: 3; }
    CompareScreen.-stacked #reading { margin: 0; }
    CompareScreen.-low .side PaneHead, CompareScreen.-low.-stacked.-tight .side PaneHead { height: 1; }
    CompareScreen.-stacked #answers { height: 5; }
    CompareScreen.-low #answers { height: 2; }
    CompareScreen.-low #reading, CompareScreen.-low GridPane, CompareScreen.-low #pairs { margin: 0; }
    CompareScreen #state.-empty, CompareScreen.-low #state, CompareScreen.-low #answershead { display: none; }
    CompareScreen #reading, CompareScreen #pairs, CompareScreen #compared { display: none; }
    CompareScreen.-read #reading, CompareScreen.-pairs #pairs { display: block; }
    CompareScreen.-read GridPane, CompareScreen.-pairs GridPane { display: none; }
    CompareScreen #compared { width: 25%; min-width: 32; max-width: 40; height: 1fr; }
    CompareScreen #compared { margin: 1 0 0 1; background: $surface; }
    CompareScreen #compared EntitySidebar { height: 1fr; }
    CompareScreen #compared PaneHead { height: 2; }
    CompareScreen.-naming #compared { display: block; }
    CompareScreen.-low #compared { margin: 0 0 0 1; }
    CompareScreen.-low #compared PaneHead { height: 1; }
    CompareScreen.-narrow #compared { width: 1fr; max-width: 100%; margin: 0; }
    CompareScreen.-narrow.-naming GridPane, CompareScreen.-narrow.-naming #reading { display: none; }
    CompareScreen.-narrow.-naming #pairs { display: none; }
    CompareScreen #hints { background: $surface; }
    """
    pairs = getters.query_one("#pairs", RowsPane)
    answers = getters.query_one("#answers", RowsPane)
    grid = getters.query_one(GridView)
    names = getters.query_one(ComparedNames)

    def __init__(self, library: Library, article_ids: tuple[ArticleId, ...], query: str, name: str = "") -> None:
        super().__init__()
        self.library: Library | None = library
        self.ids = list(article_ids)
        self.shown = list(article_ids[:2])
        self._query = query
        self.face = Showing(self)
        self.comparing = Comparing(self, self.face, name or query)
        self.meant = Meant(self, self.comparing)
        self._namer = NameSteps(self, self.face, self.comparing)
        self._panes = PaneCopying(self, self.comparing), Stepping(self, self.face, self.comparing), Copying(self)

    def compose(self) -> ComposeResult:
        """Lay out the title, the columns, the two sides with what answers, the pairs, the names."""
        measure = self.explorer.settings.measure
        yield TitleLine(id="title")
        yield Static(id="state")
        with Horizontal(id="held"):
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
            yield ComparedNames(self._namer.choose, id="compared")
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
        return (self.comparing, self._namer, *self._panes, self.focused, *self.explorer.desks)

    def open_reader(self) -> Reader:
        """Return what holds the article that is meant: the reader that leads, or the article of the cell."""
        return self.meant.reader()

    async def perform(self, action_id: str) -> None:
        """Do an action, but what is about an article only where it is clear which, and once it is there."""
        if self.meant.admits(action_id):
            await super().perform(action_id)

    @background("sides", is_awaited=True)
    def fetch_sides(self, left: ArticleId, right: ArticleId) -> m.SidesRead:
        """Fetch two articles and align them."""
        assert self.library is not None
        readings = read(self.library, left, self._query), read(self.library, right, self._query)
        known = {card.id: card for card in self.library.articles()}
        cards = tuple(known[one] for one in self.ids if one in known)
        return m.SidesRead(readings, self.library.parallel(left, right), cards)

    @background("pairs", is_awaited=True)
    def fetch_pairs(self, left: ArticleId, right: ArticleId) -> m.SharedFound:
        """Pair the sentences of two articles."""
        assert self.library is not None
        articles = {one: self.library.article(one) for one in (left, right)}
        return m.SharedFound(self.library.compare((left, right)), articles)

    @background("contrast", is_awaited=True)
    def fetch_view(self, asked: Contrast) -> m.Contrasted:
        """Set the articles beside each other."""
        assert self.library is not None
        return m.Contrasted(contrasted(self.library, asked))

    def on_sides_read(self, message: m.SidesRead) -> None:
        """Show both articles."""
        self.face.show_sides(message)

    def on_shared_found(self, message: m.SharedFound) -> None:
        """List the pairs."""
        self.face.show_pairs(message)

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

    def on_resize(self) -> None:
        """Lay out for the new width."""
        self.face.fit()

    def renew(self) -> None:
        """Ask anew: the articles may be others now."""
        self.face.forget()
