"""The main screen: search box, results, the open article, its names. It passes facts between the panels and
decides nothing else.

What a search finds, what is copied and where a step leads is written in the panels and in `steps` and `copying`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal

from csto_tui.errors import CstoError, QueryError
from csto_tui.session import Session
from csto_tui.tui import messages as m
from csto_tui.tui.copying import Copying
from csto_tui.tui.finding import Finding
from csto_tui.tui.haste import Haste
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.panels.asking import AskingPanel
from csto_tui.tui.panels.names import NamesPanel
from csto_tui.tui.panels.reading import ReadingPanel
from csto_tui.tui.panels.results import ResultsPanel
from csto_tui.tui.retreat import Retreat
from csto_tui.tui.rounds import Rounds
from csto_tui.tui.selecting import Selecting
from csto_tui.tui.shaping import Shaping
from csto_tui.tui.steps import Steps
from csto_tui.tui.widgets.bars import HeaderLine, HintLine, TabLine
from csto_tui.tui.widgets.query_bar import QueryBar
from csto_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["ExplorerScreen"]


class ExplorerScreen(KeyedScreen[None]):
    """Search and read."""

    ENDS = (("?", "help"), ("q", "quit"))
    bar = getters.query_one(QueryBar)
    asking = getters.query_one(AskingPanel)
    results = getters.query_one(ResultsPanel)
    reading = getters.query_one(ReadingPanel)
    names = getters.query_one(NamesPanel)

    def __init__(self, *, classes: str = "") -> None:
        super().__init__()
        self.add_class("-at-results", *classes.split(), update=False)
        self.session = Session()
        self.library: Library | None = None
        self.steps = Steps(self)
        self.rounds = Rounds(self)
        self._desks = (
            self.rounds,
            self.steps,
            Copying(self),
            Finding(self),
            Selecting(self),
            Shaping(self),
            Retreat(self),
        )
        self.haste = Haste(self, self.rounds.patience, super().perform)
        self.is_early = self.haste.is_early

    def compose(self) -> ComposeResult:
        """Lay out the lines and the three panels."""
        yield HeaderLine(id="header")
        yield AskingPanel(rest=self.explorer.settings.search_delay_ms / 1000)
        yield TabLine(("Results", "Reader", "Names"), id="tabs")
        with Horizontal(id="body"):
            yield ResultsPanel(id="results")
            yield ReadingPanel(measure=self.explorer.settings.measure, id="reading")
            yield NamesPanel(id="names")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Begin in the results, and have the corpus opened now that there is a place for it."""
        self.rounds.look_at(Pane.RESULTS)
        self.explorer.open_corpus()

    def pane(self) -> Pane:
        """Return where the focus is."""
        return self.rounds.pane_of(self.focused)

    def doers(self) -> tuple[object, ...]:
        """Let the focused pane go first, then the desks."""
        return (self.focused, *self._desks, self.asking, *self.explorer.desks)

    def open_reader(self) -> Reader:
        """Return the reader whose article is meant."""
        return self.reading.reader

    def want(self, wanted: m.ArticleWanted) -> None:
        """Open an article from a place."""
        if self.library is not None:
            query = self.results.answered.text if self.results.answered else ""
            self.haste.want(wanted)
            self.reading.open(self.library, wanted.article_id, query, wanted.start)

    on_article_wanted = want

    def on_query_changed(self, message: m.QueryChanged) -> None:
        """Ask the new question."""
        self.session = self.session.searched(message.text)
        self.rounds.ask()

    async def on_hits_found(self, message: m.HitsFound) -> None:
        """Say what was understood and preview the first hit; then do what has waited for it."""
        self.rounds.answer(message)
        await self.haste.release()

    def on_reader_moved(self) -> None:
        """Fit the footer: something may be selected, or not any more."""
        self.rounds.follow_reader()

    def on_row_chosen(self, message: m.RowChosen) -> None:
        """Read the article."""
        self.rounds.enter(message.article_id)

    async def perform(self, action_id: str) -> None:
        """Do an action, but what is about an article or about results only once these are there: a key typed fast
        after a move of the cursor must not cite the article before it.
        """
        await self.haste.perform(action_id)

    async def on_article_opened(self, message: m.ArticleOpened) -> None:
        """Let list, names, session and focus follow the article; then do what has waited for it."""
        self.rounds.follow(message)
        await self.haste.follow(message.start)
        self.rounds.renew()

    def on_work_failed(self, message: m.WorkFailed) -> None:
        """Say what went wrong; what has waited for it is not done."""
        self.haste.fail(message.group)
        super().on_work_failed(message)

    def on_facts_counted(self, message: m.FactsCounted) -> None:
        """Say what the corpus holds."""
        self.query_one(HeaderLine).show(message.name, message.facts)

    def on_hits_ended(self, message: m.HitsEnded) -> None:
        """Go on into the next article."""
        self.steps.past_hits(message)

    def on_entity_chosen(self, message: m.EntityChosen) -> None:
        """Go to the name's next mention."""
        self.rounds.choose(message.entity_id, message.name)

    def on_tab_chosen(self, message: m.TabChosen) -> None:
        """Show the pane."""
        self.rounds.look_at((Pane.RESULTS, Pane.READER, Pane.NAMES)[message.index])

    def refuse(self, error: CstoError) -> None:
        """Show what is wrong with a query under it, anything else in the footer."""
        if isinstance(error, QueryError):
            self.bar.refuse(error)
            self.results.fade(True)
        else:
            super().refuse(error)

    def settle(self) -> None:
        """Show where the focus is."""
        self.rounds.settle()
