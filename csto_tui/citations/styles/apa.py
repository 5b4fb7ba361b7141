"""APA (Publication Manual of the American Psychological Association, 7th edition): the entry of a reference
list.

An unsigned article begins with its title; `n.d.` stands for no date. The title keeps the source's own
capitals: APA wants sentence case, but to lower a headline's capitals would need to know which of them are
names, and a wrong guess would misspell one. It stands bare, and so the marks inside are double ones. Of what no
newspaper printed, but an agency, a broadcaster or a site, the title is in italics and not the outlet.
"""

from __future__ import annotations

from csto_tui.citations.dates import Day, Published
from csto_tui.citations.outlets import is_newspaper
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, address, archived, doubted, locator, outlet, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import ended, within_single

__all__ = ["apa", "apa_wants"]


def apa(cited: Parts) -> tuple[Run, ...]:
    """Return the article as an entry of an APA reference list."""
    authors = doubted(_authors(cited), cited)
    is_printed = not cited.source or is_newspaper(cited.source)
    title = _title(cited, is_italic=not is_printed)
    date = f"({_date(cited.published)})."
    head = (*sentence(authors), Run(f" {date} "), *title) if authors else (*title, Run(f" {date}"))
    where = sentence(outlet(cited, is_italic=is_printed), locator(cited, "para"))
    made = [*head]
    if any(run.text for run in where):
        made += [Run(" "), *where]
    return (*made, *_address(cited))


def apa_wants(cited: Parts) -> tuple[str, ...]:
    """Return what the manual wants of a title that nobody can give but the writer, in one sentence each."""
    if cited.language and not cited.language.casefold().startswith("en"):
        told = "APA wants the title's translation behind it, between brackets."
        is_latin = all(letter < "\u0250" for letter in cited.title if letter.isalpha())
        return (told,) if is_latin else (told, "APA wants title and names in Latin letters.")
    words = [word for word in cited.title.split()[1:] if len(word) > 3 and word[0].isalpha()]
    is_headline = len(words) > 2 and all(word[0].isupper() for word in words)
    return ("APA wants the title in sentence case.",) if is_headline else ()


def _title(cited: Parts, *, is_italic: bool) -> tuple[Run, ...]:
    title = within_single(cited.title) or UNTITLED
    closed = ended(title, ".")
    if closed == f"{title}.":
        return Run(title, is_italic=is_italic), Run(".")
    return (Run(closed, is_italic=is_italic),)


def _address(cited: Parts) -> tuple[Run, ...]:
    """Return the address without a full stop after it, and the archived copy, which spares the day of retrieval."""
    copy = archived(cited, "Archived", Day.month_first)
    if not cited.address:
        return (Run(" "), *copy) if copy else ()
    is_fixed = cited.published or copy
    seen = "" if is_fixed or not cited.accessed else f"Retrieved {cited.accessed.month_first()}, from "
    return (Run(f" {seen}"), *address(cited), *((Run(" ("), *copy, Run(")")) if copy else ()))


def _date(date: Published | None) -> str:
    """Return `2012, March 1`, `2011`, `n.d.`; without a year `n.d., June 14`."""
    if date is None:
        return "n.d."
    if date.last and not date.is_within_year:
        return date.bracketed("–".join(_day(day) for day in date.days))
    bare = date.month_first_bare(with_year=False)
    return date.bracketed(", ".join(part for part in (_year(date.first), bare) if part))


def _day(day: Day) -> str:
    return ", ".join(part for part in (_year(day), day.month_first(with_year=False)) if part)


def _year(day: Day) -> str:
    return f"{day.year:04}" if day.year else "n.d."


def _authors(cited: Parts) -> str:
    """List up to twenty names, all turned round; of more, nineteen and the last."""
    names = [name.initialed for name in cited.names]
    if len(names) > 20:
        return ", ".join(names[:19]) + f", . . . {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f", & {names[-1]}"
