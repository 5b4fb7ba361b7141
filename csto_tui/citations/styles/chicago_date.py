"""Chicago, author-date (The Chicago Manual of Style, 18th edition): the entry of a reference list.

For an unsigned article the newspaper's name stands in place of the author; month and day follow at the end, without
the year, which the 18th edition no longer says twice.
"""

from __future__ import annotations

from dataclasses import replace

from csto_tui.citations.dates import Day, Published
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, address, archived, chicago_outlet, doubted, joined, locator, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import ended, headline, within_double

__all__ = ["chicago_date"]


def chicago_date(cited: Parts) -> tuple[Run, ...]:
    """Return the article as an entry of a Chicago reference list."""
    authors = doubted(_authors(cited), cited)
    year = cited.published.year if cited.published else ""
    dated = f"{year}." if year else "n.d."
    title = _title(cited)
    where = chicago_outlet(cited)
    if authors:
        head = (*sentence(authors), Run(f" {dated} {title} "))
    elif cited.source:
        head, where = (*where, Run(f". {dated} {title} ")), ()
    else:
        head = (Run(f"{title} {dated} "),)
    date = _day(cited.published) if cited.published else ""
    is_fixed = cited.published or cited.archived
    seen = "" if is_fixed or not cited.accessed else f"Accessed {cited.accessed.month_first()}"
    copy = archived(cited, "Archived", Day.month_first)
    tail = sentence(where, date, locator(cited, "mark"))
    ends = [
        piece
        for piece in (tail, sentence(seen), sentence(address(cited)), sentence(copy))
        if any(run.text for run in piece)
    ]
    return _trimmed((*head, *(run for piece in ends for run in (*piece, Run(" ")))))


def _day(date: Published) -> str:
    """Return month and day; of a span over several years the whole, unless that is the years alone."""
    if date.last and not date.is_within_year:
        return "" if date.month_first() == date.year else date.month_first()
    return date.bracketed(date.month_first_bare(with_year=False))


def _title(cited: Parts) -> str:
    title = within_double(headline(cited.title, cited.language))
    return f"“{ended(title, '.')}”" if title else f"{UNTITLED}."


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))


def _authors(cited: Parts) -> str:
    """List up to six names, the first turned round; of more, three and `et al.` (18th edition)."""
    names = [cited.names[0].inverted, *(name.straight for name in cited.names[1:])] if cited.names else []
    if len(names) > 6:
        return ", ".join(names[:3]) + ", et al."
    if len(names) == 2:
        return f"{names[0]}{'' if cited.names[0].is_literal else ','} and {names[1]}"
    return joined(names, "and")
