"""The round of one reading: asking, previewing, following an article, moving the focus, and leaving step by step.

It joins the panels of the reading screen; it paints nothing and asks the library only through panels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.query import Sort
from csto_tui.tui.keymap import Pane
from csto_tui.tui.messages import ArticleOpened, ArticleWanted
from csto_tui.tui.panels.asking import AskingPanel
from csto_tui.tui.reading import Start
from csto_tui.tui.steps import Stage, Steps
from csto_tui.tui.widgets.bars import HeaderLine, TabLine
from csto_tui.tui.widgets.query_bar import QueryBar

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Rounds"]

_PANES = (Pane.RESULTS, Pane.READER, Pane.NAMES)
_SORTS = (Sort.RELEVANCE, Sort.DATE_DESCENDING, Sort.DATE, Sort.SOURCE, Sort.HITS)


class Hall(Stage, Protocol):
    """The screen, as far as rounds need it."""

    steps: Steps

    @property
    def bar(self) -> QueryBar:
        """The search box."""

    @property
    def asking(self) -> AskingPanel:
        """The search box with its history."""


class Rounds:
    """Keeps the panels of the reading screen in step."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall

    def ask(self, *, keep: bool = False) -> None:
        """Ask the session's question in the session's order; with `keep`, the same one again with as many
        rows as there are.
        """
        hall = self._hall
        if hall.library is not None:
            limit = max(len(hall.results.list.hits), 100) if keep else 100
            hall.results.ask(hall.library, hall.session.query, hall.session.sort, keep=keep, limit=limit)

    def preview(self, *, keep: bool) -> None:
        """Show the hit under the cursor, or with `keep` the open article anew, where it is."""
        hall, current = self._hall, self._hall.results.list.current
        here = hall.reading.article_id
        if keep and here is not None:
            hall.want(ArticleWanted(here, Start(offset=-1)))
        elif current is not None:
            hall.want(ArticleWanted(current.article.id, Start(hit=0)))
        elif here is None and hall.library is not None:
            hall.names.count(hall.library)

    def follow(self, message: ArticleOpened) -> None:
        """Let list, names, session and focus follow the article that was opened."""
        hall, article_id = self._hall, message.reading.article.id
        row = hall.results.position(article_id)
        hall.reading.place(row, hall.results.list.total)
        hall.names.show(message.reading.names)
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
            return Pane.READER
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
        }.get(pane)
        if target is None:
            hall.bar.take_focus()
        else:
            hall.results.screen.set_focus(target)

    def _show(self, pane: Pane) -> None:
        screen = self._hall.results.screen
        if pane is not Pane.READER:
            screen.set_class(pane in (Pane.NAMES, Pane.FIELD), "-names")
        at = {Pane.QUERY: Pane.RESULTS, Pane.FIELD: Pane.NAMES}.get(pane, pane)
        for one, name in zip(_PANES, ("-at-results", "-at-reader", "-at-names"), strict=True):
            screen.set_class(one is at, name)
        screen.query_one(TabLine).activate(_PANES.index(at))

    def settle(self) -> None:
        """Show which pane has the focus."""
        hall = self._hall
        pane = self.pane_of(hall.results.screen.focused)
        self._show(pane)
        heads = (hall.results.head, hall.reading.head, hall.names.head)
        for one, head in zip(_PANES, heads, strict=True):
            head.brighten(one is pane or (one, pane) == (Pane.NAMES, Pane.FIELD))
        for lines in (hall.results.list, hall.reading.reader, hall.names.sidebar):
            lines.refresh()

    def do_search(self) -> None:
        """Go to the search box."""
        self.look_at(Pane.QUERY)

    def do_search_articles(self) -> None:
        """Go to the search box."""
        self.do_search()

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
        if direction > 0 and hall.bar.take_offer():
            return
        hall.bar.ask()
        self.look_at(ring[(ring.index(here) + direction) % len(ring)] if here in ring else ring[0])

    def do_sort(self) -> None:
        """Put the results in the next order."""
        hall = self._hall
        sort = _SORTS[(_SORTS.index(hall.session.sort) + 1) % len(_SORTS)]
        hall.session = hall.session.sorted_by(sort)
        self.ask()

    def do_furniture(self) -> None:
        """Show or hide what is not the article."""
        reader = self._hall.reading.reader
        reader.toggle_furniture()
        self._hall.tell("furniture shown: what is not the article" if reader.has_furniture else "furniture hidden")

    def is_ahead(self) -> bool:
        """Tell whether the cursor of the list has moved on to an article that the reader does not show yet."""
        current = self._hall.results.list.current
        if current is None or not self._hall.results.list.has_focus:
            return False
        return current.article.id != self._hall.reading.article_id

    def do_escape(self) -> None:
        """Leave the innermost thing: search box, chosen name, names, then go back; at the end nothing."""
        hall, pane = self._hall, self.pane_of(self._hall.results.screen.focused)
        if pane is Pane.QUERY:
            hall.bar.ask()
            self.look_at(Pane.RESULTS)
        elif pane is Pane.FIELD or (pane is Pane.NAMES and hall.names.is_filtered):
            hall.names.close_box()
            self.look_at(Pane.NAMES)
        elif hall.steps.choose_none():
            return
        elif pane is Pane.NAMES:
            self.look_at(Pane.RESULTS)
        elif hall.session.behind:
            hall.steps.do_back()
        elif pane is Pane.READER:
            self.look_at(Pane.RESULTS)

    def do_quit_level(self) -> None:
        """Go one level back; in the results, quit."""
        if self.pane_of(self._hall.results.screen.focused) is Pane.RESULTS:
            self._hall.results.app.exit()
        else:
            self.look_at(Pane.RESULTS)

    def opened(self, library: Library) -> None:
        """Begin with an open corpus."""
        hall = self._hall
        hall.library = hall.names.library = library
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
