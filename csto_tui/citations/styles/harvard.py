"""Harvard (Pears and Shields, Cite Them Right): the entry of a reference list.

For an unsigned article the newspaper's title stands in place of the author; `no date` stands for no date;
single marks; *et al.* in italics.
"""

from __future__ import annotations

from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, accessed, address, doubted, joined, locator, outlet, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import within_single

__all__ = ["harvard"]


def harvard(cited: Parts) -> tuple[Run, ...]:
    """Return the article as an entry of a Harvard reference list."""
    authors = doubted(_authors(cited), cited)
    year = f"({(cited.published.year if cited.published else '') or 'no date'})"
    title = f"‘{within_single(cited.title)}’" if cited.title else UNTITLED
    day = cited.published.day_and_month if cited.published else ""
    where = outlet(cited)
    if authors:
        before, others, after = authors.partition("et al.")
        head: tuple[Run, ...] = (Run(before), Run(others, is_italic=True), Run(f"{after} {year} {title}"))
    elif cited.source:
        head, where = (*where, Run(f" {year} {title}")), ()
    else:
        head = (Run(f"{title} {year}"),)
    made = sentence(head, where, day, locator(cited, "para"))
    if cited.address:
        seen = accessed(cited)
        made = (*made, Run(" Available at: "), *address(cited), Run(f" (Accessed: {seen})." if seen else "."))
    copy = cited.archived
    if copy is None:
        return made
    day = f" ({copy.made.day_first()})." if copy.made else "."
    return (*made, Run(" Archived at: "), Run(copy.address, is_address=True), Run(day))


def _authors(cited: Parts) -> str:
    """List up to three names, all turned round; of more, the first and `et al.`"""
    names = [name.closely_initialed for name in cited.names]
    return f"{names[0]} et al." if len(names) > 3 else joined(names, "and", serial=False)
