"""Find the dateline with which an article opens, as a line of its own or inside one of its first passages.
Nothing here parses it.
"""

from __future__ import annotations

from dataclasses import replace

from csto_tui.corpus.dateline import Dateline, read_dateline
from csto_tui.corpus.layout import Layout
from csto_tui.text.clean import one_line

__all__ = ["opening"]

_FIRST = 3
"""Passages in which a dateline is looked for: standfirsts may come before it."""


def opening(layout: Layout) -> Dateline | None:
    """Return the first dateline of a text with its spans in that text, or None."""
    vocabulary = layout.text[:20_000]
    for block in (*layout.of("dateline"), *layout.of("")[:_FIRST]):
        start = block.span.start
        found = read_dateline(one_line(layout.text[start : min(block.span.end, start + 400)]), vocabulary)
        if found:
            date = replace(found.date, span=found.date.span.shifted(start)) if found.date else None
            return replace(found, span=found.span.shifted(start), date=date)
    return None
