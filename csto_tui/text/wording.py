"""Say what is known in a reader's words: dates, counts, and the marks of how a thing is known. Nothing here draws."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from csto_tui.model.article import ArticleCard, Known, Status
from csto_tui.model.edtf import Edtf

__all__ = ["MARKS", "counted", "date_words", "known_words", "marked_years"]

T = TypeVar("T")

MARKS = {Status.STATED: "", Status.INFERRED: "≈", Status.USER: "✎", Status.UNKNOWN: "—"}
"""The mark of each status, the same on every screen and in every listing."""
_SUREST = (Status.STATED, Status.USER, Status.INFERRED, Status.UNKNOWN)
_MONTHS = "January February March April May June July August September October November December".split()


def date_words(date: Edtf, *, short: bool = False) -> str:
    """Return a date as a newspaper writes it, as precise as it is known; an interval says once what both ends share.

    `short` cuts the names of months to three letters and is silent about a year that is not known.

    >>> [date_words(Edtf(form)) for form in ("2012-03-01", "2012-05", "XXXX-06-14", "2011~")]
    ['1 March 2012', 'May 2012', '14 June (year —)', '2011 ~']
    >>> [date_words(Edtf(form), short=True) for form in ("2010-12-10/2010-12-13", "2010-03-10/2010-05-02", "2010/2011")]
    ['10–13 Dec 2010', '10 Mar – 2 May 2010', '2010 – 2011']
    """
    if date.is_interval:
        first, second = map(Edtf, date.text.split("/"))
        return _interval_words(first, second, short)
    words = [_day_and_month(date, short)]
    if date.year is not None:
        words.append(str(date.year))
    elif not short:
        words.append("(year —)")
    words.append(date.text[-1] if date.is_approximate else "")
    return " ".join(word for word in words if word)


def known_words(known: Known[T], show: Callable[[T], str] = str, *, unknown: str = "") -> str:
    """Return a metadatum with the mark of how it is known; `unknown` names it when it is not.

    >>> known_words(Known("RT", Status.INFERRED)), known_words(Known(), unknown="source")
    ('RT ≈', 'source —')
    """
    if known.value is None:
        return f"{unknown} {MARKS[Status.UNKNOWN]}".strip()
    return f"{show(known.value)} {MARKS[known.status]}".strip()


def marked_years(cards: Iterable[ArticleCard]) -> tuple[str, ...]:
    """Return the years of articles, earliest first, each with the mark of how it is known; a year that is known in
    several ways has the surest one's. At last `—` where a year is not known.
    """
    ways: dict[int | None, set[Status]] = {}
    for card in cards:
        date = card.published
        ways.setdefault(date.value.year if date.value else None, set()).add(date.status)
    known = sorted((year, some) for year, some in ways.items() if year is not None)
    words = (f"{year} {MARKS[next(one for one in _SUREST if one in some)]}".strip() for year, some in known)
    return (*words, *((MARKS[Status.UNKNOWN],) if None in ways else ()))


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, in the singular for one.

    >>> counted(1, "hit"), counted(0, "article")
    ('1 hit', '0 articles')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _interval_words(first: Edtf, second: Edtf, short: bool) -> str:
    end = date_words(second, short=short)
    if first == second:
        return end
    is_qualified = first.is_approximate or second.is_approximate
    if is_qualified or first.year != second.year or not first.month or not second.month:
        return f"{date_words(first, short=short)} – {end}"
    if first.month == second.month and first.day and second.day:
        return f"{first.day}–{end}"
    return f"{_day_and_month(first, short)} – {end}"


def _day_and_month(date: Edtf, short: bool) -> str:
    month = _MONTHS[date.month - 1] if date.month else ""
    return f"{date.day or ''} {month[:3] if short else month}".strip()
