from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.span import Span
from csto_tui.text.segment import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Before Belarus' Dec. 19 election. Then more.", ["Before Belarus' Dec. 19 election.", "Then more."]),
        ("The U.S. Air Force left. It rained.", ["The U.S. Air Force left.", "It rained."]),
        ("N. Patrushev spoke. He left.", ["N. Patrushev spoke.", "He left."]),
        ("“Why?” he asked. “Go.” They went.", ["“Why?” he asked.", "“Go.”", "They went."]),
        ("It ended… Nobody knew.", ["It ended…", "Nobody knew."]),
        ("Он сказал: «Да». Потом г. Минск.", ["Он сказал: «Да».", "Потом г. Минск."]),
        ("He said no. “Then what?”", ["He said no.", "“Then what?”"]),
        ("Version 2.0 came out. ... Odd.", ["Version 2.0 came out.", "...", "Odd."]),
        ("No end", ["No end"]),
        ("He stopped. ( “", ["He stopped.", "( “"]),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


def test_only_the_stretch_given_is_cut() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, Span(5, 9))] == ["Two."]


@given(st.text(st.sampled_from('ab AB.!?"“” \n1(—'), max_size=60))
def test_sentences_cover_all_but_white_space_without_overlap(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
