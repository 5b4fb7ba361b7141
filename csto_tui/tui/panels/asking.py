"""The search box with its history and its completions: asks the library for both. It knows no other panel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.tui.messages import Completed, CompletionWanted, HistoryFetched, Noticed
from csto_tui.tui.widgets.query_bar import QueryBar
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["AskingPanel"]


class AskingPanel(Vertical):
    """The search box, and what the library knows to put into it."""

    DEFAULT_CSS = "AskingPanel { height: auto; }"

    def __init__(self, *, rest: float) -> None:
        super().__init__()
        self._rest = rest
        self.library: Library | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        yield QueryBar(rest=self._rest, id="query")

    @property
    def bar(self) -> QueryBar:
        """The box."""
        return self.query_one(QueryBar)

    def opened(self, library: Library) -> None:
        """Begin with an open corpus."""
        self.library = library
        self.fetch_history(library)

    def keep(self) -> None:
        """Put the query into the history: it was rested on."""
        if self.library is not None and self.bar.text.strip():
            self.remember(self.library, self.bar.text)

    def on_completion_wanted(self, message: CompletionWanted) -> None:
        """Look for what it can go on with."""
        if self.library is not None:
            self.complete(self.library, message.text)

    @background("complete")
    def complete(self, library: Library, text: str) -> Completed:
        """Complete a query."""
        return Completed(text, library.completed(text))

    def on_completed(self, message: Completed) -> None:
        """Offer it."""
        self.bar.complete(message.text, message.completed)

    @background("history")
    def fetch_history(self, library: Library) -> HistoryFetched:
        """Fetch the queries asked before."""
        return HistoryFetched(library.history())

    @background("history")
    def remember(self, library: Library, text: str) -> HistoryFetched:
        """Keep a query, and fetch the history with it."""
        library.remember(text, dt.datetime.now(dt.UTC))
        return HistoryFetched(library.history())

    def on_history_fetched(self, message: HistoryFetched) -> None:
        """Have it at hand."""
        self.bar.remember(message.past)

    def save(self, name: str | None) -> None:
        """Save the query under a name."""
        if self.library is not None and name:
            self.save_as(self.library, name, self.bar.text)

    @background("save", is_awaited=True)
    def save_as(self, library: Library, name: str, text: str) -> Noticed:
        """Keep a query under a name."""
        library.save_query(name, text)
        return Noticed(f"saved as “{name}”: f lists the saved queries")

    def do_earlier_query(self) -> None:
        """Put the query asked before into the box."""
        self.bar.step_in_history(1)

    def do_narrow(self) -> None:
        """Narrow the query by what is typed next."""
        self.bar.begin_narrowing()

    async def do_widen(self) -> None:
        """Give up the last step of narrowing; with letters in the box, take back the last of them."""
        if self.bar.box.value or not self.bar.widen():
            await self.bar.box.edit("backspace")
