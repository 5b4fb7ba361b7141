from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.queries.complete import completed

KNOWN = {
    "source": ("RFE/RL", "RT", "BelTA"),
    "person": ("Alexander Lukashenko",),
    "": ("integration", "integrate"),
}


def values(field: str, typed: str) -> Sequence[str]:
    return [one for one in KNOWN.get(field, ()) if one.casefold().startswith(typed.casefold())]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("sour", "source:"),
        ("minsk -sour", "minsk -source:"),
        ("source:be", "source:BelTA"),
        ("-source:rf", '-source:"RFE/RL"'),
        ("has:d", "has:date"),
        ("is:uns", "is:unsigned"),
        ('person:"alexander l', 'person:"Alexander Lukashenko"'),
        ("(integ", "(integration"),
        ("integration", "integration"),
        ("i", "i"),
        ("", ""),
        ("minsk ", "minsk "),
        ('"sour', '"sour'),
        ("tittle:x", "tittle:x"),
        ("=integ", "=integration"),
        ("source:RT", "source:RT"),
        ("http://sour", "http://sour"),
    ],
)
def test_the_last_piece_is_completed(typed: str, wanted: str) -> None:
    assert completed(typed, values) == wanted


@given(st.text(max_size=20))
def test_completing_only_ever_goes_on_from_what_was_typed(text: str) -> None:
    found = completed(text, values)
    assert found == text or len(found) >= len(text) - 1
