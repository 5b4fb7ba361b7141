"""Cite one article in one style, with what was quoted from it. Nothing here copies or saves."""

from __future__ import annotations

import re
from pathlib import Path

from csto_tui.citations.csl import item_of
from csto_tui.citations.csl_style import by_csl_file, is_style_file
from csto_tui.citations.parts import Parts, parts
from csto_tui.citations.quotations import quoted
from csto_tui.citations.runs import Run, escaped, markdown, plain
from csto_tui.citations.styles import PRINTED, RECORDS, STYLES, WANTS
from csto_tui.errors import UnknownStyle
from csto_tui.model.citation import Citation, CitationText

__all__ = ["cite"]

_UNCHECKED = "Made by citeproc-py from a style file: check it against the style's manual."
_DOUBLED = "The title stands in it twice, as citeproc-py has it for unsigned articles: take one out."


def cite(citation: Citation, style: str) -> CitationText:
    """Return a citation in a style of `STYLES`, or in that of a CSL file (a path that ends with .csl).

    A quotation comes first, word for word between its marks, on lines of its own; formats for programs carry it in
    a field instead. Raises UnknownStyle.
    """
    cited = parts(citation)
    warnings = cited.warnings
    if is_style_file(style):
        made = by_csl_file(cited, Path(style))
        text, marked = _printed(cited, (Run(made),))
        is_doubled = cited.title and made.casefold().count(cited.title.casefold()) > 1
        warnings = (*warnings, _UNCHECKED, *((_DOUBLED,) if is_doubled else ()))
    elif style in PRINTED:
        text, marked = _printed(cited, PRINTED[style](cited))
        warnings = (*warnings, *(WANTS[style](cited) if style in WANTS else ()))
    elif style in RECORDS:
        text, marked = _recorded(cited, style)
    else:
        hint = "Styles: " + ", ".join(STYLES) + "."
        raise UnknownStyle(f"There is no citation style {style!r}.", hint=hint)
    return CitationText(style, text, marked, item_of(cited), warnings, cited.link)


def _printed(cited: Parts, runs: tuple[Run, ...]) -> tuple[str, str]:
    text, marked = plain(runs), markdown(runs)
    if not cited.quotation:
        return text, marked
    quotation = quoted(cited.quotation)
    return f"{quotation}\n{text}", f"{escaped(quotation)}\n\n{marked}"


def _recorded(cited: Parts, style: str) -> tuple[str, str]:
    text = RECORDS[style](cited)
    if style == "citekey":
        if not cited.quotation:
            return text, text
        quotation = quoted(cited.quotation)
        return f"{quotation} {text}", f"{escaped(quotation)} {text}"
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return text, f"{fence}\n{text}\n{fence}"
