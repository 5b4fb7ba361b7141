"""Pages of passages survive the store, and what was stored before pages were known is still read."""

from __future__ import annotations

from dataclasses import replace

from csto_tui.model.article import Article, ArticleCard, ArticleId, Passage
from csto_tui.model.span import Span
from csto_tui.store.codec import article_from, body_values

PASSAGES = (Passage(1, Span(0, 3)), Passage(2, Span(4, 7), 2), Passage(3, Span(8, 9), 11))
ARTICLE = Article(ArticleId("a"), "a.pdf", "0" * 64, "one two 3", PASSAGES)


def test_pages_come_back() -> None:
    assert article_from(ArticleCard.of(ARTICLE), body_values(ARTICLE)).passages == PASSAGES


def test_passages_without_pages_are_stored_as_before() -> None:
    plain = replace(ARTICLE, passages=PASSAGES[:1])
    assert body_values(plain)[1] == [[1, 0, 3]]
