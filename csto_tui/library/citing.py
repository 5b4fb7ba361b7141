"""The chapter of citations. Nothing here knows a style."""

from __future__ import annotations

import datetime as dt

from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.citation import Citation, CitationText, Locator

__all__ = ["Citing"]


class Citing(Shelf):
    """Articles, passages and quotations, cited."""

    def cite(
        self,
        article_id: ArticleId,
        style: str,
        *,
        passage: int | None = None,
        quotation: str = "",
        accessed: dt.date | None = None,
    ) -> CitationText:
        """Cite an article, or a passage of it, or a quotation from it. Raises UnknownStyle, KeyError, IndexError."""
        from csto_tui import citations  # late: a search needs none of it

        article = self._store.article(article_id)
        if passage is not None:
            article.passage_text(passage)
        locator = Locator("paragraph", str(passage)) if passage is not None else None
        return citations.cite(Citation(ArticleCard.of(article), locator, quotation, accessed), style)
