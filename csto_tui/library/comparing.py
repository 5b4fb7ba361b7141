"""The chapter of comparison: articles side by side. Nothing here aligns a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from csto_tui.library.overview import Overview
from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import AnchoredSentence, Comparison

if TYPE_CHECKING:
    from csto_tui.compare import Prepared

__all__ = ["Comparing"]


class Comparing(Overview):
    """Sentences that speak of the same thing."""

    def __init__(self, *rooms: Any, **choices: Any) -> None:
        super().__init__(*rooms, **choices)
        self._prepared: Callable[[ArticleId, tuple[int, int]], Prepared] = lru_cache(maxsize=64)(self._prepare)

    def compare(self, article_ids: Sequence[ArticleId], *, every: bool = False) -> Comparison:
        """Set two or more articles side by side: strong pairs of sentences, or `every` candidate, and what they
        share.
        """
        from csto_tui import compare as comparing  # late: a search needs none of it

        return comparing.compare([self._prepared(one, self._edition()) for one in article_ids], every=every)

    def anchored(self, text: str, article_ids: Sequence[ArticleId]) -> tuple[AnchoredSentence, ...]:
        """Return the sentences of the articles that a query lights, best first within each. Raises QueryError."""
        from csto_tui import compare as comparing  # late: a search needs none of it

        tree, _ = self.understand(text)
        spans = {one: self._engine().hits(tree, one).spans for one in article_ids}
        return comparing.anchored([self._prepared(one, self._edition()) for one in article_ids], spans)

    def _edition(self) -> tuple[int, int]:
        """Return another pair whenever articles or names have changed."""
        return self._store.generation(), self._names().version

    def _prepare(self, article_id: ArticleId, edition: tuple[int, int]) -> Prepared:
        from csto_tui import compare as comparing  # late: a search needs none of it

        names = {entity.id: entity.name for entity in self._names().entities}
        return comparing.prepare(self._store.article(article_id), self.mentions(None, article_id), names=names)
