"""A search whose answer is long in coming, and what is said until it is there.

It asks nothing and stops nothing: a search in whose place a later one came is not waited for any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from csto_tui.model.query import Query

if TYPE_CHECKING:
    from textual.timer import Timer

    from csto_tui.tui.panels.results import ResultsPanel
    from csto_tui.tui.widgets.query_bar import QueryBar

__all__ = ["LONG", "Patience"]

LONG = 0.15
"""Seconds after which a reader who sees nothing change wonders whether the key was heard."""


class Desk(Protocol):
    """The screen, as far as waiting needs it."""

    @property
    def bar(self) -> QueryBar:
        """The search box."""

    @property
    def results(self) -> ResultsPanel:
        """The results."""


class Patience:
    """Says what is being searched for and whose results still stand, once that takes long."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._awaited: Query | None = None
        self._timer: Timer | None = None
        self.is_said = False
        """Whether the reader has been told that an answer is still coming."""

    def begin(self, query: Query) -> None:
        """Wait for the answer to a query, and for no other one; where waiting was spoken of already, say so at once."""
        self._stop()
        self._awaited = query
        self._desk.results.when_failed = self.give_up
        if self.is_said:
            self._say()
        else:
            self._timer = self._desk.results.set_timer(LONG, self._say)

    def end(self, query: Query) -> None:
        """Note that the answer to a query has come; after one that comes too late, wait on for the other."""
        awaited = self._awaited
        self._stop()
        self.is_said = False
        if awaited is not None and (query.text, query.sort) != (awaited.text, awaited.sort):
            self.begin(awaited)

    def give_up(self) -> None:
        """Note that no answer will come: what was said before is said again."""
        self._stop()
        if self.is_said:
            self._desk.bar.say_again()
        self.is_said = False

    def _say(self) -> None:
        if self._awaited is None:
            return
        text, answered = self._awaited.text, self._desk.results.answered
        standing = (answered.text or "every article") if answered is not None and answered.text != text else ""
        self._desk.results.fade(bool(standing))
        self._desk.bar.search_on(text, standing)
        self.is_said = True

    def _stop(self) -> None:
        self._awaited = None
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
