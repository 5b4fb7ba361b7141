"""Weigh what a page states about the day of its article: what is stated for machines, and what it shows its readers.

Rather a month than a wrong day: where two statements contradict each other, only what they share is taken. A modified
date is never taken for that of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import takewhile

from csto_tui.corpus.dates import find_dates, rest_of_date_line
from csto_tui.corpus.draft import Given
from csto_tui.corpus.published import read_date
from csto_tui.corpus.readers.html_head import Head, Said, linked
from csto_tui.corpus.readers.html_jsonld import Node, texts_of
from csto_tui.model.article import Evidence, Status

__all__ = ["published_of"]

_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time", "article:published",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate", "published",
    "article:publicationdate", "article_date_original", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "pdate", "parsely-pub-date", "cxenseparse:recs:publishtime", "epoch-publish-date",
)  # fmt: skip
_COMMON = 4
"""Of them, those that nearly all pages mean the same by."""
_VAGUE_METAS = ("datecreated", "dc.date", "dcterms.date", "date", "sailthru.date")
"""Dates that may as well be that of the last change."""
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_ASCTIME = re.compile(r"([A-Z][a-z]{2}) (\d\d?) [\d:]{5,8} (?:[A-Z+0-9:-]{1,9} )?(\d{4})")
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
_EMPTY_DATES = ("1970-01-01", "1969-12-31", "0001-01-01", "1900-01-01")
_CHANGED = re.compile(r"updat|modif|edited|обнов|змінен|абноў|оновл|aktualis|mis à jour|actualiz", re.IGNORECASE)
_UNIVERSAL = re.compile(r"[T\s](\d\d):?[\d:.]*\s?(?:Z|GMT|UTC|[+-]00:?00)$")
_OFFSET = re.compile(r"T[\d:.]+[+-](?!00:?00)\d\d:?\d\d$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOURS_AHEAD = {
    "be": 3, "bg": 2, "cs": 1, "da": 1, "de": 1, "el": 2, "et": 2, "fi": 2,
    "hr": 1, "hu": 1, "it": 1, "ja": 9, "ka": 4, "kk": 5, "ko": 9, "lt": 2,
    "lv": 2, "mk": 1, "nb": 1, "nl": 1, "no": 1, "pl": 1, "ro": 2, "ru": 2,
    "sk": 1, "sl": 1, "sq": 1, "sr": 1, "sv": 1, "th": 7, "tr": 3, "uk": 2,
    "vi": 7, "zh": 8,
}  # fmt: skip
"""The fewest hours by which clocks are ahead of universal time where papers of a language appear. Languages of several
continents are not in it."""


def published_of(
    head: Head, article: Node, times: Sequence[Said], address: Said | None, language: Said | None
) -> Given | None:
    """Return the day that a page states, else the one in its address.

    `article` is the object of JSON-LD that describes the article; `times` are the time elements beside the heading, and
    the lines there that show a date, which have no value.
    """
    strong, weak = _statements(head, article)
    shown = [_as_shown(one) for one in times if not _CHANGED.search(one.quote)]
    said = [one for one in (*strong, *weak, *shown) if _day(one.value)]
    if said:
        days = sorted({_day(one.value) for one in strong} - {""})
        if days and _days_apart(days[0], days[-1]) > 1:
            return _shared(days, strong)
        return _at_home(said, times, address, language)
    for one in (one for name in _VAGUE_METAS for one in head.metas.get(name, ())):
        if value := _day(one.value):
            note = "It may be the date of the last change."
            return Given("published", (value,), Evidence(0, one.quote), Status.INFERRED, note)
    return _in_address(address)


def _statements(head: Head, article: Node) -> tuple[list[Said], list[Said]]:
    """Return the statements for machines, those that all pages mean the same by apart from the others; best first."""
    strong = [linked("datePublished", value) for value in texts_of(article, "datePublished")]
    strong += [one for name in _METAS[:_COMMON] for one in head.metas.get(name, ())]
    weak = [one for _, one in head.properties.get("datePublished", ())]
    weak += [one for name in _METAS[_COMMON:] for one in head.metas.get(name, ())]
    weak += [linked("dateCreated", value) for value in texts_of(article, "dateCreated")]
    return strong, weak


def _as_shown(said: Said) -> Said:
    """Return a time as its words have it, where they name another day than its attribute does."""
    stamp = _day(said.value)
    mentions = [one for one in find_dates(said.shown) if one.year and one.day]
    if not stamp or len(mentions) != 1 or mentions[0].is_ambiguous:
        return said
    shown = str(mentions[0].edtf)
    return Said(shown, said.quote, said.shown) if _days_apart(shown, stamp) > 1 else said


def _shared(days: Sequence[str], said: Sequence[Said]) -> Given | None:
    """Return what contradictory days share, a year at least, or None."""
    parts = zip(*(day.split("-") for day in days), strict=False)
    shared = "-".join(one[0] for one in takewhile(lambda some: len(set(some)) == 1, parts))
    note = f"The page states several days: {', '.join(days)}."
    return Given("published", (shared,), Evidence(0, said[0].quote), Status.INFERRED, note) if shared else None


def _days_apart(one: str, other: str) -> int:
    try:
        return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)
    except ValueError:  # one of them is no whole day
        return 0 if one.startswith(other) or other.startswith(one) else 99


def _at_home(said: Sequence[Said], times: Sequence[Said], address: Said | None, language: Said | None) -> Given:
    """Return the day of the first statement; where it is that of universal time, the neighbouring day that the page
    shows its readers, or that it was where its language is spoken.
    """
    first, value = said[0], _day(said[0].value)
    universal = _UNIVERSAL.search(first.value)
    local = [(_day(other.value), other.quote) for other in said if _OFFSET.search(other.value)]
    shown = next(((days, one.quote) for one in times if (days := _days_shown(one.shown))), ((), ""))
    local += [(day, shown[1]) for day in shown[0] if day < value]  # a later one may be that of the visit
    in_path = _PATH_DATE.search(address.value) if address else None
    if address and in_path:
        local.append(("-".join(in_path.groups()), address.quote))
    for day, evidence in local if universal else ():
        if universal and _is_other_side(day, value, int(universal[1])):
            return Given("published", (day,), Evidence(0, evidence), note=f"In universal time {value}.")
    if universal and first.value.endswith("Z"):
        day = _where_spoken(value, int(universal[1]), language)
        note = "" if day == value else f"In universal time {value}; where its language is spoken it was the next day."
        return Given("published", (day,), Evidence(0, first.quote), note=note)
    return Given("published", (value,), Evidence(0, first.quote))


def _days_shown(words: str) -> tuple[str, ...]:
    """Return the days that a line names beside little else; of one whose figures may be the other way round, both."""
    if rest_of_date_line(words) is None:
        return ()
    whole = [one for one in find_dates(words) if one.year and one.day]
    return tuple(str(one.edtf) for mention in whole for one in (mention, mention.swapped)[: 1 + mention.is_ambiguous])


def _is_other_side(day: str, universal: str, hour: int) -> bool:
    """Tell whether it can be `day` somewhere while it is that hour of the neighbouring day in universal time."""
    try:
        apart = (dt.date.fromisoformat(day) - dt.date.fromisoformat(universal)).days
    except ValueError:
        return False
    return (apart == -1 and hour < 10) or (apart == 1 and hour >= 12)


def _where_spoken(day: str, hour: int, language: Said | None) -> str:
    """Return which day it is where the language is spoken, at an hour of a day in universal time; the day itself where
    that is not known.
    """
    code = language.value.replace("_", "-").partition("-")[0].lower() if language else ""
    if hour + _HOURS_AHEAD.get(code, 0) < 24 or not _DAY.fullmatch(day):
        return day
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


def _day(stamp: str) -> str:
    """Return the day of a time stamp as EDTF, in the zone it is written in; nothing when it is none.

    >>> _day("2020-08-16T23:40:47.000Z"), _day("20200816"), _day("Fri Mar 13 21:30:09 EST 2015"), _day("1600633920")
    ('2020-08-16', '2020-08-16', '2015-03-13', '2020-09-20')
    """
    compact = _COMPACT.fullmatch(stamp)
    if _EPOCH.fullmatch(stamp):
        stamp = dt.datetime.fromtimestamp(int(stamp[:10]), dt.UTC).date().isoformat()
    elif compact:
        stamp = "-".join(compact.groups())
    else:
        stamp = _ASCTIME.sub(r"\2 \1 \3", stamp)
    day = read_date(stamp[:100])
    return str(day) if day and str(day) not in _EMPTY_DATES else ""


def _in_address(address: Said | None) -> Given | None:
    match = _PATH_DATE.search(address.value) if address else None
    day = _day("-".join(match.groups())) if match else ""
    if not address or not day:
        return None
    return Given("published", (day,), Evidence(0, address.quote), Status.INFERRED, "From its address.")
