"""Set a hit in its context. Nothing here searches or paints."""

from __future__ import annotations

from csto_tui.model.span import Span
from csto_tui.text.clean import one_line

__all__ = ["in_context"]


def in_context(text: str, passage: Span, span: Span, width: int) -> tuple[str, str, str]:
    """Return what stands before a hit, the hit, and what stands after it, each on one line.

    `span` lies inside `passage`; `width` is the number of code points on either side, cut at the passage's ends. The
    three joined
    are a slice of the text with its line breaks as spaces.

    >>> in_context("the rapid reaction force", Span(0, 24), Span(4, 18), 4)
    ('the ', 'rapid reaction', ' for')
    """
    before = text[max(passage.start, span.start - width) : span.start]
    after = text[span.end : min(passage.end, span.end + width)]
    return one_line(before), one_line(span.of(text)), one_line(after)
