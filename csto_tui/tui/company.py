"""What the names pane asks of the library: who is named in an article, with whom somebody is named, how often names
stand in what a query finds.

It is asked in the background, and paints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from csto_tui.errors import EntityNotFound
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.query import Query, Sort
from csto_tui.tui.reading import Named, counted

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["articles_with", "company_of", "found_counts", "named_in", "nearest_with", "still"]

_MOST_COMPANY = 6
_MOST_COMPARED = 4
_MOST_WITHOUT_HITS = 500
"""Articles that a query finds by a filter or a title alone: each one of them must be fetched to be known."""


def named_in(library: Library, article_id: ArticleId) -> Named:
    """Return who is named in an article, most mentioned first."""
    mentions = library.mentions(None, article_id)
    return Named(article_id, mentions, counted(mentions, library.entities()))


def company_of(library: Library, entity_id: EntityId) -> tuple[tuple[Entity, int], ...]:
    """Return those who are named in the same articles as an entity, with the number of these articles: most first, of
    equals the one first that has fewer others.
    """
    articles = dict.fromkeys(mention.article_id for mention in library.mentions(entity_id))
    shared = Counter(one for tally in library.entity_counts(articles) for one in tally)
    others = [(one, shared[one.id]) for one in library.entities() if shared[one.id] and one.id != entity_id]
    return tuple(sorted(others, key=lambda pair: (-pair[1], pair[0].articles, pair[0].name))[:_MOST_COMPANY])


def articles_with(
    library: Library, entity_id: EntityId, order: Sequence[ArticleId], here: ArticleId | None
) -> tuple[ArticleId, ...]:
    """Return articles that mention an entity, not many: the open one, then those of the results, then any."""
    with_it = dict.fromkeys(mention.article_id for mention in library.mentions(entity_id))
    first = [one for one in (here, *order) if one in with_it]
    return tuple(dict.fromkeys((*filter(None, first), *with_it)))[:_MOST_COMPARED]


def nearest_with(
    library: Library, entity_id: EntityId, order: Sequence[ArticleId], here: ArticleId | None, direction: int
) -> ArticleId | None:
    """Return the next (1) or the previous (-1) other article that mentions an entity, first in the order of the
    results, then in the corpus, then round again; None where there is none.
    """
    with_it = dict.fromkeys(mention.article_id for mention in library.mentions(entity_id))
    known = set(order)
    ring = [one for one in order if one in with_it or one == here]
    ring += [one for one in with_it if one not in known and one != here]
    if here is not None and here not in known:
        ring.insert(0, here)
    if not any(one != here for one in ring):
        return None
    return ring[0] if here is None else ring[(ring.index(here) + direction) % len(ring)]


def found_counts(library: Library, text: str, total: int) -> Mapping[EntityId, int] | None:
    """Return how often each entity stands in the `total` articles that a query finds, or None where that takes too
    long to find out. Raises QueryError.
    """
    ids = [ArticleId(row.label) for row in library.tallies(text, "article")]
    rest = total - len(ids)
    if rest > _MOST_WITHOUT_HITS:
        return None
    if rest:  # they come last in this order
        ids += [hit.article.id for hit in library.search(Query(text, Sort.HITS, len(ids), rest)).hits]
    counts: Counter[EntityId] = Counter()
    for tally in library.entity_counts(ids):
        counts.update(tally)
    return counts


def still(library: Library, entity_id: EntityId | None) -> Entity | None:
    """Return what an entity has become, or None when it is shown no more."""
    if entity_id is None:
        return None
    try:
        found = library.entity(entity_id)
    except EntityNotFound:
        return None
    return found if found in library.entities() else None
