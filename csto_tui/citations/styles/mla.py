"""MLA (MLA Handbook, 9th edition): the entry of a list of works cited.

An unsigned article begins with its title, and so does one that only an agency signs; a date that is not known is left
out; months but May, June and July are shortened; the address stands without https://.
"""

from __future__ import annotations

from csto_tui.citations.dates import SHORT_MONTHS
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, address, doubted, locator, outlet, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import LONG_PREPOSITIONS, ended, headline, within_double

__all__ = ["mla"]


def mla(cited: Parts) -> tuple[Run, ...]:
    """Return the article as an entry of an MLA list of works cited."""
    authors = doubted(_authors(cited), cited)
    title = within_double(headline(cited.title, cited.language, LONG_PREPOSITIONS))
    shown = f"“{ended(title, '.')}”" if title else f"{UNTITLED}."
    date = cited.published.day_first(SHORT_MONTHS) if cited.published else ""
    where = sentence(outlet(cited), date, locator(cited, "par"), address(cited, bare=True))
    lead = (*sentence(authors), Run(" ")) if authors else ()
    return (*lead, Run(f"{shown} "), *where, *_kept(cited))


def _kept(cited: Parts) -> tuple[Run, ...]:
    """Return the archive as a second container with the day of the copy, or else the day of access."""
    copy = cited.archived
    if copy is None:
        return (Run(f" Accessed {cited.accessed.day_first(SHORT_MONTHS)}."),) if cited.accessed else ()
    shown = Run(copy.address.partition("://")[2], is_address=True, link=copy.address)
    made = copy.made.day_first(SHORT_MONTHS) if copy.made else ""
    return (Run(" "), *sentence((Run(copy.keeper, is_italic=True),), made, (shown,)))


def _authors(cited: Parts) -> str:
    """Turn the first name round; two are joined, more become the first and `et al.`"""
    names = cited.writers
    if not names:
        return ""
    first = names[0].inverted
    if len(names) > 2:
        return f"{first}, et al."
    comma = "" if names[0].is_literal else ","
    return f"{comma} and ".join([first, *(name.straight for name in names[1:])])
