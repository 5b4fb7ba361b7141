"""Have the quotations in the articles found, with their speakers, once the names are resolved.

What is found is kept batch by batch, so that a restart goes on where it stopped; nothing is looked for again until
names are resolved anew. Nothing here knows what a quotation looks like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from csto_tui import __version__
from csto_tui.indexing.progress import BATCH_ARTICLES, BATCH_SECONDS, Progress
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import Mention
from csto_tui.store.articles import ArticleStore

if TYPE_CHECKING:
    from csto_tui.statements import Roles, RoleUse

__all__ = ["quoted"]

T = TypeVar("T")

_RULES = 1
"""Grows whenever other statements would be found in the same article than before."""


def quoted(store: ArticleStore) -> Iterator[Progress]:
    """Find the statements of the articles where that is due, yielding progress.

    Whose words they are depends on the names in all articles: first it is learnt from all of them whom a role means.
    """
    ground = f"{__version__}/{_RULES}/{store.resolution()}"
    if store.note("quoted") == ground:
        return
    waiting = store.unquoted(ground)
    if waiting:
        from csto_tui.statements import roles_of  # late: most starts find nothing new

        uses: list[RoleUse] = []
        yield from _learned(store, uses)
        yield from _found(store, waiting, roles_of(uses), ground)
    store.set_note("quoted", ground)


def _learned(store: ArticleStore, uses: list[RoleUse]) -> Iterator[Progress]:
    from csto_tui.statements import role_uses  # late: the same

    ids = tuple(card.id for card in store.cards())
    done = 0
    for batch in _batches(role_uses(*read) for read in _read(store, ids)):
        uses += chain.from_iterable(batch)
        done += len(batch)
        yield Progress("roles", done, len(ids))


def _found(store: ArticleStore, waiting: Sequence[ArticleId], roles: Roles, ground: str) -> Iterator[Progress]:
    from csto_tui.statements import find_statements  # late: the same

    done = 0
    for batch in _batches(
        (article, find_statements(article, named, roles)) for article, named in _read(store, waiting)
    ):
        with store.writing():
            for article, statements in batch:
                store.put_statements(article, statements, ground)
        done += len(batch)
        yield Progress("statements", done, len(waiting))


def _read(store: ArticleStore, article_ids: Iterable[ArticleId]) -> Iterator[tuple[Article, Sequence[Mention]]]:
    for article_id in article_ids:
        yield store.article(article_id), store.mentions(None, article_id)


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    """Yield things as they come, about a second's worth at a time."""
    batch: list[T] = []
    until = monotonic() + BATCH_SECONDS
    for thing in things:
        batch.append(thing)
        if monotonic() > until or len(batch) >= BATCH_ARTICLES:
            yield batch
            batch, until = [], monotonic() + BATCH_SECONDS
    if batch:
        yield batch
