from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.span import Span, absorbed

spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


def test_a_span_knows_its_length_text_and_neighbours() -> None:
    assert len(Span(2, 5)) == 3
    assert Span(0, 5).contains(Span(1, 5))
    assert not Span(0, 5).contains(Span(1, 6))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(4, 6).shifted(-4) == Span(0, 2)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


@given(st.lists(spans))
def test_absorbed_keeps_every_lit_character_and_nests_nothing(some: list[Span]) -> None:
    kept = absorbed(some)
    assert {c for s in kept for c in range(s.start, s.end)} == {c for s in some for c in range(s.start, s.end)}
    assert list(kept) == sorted(kept)
    assert not any(a is not b and a.contains(b) for a in kept for b in kept)
    assert absorbed(kept) == kept
