"""What the comparison asks of the library: articles beside each other in one of its views.

It is asked in the background.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from csto_tui.errors import ArticleNotFound
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.tui.answers import By, Compared, Contrast
from csto_tui.tui.contrasts import Column, anchor_grid, fact_grid, quote_grid
from csto_tui.tui.grid import Grid, GridRow
from csto_tui.tui.paint import QUIET, plain
from csto_tui.tui.word_contrasts import word_grid

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["contrasted"]


def contrasted(library: Library, asked: Contrast) -> Compared:
    """Return a view of articles. Raises ArticleNotFound, QueryError."""
    known = {card.id: card for card in library.articles()}
    if any(one not in known for one in asked.ids):
        raise ArticleNotFound("an article is no longer in the corpus", hint="F5 in the explorer looks for changes")
    cards = tuple(known[one] for one in asked.ids)
    on = (asked.on.strip() or _most_shared(library, asked.ids)) if asked.view in ("anchor", "words") else ""
    entity = library.named(on) if on else None
    articles = {one: library.article(one) for one in asked.ids}
    columns = _columns(cards, "article" if asked.view == "facts" else asked.by)
    grid = _grid(library, asked, on, columns, articles)
    ids = tuple(column.ids for column in columns)
    return Compared(asked, entity.name if entity else on, entity is not None, articles, ids, grid)


def _grid(
    library: Library, asked: Contrast, on: str, columns: Sequence[Column], articles: Mapping[ArticleId, Article]
) -> Grid:
    if asked.view == "facts":
        return fact_grid(library.compare(asked.ids))
    if asked.view == "quotes":
        statements = {one: library.statements(None, one) for one in asked.ids}
        speaking = {one.speaker for some in statements.values() for one in some}
        entities = {entity.id: entity for entity in library.entities() if entity.id in speaking}
        return quote_grid(columns, statements, articles, entities)
    if asked.view == "words":
        entity = library.named(on) if on else None
        namings = library.naming(entity.id) if entity else ()
        return word_grid(columns, entity, namings, library.word_choices(asked.ids, asked.by))
    if not on:
        nothing = "These articles share no name that was recognised: / asks what each says of a name or of any words."
        return Grid((), (GridRow(plain(nothing, QUIET)),))
    return anchor_grid(library.anchored(on, asked.ids, asked.by), columns, is_by_source=asked.by == "source")


def _columns(cards: Sequence[ArticleCard], by: By) -> tuple[Column, ...]:
    if by == "article":
        return tuple(Column(card.id, (card,)) for card in cards)
    from csto_tui.compare import columned  # late: most sessions compare nothing

    return tuple(Column(label, some) for label, some in columned(cards, "source").items())


def _most_shared(library: Library, ids: Sequence[ArticleId]) -> str:
    """Return the name that stands in most of the articles, and of such names the one that stands there most often."""
    tallies = library.entity_counts(ids)
    articles = Counter(one for tally in tallies for one in tally)
    mentions = Counter({one: sum(tally.get(one, 0) for tally in tallies) for one in articles})
    shared = [entity for entity in library.entities() if articles[entity.id] > 1]
    best = max(shared, key=lambda one: (articles[one.id], mentions[one.id]), default=None)
    return best.name if best else ""
