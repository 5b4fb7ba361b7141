"""Intervals, and dates that are guessed, approximate or uncertain, as the styles print them."""

from __future__ import annotations

import pytest

from csto_tui.citations import cite
from csto_tui.model.article import Status
from csto_tui.model.citation import Citation


@pytest.mark.parametrize(
    ("published", "note", "mla", "apa", "harvard", "wikipedia"),
    [
        ("2010/2011", "2010–2011.", "2010–2011.", "(2010–2011)", "(2010–2011) ‘A’.", "=2010–2011}"),
        (
            "2010-12-10/2010-12-13",
            "December 10–13, 2010.",
            "10–13 Dec. 2010.",
            "(2010, December 10–13)",
            "(2010) ‘A’, 10–13 December.",
            "=10–13 December 2010}",
        ),
        (
            "2010-05/2010-06-02",
            "May–June 2, 2010.",
            "May–2 June 2010.",
            "(2010, May–June 2)",
            "(2010) ‘A’, May–2 June.",
            "=May–2 June 2010}",
        ),
        (
            "2010-12-30/2011-01-02",
            "December 30, 2010–January 2, 2011.",
            "30 Dec. 2010–2 Jan. 2011.",
            "(2010, December 30–2011, January 2)",
            "(2010–2011) ‘A’, 30 December–2 January.",
            "=30 December 2010–2 January 2011}",
        ),
        ("2010/2010-06", "2010–June 2010.", "2010–June 2010.", "(2010–2010, June)", "(2010) ‘A’, June.", "June 2010}"),
    ],
)
def test_an_interval_prints_both_ends(item, published, note, mla, apa, harvard, wikipedia):
    citation = Citation(item("A", "B", None, published).card())
    assert cite(citation, "chicago-note").text == f"“A,” B, {note}"
    assert cite(citation, "mla").text == f"“A.” B, {mla}"
    assert cite(citation, "apa").text == f"A. {apa}. B."
    assert cite(citation, "harvard").text == f"B {harvard}"
    assert wikipedia in cite(citation, "wikipedia").text
    assert f"date = {{{published}}}" in cite(citation, "biblatex").text


def test_a_guessed_interval_has_one_pair_of_brackets(item):
    card = item("A", "B", None, "2010-12-10/2010-12-13", date_status=Status.INFERRED).card()
    assert cite(Citation(card), "mla").text == "“A.” B, [10–13 Dec. 2010?]."
    assert cite(Citation(card), "apa").text == "A. ([2010, December 10–13?]). B."
    assert cite(Citation(card), "chicago-date").text == "B. [2010?]. “A.” [December 10–13?]."


def test_an_approximate_date_is_circa(item):
    card = item("A", "B", None, "2010~").card()
    assert "[ca. 2010]" in cite(Citation(card), "chicago-note").text
    assert cite(Citation(card), "apa").csl["issued"] == {"date-parts": [[2010]], "circa": True}
    assert cite(Citation(card), "apa").warnings[-1] == "The date of publication is approximate."


def test_an_uncertain_date_is_bracketed_even_when_stated(item):
    result = cite(Citation(item("A", "B", None, "2010?").card()), "mla")
    assert "[2010?]" in result.text
    assert "The date of publication is uncertain." in result.warnings


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2012-03-01", "B. 2012. “A.” March 1."),
        ("2010/2011", "B. 2010–2011. “A.”"),
        ("2010-12-30/2011-01-02", "B. 2010–2011. “A.” December 30, 2010–January 2, 2011."),
        ("2010-05/2010-06-02", "B. 2010. “A.” May–June 2."),
        ("2010/2010-06", "B. 2010. “A.” 2010–June 2010."),
    ],
)
def test_chicago_says_the_year_once_where_it_can(item, published, expected):
    assert cite(Citation(item("A", "B", None, published).card()), "chicago-date").text == expected
