from __future__ import annotations

import pytest

from csto_tui.model.article import Article, ArticleCard, ArticleId, Known, Passage, Status, line_at
from csto_tui.model.entity import Alias
from csto_tui.model.span import Span

TEXT = "Title\n\nFirst one.\n\nSecond one."
ARTICLE = Article(
    ArticleId("a"),
    "a.txt",
    "00",
    TEXT,
    (Passage(1, Span(7, 17)), Passage(2, Span(19, 30))),
    title=Known("Title", Status.STATED),
)


def test_passages_are_found_by_number_and_by_place() -> None:
    assert ARTICLE.passage_text(2) == "Second one."
    assert ARTICLE.passage_at(0) is None
    assert ARTICLE.passage_at(7) == ARTICLE.passages[0]
    assert ARTICLE.passage_at(17) is None
    assert ARTICLE.passage_at(29) == ARTICLE.passages[1]
    assert ARTICLE.passage_at(30) is None
    for number in (0, 3):
        with pytest.raises(IndexError, match="2 passages"):
            ARTICLE.passage_text(number)


def test_a_card_carries_all_but_the_text() -> None:
    card = ArticleCard.of(ARTICLE)
    assert (card.id, card.heading, card.passages) == ("a", "Title", 2)
    untitled = Article(ArticleId("b"), "b.txt", "00", "", ())
    assert (untitled.heading, ArticleCard.of(untitled).heading) == ("b.txt", "b.txt")


def test_the_fingerprint_follows_what_is_searched_and_nothing_else() -> None:
    other = Article(ArticleId("a"), "b.txt", "11", TEXT + "\n\nmenu", ARTICLE.passages, title=ARTICLE.title)
    assert other.fingerprint == ARTICLE.fingerprint
    assert (
        Article(ArticleId("a"), "a.txt", "00", TEXT, ARTICLE.passages[:1], title=ARTICLE.title).fingerprint
        != ARTICLE.fingerprint
    )
    assert Article(ArticleId("a"), "a.txt", "00", TEXT, ARTICLE.passages).fingerprint != ARTICLE.fingerprint


def test_a_value_and_its_status_must_agree() -> None:
    assert Known().value is None
    assert Known("x", Status.USER).is_sure
    assert not Known("x", Status.INFERRED).is_sure
    for value, status in (("x", Status.UNKNOWN), (None, Status.STATED)):
        with pytest.raises(ValueError, match="status"):
            Known(value, status)


def test_lines_count_from_one() -> None:
    assert [line_at("a\nb\n", offset) for offset in (0, 1, 2)] == [1, 1, 2]


def test_an_alias_sums_its_sources() -> None:
    assert Alias("CSTO", "latin", (("RT", 2), ("", 1))).mentions == 3
