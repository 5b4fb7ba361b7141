"""Point at a stretch of a text as evidence. Nothing here judges what it is evidence of."""

from __future__ import annotations

from csto_tui.model.article import Evidence, line_at
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["evidence_of"]

_LONGEST = 300


def evidence_of(text: str, span: Span) -> Evidence:
    """Return what stands at `span` of an article's text as evidence; a long one is quoted without its end."""
    quote = clean_line(span.of(text)[: _LONGEST + 1])
    return Evidence(line_at(text, span.start), quote if len(quote) <= _LONGEST else quote[: _LONGEST - 1] + "…", span)
