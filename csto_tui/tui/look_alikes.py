"""Pairs of names that may be one, and where each of them stands. Asked of the library in the background; nothing here
paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csto_tui.model.article import ArticleCard
from csto_tui.model.entity import Entity
from csto_tui.model.results import ConcordanceLine
from csto_tui.text.concordance import in_context
from csto_tui.tui.likeness import Evidence, Pair

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["evidence_of", "pairs_of"]

_MOST_ARTICLES = 3
_WIDTH = 240
"""Code points of context on either side: more than any screen shows."""


def pairs_of(library: Library, limit: int) -> tuple[Pair, ...]:
    """Return pairs that the reader may want to make one, best first, at most `limit`."""
    found = library.suggestions(limit)
    entities = {entity.id: entity for entity in library.entities()}
    both = ((entities.get(one.left), entities.get(one.right), one) for one in found)
    return tuple(Pair(left, right, one.reason, one.likeness) for left, right, one in both if left and right)


def evidence_of(library: Library, entity: Entity) -> Evidence:
    """Return the first mentions of an entity in the first articles that name it."""
    lines: dict[str, ConcordanceLine] = {}
    for mention in library.mentions(entity.id):
        if mention.article_id in lines:
            continue
        if len(lines) == _MOST_ARTICLES:
            break
        article = library.article(mention.article_id)
        passage = article.passage_at(mention.span.start)
        if passage is not None:
            context = in_context(article.text, passage.span, mention.span, _WIDTH)
            place = mention.span.shifted(-passage.span.start)
            lines[article.id] = ConcordanceLine(ArticleCard.of(article), passage.number, place, *context)
    return Evidence(entity, tuple(lines.values()))
