"""Chicago, notes (The Chicago Manual of Style, 18th edition): the full note, without its number.

News is cited in notes; an unsigned article begins with its title; a day of access, or that of an archived copy, is
given where no date is.
"""

from __future__ import annotations

from csto_tui.citations.dates import Day
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, address, archived, chicago_outlet, doubted, joined, locator, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import ended, headline, within_double

__all__ = ["chicago_note"]


def chicago_note(cited: Parts) -> tuple[Run, ...]:
    """Return the article as a Chicago note."""
    authors = doubted(_authors(cited), cited)
    lead = f"{authors}, " if authors else ""
    title = within_double(headline(cited.title, cited.language))
    shown = f"“{ended(title, ',')}” " if title else f"{UNTITLED}, "
    is_fixed = cited.published or cited.archived  # a day of access stands in for a date; a copy changes no more
    seen = "" if is_fixed or not cited.accessed else f"accessed {cited.accessed.month_first()}"
    copy = archived(cited, "archived", Day.month_first)
    is_dated = seen or (cited.archived and cited.archived.made)  # so that “n.d.” would say nothing more
    date = cited.published.month_first() if cited.published else "" if is_dated else "n.d."
    rest = sentence(chicago_outlet(cited), date, locator(cited, "mark"), seen, address(cited), copy)
    return (Run(lead + shown), *rest)


def _authors(cited: Parts) -> str:
    """List up to two names; more become the first and `et al.` (18th edition)."""
    names = [name.straight for name in cited.names]
    return f"{names[0]} et al." if len(names) > 2 else joined(names, "and")
