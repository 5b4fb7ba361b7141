from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.engine.literals import literals_of
from csto_tui.text.normalize import tokens

PIECES = (
    r"Minsk NATO's summit ОДКБ Саміт Żbogar straße O'Neil 3,000 1987x x1987 co-op ﬁve the "
    r"\b \w+ .* .? (?:oil|gas) (oil)? (?:crude)+ (?i:Iran) [a-z] \d{2} (?=talks) (?!war) (?<=on) , \. \s x"
).split(" ")
TEXTS = (
    "NATO's summit in Minsk: 3,000 came, 1987x and x1987 of them by co-op bus. O'Neil paid for crudecrude oil, Iran.",
    "Саміт ОДКБ у Мінску, на якім Żbogar казаў пра straße; talks on war cost ﬁve. abc.def 3.000abc U.S.Minsk",
    "minsk nato summit oil gas iran Talks xMinsk oil,the 12the the12 θάλασσα",
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Oil", ("oil",)),
        (r"\bOil\b", ("oil",)),
        ("oi", ()),
        ("sign(ed|ing) by", ("sign",)),
        ("Russia’s", ("russia",)),
        ("12the34567", ("the", "34567")),
        ("(?:crude)+ (oil)?", ("crude",)),
        ("(?!not)yes", ("yes",)),
        ("日本語", ()),
        ("ŻBOGAR", ("zbogar",)),
        ("minsk|brest", ()),
    ],
)
def test_what_every_match_holds(pattern: str, expected: tuple[str, ...]) -> None:
    assert literals_of(pattern, re.IGNORECASE) == expected


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from(TEXTS), st.booleans(), st.booleans())
def test_no_match_is_without_them(pieces: list[str], text: str, ignores_case: bool, joins: bool) -> None:
    pattern, flags = ("" if joins else " ").join(pieces), re.IGNORECASE if ignores_case else 0
    if re.search(pattern, text, flags):
        forms = [token.form for token in tokens(text)]
        for stretch in literals_of(pattern, flags):
            assert any(stretch in form for form in forms), (pattern, stretch)


def test_letters_of_every_script_that_count_stand_within_one_word() -> None:
    for code in range(0x250):
        letter = chr(code)
        if literals_of(f"ab{re.escape(letter)}cd", 0) and literals_of(letter * 3, 0):
            assert len(list(tokens(f"ab{letter}cd"))) == 1, hex(code)
    for code in (*range(0x370, 0x400), *range(0x400, 0x530)):
        letter = chr(code)
        if literals_of(re.escape(letter) * 3, 0):
            assert len(list(tokens(letter * 3))) == 1, hex(code)
