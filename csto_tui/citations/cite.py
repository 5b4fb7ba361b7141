"""Cite one article in one style, with what was quoted from it. Nothing here copies or saves."""

from __future__ import annotations

import re

from csto_tui.citations.csl import item_of
from csto_tui.citations.parts import Parts, parts
from csto_tui.citations.runs import escaped, markdown, plain
from csto_tui.citations.styles import PRINTED, RECORDS, STYLES
from csto_tui.errors import UnknownStyle
from csto_tui.model.citation import Citation, CitationText

__all__ = ["cite"]

_SINGLE = str.maketrans("“”", "‘’")
_PAIRS = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))


def cite(citation: Citation, style: str) -> CitationText:
    """Return a citation in a style of `STYLES`.

    A quotation comes first, word for word between its marks, on lines of its own; formats for programs carry it in
    a field instead. Raises UnknownStyle.
    """
    if style not in STYLES:
        raise UnknownStyle(f"There is no citation style {style!r}.", hint="Styles: " + ", ".join(STYLES) + ".")
    cited = parts(citation)
    text, marked = _printed(cited, style) if style in PRINTED else _recorded(cited, style)
    return CitationText(style, text, marked, item_of(cited), cited.warnings)


def _printed(cited: Parts, style: str) -> tuple[str, str]:
    runs = PRINTED[style](cited)
    text, marked = plain(runs), markdown(runs)
    if not cited.quotation:
        return text, marked
    quotation = _quoted(cited.quotation)
    return f"{quotation}\n{text}", f"{escaped(quotation)}\n\n{marked}"


def _recorded(cited: Parts, style: str) -> tuple[str, str]:
    text = RECORDS[style](cited)
    if style == "citekey":
        if not cited.quotation:
            return text, text
        quotation = _quoted(cited.quotation)
        return f"{quotation} {text}", f"{escaped(quotation)} {text}"
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return text, f"{fence}\n{text}\n{fence}"


def _quoted(quotation: str) -> str:
    """Return a quotation between marks, unless it stands wholly between a pair of its own.

    Double marks inside it become single ones, as all the manuals have it (Chicago 17, 13.30; MLA 9, 6.38; APA 7, 8.33).
    """
    for opening, closing in _PAIRS:
        inside = quotation[1:-1]
        if quotation.startswith(opening) and quotation.endswith(closing) and not set(inside) & {opening, closing}:
            return quotation
    inner = re.sub(r'"([^"]*)"', r"‘\1’", quotation).translate(_SINGLE)
    return f"“{inner}”"
