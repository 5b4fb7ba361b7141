"""The round of one reading: asking, previewing, following an article, moving the focus, and leaving step by step.

It joins the panels of the reading screen; it paints nothing and asks the library only through panels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.query import Query
from csto_tui.tui.keymap import Pane
from csto_tui.tui.messages import ArticleOpened, ArticleWanted, HitsFound
from csto_tui.tui.panels.asking import AskingPanel
from csto_tui.tui.patience import Patience
from csto_tui.tui.reading import Start
from csto_tui.tui.steps import Stage, Steps
from csto_tui.tui.widgets.bars import HeaderLine, TabLine
from csto_tui.tui.widgets.query_bar import QueryBar

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Rounds"]

_PANES = (Pane.RESULTS, Pane.READER, Pane.NAMES)
_PARTS = {
    Pane.QUERY: Pane.RESULTS,
    Pane.FIELD: Pane.NAMES,
    Pane.FIND: Pane.READER,
    Pane.SELECTION: Pane.READER,
}
"""What is part of which pane."""


class Hall(Stage, Protocol):
    """The screen, as far as rounds need it."""

    steps: Steps

    @property
    def bar(self) -> QueryBar:
        """The search box."""

    @property
    def asking(self) -> AskingPanel:
        """The search box with its history."""

    def show_hints(self) -> None:
        """Fit the footer to the pane."""


class Rounds:
    """Keeps the panels of the reading screen in step."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._pane = Pane.QUERY
        """For which the footer was made."""
        self._is_stale = False
        """Whether the article that is being fetched may be another one by now."""
        self.patience = Patience(hall)

    def ask(self, *, keep: bool = False) -> None:
        """Ask the session's question in the session's order; with `keep`, the same one again with as many
        rows as there are, if its answer is there already.
        """
        hall = self._hall
        if hall.library is not None:
            answered, session = hall.results.answered, hall.session
            keep = keep and answered is not None and (answered.text, answered.sort) == (session.query, session.sort)
            query = Query(session.query, session.sort, 0, max(len(hall.results.list.hits), 100) if keep else 100)
            hall.results.ask(hall.library, query, keep=keep, is_typed=hall.bar.is_typed)
            if not keep:
                self.patience.begin(query)
                if answered is not None and not hall.bar.box.has_focus:
                    hall.haste.submit()

    def answer(self, message: HitsFound) -> None:
        """Say what was understood and preview the first hit; for a word that is only begun, what it goes on to."""
        hall, results = self._hall, message.results
        if results.query.offset:
            return
        self.patience.end(results.query)
        hall.results.fade(bool(message.completed))
        if not message.completed:
            hall.haste.answer(results.query)
            hall.bar.answer(results)
            hall.names.count_found(results)
            self.preview(keep=message.keep)
        elif hall.bar.box.has_focus:
            standing = hall.results.answered.text if hall.results.answered else ""
            hall.bar.wait(results.query.text, message.completed, standing)
        else:  # the box was left meanwhile: nothing is being typed any more
            self.ask()

    def preview(self, *, keep: bool) -> None:
        """Show the hit under the cursor, or with `keep` the open article anew, where it is."""
        hall, current = self._hall, self._hall.results.list.current
        here = hall.reading.article_id
        if keep and hall.haste.wanted is not None:
            self._is_stale = True  # it comes first: who has asked for another article does not mean the one before
        elif keep and here is not None:
            hall.want(ArticleWanted(here, Start(offset=-1)))
        elif current is not None and here is None:
            hall.results.call_after_refresh(self._begin)  # the list is there sooner when nothing is fetched beside it
        elif current is not None:
            hall.want(ArticleWanted(current.article.id, Start(hit=0)))
        elif here is None and hall.library is not None:
            hall.names.count(hall.library)

    def _begin(self) -> None:
        """Show the first article, if no other one was asked for meanwhile."""
        hall, current = self._hall, self._hall.results.list.current
        if current is not None and hall.reading.article_id is None and hall.haste.wanted is None:
            hall.want(ArticleWanted(current.article.id, Start(hit=0)))

    def renew(self) -> None:
        """Fetch the article that is there now once more, where it is, if it was fetched while articles were read."""
        if self._is_stale and self._hall.haste.wanted is None:
            self._is_stale = False
            self.preview(keep=True)

    def follow(self, message: ArticleOpened) -> None:
        """Let list, names, session and focus follow the article that was opened."""
        hall, article_id = self._hall, message.reading.article.id
        row = hall.results.position(article_id)
        hall.reading.place(row, hall.results.list.total)
        hall.names.show(message.reading.names, article_id)
        hall.names.choose(hall.session.chosen)
        hall.reading.choose(hall.session.chosen)
        hall.steps.remember(message.start)
        if message.start.is_step and row is not None:
            with hall.results.list.prevent(*hall.results.list.SPOKEN):
                hall.results.list.move_to(row)
            hall.results.show_head()
        is_hidden = (
            hall.results.screen.has_class("-narrow") and self.pane_of(hall.results.screen.focused) is Pane.RESULTS
        )
        if message.start.focus or (message.start.is_step and is_hidden):
            self.look_at(Pane.READER)
        if message.start.notice:
            hall.tell(message.start.notice)

    def enter(self, article_id: ArticleId) -> None:
        """Read an article: the one that is previewed goes on from where it is, another one from its first hit."""
        hall, reading = self._hall, self._hall.reading.reader.reading
        start = Start(hit=0, is_step=True, focus=True)
        self.look_at(Pane.READER)
        hall.asking.keep()
        asked = hall.results.answered.text if hall.results.answered else ""
        if reading is not None and (reading.article.id, reading.query) == (article_id, asked):
            hall.steps.remember(start)
        else:
            hall.want(ArticleWanted(article_id, start))

    def choose(self, entity_id: EntityId, name: str) -> None:
        """Choose a name and go to its next mention."""
        hall = self._hall
        hall.steps.chosen_name = name
        hall.session = hall.session.choosing(entity_id)
        hall.names.choose(entity_id)
        hall.reading.choose(entity_id)
        hall.steps.do_next_mention()

    def pane_of(self, focused: Widget | None) -> Pane:
        """Return the pane of a focused widget."""
        hall = self._hall
        if focused is hall.results.list:
            return Pane.RESULTS
        if focused is hall.reading.reader:
            return Pane.SELECTION if hall.reading.reader.is_selecting else Pane.READER
        if focused is hall.reading.find_bar.box:
            return Pane.FIND
        if focused is hall.names.box:
            return Pane.FIELD
        return Pane.NAMES if focused is hall.names.sidebar else Pane.QUERY

    def look_at(self, pane: Pane) -> None:
        """Bring a pane into sight and give it the focus."""
        hall = self._hall
        self._show(pane)
        target = {
            Pane.RESULTS: hall.results.list,
            Pane.READER: hall.reading.reader,
            Pane.NAMES: hall.names.sidebar,
            Pane.FIND: hall.reading.find_bar.box,
        }.get(pane)
        if target is None:
            hall.bar.take_focus()
        else:
            hall.results.screen.set_focus(target)

    def _show(self, pane: Pane) -> None:
        screen = self._hall.results.screen
        at = _PARTS.get(pane, pane)
        if at is not Pane.READER:
            screen.set_class(at is Pane.NAMES, "-names")
        for one, name in zip(_PANES, ("-at-results", "-at-reader", "-at-names"), strict=True):
            screen.set_class(one is at, name)
        screen.query_one(TabLine).activate(_PANES.index(at))

    def settle(self) -> None:
        """Show which pane has the focus; a query whose last word was left unfinished is now taken as it stands."""
        hall = self._hall
        pane = self._pane = self.pane_of(hall.results.screen.focused)
        self._show(pane)
        if pane is not Pane.QUERY and hall.results.begun:
            self.ask()
        heads = (hall.results.head, hall.reading.head, hall.names.head)
        for one, head in zip(_PANES, heads, strict=True):
            head.brighten(one is pane or (pane is not Pane.QUERY and _PARTS.get(pane) is one))
        for lines in (hall.results.list, hall.reading.reader, hall.names.sidebar):
            lines.refresh()

    def follow_reader(self) -> None:
        """Fit the footer to the reader, which may have begun or ended a selection."""
        pane = self.pane_of(self._hall.results.screen.focused)
        if pane is not self._pane:
            self._pane = pane
            self._hall.show_hints()

    def do_search(self) -> None:
        """Go to the search box."""
        self.look_at(Pane.QUERY)

    do_search_articles = do_search

    def do_find_name(self) -> None:
        """Go to the box above the names."""
        self._hall.names.open_box()

    def do_accept(self) -> None:
        """Go to the names that answer to what was typed."""
        self.look_at(Pane.NAMES)

    def do_submit(self) -> None:
        """Ask at once and go to the results."""
        self._hall.bar.ask()
        self._hall.asking.keep()
        self.look_at(Pane.RESULTS)
        self._hall.haste.submit()

    def do_later_query(self) -> None:
        """Put the next query of the history into the box; behind the last one, go to the results."""
        if not self._hall.bar.step_in_history(-1):
            self.do_submit()

    def do_out(self) -> None:
        """Go back to the results."""
        self.look_at(Pane.RESULTS)

    def do_names(self) -> None:
        """Go to the names, or back from them."""
        is_there = self._hall.names.sidebar.has_focus
        self.look_at(Pane.RESULTS if is_there else Pane.NAMES)

    def do_next_pane(self) -> None:
        """Go round the panes that this size shows."""
        self._turn(1)

    def do_previous_pane(self) -> None:
        """Go round the other way."""
        self._turn(-1)

    def _turn(self, direction: int) -> None:
        hall, screen = self._hall, self._hall.results.screen
        ring = [Pane.QUERY, *_PANES]
        if screen.has_class("-normal"):
            ring.remove(Pane.RESULTS if screen.has_class("-names") else Pane.NAMES)
        here = self.pane_of(screen.focused)
        here = here if here in ring else _PARTS.get(here, here)
        if direction > 0 and hall.bar.take_offer():
            return
        hall.bar.ask()
        self.look_at(ring[(ring.index(here) + direction) % len(ring)] if here in ring else ring[0])

    def opened(self, library: Library) -> None:
        """Begin with an open corpus."""
        hall = self._hall
        hall.library = hall.names.library = hall.results.library = library
        hall.asking.opened(library)
        self.show_facts()
        self.ask()

    def progress(self, text: str, *, changed: bool = True) -> None:
        """Say how far the index is, and show what can be found by now; nothing moves under the cursor."""
        self._hall.results.screen.query_one(HeaderLine).progress(text)
        self._hall.results.is_indexing = bool(text)
        if changed:
            self.show_facts()
            self.ask(keep=True)

    def show_facts(self) -> None:
        """Say in the header what the corpus holds."""
        if self._hall.library is not None:
            self._hall.results.count(self._hall.library)
