"""Tell when an article was published: from a line that states it, else from what the text says of other days.

A date is never more precise than its evidence, and a day that the text merely speaks of is not the article's
own.
"""

from __future__ import annotations

import datetime as dt
import re

from csto_tui.corpus.chronology import bracketed_day, last_year, years_ago
from csto_tui.corpus.dates import DateMention, find_dates
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.layout import Layout
from csto_tui.corpus.opening import opening
from csto_tui.model.article import Evidence, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

__all__ = ["find_published", "read_date"]

_UPDATED = re.compile(
    r"\b(?:updated?|modified|обновлено|абноўлена|оновлено|aktualisiert|mis à jour|actualizado)\b",
    re.IGNORECASE,
)
_NAME_DATE = re.compile(r"(?:^|[/_ -])(\d{4}-\d\d-\d\d)(?!\d)")
Dated = tuple[Span, DateMention]
"""A date and the stretch of text that speaks for it."""
_BODY = 200_000
"""Code points of a text in which other days are looked for."""


def find_published(layout: Layout, name: str, now: dt.date) -> Known[Edtf]:
    """Return the date of publication, if any tells it.

    `name` is the source's name. What lies more than a day after `now` is not believed.
    """
    known = _stated(layout)
    if not known.value:
        known = _inferred(layout)
    if not known.value:
        known = _named(name)
    bounds = known.value.bounds() if known.value else None
    return Known() if bounds and (bounds[0] - now).days > 1 else known


def read_date(text: str) -> Edtf | None:
    """Return the one date that a short text holds (`2012-03-01T10:00`, `1 March 2012`, `2012-03`, `2012`), or
    None.

    A form of EDTF is taken as it is; a date whose day and month may be the other way round is only a year.
    """
    bare = text.strip()
    try:
        return Edtf(bare)
    except ValueError:
        mentions = list(find_dates(bare))
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    return _year(mention) if mention.is_ambiguous and not mention.is_dotted else mention.edtf


def _stated(layout: Layout) -> Known[Edtf]:
    """Return the date of a date line or a dateline; each settles what the other leaves open."""
    start = opening(layout)
    spoken = (start.span, start.date) if start and start.date else None
    dated = _date_lines(layout)
    for span, mention in dated:
        if mention.year and mention.day:
            return _settled(layout.text, (span, mention), spoken or _worded(layout, mention))
    if spoken:
        return _settled(layout.text, spoken, None)
    return Known(dated[0][1].edtf, Status.STATED, (evidence_of(layout.text, dated[0][0]),)) if dated else Known()


def _date_lines(layout: Layout) -> list[Dated]:
    """Return the dates of the lines around the text, those of publication before those of a change."""
    found = [
        (block.span, mention, bool(_UPDATED.search(block.text[:80])))
        for block in layout.of("date", "byline", "dateline")
        for mention in find_dates(layout.text, block.span.start, block.span.end)
    ]
    return [(span, mention) for span, mention, _ in sorted(found, key=lambda one: one[2])]


def _settled(text: str, line: Dated, other: Dated | None) -> Known[Edtf]:
    """Return a line's date; `other`, a second date of the text, may tell which of its figures is the day."""
    span, mention = line
    evidence: tuple[Evidence, ...] = (evidence_of(text, span),)
    for reading in (mention, mention.swapped) if mention.is_ambiguous else (mention,):
        if other and (reading.month, reading.day) == (other[1].month, other[1].day):
            return Known(reading.edtf, Status.STATED, (*evidence, evidence_of(text, other[0])))
    if not mention.is_ambiguous:
        return Known(mention.edtf, Status.STATED, evidence)
    if mention.is_dotted:
        return Known(mention.edtf, Status.INFERRED, evidence, "With full stops the day comes first.")
    note = "The line does not tell which figure is the day and which the month."
    return Known(_year(mention), Status.INFERRED, evidence, note)


def _worded(layout: Layout, mention: DateMention) -> Dated | None:
    """Return the one date in words that is a reading of an ambiguous date, if the first passages have it."""
    if not mention.is_ambiguous:
        return None
    readings = {(mention.month, mention.day), (mention.swapped.month, mention.swapped.day)}
    found = {
        (other.month, other.day): (other.span, other)
        for block in layout.of("")[:20]
        for other in find_dates(layout.text, block.span.start, min(block.span.end, block.span.start + 2_000))
        if not other.is_ambiguous and (other.month, other.day) in readings and other.year in (None, mention.year)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _year(mention: DateMention) -> Edtf:
    return Edtf(f"{mention.year:04}") if mention.year is not None else Edtf(f"XXXX-{mention.month:02}")


def _inferred(layout: Layout) -> Known[Edtf]:
    passages = tuple(block.span for block in layout.of("") if block.span.end <= _BODY)
    for infer in (years_ago, last_year, bracketed_day):
        reckoned = infer(layout.text, passages)
        if reckoned:
            evidence = tuple(evidence_of(layout.text, span) for span in reckoned.spans)
            return Known(reckoned.date, Status.INFERRED, evidence, reckoned.note)
    return Known()


def _named(name: str) -> Known[Edtf]:
    match = _NAME_DATE.search(name)
    try:
        value = Edtf(match[1]) if match else None
    except ValueError:
        return Known()
    if match is None or value is None:
        return Known()
    return Known(value, Status.INFERRED, (Evidence(0, name),), "From the name of the file.")
