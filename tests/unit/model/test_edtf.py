from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-03-01", "2012-03-01", "2012-03-01"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2011", "2011-01-01", "2011-12-31"),
        ("2011?", "2011-01-01", "2011-12-31"),
        ("2010-12-10/2010-12-13", "2010-12-10", "2010-12-13"),
        ("2010/2011", "2010-01-01", "2011-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_a_date_can_mean(text: str, first: str, last: str) -> None:
    assert Edtf(text).bounds() == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "12", "2012-13", "2012-02-30", "XXXX", "XXXX-02-30", "2011/2010", "XXXX-06/2011", "June", "2012-3-1"]
)
def test_a_form_outside_the_subset_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Edtf(text)


def test_parts_that_are_known_can_be_read() -> None:
    assert (Edtf("2012-03-01").year, Edtf("2012-03-01").month, Edtf("2012-03-01").day) == (2012, 3, 1)
    assert (Edtf("XXXX-06-14").year, Edtf("XXXX-06-14").month, Edtf("XXXX-06-14").day) == (None, 6, 14)
    assert (Edtf("2010/2011").year, Edtf("2010/2011").month, Edtf("2010/2011").day) == (2010, None, None)
    assert Edtf("2010/2011").is_interval
    assert Edtf("2011?").is_approximate
    assert not Edtf("2011").is_approximate
    assert str(Edtf("2011")) == "2011"
    assert Edtf("XXXX-06-14").bounds() is None


@pytest.mark.parametrize(
    ("text", "first", "last", "can"),
    [
        ("2012", dt.date(2012, 5, 1), dt.date(2012, 5, 2), True),
        ("2012", None, dt.date(2011, 12, 31), False),
        ("2012", dt.date(2013, 1, 1), None, False),
        ("XXXX-06-14", dt.date(2009, 6, 1), dt.date(2009, 6, 30), True),
        ("XXXX-06-14", dt.date(2009, 7, 1), dt.date(2010, 6, 1), False),
        ("XXXX-06-14", dt.date(2009, 7, 1), None, True),
        ("XXXX-02-29", dt.date(2009, 1, 1), dt.date(2011, 12, 31), False),
        ("XXXX-02-29", dt.date(2009, 1, 1), dt.date(2012, 12, 31), True),
    ],
)
def test_a_date_falls_within_a_stretch_when_some_day_of_it_does(
    text: str, first: dt.date | None, last: dt.date | None, can: bool
) -> None:
    assert Edtf(text).can_fall_within(first, last) is can
