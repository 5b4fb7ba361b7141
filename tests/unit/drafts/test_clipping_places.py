"""Where a clipping stands, as citations say it: pages before passages, several as a span."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from csto_tui.library.citing import place_of
from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Passage
from csto_tui.model.citation import Locator
from csto_tui.model.clipping import Clipping, ClippingId
from csto_tui.model.span import Span

TEXT = "First words here. Second words here. Third words here."
SPANS = (Span(0, 17), Span(18, 36), Span(37, 54))


def article(pages: tuple[int | None, ...]) -> Article:
    passages = tuple(Passage(n, span, page) for n, (span, page) in enumerate(zip(SPANS, pages, strict=True), 1))
    return Article(ArticleId("a"), "a.pdf", "12ab", TEXT, passages, title=Known())


def clipping(span: Span, passage: int, page: int | None = None) -> Clipping:
    card = ArticleCard.of(article((None, None, None)))
    created = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return Clipping(ClippingId(1), "c", card, passage, span, span.of(TEXT), created, page=page)


@pytest.mark.parametrize(
    ("pages", "span", "passage", "place"),
    [
        ((None, None, None), SPANS[1], 2, Locator("paragraph", "2")),
        ((None, None, None), Span(20, 54), 2, Locator("paragraph", "2–3")),
        ((4, 4, 5), SPANS[0], 1, Locator("page", "4")),
        ((4, 4, 5), Span(0, 36), 1, Locator("page", "4")),
        ((4, 4, 5), Span(20, 54), 2, Locator("page", "4–5")),
        ((4, None, None), Span(0, 36), 1, Locator("page", "4")),
    ],
)
def test_a_clipping_stands_on_its_pages_else_in_its_passages(pages, span, passage, place):
    assert place_of(clipping(span, passage), article(pages)) == place


def test_a_clipping_of_what_has_changed_or_gone_stands_where_it_stood():
    kept = clipping(SPANS[1], 2, page=9)
    changed = replace(article((4, 4, 5)), sha256="34cd")
    assert place_of(kept, changed) == place_of(kept, None) == Locator("page", "9")
    assert place_of(replace(kept, page=None), None) == Locator("paragraph", "2")
