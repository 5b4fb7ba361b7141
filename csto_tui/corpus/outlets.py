"""Tell which outlet published an article, from lines that say so. A paper that the text cites is never taken
for its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.form import weight
from csto_tui.corpus.furniture import address_in
from csto_tui.corpus.layout import Layout
from csto_tui.corpus.opening import opening
from csto_tui.model.article import Known, Status
from csto_tui.text.agencies import is_agency

__all__ = ["find_address", "find_authors", "find_place", "find_source"]

_SOURCE_LINE = re.compile(
    r"\W*(?:source|источник|крыніца|джерело|quelle|fuente|źródło)\s*[:–—-]\s*(?P<name>[^\W_].{1,60})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"\W*(?:©|copyright|\(c\))[\s©]*(?:\d{4}(?:[-–]\d{4})?)?[\s,]*(?P<name>[^\W\d_][^.,;"
    r"|©]{1,40}?)[\s,]*(?:\d{4}(?:[-–]\d{4})?)?(?:[.,;|].*)?",
    re.IGNORECASE,
)
_EDGE = ("byline", "credit", "footer", "date", "navigation", "dateline")


def find_source(layout: Layout) -> Known[str]:
    """Return the outlet as the dateline, a byline, a line “Source: …” or a copyright line names it.

    A news agency among them is the outlet only where no other is named. A copyright line only infers; the others state.
    """
    found = list(_named_outlets(layout))
    return next((known for known in found if not is_agency(known.value or "")), next(iter(found), Known()))


def _named_outlets(layout: Layout) -> Iterator[Known[str]]:
    """Yield what may be the outlet, what speaks more clearly first."""
    start = opening(layout)
    if start and start.agency:
        yield Known(start.agency, Status.STATED, (evidence_of(layout.text, start.span),))
    for block in layout.of("byline"):
        byline = read_byline(block.text)
        if byline and byline.outlet:
            yield Known(byline.outlet, Status.STATED, (evidence_of(layout.text, block.span),))
    for block in layout.of(*_EDGE):
        match = _SOURCE_LINE.fullmatch(block.text)
        if match and not address_in(block.text) and weight(match["name"]) <= 6:
            yield Known(match["name"].rstrip(" ."), Status.STATED, (evidence_of(layout.text, block.span),))
    for block in layout.of("footer"):
        match = _COPYRIGHT.fullmatch(block.text)
        if match and weight(match["name"]) <= 5:
            note = "The holder of the copyright."
            yield Known(match["name"].strip(), Status.INFERRED, (evidence_of(layout.text, block.span),), note)


def find_authors(layout: Layout) -> Known[tuple[str, ...]]:
    """Return the authors that bylines name."""
    for block in layout.of("byline"):
        byline = read_byline(block.text)
        if byline and byline.authors:
            return Known(byline.authors, Status.STATED, (evidence_of(layout.text, block.span),))
    return Known()


def find_place(layout: Layout) -> Known[str]:
    """Return the place that the dateline names."""
    start = opening(layout)
    if start and start.place:
        return Known(start.place, Status.STATED, (evidence_of(layout.text, start.span),))
    return Known()


def find_address(layout: Layout) -> Known[str]:
    """Return the web address that stands alone on one line around the article; several different ones say
    nothing.
    """
    found = {address: block for block in layout.of("navigation", "footer") if (address := address_in(block.text))}
    if len(found) != 1:
        return Known()
    ((address, block),) = found.items()
    return Known(address, Status.STATED, (evidence_of(layout.text, block.span),))
