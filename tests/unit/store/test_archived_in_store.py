"""The agency and the archived copy of an article come back from the store as they were."""

from __future__ import annotations

import json

from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.store.codec import article_from, body_values, card_from, card_values

PLAIN = Article(ArticleId("a"), "a.txt", "0" * 64, "one", ())


def returned(article: Article) -> tuple[ArticleCard, Article]:
    card = card_from(json.loads(json.dumps(card_values(article))))
    return card, article_from(card, json.loads(json.dumps(body_values(article))))


def test_agency_and_copy_are_kept() -> None:
    article = Article(
        ArticleId("a"),
        "a.txt",
        "0" * 64,
        "one",
        (),
        agency=Known("Reuters", Status.STATED),
        archive_address=Known("https://perma.cc/AB12", Status.USER, note="By hand."),
        archived=Known(Edtf("2017-02-07"), Status.INFERRED),
    )
    assert returned(article) == (ArticleCard.of(article), article)


def test_an_article_without_them_is_kept() -> None:
    assert returned(PLAIN) == (ArticleCard.of(PLAIN), PLAIN)
