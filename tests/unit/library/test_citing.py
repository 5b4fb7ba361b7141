"""Citations through the core: templates, clippings of articles that have gone, what was copied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from csto_tui.errors import UsageError
from csto_tui.library import Library
from csto_tui.model.article import ArticleId

NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)
FILES = {"one.txt": "Milk war ends\n\nPresident Petrov said that it was over.\n\nNobody objected to that in Brest.\n"}


@pytest.fixture
def library(opened: Callable[[Mapping[str, str]], Library]) -> Library:
    return opened(FILES)


def test_a_template_is_filled_with_the_place(library: Library) -> None:
    article_id = library.articles()[0].id
    made = library.filled("{title}: {quoted} {locator}", article_id, "mla", passage=2, quotation="Nobody objected")
    assert made == "Milk war ends: “Nobody objected” ¶ 2"
    with pytest.raises(UsageError):
        library.filled("{nothing}", article_id, "mla")


def test_a_place_on_a_page_is_cited_by_its_page(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    article = library.article(library.articles()[0].id)
    paged = replace(article, passages=tuple(replace(one, page=7) for one in article.passages))
    monkeypatch.setattr(library._store, "article", lambda article_id: paged)
    assert library.filled("{locator}", article.id, "mla", passage=2) == "p. 7"


def test_a_clipping_is_cited_as_it_was_known_when_its_article_has_gone(library: Library) -> None:
    article = library.article(library.articles()[0].id)
    clipping = library.clip(article.id, article.passages[1].span, at=NOW)
    cited = library.cite_clipping(clipping, "chicago-note")
    assert cited.startswith("“Nobody objected to that in Brest.”")
    assert "¶ 2" in cited
    gone = replace(clipping, article=replace(clipping.article, id=ArticleId("gone")))
    assert library.cite_clipping(gone, "chicago-note") == cited
    assert library.cite_clipping(clipping, "mla", "{quote} — {locator}") == "Nobody objected to that in Brest. — ¶ 2"


def test_what_was_copied_comes_newest_first_and_once(library: Library) -> None:
    for minute, text in enumerate(("one", "two", "one")):
        library.remember_copied(text, NOW + dt.timedelta(minutes=minute))
    assert [one.text for one in library.copied()] == ["one", "two"]
