"""Read the dateline that opens a report: place, date, agency. Nothing here takes it out of its passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.corpus.dates import DateMention, find_dates
from csto_tui.model.span import Span

__all__ = ["Dateline", "read_dateline"]

_WIDTH = 140
_BRACKETED = re.compile(
    r"(?P<lead>[^()\n/]{0,70}?)\s*(?:\((?P<round>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,30})/)"
    r"\s*(?P<stop>[.:]?)\s*(?P<dash>--|[–—―]|-(?=\s))?"
)
_DASH = re.compile(r"(?P<lead>[^()\n–—―]{2,70}?)\s*[.,]?(?:\s+(?:--?)|\s*[–—―])\s+(?P<rest>[^\n]{0,60})")
_STOPPED = re.compile(
    r"(?P<lead>[^()\n–—―]{4,60}?)\.\s+(?P<agency>[^\W\d_][\w./-]{1,28}(?:\s[^\W\d_][\w-]{1,20})?)(?:\."
    r"|\s[–—-])\s"
)
_AGENCY_AFTER = re.compile(r"(?P<agency>[^\W\d_][\w /.-]{1,28}?)\.\s")
_PLACE = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’. /]{1,2}[^\W\d_]+\.?){0,5}(?:,\s[^\W\d_]+\.?(?:[ .][^\W\d_]+\.?)?)?")
_AGENCY = re.compile(r"[^\W_][\w&./' -]{0,38}[\w.!]")
_KNOWN = frozenset(
    (
        *"reuters afp ap upi dpa efe ansa pap bbc cnn xinhua kyodo tass тасс itar-tass итар-тасс".split(),
        *"interfax интерфакс belta белта belapan белапан bns unian уніан унян ukrinform укрінформ".split(),
        *"укринформ rferl bloomberg anadolu armenpress kazinform kabar".split(),
        *("rfe/rl", "associated press", "ria novosti", "риа новости", "agence france-presse"),
    )
)
"""News agencies, in small letters: one sign among others that a bracket at the head of a text names its
source.
"""
_SLUGS = frozenset("correction corrected corrects revised update updated adds recasts exclusive".split())
"""What news desks put into the same brackets."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; empty or None where it is silent."""

    span: Span
    """In the text that it was read from."""
    place: str = ""
    date: DateMention | None = None
    """With its span in the same text."""
    agency: str = ""


def read_dateline(text: str, vocabulary: str = "") -> Dateline | None:
    """Return the dateline at the beginning of a passage, or None.

    A place alone counts only in capitals and when `vocabulary` (the article's text) has it in ordinary
    spelling too, since
    “NATO – ” looks the same.

    >>> found = read_dateline("MINSK, 1 March (BelTA) – The President met the guests.")
    >>> found.place, str(found.date.edtf), found.agency
    ('Minsk', 'XXXX-03-01', 'BelTA')
    """
    head = text[:_WIDTH]
    match = _BRACKETED.match(head)
    if match:
        found = _bracketed(head, match, vocabulary)
        if found:
            return found
    match = _STOPPED.match(head)
    if match:
        found = _stopped(head, match)
        if found:
            return found
    match = _DASH.match(head)
    return _dashed(head, match, vocabulary) if match else None


def _bracketed(head: str, match: re.Match[str], vocabulary: str) -> Dateline | None:
    agency = (match["round"] or match["slashed"]).strip()
    lead = _lead(head, match.end("lead"))
    is_closed = match["dash"] or match["stop"] or match.end() == len(head)
    if lead is None or not is_closed or not _is_agency(agency):
        return None
    place, date = lead
    if not date and agency.casefold() not in _KNOWN:
        is_place = _is_capital(place) and _is_ordinary_too(place, vocabulary)
        if not is_place or _is_short_for(agency, place) or agency.casefold() in _SLUGS:
            return None
    if not match["lead"].strip() and not match["dash"]:
        return None
    return Dateline(Span(0, match.end()), _ordinary(place), date, agency)


def _stopped(head: str, match: re.Match[str]) -> Dateline | None:
    """Return a dateline such as “Minsk. 14 June. INTERFAX.RU – ”; the agency must be a known one."""
    lead = _lead(head, match.end("lead"))
    agency = match["agency"]
    if lead is None or not all(lead) or not _KNOWN & {agency.casefold(), re.split(r"[.-]", agency.casefold())[0]}:
        return None
    return Dateline(Span(0, match.end() - 1), _ordinary(lead[0]), lead[1], agency)


def _dashed(head: str, match: re.Match[str], vocabulary: str) -> Dateline | None:
    lead = _lead(head, match.end("lead"))
    if lead is None or not lead[0]:
        return None
    place, date = lead
    span = Span(0, match.start("rest"))
    if date:
        after = _AGENCY_AFTER.match(match["rest"])
        agency = after["agency"] if after and _is_agency(after["agency"]) else ""
        return Dateline(span, _ordinary(place), date, agency)
    if _is_capital(place) and _is_ordinary_too(place, vocabulary):
        return Dateline(span, _ordinary(place))
    return None


def _lead(head: str, end: int) -> tuple[str, DateMention | None] | None:
    """Return place and date of `head[:end]`, or None when it holds more than them."""
    dates = [date for date in find_dates(head, 0, end) if date.day]
    if len(dates) > 1:
        return None
    date = dates[0] if dates else None
    before = head[: date.span.start if date else end].strip(" ,.;:")
    after = head[date.span.end : end].strip(" ,.;:") if date else ""
    if after and after.rstrip(".") not in ("г", "года", "р", "року", "года"):
        return None
    if before and not (
        _PLACE.fullmatch(before) and all(word[0].isupper() for word in re.findall(r"[^\W\d_]{4,}", before))
    ):
        return None
    return before, date


def _is_agency(name: str) -> bool:
    if not _AGENCY.fullmatch(name) or len(name.split()) > 4:
        return False
    return name.casefold() in _KNOWN or any(letter.isupper() for letter in name)


def _is_capital(place: str) -> bool:
    return place.isupper() and sum(map(str.isalpha, place)) >= 3


def _is_ordinary_too(place: str, vocabulary: str) -> bool:
    """Tell whether the text spells the place with small letters elsewhere, as it never does an acronym."""
    return bool(re.search(rf"\b{re.escape(_ordinary(place))}\b", vocabulary))


def _is_short_for(agency: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.split())
    return agency.casefold() == initials.casefold() or (
        agency.casefold().startswith(initials.casefold()) and len(initials) > 2
    )


def _ordinary(place: str) -> str:
    """Return a place with ordinary capitals; short parts such as D.C. stay."""
    if not place.isupper():
        return place
    return re.sub(r"[^\W\d_]{3,}", lambda match: match[0].capitalize(), place)
