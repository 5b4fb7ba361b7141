"""Read the dates of a table's column: which figure is the day, the column as a whole decides. Nothing here guesses
an order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from csto_tui.corpus.dates import find_dates
from csto_tui.corpus.months import MONTHS
from csto_tui.model.edtf import Edtf

__all__ = ["UNDECIDED", "Order", "date_in_cell", "order_of"]

UNDECIDED = "Neither the cell nor its column tells which figure is the day and which the month."
_DOTTED = "With full stops the day comes first."
_LONGEST = 100
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?=$|[\sT,+Z])")
_FIGURES = re.compile(r"(?:[^\W\d_]{2,12}[.,]{0,2}\s+)?(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)\.?(?=$|[\s,T])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}(?:\.\d+)?Z?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})")
_WORDED = re.compile(r"(\d{1,2})[-./\s]([^\W\d_]+)\.?[-./\s](\d{4}|\d\d)(?!\d)")
_STAMP = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_EDTF = re.compile(r"[\dX-]{4,10}(?:[?~%]|/[\d-]{4,10})")
_FIRST_YEAR, _LAST_YEAR = 1600, 2100


class Order(StrEnum):
    """What comes first in the dates of a column that are written in figures with the year at an end."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    """Of two figures."""
    UNKNOWN = "unknown"


def order_of(cells: Iterable[str]) -> Order:
    """Return what comes first in a column: a figure above 12 in the first or the second place decides.

    >>> order_of(["01/02/2012", "01/13/2012"]), order_of(["01/02/2012"])
    (<Order.MONTH: 'month'>, <Order.UNKNOWN: 'unknown'>)
    """
    found: set[Order] = set()
    for cell in cells:
        match = _FIGURES.match(cell[:_LONGEST].strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 31 and len(match[4]) == 2:
            found.add(Order.YEAR)
        elif first > 12 >= second:
            found.add(Order.DAY)
        elif second > 12 >= first:
            found.add(Order.MONTH)
    if Order.YEAR in found:
        return Order.YEAR
    return found.pop() if len(found) == 1 else Order.UNKNOWN


def date_in_cell(cell: str, order: Order) -> tuple[Edtf, str] | None:
    """Return the date of a cell with a note on what was left open or taken for granted (empty: nothing), or None.

    Read are ISO 8601, figures in any order, a month in words, seconds or milliseconds since 1970 (UTC). The time of
    day is left out.

    >>> date_in_cell("26-FEB-1987 15:01:01.00", Order.UNKNOWN)
    (Edtf(text='1987-02-26'), '')
    >>> date_in_cell("3/4/12", Order.MONTH)[0], date_in_cell("3/4/2012", Order.UNKNOWN)[0]
    (Edtf(text='2012-03-04'), Edtf(text='2012'))
    """
    bare = cell[:_LONGEST].strip()
    if bare.isdecimal() and bare.isascii():
        return _sure(_numeral(bare))
    if "X" in bare or _EDTF.fullmatch(bare):
        return _sure(_edtf(bare))
    if match := _ISO.match(bare):
        return _sure(_date(match[1], match[2], match[3] or "0"))
    if match := _FIGURES.match(bare):
        return _figures(match, order)
    if match := _COMPACT.fullmatch(bare) or _MONTH_YEAR.fullmatch(bare):
        return _sure(_date(*match.groups()) if match.re is _COMPACT else _date(match[2], match[1], "0"))
    if match := _STAMP.fullmatch(bare):
        return _sure(_stamp(int(match[1])))
    if (match := _WORDED.search(bare)) and (month := MONTHS.get(match[2].casefold())):
        return _sure(_date(_century(match[3]), month, match[1]))
    mentions = list(find_dates(bare))
    return (mentions[0].edtf, "") if len(mentions) == 1 and not mentions[0].is_ambiguous else None


def _edtf(text: str) -> Edtf | None:
    try:
        return Edtf(text)
    except ValueError:
        return None


def _sure(date: Edtf | None) -> tuple[Edtf, str] | None:
    return (date, "") if date else None


def _numeral(figures: str) -> Edtf | None:
    if len(figures) == 4:
        return _date(figures, "0", "0")
    if len(figures) in (10, 13):
        return _stamp(int(figures[:10]))
    match = _COMPACT.fullmatch(figures)
    return _date(*match.groups()) if match else None


def _stamp(seconds: int) -> Edtf | None:
    day = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
    return _date(str(day.year), day.month, day.day)


def _figures(match: re.Match[str], order: Order) -> tuple[Edtf, str] | None:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if order is Order.YEAR and len(year) == 2:
        return _sure(_date(_century(match[1]), second, year))
    year = _century(year)
    if first > 12 or second > 12 or first == second:  # the cell itself tells
        day, month = (first, second) if second <= 12 else (second, first)
        return _sure(_date(year, month, day))
    if order in (Order.DAY, Order.MONTH):
        day, month = (first, second) if order is Order.DAY else (second, first)
        return _sure(_date(year, month, day))
    if match[2] == ".":
        date = _date(year, second, first)
        return (date, _DOTTED) if date else None
    if len(match[4]) == 2:
        return None  # any of the three may be the year
    date = _date(year, 0, 0)
    return (date, UNDECIDED) if date else None


def _century(year: str) -> str:
    """Return a year of two figures in full, by the rule of POSIX `strptime`: 69–99 are of the last century."""
    return year if len(year) == 4 else f"{'19' if int(year) >= 69 else '20'}{int(year):02}"


def _date(year: str, month: str | int, day: str | int) -> Edtf | None:
    """Return the date, less precise where month or day is 0, or None for a day that no calendar has."""
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    text = f"{int(year):04}" + (f"-{int(month):02}" if int(month) else "")
    return _edtf(text + (f"-{int(day):02}" if int(month) and int(day) else ""))
