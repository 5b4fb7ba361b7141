"""What an engine refuses, and where that stands in the query as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from csto_tui.errors import QueryError
from csto_tui.library import Library
from csto_tui.model.query import Query, Sort

Opened = Callable[[Mapping[str, str]], Library]
LONG = "A head\n\n" + "very long words " * 900


@pytest.fixture
def library(opened: Opened) -> Library:
    return opened({"a.txt": "Talks in Minsk\n\nmine mined miner minutes", "b.txt": LONG})


def refused(library: Library, text: str) -> tuple[str, str]:
    """Return what an error says and the piece of the query that it points at."""
    with pytest.raises(QueryError) as caught:
        library.search(Query(text))
    error = caught.value
    assert error.where == f"query, character {error.start + 1}"
    return error.message, text[error.start : error.end]


@pytest.mark.parametrize("text", ["minsk {}", "(minsk OR {}) -talks", "{} lang:en"])
def test_a_pattern_that_an_engine_refuses_has_a_place(library: Library, text: str) -> None:
    message, piece = refused(library, text.format("/(a+)+b/"))
    assert "repeats" in message
    assert piece == "/(a+)+b/"


def test_a_pattern_that_costs_too_much_on_some_article_has_a_place(library: Library) -> None:
    message, piece = refused(library, "words /v.*l.*w.*x/i")
    assert "could take very long" in message
    assert piece == "/v.*l.*w.*x/i"


def test_of_two_patterns_none_is_blamed_for_what_one_costs(library: Library) -> None:
    assert refused(library, "/v.*l.*w.*x/ /v.*l.*w.*y/")[1] == ""


def test_a_word_that_is_too_broad_has_a_place(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.engine.memory.MAX_FORMS", 3)
    monkeypatch.setattr("csto_tui.engine.lexicon.MAX_FORMS", 3)
    message, piece = refused(library, 'talks "in m*"')
    assert "“m*” is too broad" in message
    assert piece == '"in m*"'


def test_what_a_parser_refuses_keeps_its_place(library: Library) -> None:
    assert refused(library, "minsk )")[1] == ")"


def test_the_counts_are_those_of_all_matches_in_every_order(library: Library) -> None:
    for sort in Sort:
        found = library.search(Query("min* OR words", sort=sort, limit=1))
        assert (found.total_articles, found.total_hits, len(found.hits)) == (2, 904, 1)
