"""What is set in italics: newspapers, agencies, guesses; and what only the writer can supply."""

from __future__ import annotations

import pytest

from csto_tui.citations import cite
from csto_tui.model.citation import Citation


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago-note", "*SB*, May 16, 2012."),
        ("chicago-date", "*SB*, May 16."),
        ("apa", ". *SB*."),
        ("mla", "*SB*, 16 May 2012."),
        ("harvard", "*SB*, 16 May"),
        ("plain", "*SB*, 16 May"),
    ],
)
def test_markdown_sets_the_outlet_in_italics(items, style, expected):
    assert expected in cite(Citation(items["signed"].card()), style).markdown


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago-note", "Cooperation in CSTO,” BelTA, March 1, 2012."),
        ("chicago-date", "BelTA. 2012. "),
        ("apa", "*Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO*. (2012, March 1). BelTA."),
        ("mla", "*BelTA*, 1 Mar. 2012."),
        ("harvard", "*BelTA* (2012)"),
    ],
)
def test_an_agency_is_no_newspaper(items, style, expected):
    assert expected in cite(Citation(items["unsigned"].card()), style).markdown


def test_a_guessed_outlet_is_italic_between_brackets(items):
    assert "\\[*RT*?\\]" in cite(Citation(items["inferred"].card()), "mla").markdown


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "cyrillic",
            [
                "APA wants the title's translation behind it, between brackets.",
                "APA wants title and names in Latin letters.",
            ],
        ),
        ("no year", ["APA wants the title in sentence case."]),
        ("signed", []),
    ],
)
def test_what_apa_wants_and_nobody_knows_but_the_writer_is_said(items, name, wanted):
    citation = Citation(items[name].card())
    assert [one for one in cite(citation, "apa").warnings if one.startswith("APA")] == wanted
    assert not [one for one in cite(citation, "mla").warnings if one.startswith("APA")]
