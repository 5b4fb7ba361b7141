"""Put articles into columns: by article, outlet or year, by date and then by name, the unknown last.

Nothing here counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from csto_tui.model.article import ArticleCard
from csto_tui.model.matrix import MatrixBy

__all__ = ["UNKNOWN", "column_of", "columned"]

UNKNOWN = "—"
"""What a column is called whose outlet or year is not known."""


def columned(cards: Iterable[ArticleCard], by: MatrixBy) -> dict[str, tuple[ArticleCard, ...]]:
    """Return the articles of each column under its label; a column is as old as its earliest article."""
    columns: dict[str, list[ArticleCard]] = {}
    for card in sorted(cards, key=lambda card: (_day(card), card.id)):
        columns.setdefault(column_of(card, by), []).append(card)
    order = sorted(columns, key=lambda label: (label == UNKNOWN, _day(columns[label][0]), label.casefold()))
    return {label: tuple(columns[label]) for label in order}


def column_of(card: ArticleCard, by: MatrixBy) -> str:
    """Return the label of the column that an article stands in."""
    if by == "article":
        return card.id
    if by == "source":
        return card.source.value or UNKNOWN
    year = card.published.value.year if card.published.value else None
    return UNKNOWN if year is None else f"{year:04}"


def _day(card: ArticleCard) -> dt.date:
    """Return the earliest day on which an article may have been published; one without a year comes last."""
    bounds = card.published.value.bounds() if card.published.value else None
    return bounds[0] if bounds else dt.date.max
