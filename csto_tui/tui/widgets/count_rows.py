"""Rows of counts: where in the articles hits stand, and how often they come. Nothing here knows the library."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from csto_tui.model.results import Dispersion, Tally
from csto_tui.text.bars import bar
from csto_tui.tui.paint import HIT, LOUD, QUIET, beside, brief_source_line, cut, fitting, joined, plain

__all__ = ["spread_rows", "tally_rows"]

_COUNT = 7
_ROOM = 90
"""Cells beyond which counts would stand too far from their names."""


def spread_rows(spread: Sequence[Dispersion], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each article: its outlet, its hits, and a bar from its beginning to its end."""
    name = min(max(width // 3, 12), 44)
    rows = []
    for one in spread:
        place = cut(joined([plain(one.article.heading), brief_source_line(one.article, 18)]), name)
        count = plain(f"{one.hits:,}".rjust(_COUNT), QUIET)
        rows.append((place.append(count).append("  ").append(_bar(one.bins, width - name - _COUNT - 2)),))
    return rows or ((plain("No hit in a text.", QUIET),),)


def _bar(bins: Sequence[int], width: int) -> Content:
    """Return the bins as blocks, drawn together until they fit."""
    step = -(-len(bins) // max(width, 1))
    return plain(bar([sum(bins[at : at + step]) for at in range(0, len(bins), step)]), "$hit")


def tally_rows(tallies: Sequence[Tally], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each outlet or year: hits, articles with one, hits for every 1,000 words, each with its word."""
    room = min(width, _ROOM)
    rows = []
    for one in tallies:
        style = "" if one.hits else QUIET
        hits = plain(f"{one.hits:,}", HIT) if one.hits else plain("·", QUIET)
        rest = f"{one.articles:>8,} articles {one.per_1000_words:>8.2f} ‰"
        full = hits.append(plain(" hits", style)).append(plain(rest, style))
        brief = hits.append(plain(f"{one.per_1000_words:>7.2f} ‰", style))
        label = plain(one.label or "—", LOUD if one.hits else QUIET)
        rows.append((beside(label, fitting((full, brief), room * 2 // 3), room),))
    return rows
