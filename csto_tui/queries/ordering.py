"""Put found articles in the order that a reader asked for. Nothing here searches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.query import Sort
from csto_tui.model.results import Match

__all__ = ["ordered"]


def ordered(matches: Iterable[Match], cards: Mapping[ArticleId, ArticleCard], sort: Sort) -> tuple[Match, ...]:
    """Return the matches in order; articles without a year, or without a source, come last in either direction, none
    is dropped.

    A match whose article has no card is left out: it is on its way out of the index. Equals stay as they come: engines
    give the most relevant first.
    """
    known = [match for match in matches if match.article_id in cards]
    if sort is Sort.HITS:
        known.sort(key=lambda m: -m.hits)
    elif sort is Sort.SOURCE:
        known.sort(key=lambda m: _source_key(cards[m.article_id]))
    elif sort in (Sort.DATE, Sort.DATE_DESCENDING):
        sign = 1 if sort is Sort.DATE else -1
        known.sort(key=lambda m: _date_key(cards[m.article_id], sign))
    return tuple(known)


def _source_key(card: ArticleCard) -> tuple[bool, str]:
    return (card.source.value is None, (card.source.value or "").casefold())


def _date_key(card: ArticleCard, sign: int) -> tuple[bool, int]:
    bounds = card.published.value.bounds() if card.published.value else None
    return (bounds is None, sign * bounds[0].toordinal() if bounds else 0)
