from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.article import ArticleCard, ArticleId, Known
from csto_tui.model.results import ConcordanceLine
from csto_tui.model.span import Span
from csto_tui.text.bars import bar
from csto_tui.text.kwic import LEVELS, in_word_order, level, narrow
from csto_tui.text.spread import spread

CARD = ArticleCard(
    ArticleId("a"), "a.txt", *(Known(), Known(), Known(), Known(), Known(), Known(), Known()), "0" * 64, 9, 1
)


def line(before: str, match: str, after: str) -> ConcordanceLine:
    return ConcordanceLine(CARD, 1, Span(len(before), len(before) + len(match)), before, match, after)


FIRST = line("the joint ", "Rapid", " reaction force")
SECOND = line("a joint ", "rapid", " advance")
THIRD = line("", "rapids", "")


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        (("1R",), [THIRD, SECOND, FIRST]),
        (("1L", "2L"), [THIRD, SECOND, FIRST]),
        (("0",), [FIRST, SECOND, THIRD]),
        (("2R",), [SECOND, THIRD, FIRST]),
        (("1L",), [THIRD, FIRST, SECOND]),
    ],
)
def test_the_left_is_read_backwards_from_the_hit(levels: tuple[str, ...], wanted: list[ConcordanceLine]) -> None:
    assert in_word_order([FIRST, SECOND, THIRD], levels) == wanted


def test_a_level_is_written_one_way() -> None:
    assert [level(one.lower()) for one in LEVELS] == list(LEVELS)
    for wrong in ("", "4L", "L1", "1"):
        with pytest.raises(ValueError, match="no place"):
            level(wrong)


@given(st.text(max_size=9), st.text(max_size=9), st.integers(0, 12))
def test_a_narrow_line_keeps_what_is_next_to_the_hit(before: str, after: str, width: int) -> None:
    found = narrow(line(before, "x", after), width)
    assert before.endswith(found.before)
    assert after.startswith(found.after)
    assert max(len(found.before), len(found.after)) <= width


@given(st.lists(st.integers(0, 39), max_size=20), st.integers(1, 9))
def test_every_hit_in_a_passage_counts_once(starts: list[int], bins: int) -> None:
    passages = (Span(0, 10), Span(20, 40))
    counts = spread([Span(start, start + 1) for start in starts], passages, bins)
    assert len(counts) == bins
    assert sum(counts) == sum(1 for start in starts if start < 10 or start >= 20)
    assert len(bar(counts)) == bins


def test_no_stretches_are_refused() -> None:
    with pytest.raises(ValueError, match="are none"):
        spread((), (), 0)
    assert spread((), (), 3) == (0, 0, 0)
