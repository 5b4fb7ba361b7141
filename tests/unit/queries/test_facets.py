from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.errors import QueryError
from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.results import FacetValue
from csto_tui.queries.facets import card_facets, clause, is_excluded, is_included, narrowed, refined
from csto_tui.queries.parser import parse
from csto_tui.text.clean import clean_line

RT = FacetValue("source", "RT", 3)
RFE = FacetValue("source", "RFE/RL", 2)
NOWHERE = FacetValue("source", "", 1)


def card(name: str, source: str = "", date: str = "", language: str = "") -> ArticleCard:
    return ArticleCard(
        *(ArticleId(name), f"{name}.txt", Known(name, Status.STATED)),
        Known(source, Status.INFERRED) if source else Known(),
        *(Known(), Known(Edtf(date), Status.STATED) if date else Known(), Known()),
        Known(language, Status.INFERRED) if language else Known(),
        *(Known(), "0" * 64, 10, 1),
    )


def test_a_count_is_what_the_clause_would_find() -> None:
    cards = [
        card("a", "RT", "2011", "en"),
        card("b", "RT", "2012-03-01", "ru"),
        card("c", "BelTA", "XXXX-06-14", "en"),
        card("d"),
    ]
    sources, years, languages = card_facets(cards)
    assert [(one.value, one.articles) for one in sources.values] == [("RT", 2), ("BelTA", 1), ("", 1)]
    assert [(one.value, one.articles) for one in years.values] == [("2012", 2), ("2011", 2), ("", 1)], (
        "14 June of no year may be of either"
    )
    assert [(one.value, one.articles) for one in languages.values] == [("en", 2), ("ru", 1), ("", 1)]


@pytest.mark.parametrize(
    ("text", "value", "excluded", "wanted"),
    [
        ("", RT, False, "source:RT"),
        ("minsk", RFE, False, 'minsk source:"RFE/RL"'),
        ("minsk", RFE, True, 'minsk -source:"RFE/RL"'),
        ("minsk", NOWHERE, False, "minsk -has:source"),
        ("minsk", NOWHERE, True, "minsk has:source"),
        ("minsk source:RT", RT, False, "minsk"),
        ("source:RT minsk", RT, True, "minsk -source:RT"),
        ("a (b source:RT)", RT, False, "a (b source:RT) source:RT"),
        ("a | b", RT, False, "(a | b) source:RT"),
        ("(a | b) | (c | d)", RT, True, "(a | b) | (c | d) -source:RT"),
        ("source:RTV", RT, False, "source:RTV source:RT"),
        ("minsk", FacetValue("source", 'The "Sun"', 1), False, r'minsk source:"The \"Sun\""'),
    ],
)
def test_a_value_is_asked_for_left_out_and_taken_back(
    text: str, value: FacetValue, excluded: bool, wanted: str
) -> None:
    assert refined(text, value, excluded=excluded) == wanted
    parse(wanted)


def test_what_a_query_asks_for_can_be_read_off() -> None:
    assert is_included("minsk source:RT", RT)
    assert not is_included("minsk (source:RT | x)", RT)
    assert is_excluded("-source:RT minsk", RT)
    assert not is_excluded("minsk", RT)


def test_a_query_in_disorder_is_refused() -> None:
    with pytest.raises(QueryError):
        narrowed("minsk)", "troops")


@given(st.text(max_size=12), st.sampled_from(["minsk", "a | b", "-x", '"p q"~3', "(a) | b"]), st.booleans())
def test_asking_twice_is_asking_for_nothing(name: str, text: str, excluded: bool) -> None:
    value = FacetValue("source", f"x{clean_line(name)}", 1)
    once = refined(text, value, excluded=excluded)
    assert refined(once, value, excluded=excluded) in (text, f"({text})")
    assert clause(value, excluded=excluded) in once
