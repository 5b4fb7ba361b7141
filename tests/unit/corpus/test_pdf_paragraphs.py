"""Lines of a PDF become paragraphs: words parted at line ends are joined, and no line is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.readers import pdf
from csto_tui.corpus.readers.pdf_lines import Line
from csto_tui.corpus.readers.pdf_text import paragraphs

Shown = tuple[float, float, float, str]
"""x, y, size, text."""


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("they signed the agree-", "ment in Minsk", "they signed the agreement in Minsk"),
        ("he told the rapid-", "reaction force, a well-known rapid-reaction force", "the rapid-reaction force, a well"),
        ("between 2009-", "2012 it met", "between 2009-2012 it met"),
        ("the Belarus-", "Russia border", "the Belarus-Russia border"),
        ("they co\u00ad", "operated well", "they cooperated well"),
        ("six states -", "so they said", "six states - so they said"),
    ],
)
def test_words_parted_at_line_ends(above: str, below: str, joined: str) -> None:
    parts = paragraphs([[Line(above, 1, 50, 600, 10), Line(below, 1, 50, 588, 10)]])
    assert joined in parts[0].text


def test_hyphens_stay_in_a_document_that_parts_no_words() -> None:
    many = [Line(f"line {number} of the text goes on and", 1, 50, 900 - 12 * number, 10) for number in range(60)]
    parts = paragraphs([[*many[:20], Line("the Motherland-", 1, 50, 660, 10), Line("calls statue", 1, 50, 648, 10)]])
    assert "Motherlandcalls" in parts[0].text
    parts = paragraphs([[*many, Line("the Motherland-", 1, 50, 180, 10), Line("calls statue", 1, 50, 168, 10)]])
    assert "Motherland-calls" in parts[0].text


def test_ligatures_become_letters_and_escapes_are_harmless() -> None:
    class Page:
        def extract_text(self, visitor_text: Any) -> None:
            matrix = (1, 0, 0, 1, 0, 0)
            visitor_text("The o\ufb03cial \x1b]52;c;x\x07 said so.", matrix, (1, 0, 0, 1, 50, float("nan")), None, 10)

    (line,) = pdf.lines_of(Page(), 1)
    assert (line.text, line.y) == ("The official \x1b]52;c;x\x07 said so.", 0)
    draft = pdf.draft_of(paragraphs([[line]]))
    assert draft.text == "The official ␛]52;c;x␇ said so."


NUMBERS = st.floats(-1e4, 1e4, allow_nan=False)
PLACED = st.tuples(NUMBERS, NUMBERS, st.floats(0, 50), st.text("abcÄb-. \u00ad\u2010", min_size=1, max_size=30))


@settings(max_examples=200)
@given(st.lists(st.lists(PLACED, max_size=8), max_size=6))
def test_no_line_is_lost_wherever_it_stands(pages: list[list[Shown]]) -> None:
    lines = [
        [Line(" ".join(text.split()), number, x, y, size) for x, y, size, text in page if text.split()]
        for number, page in enumerate(pages, 1)
    ]
    parts = paragraphs(lines)
    numbers = [part.page for part in parts]
    assert numbers == sorted(numbers, key=lambda number: number or 0)
    letters = sorted("".join(filter(str.isalpha, "".join(line.text for page in lines for line in page))))
    assert sorted("".join(filter(str.isalpha, "".join(part.text for part in parts)))) == letters
