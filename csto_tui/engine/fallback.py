"""An engine that keeps answering: opens the real one when it is first asked, and searches in memory once that one
fails.

Nothing here repairs an index; whoever opens it decides that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import RLock
from typing import TypeVar

from csto_tui.engine.protocol import IndexBuilder, Ranking, SearchEngine
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Fuzzy, Node, Prefix, Wildcard
from csto_tui.model.results import ArticleHits, Match

__all__ = ["FallbackEngine"]

R = TypeVar("R")


class FallbackEngine:
    """A SearchEngine over another one that may not open, or may fail later.

    `opened` opens the real engine and may raise IndexUnusable; `articles` yields all articles for a search in memory;
    `notify` is
    told in one line when that happens.
    """

    def __init__(
        self,
        opened: Callable[[], SearchEngine],
        articles: Callable[[], Iterable[Article]],
        notify: Callable[[str], None],
    ) -> None:
        self._open = opened
        self._articles = articles
        self._notify = notify
        self._lock = RLock()
        self._engine: SearchEngine | None = None

    def indexed(self) -> Mapping[ArticleId, str]:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.indexed())

    def search(self, node: Node) -> tuple[Match, ...]:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.search(node))

    def ranking(self, node: Node) -> Ranking:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.ranking(node))

    def hits(self, node: Node, article_id: ArticleId) -> ArticleHits:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.hits(node, article_id))

    def forms(self, node: Prefix | Wildcard | Fuzzy) -> tuple[str, ...]:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.forms(node))

    def frequency(self, form: str) -> int:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.frequency(form))

    def compounds(self, form: str) -> tuple[tuple[str, ...], ...]:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.compounds(form))

    def refresh(self) -> bool:
        """See SearchEngine."""
        return self._ask(lambda engine: engine.refresh())

    def builder(self) -> IndexBuilder:
        """See SearchEngine."""
        return self._current().builder()

    def close(self) -> None:
        """See SearchEngine."""
        with self._lock:
            if self._engine is not None:
                self._engine.close()

    def _current(self) -> SearchEngine:
        with self._lock:
            if self._engine is None:
                try:
                    self._engine = self._open()
                except IndexUnusable as error:
                    self._engine = self._in_memory(error)
            return self._engine

    def _ask(self, question: Callable[[SearchEngine], R]) -> R:
        engine = self._current()
        try:
            return question(engine)
        except IndexUnusable as error:
            with self._lock:
                if self._engine is engine:
                    self._engine = self._in_memory(error)
                    engine.close()
            return question(self._current())

    def _in_memory(self, error: IndexUnusable) -> SearchEngine:
        self._notify(f"index: {error.message}; searching in memory until the next start")
        from csto_tui.engine.memory import MemoryEngine  # late: the real one seldom fails

        return MemoryEngine(self._articles())
