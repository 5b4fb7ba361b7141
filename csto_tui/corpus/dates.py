"""Find calendar dates in text, each with the precision it is written in. Nothing here decides which date is
the article's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from csto_tui.corpus.months import MONTHS, NEED_CAPITAL, WEEKDAYS
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

__all__ = ["DateMention", "find_dates", "is_date_line", "rest_of_date_line"]

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_INITIALS = "".join(sorted({name[0] for name in MONTHS}))
_YEAR = r"(?:,?\s(?:of\s|de\s|del\s)?(?P<{}>\d{{4}})(?!\d))?"
_DATE = re.compile(
    rf"(?<![\w./-])(?=[\d{_INITIALS}])(?:"
    r"(?P<iy>\d{4})(?P<isep>[-/.])(?P<im>\d\d)(?P=isep)(?P<id>\d\d)(?=T\d|(?!\w|[-/.]\d))"
    r"|(?P<ey>\d{4})[年년]\s?(?P<em>\d{1,2})[月월]\s?(?P<ed>\d{1,2})[日일]"
    r"|(?P<na>\d{1,2})(?P<nsep>[-/.])(?P<nb>\d{1,2})(?P=nsep)(?P<ny>\d{4})(?!\w|[-/.]\d)"
    rf"|(?P<dd>\d{{1,2}})(?:st|nd|rd|th|er|-?го|\.)?\s(?:of\s"
    rf"|de\s)?(?P<dm>{_MONTH})(?!\w)(?:/[^\W\d_]+)?\.?{_YEAR.format('dy')}"
    rf"|(?P<mm>{_MONTH})\.?\s(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[-–/:.,]\d){_YEAR.format('my')}"
    rf"|(?P<om>{_MONTH})\.?,?\s(?:of\s|de\s|del\s)?(?P<oy>\d{{4}})(?!\w)"
    r")",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?|\b\d{1,2}\s?(?:[ap]\.?m\b|h\d\d\b|Uhr\b)"
    r"|\b(?:GMT|UTC|MSK|EST|EDT|ET|PT|IST|CET|CEST|BST|МСК|Uhr|Z)\b(?:[+-]\d+)?|[+-]\d\d:?\d\d\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LABELS = frozenset(
    "published publication posted updated update last modified date on at by of the from created first "
    "issued г год года гг рік року годзе "
    "опубликовано обновлено дата публикации время добавлено апублікавана абноўлена опубліковано оновлено "
    "veröffentlicht aktualisiert stand am um den vom publié mis à jour le publicado "
    "actualizado el opublikowano data r godz".split()
)
_ENDINGS = ("m.", "г.", "р.", "г.)", "Uhr.")
_FIRST_YEAR = 1600


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written."""

    span: Span
    month: int
    day: int | None = None
    year: int | None = None
    is_ambiguous: bool = False
    """Day and month may be the other way round: both are figures up to 12."""
    is_dotted: bool = False
    """Written with full stops, as those do who put the day first."""

    @property
    def edtf(self) -> Edtf:
        """The date with its precision; an ambiguous one as read, day first."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        return Edtf(f"{year}-{self.month:02}" + (f"-{self.day:02}" if self.day else ""))

    @property
    def swapped(self) -> DateMention:
        """The same mention read with the month first. Only for an ambiguous one."""
        return replace(self, month=self.day or self.month, day=self.month)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """Yield the dates of `text[start:end]` that have a month at least, in order. Days that no calendar has
    are passed over.

    >>> [str(found.edtf) for found in find_dates("On May 14th, 2002, not in December 2010 or on 01.03.2012")]
    ['2002-05-14', '2010-12', '2012-03-01']
    """
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        mention = _numeric(match) or _worded(match)
        if mention and _exists(mention):
            yield mention


def _numeric(match: re.Match[str]) -> DateMention | None:
    span = Span(*match.span())
    if match["iy"]:
        return DateMention(span, int(match["im"]), int(match["id"]), int(match["iy"]))
    if match["ey"]:
        return DateMention(span, int(match["em"]), int(match["ed"]), int(match["ey"]))
    if not match["na"]:
        return None
    first, second, year = int(match["na"]), int(match["nb"]), int(match["ny"])
    dotted = match["nsep"] == "."
    if second > 12:
        return DateMention(span, first, second, year, is_dotted=dotted)
    return DateMention(span, second, first, year, is_ambiguous=first <= 12 and first != second, is_dotted=dotted)


def _worded(match: re.Match[str]) -> DateMention | None:
    name = match["dm"] or match["mm"] or match["om"]
    if not name or (not match["dm"] and name in NEED_CAPITAL):
        return None
    day, year = match["dd"] or match["md"], match["dy"] or match["my"] or match["oy"]
    month = MONTHS[name.casefold()]
    return DateMention(Span(*match.span()), month, int(day) if day else None, int(year) if year else None)


def _exists(mention: DateMention) -> bool:
    year = 2000 if mention.year is None else mention.year
    try:
        dt.date(year, mention.month, 1 if mention.day is None else mention.day)
    except ValueError:
        return False
    return year >= _FIRST_YEAR


def rest_of_date_line(text: str) -> str | None:
    """Return what a line says besides a date, its label, a weekday and a time; None when no date stands in
    it.

    >>> rest_of_date_line("Published: Thursday, 1 March 2012, 14:05 MSK | Minsk")
    'Minsk'
    """
    if len(text) > 160:
        return None
    mentions = list(find_dates(text))
    if not mentions:
        return None
    rest = text
    for mention in reversed(mentions):
        rest = f"{rest[: mention.span.start]} {rest[mention.span.end :]}"
    words = _WORD.findall(_TIME.sub(" ", rest))
    return " ".join(word for word in words if word.casefold() not in _LABELS and word.casefold() not in WEEKDAYS)


def is_date_line(text: str) -> bool:
    """Tell whether a line holds a date and at most a place or an outlet beside it."""
    rest = rest_of_date_line(text)
    if rest is None or (text.endswith(".") and not text.endswith(_ENDINGS)):
        return False  # the end of a sentence whose beginning is on the line above
    words = rest.split()
    is_full = any(date.year and date.day for date in find_dates(text))
    return not words or (len(words) <= 2 and is_full and all(word[0].isupper() for word in words))
