"""Dates as readers type them, as closed intervals of days. Nothing here knows today's date or guesses a
century.

Read are `2012`, `2012-03`, `2012-03-01`, `March 2012`, `1 March 2012`, `March 1, 2012`, each alone, as an end
of `A..B` (either end may be left out), or after `>`, `>=`, `<`, `<=`. Months may be written in English,
Russian or Belarusian, or shortened to three letters or more.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from csto_tui.errors import QueryError

__all__ = ["LONG_DATE", "Interval", "interval", "notation"]

Interval = tuple[dt.date | None, dt.date | None]
"""The first and the last day; None: open."""

_MONTHS = (
    "january|январь|января|студзень|студзеня",
    "february|февраль|февраля|люты|лютага",
    "march|март|марта|сакавік|сакавіка",
    "april|апрель|апреля|красавік|красавіка",
    "may|май|мая|травень|траўня",
    "june|июнь|июня|чэрвень|чэрвеня",
    "july|июль|июля|ліпень|ліпеня",
    "august|август|августа|жнівень|жніўня",
    "september|сентябрь|сентября|верасень|верасня",
    "october|октябрь|октября|кастрычнік|кастрычніка",
    "november|ноябрь|ноября|лістапад|лістапада",
    "december|декабрь|декабря|снежань|снежня",
)
_NAMED_MONTH = (
    "(?:" + "|".join(sorted({name[:3] for names in _MONTHS for name in names.split("|")})) + r")[^\W\d_]*\.?"
)
LONG_DATE = rf"(?i:(?:\d{{1,2}}\s+)?{_NAMED_MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{4}}(?!\w))"
"""A regular expression for a date that is several words long, so that it need not be quoted."""

_NUMERIC = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_NAMED = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\s+)?(?P<month>[^\W\d_]+)\.?\s+(?:(?P<after>[0-9]{1,2}),?\s+)?(?P<year>[0-9]{4})"
)
_COMPARED = re.compile(r"([<>]=?)\s*(.*)", re.DOTALL)
_YEARS = re.compile(r"([0-9]{4})\s*[-\u2010-\u2015/]\s*([0-9]{4})")
_HINT = "write 2012, 2012-03, 2012-03-01, 1 March 2012, 2009..2011, ..2011 or >=2010-12"
_DAY = dt.timedelta(days=1)


def interval(value: str) -> Interval:
    """Return the closed interval of days that a value stands for; None is an open end, and one end at least
    is not open.

    Raises QueryError with offsets in `value`; its `fix` is the value mended, where one can tell.

    >>> interval("2009..2011")
    (datetime.date(2009, 1, 1), datetime.date(2011, 12, 31))
    >>> interval(">2011"), interval("<2011")
    ((datetime.date(2012, 1, 1), None), (None, datetime.date(2010, 12, 31)))
    """
    typed = value.strip().replace("…", "..").replace("...", "..")
    compared = _COMPARED.fullmatch(typed)
    if compared:
        return _beyond(value, compared[1], _stretch(value, compared[2]))
    left, dots, right = typed.partition("..")
    if not dots:
        return _stretch(value, typed)
    first = _stretch(value, left)[0] if left.strip() else None
    last = _stretch(value, right)[1] if right.strip() else None
    if first is None and last is None:
        raise _refused(value, "an interval needs a date at one end at least")
    if first is not None and last is not None and first > last:
        fix = f"{right.strip()}..{left.strip()}"
        raise _refused(value, "the interval ends before it begins", fix)
    return first, last


def notation(days: Interval) -> str:
    """Return an interval in the one notation that Field values use; `interval` reads it back.

    >>> notation((dt.date(2011, 1, 1), None))
    '2011-01-01..'
    """
    first, last = days
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _beyond(value: str, sign: str, days: tuple[dt.date, dt.date]) -> Interval:
    first, last = days
    try:
        if sign == ">":
            return last + _DAY, None
        if sign == "<":
            return None, first - _DAY
    except OverflowError:
        raise _refused(value, "no day lies beyond that") from None
    return (first, None) if sign == ">=" else (None, last)


def _stretch(value: str, date: str) -> tuple[dt.date, dt.date]:
    parts = _parts(date.strip())
    if parts is None:
        years = _YEARS.fullmatch(value.strip())
        raise _refused(value, f"“{date.strip()}” is not a date", f"{years[1]}..{years[2]}" if years else "")
    year, month, day = parts
    try:
        first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first, first
        last_month = 12 if month is None else month
        return first, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
    except ValueError:
        raise _refused(value, f"no calendar has “{date.strip()}”") from None


def _parts(date: str) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day as written, whether or not a calendar has them; None for a text that is not
    in the form of a date.
    """
    numeric = _NUMERIC.fullmatch(date)
    if numeric:
        return (
            int(numeric[1]),
            int(numeric[2]) if numeric[2] else None,
            int(numeric[3]) if numeric[3] else None,
        )
    named = _NAMED.fullmatch(date)
    month = _month(named["month"]) if named else None
    if named is None or month is None or (named["day"] and named["after"]):
        return None
    day = named["day"] or named["after"]
    return int(named["year"]), month, int(day) if day else None


def _month(name: str) -> int | None:
    wanted = name.casefold()
    if len(wanted) < 3:
        return None
    for number, names in enumerate(_MONTHS, 1):
        if any(known.startswith(wanted) for known in names.split("|")):
            return number
    return None


def _refused(value: str, message: str, fix: str = "") -> QueryError:
    return QueryError(message, start=0, end=len(value), hint=_HINT, fix=fix)
