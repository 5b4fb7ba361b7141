"""Reckon an article's date from what its text says of other days: three cautious rules. Nothing here takes a
mentioned year for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.corpus.dates import DateMention, find_dates
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span
from csto_tui.text.segment import sentences

__all__ = ["Reckoned", "bracketed_day", "last_year", "years_ago"]

_NUMBERS = {
    word: number
    for number, words in {
        1: "a one",
        2: "two два дзве",
        3: "three три тры",
        4: "four четыре",
        5: "five пять пяць п'ять",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten десять дзесяць",
        20: "twenty двадцать дваццаць",
        30: "thirty",
    }.items()
    for word in words.split()
}
_AGO = re.compile(
    r"(?:\b(?P<hedge>almost|nearly|about|around|over|than|почти|около|более|амаль|каля|больш|за)\s+)?"
    r"\b(?P<ago>(?P<number>\d{1,3}|[^\W\d_]{1,12})[\s-]"
    r"(?P<unit>years?|decades?|год|года|лет|гады|гадоў|років|роки)\s(?:ago|назад|таму))\b"
    r"(?:\stoday)?[\s,–—-]{1,4}(?:on\s|in\s|в\s|у\s)?",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(
    r"\b(?:(?P<late>late|at the end of|towards the end of|end of|в конце|у канцы|наприкінці)"
    r"|(?P<early>early|at the beginning of|в начале|у пачатку|на початку))"
    r"\s+(?:last year|прошлого года|мінулага года|минулого року)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:will|upcoming|(?:is|are) (?:also |now |still )?"
    r"(?:expected|due|scheduled|set|planned|slated|to (?:be|take|meet|visit|attend|hold|sign))"
    r"|состо(?:ится|ятся)|пройд(?:[её]т|ут)|буд(?:ет|ут)|намечен[аоы]?|запланирован[аоы]?"
    r"|адбудзецца|будзе|відбудеться|буде)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|before|до|к|да)\s+$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|took|met|went|told|held|began|\w{3,}ed|был[аио]?|состоял(?:ся|ась|ось|ись)"
    r"|прош[её]л|прошл[аио]|\w{3,}(?:ла|ли|ил|ал|лся|лась|лись)|\w{3,}ў)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|may|would|could|should|payable|effective|until)\b", re.IGNORECASE)
_LAST_YEAR_EVER = 9999
_LONGEST_SPREAD = 120
"""Days that the dates of one report lie apart at most; beyond, they may belong to different years."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A date with the sentences that it follows from."""

    date: Edtf
    spans: tuple[Span, ...]
    note: str


def years_ago(text: str, passages: Sequence[Span]) -> Reckoned | None:
    """Reckon from “a decade ago, on May 14th, 2002”: the year that follows and the month, since anniversaries
    are kept loosely.
    """
    found: dict[str, Reckoned] = {}
    for passage in passages:
        for match in _AGO.finditer(text, passage.start, passage.end):
            years = _years(match["number"], match["unit"])
            date = next(find_dates(text, match.end(), min(passage.end, match.end() + 40)), None)
            if match["hedge"] or not years or date is None or date.year is None or date.span.start > match.end() + 2:
                continue
            year = date.year + years
            if year <= _LAST_YEAR_EVER and not _is_overtaken(text, passages, year):
                reckoned = Edtf(f"{year:04}-{date.month:02}")
                sentence = _sentence(text, passage, match.start())
                found[reckoned.text] = Reckoned(reckoned, (sentence,), f"“{match['ago']}” is counted from this day.")
    return next(iter(found.values())) if len(found) == 1 else None


def _years(number: str, unit: str) -> int:
    count = int(number) if number.isdigit() else _NUMBERS.get(number.casefold(), 0)
    return count * 10 if unit.casefold().startswith("decade") else count


def _is_overtaken(text: str, passages: Sequence[Span], year: int) -> bool:
    """Tell whether the text tells in the past tense of a day in a later year."""
    return any(
        date.year is not None and date.year > year and not _is_to_come(text, sentence, date)
        for sentence, date in _dated(text, passages)
    )


def last_year(text: str, passages: Sequence[Span]) -> Reckoned | None:
    """Reckon the year after from “late last year” beside “December 2010”, one passage apart at most."""
    found: dict[int, tuple[Span, ...]] = {}
    for place, passage in enumerate(passages):
        for match in _LAST_YEAR.finditer(text, passage.start, passage.end):
            for near in passages[max(0, place - 1) : place + 2]:
                for date in find_dates(text, near.start, near.end):
                    fits = date.month >= 10 if match["late"] else date.month <= 4
                    if date.year and fits:
                        spans = {
                            _sentence(text, near, date.span.start),
                            _sentence(text, passage, match.start()),
                        }
                        found.setdefault(date.year + 1, tuple(sorted(spans)))
    if len(found) != 1:
        return None
    year, lines = next(iter(found.items()))
    if year > _LAST_YEAR_EVER or _is_overtaken(text, passages, year):
        return None
    return Reckoned(Edtf(f"{year:04}"), lines, f"What was {year - 1} is “last year” here.")


def bracketed_day(text: str, passages: Sequence[Span]) -> Reckoned | None:
    """Reckon from days without a year: the article lies between the last that it tells of and the first that
    is still to come.

    The day is named when the two are one day apart, the month when they lie in one month; else nothing
    follows.
    """
    past: dict[int, Span] = {}
    coming: dict[int, Span] = {}
    for sentence, date in _dated(text, passages):
        if date.year is not None or date.day is None:
            continue
        if _is_to_come(text, sentence, date):
            coming.setdefault(_ordinal(date), sentence)
        elif _is_past(text, sentence):
            past.setdefault(_ordinal(date), sentence)
    days = [*past, *coming]
    if not past or not coming or max(days) - min(days) > _LONGEST_SPREAD or max(past) >= min(coming):
        return None
    last, first = max(past), min(coming)
    month = last // 31 + 1
    if month != first // 31 + 1:
        return None
    precise = f"-{last % 31 + 1:02}" if first - last == 1 else ""
    note = "It tells of the earlier day as past and of the later one as still to come; no line states the year."
    return Reckoned(Edtf(f"XXXX-{month:02}{precise}"), tuple(sorted({past[last], coming[first]})), note)


def _dated(text: str, passages: Sequence[Span]) -> Iterator[tuple[Span, DateMention]]:
    """Yield each date with the sentence that holds it."""
    for passage in passages:
        dates = list(find_dates(text, passage.start, passage.end))
        if dates:
            inside = sentences(text, passage)
            for date in dates:
                yield next((one for one in inside if one.contains(date.span)), passage), date


def _sentence(text: str, passage: Span, offset: int) -> Span:
    return next((one for one in sentences(text, passage) if one.start <= offset < one.end), passage)


def _is_to_come(text: str, sentence: Span, date: DateMention) -> bool:
    if _DEADLINE.search(text[max(sentence.start, date.span.start - 12) : date.span.start]):
        return True
    return bool(_TO_COME.search(text, sentence.start, sentence.end))


def _is_past(text: str, sentence: Span) -> bool:
    """Tell whether a sentence tells of something past, other than that somebody said it."""
    return bool(_PAST.search(text, sentence.start, sentence.end)) and not _PRESENT.search(
        text, sentence.start, sentence.end
    )


def _ordinal(date: DateMention) -> int:
    return (date.month - 1) * 31 + (date.day or 1) - 1
