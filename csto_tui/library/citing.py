"""The chapter of citations, and of what was copied. Nothing here knows a style."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.store.work import CopiedText

if TYPE_CHECKING:
    from csto_tui.model.article import Article
    from csto_tui.model.citation import Citation, CitationText, Locator
    from csto_tui.model.clipping import Clipping

__all__ = ["Citing", "place_of"]


def place_of(clipping: Clipping, article: Article | None) -> Locator:
    """Return the place of a clipping as citations want it: its pages where the source has pages, else its passages.

    `article` is what the clipping is from; where it is another one by now, or gone, the place is that of then.
    """
    from csto_tui.model.citation import Locator  # late: a search needs none of it

    first = article.passage_at(clipping.span.start) if article else None
    if article is None or first is None or article.sha256 != clipping.article.sha256:
        return Locator.at(clipping.passage, clipping.page)
    last = article.passage_at(clipping.span.end - 1) or first
    ends = [Locator.of(passage) for passage in (first, last)]
    is_several = ends[0].label == ends[1].label and ends[0].value != ends[1].value
    return replace(ends[0], value=f"{ends[0].value}–{ends[1].value}") if is_several else ends[0]


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
        """Cite an article, or a passage of it (by its page, where the source has pages), or a quotation from it.

        Raises UnknownStyle, KeyError, IndexError.
        """
        from csto_tui import citations  # late: a search needs none of it

        return citations.cite(self._citation(article_id, passage, quotation, accessed), style)

    def filled(
        self,
        template: str,
        article_id: ArticleId,
        style: str,
        *,
        passage: int | None = None,
        quotation: str = "",
        accessed: dt.date | None = None,
    ) -> str:
        """Return a template with what it names of an article, a passage or a quotation filled in.

        Raises UsageError, UnknownStyle, KeyError, IndexError.
        """
        from csto_tui import citations  # late: a search needs none of it

        return citations.fill_template(template, self._citation(article_id, passage, quotation, accessed), style)

    def cite_clipping(self, clipping: Clipping, style: str, template: str = "") -> str:
        """Return the words of a clipping with the citation of their place, in a style, or in the form of a template.

        An article that has changed since is cited as it was known then. Raises UnknownStyle, UsageError.
        """
        from csto_tui import citations  # late: a search needs none of it
        from csto_tui.model.citation import Citation

        card, article = clipping.article, None
        with suppress(KeyError):
            article = self._store.article(card.id)
            card = ArticleCard.of(article) if article.sha256 == card.sha256 else card
        citation = Citation(card, place_of(clipping, article), clipping.text, clipping.created.date())
        return citations.fill_template(template, citation, style) if template else citations.cite(citation, style).text

    def remember_copied(self, text: str, at: dt.datetime) -> None:
        """Keep what was copied, before everything that was copied earlier. Raises StoreError."""
        self.work.remember_copy(text, at)

    def copied(self) -> tuple[CopiedText, ...]:
        """Return what was copied, newest first, each text once, whatever corpus it is from. Raises StoreError."""
        return self.work.copies()

    def _citation(
        self, article_id: ArticleId, passage: int | None, quotation: str, accessed: dt.date | None
    ) -> Citation:
        from csto_tui.model.citation import Citation, Locator  # late: a search needs none of it

        article = self._store.article(article_id)
        if passage is not None:
            article.passage_text(passage)
        locator = Locator.of(article.passages[passage - 1]) if passage is not None else None
        return Citation(ArticleCard.of(article), locator, quotation, accessed)
