"""Chicago, author-date (The Chicago Manual of Style, 18th edition): the entry of a reference list.

For an unsigned article the newspaper's name stands in place of the author; the whole date follows once more
at the end.
"""

from __future__ import annotations

from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, address, doubted, joined, locator, outlet, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import headline, is_closed, within_double

__all__ = ["chicago_date"]


def chicago_date(cited: Parts) -> tuple[Run, ...]:
    """Return the article as an entry of a Chicago reference list."""
    authors = doubted(_authors(cited), cited)
    year = cited.published.year if cited.published else ""
    dated = f"{year}." if year else "n.d."
    title = _title(cited)
    where = outlet(cited)
    if authors:
        head = (*sentence(authors), Run(f" {dated} {title} "))
    elif cited.source:
        head, where = (*where, Run(f". {dated} {title} ")), ()
    else:
        head = (Run(f"{title} {dated} "),)
    date = cited.published.month_first() if cited.published else ""
    seen = "" if cited.published or not cited.accessed else f"Accessed {cited.accessed.month_first()}"
    tail = sentence(where, date, locator(cited, "mark"))
    ends = [piece for piece in (tail, sentence(seen), sentence(address(cited))) if any(run.text for run in piece)]
    return _trimmed((*head, *(run for piece in ends for run in (*piece, Run(" ")))))


def _title(cited: Parts) -> str:
    title = within_double(headline(cited.title, cited.language))
    return f"“{title}{'' if is_closed(title) else '.'}”" if title else f"{UNTITLED}."


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    last = Run(runs[-1].text.rstrip(), runs[-1].is_italic, runs[-1].is_address)
    return (*runs[:-1], last)


def _authors(cited: Parts) -> str:
    """List up to six names, the first turned round; of more, three and `et al.` (18th edition)."""
    names = [cited.names[0].inverted, *(name.straight for name in cited.names[1:])] if cited.names else []
    if len(names) > 6:
        return ", ".join(names[:3]) + ", et al."
    if len(names) == 2:
        return f"{names[0]}{'' if cited.names[0].is_literal else ','} and {names[1]}"
    return joined(names, "and")
