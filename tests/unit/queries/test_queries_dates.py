"""Dates as readers type them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.errors import QueryError
from csto_tui.queries.dates import Interval, interval, notation


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011-02", "2011-02-01", "2011-02-28"),
        ("2012-03-01", "2012-03-01", "2012-03-01"),
        ("1 March 2012", "2012-03-01", "2012-03-01"),
        ("01 mar. 2012", "2012-03-01", "2012-03-01"),
        ("March 1, 2012", "2012-03-01", "2012-03-01"),
        ("March 2012", "2012-03-01", "2012-03-31"),
        ("Sept 2012", "2012-09-01", "2012-09-30"),
        ("14 июня 2009", "2009-06-14", "2009-06-14"),
        ("май 2009", "2009-05-01", "2009-05-31"),
        ("14 чэрвеня 2009", "2009-06-14", "2009-06-14"),
        ("2009..2011", "2009-01-01", "2011-12-31"),
        ("2009 .. 2011", "2009-01-01", "2011-12-31"),
        ("2009…2011", "2009-01-01", "2011-12-31"),
        ("2009...2011", "2009-01-01", "2011-12-31"),
        ("2009-05..1 March 2012", "2009-05-01", "2012-03-01"),
        ("2009..2009", "2009-01-01", "2009-12-31"),
        ("2009..", "2009-01-01", ""),
        ("..2011", "", "2011-12-31"),
        (">2011", "2012-01-01", ""),
        ("> 2011", "2012-01-01", ""),
        (">=2011", "2011-01-01", ""),
        ("<2011", "", "2010-12-31"),
        ("<=2011", "", "2011-12-31"),
        (">2012-02", "2012-03-01", ""),
        ("<2012-03-01", "", "2012-02-29"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_intervals(typed: str, first: str, last: str) -> None:
    assert interval(typed) == (day(first), day(last))


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("", ""), ("..", ""), (">", ""), (">=..", ""), ("20x2", ""), ("12", ""), ("201", ""), ("20121", ""),
        ("2012-13", ""), ("2012-00", ""), ("2012-02-30", ""), ("2012-03-00", ""), ("2012-3-1", ""),
        ("12.03.2012", ""), ("0000", ""), ("Marble 2012", ""), ("Ma 2012", ""), ("31 June 2012", ""),
        ("1 March 2, 2012", ""), (">9999", ""), ("<0001", ""), (">2009..2011", ""), ("2009..2010..2011", ""),
        ("2011..2009", "2009..2011"), ("2009-2011", "2009..2011"), ("2009–2011", "2009..2011"), ("²012", ""),
    ],
)  # fmt: skip
def test_nonsense_is_refused(typed: str, fix: str) -> None:
    with pytest.raises(QueryError) as caught:
        interval(typed)
    assert (caught.value.start, caught.value.end, caught.value.fix) == (0, len(typed), fix)
    assert caught.value.hint


@given(st.dates() | st.none(), st.dates() | st.none())
def test_the_notation_is_read_back(one: dt.date | None, other: dt.date | None) -> None:
    if one is None and other is None:
        return
    days: Interval = (one, other) if one is None or other is None else (min(one, other), max(one, other))
    assert interval(notation(days)) == days


@given(st.text(alphabet="0129-./<>=… MarchJune,мая", max_size=24))
def test_any_value_is_an_interval_or_refused(typed: str) -> None:
    try:
        first, last = interval(typed)
    except QueryError:
        return
    assert first is not None or last is not None
    assert first is None or last is None or first <= last
