"""Keys typed faster than answers and articles arrive: what they do waits until what they mean is there, so that nothing
is cited from the article before. It does nothing itself.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from csto_tui.model.query import Query
from csto_tui.session import Session
from csto_tui.tui import pace
from csto_tui.tui.keymap import Action
from csto_tui.tui.messages import ArticleWanted
from csto_tui.tui.patience import Patience
from csto_tui.tui.reading import Start
from csto_tui.tui.work import awaited

if TYPE_CHECKING:
    from csto_tui.tui.panels.names import NamesPanel
    from csto_tui.tui.panels.reading import ReadingPanel
    from csto_tui.tui.panels.results import ResultsPanel
    from csto_tui.tui.widgets.query_bar import QueryBar

__all__ = ["Haste"]

_TAKEN = frozenset(
    "copy_citation copy_quotation copy_passage copy_bibtex copy_locator copy_path clip clip_noted".split()
)
"""Actions that take words away unseen, and so wait until the reader shows the article that was asked for."""
_OF_THE_ARTICLE = _TAKEN | frozenset("quotes cite about compare furniture find_here_too".split())
"""Actions that mean the article under the cursor of the results, and so wait until the reader shows that."""
_OF_THE_RESULTS = _OF_THE_ARTICLE | frozenset("open tick next_hit previous_hit next_article previous_article".split())
"""Actions that mean what was found, and so wait for the answer to a question that was asked just now."""

_OF_ROWS = frozenset("down up half_down half_up page_down page_up top bottom open search quit".split())
"""Actions that mean the same among the results whichever article is open."""
_OF_NAMES = frozenset(("find", "company", "hand"))
"""Groups of work on the names, which only keys among the names wait for."""


class Desk(Protocol):
    """The screen, as far as haste needs it."""

    session: Session

    @property
    def bar(self) -> QueryBar:
        """The search box."""

    @property
    def results(self) -> ResultsPanel:
        """The results."""

    @property
    def reading(self) -> ReadingPanel:
        """The open article."""

    @property
    def names(self) -> NamesPanel:
        """The names."""


class Haste:
    """Keeps actions back, in the order of their keys."""

    def __init__(self, desk: Desk, patience: Patience, do: Callable[[str], Awaitable[None]]) -> None:
        self._desk = desk
        self._patience = patience
        self._do = do
        self._held: list[str] = []
        self.wanted: ArticleWanted | None = None
        """The article that was asked for last, until it is there."""
        self._until = 0.0
        """Until when the next key waits for that article, by `monotonic`."""
        self._is_submitted = False
        """Whether the question that was asked last was asked by a key that went on to its results."""

    @property
    def is_article_coming(self) -> bool:
        """Whether another article, or another place in one, is coming that was asked for a moment ago; who has waited
        longer means what stands there.
        """
        return self.wanted is not None and self.wanted.start.offset != -1 and monotonic() < self._until

    @property
    def is_answer_coming(self) -> bool:
        """Whether the answer is still coming to a question whose results the reader has gone on to; who has been told
        that it takes long means what stands there.
        """
        return self._is_submitted and not self._patience.is_said

    def is_early(self, action: Action | None) -> bool:
        """Tell whether what a key means is still coming, and the key may wait for that: never in the search box, and
        among the results only for what the cursor will follow.
        """
        desk = self._desk
        if desk.bar.box.has_focus:
            return False
        if self.is_answer_coming:
            return True
        if self.is_article_coming and self.wanted is not None:
            is_of_rows = desk.results.list.has_focus and action is not None and action.id in _OF_ROWS
            return self.wanted.start.is_step or not is_of_rows
        is_among_names = desk.names.box.has_focus or desk.names.sidebar.has_focus
        return any(is_among_names or work.group not in _OF_NAMES for work in awaited(desk.results.screen, pace.MOMENT))

    async def perform(self, action_id: str) -> None:
        """Do an action now, or once what it means is there."""
        if action_id in _OF_THE_RESULTS:
            self._held.append(action_id)
            await self.release()
        else:
            self._held.clear()  # the reader has turned to something else
            await self._do(action_id)

    async def release(self) -> None:
        """Do what has waited, as far as what it means is there."""
        while self._held and not self._is_held(self._held[0]):
            await self._do(self._held.pop(0))

    def want(self, wanted: ArticleWanted) -> None:
        """Note that an article was asked for."""
        self.wanted, self._until = wanted, monotonic() + pace.MOMENT

    async def follow(self, start: Start) -> None:
        """Note that an article is there, and do what has waited for it."""
        if self.wanted is not None and start is self.wanted.start:
            self.wanted = None
        await self.release()

    def submit(self) -> None:
        """Note that the keys that come now are about the results of the question that stands."""
        answered = self._desk.results.answered
        self._is_submitted = answered is None or not self._is_asked(answered)

    def answer(self, query: Query) -> None:
        """Note that the answer to a question is there."""
        self._is_submitted = self._is_submitted and not self._is_asked(query)

    def _is_asked(self, query: Query) -> bool:
        return (query.text, query.sort) == (self._desk.bar.asked, self._desk.session.sort)

    def fail(self, group: str) -> None:
        """Note that work has failed: what has waited for it is not done."""
        if group == "article":
            self.wanted = None
        if group == "search":
            self._is_submitted = False
        if group in ("article", "search"):
            self._held.clear()

    def _is_held(self, action_id: str) -> bool:
        """Tell whether what an action means is still coming, however long it takes."""
        if action_id in _TAKEN and self.wanted is not None:
            return True
        if action_id in _OF_THE_ARTICLE and self._is_ahead():
            return True
        return self.is_answer_coming

    def _is_ahead(self) -> bool:
        """Tell whether the cursor of the list has moved on to an article that the reader does not show yet."""
        rows = self._desk.results.list
        return rows.has_focus and rows.current is not None and rows.current.article.id != self._desk.reading.article_id
