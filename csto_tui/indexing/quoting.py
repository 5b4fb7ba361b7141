"""Have the quotations in the articles found, with their speakers, once the names are resolved.

What is found is kept batch by batch, so that a restart goes on where it stopped. It is found anew only in articles
that have changed, whose names mean somebody else by now, or whose roles do. Nothing here knows what a quotation looks
like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Any

from csto_tui import __version__
from csto_tui.indexing.progress import BATCH_ARTICLES, BATCH_SECONDS, Progress
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.statement import Statement
from csto_tui.store.articles import ArticleStore

if TYPE_CHECKING:
    from csto_tui.statements import Role, Roles

__all__ = ["quoted"]

_RULES = 2
"""Grows whenever other statements would be found in the same article than before."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What an article has to do with the roles of all articles."""

    taught: tuple[tuple[Role, EntityId], ...]
    """Whom it joins roles to that name a country or a body."""
    answers: Mapping[Role, EntityId | None]
    """What it was told when its own statements were looked for."""

    def holds(self, roles: Roles) -> bool:
        """Tell whether it would be told the same again, and so say the same."""
        return all(roles.holder(role) == entity for role, entity in self.answers.items())

    def values(self) -> list[object]:
        """Return it as plain values."""
        return [[_pair(role, entity) for role, entity in pairs] for pairs in (self.taught, self.answers.items())]


def quoted(store: ArticleStore) -> Iterator[Progress]:
    """Find the statements of the articles where that is due, yielding progress.

    Whose words they are depends on the names in the article, and on whom all articles together join a role to. The
    first time an article is told what is known so far; once all are read, those that would be told otherwise now are
    asked again. So the outcome is the same as if all had been read first, and all looked at then.
    """
    rules = f"{__version__}/{_RULES}"
    edition = f"{rules}/{store.resolution()}"
    if store.note("quoted") == edition:
        return
    from csto_tui.statements import roles_of  # late: most starts find nothing new

    kept = store.grounds(rules)
    waiting = [one for one, ground in kept.items() if not ground]
    grounds = {one: _ground(*ground) for one, ground in kept.items() if ground}

    def roles() -> Roles:
        return roles_of(joined for ground in grounds.values() for joined in ground.taught)

    yield from _found(store, rules, waiting, roles(), grounds, 0)
    known = roles()
    misled = [one for one, ground in grounds.items() if not ground.holds(known)]
    yield from _found(store, rules, misled, known, grounds, len(waiting))
    store.set_note("quoted", edition)


def _found(
    store: ArticleStore,
    rules: str,
    article_ids: Sequence[ArticleId],
    roles: Roles,
    grounds: dict[ArticleId, _Ground],
    before: int,
) -> Iterator[Progress]:
    """Look at articles and keep what is found, its ground in `grounds` as well; `before` is how many were done."""
    done = 0
    while done < len(article_ids):
        until = monotonic() + BATCH_SECONDS
        batch: list[tuple[Article, tuple[Statement, ...], _Ground]] = []
        for article_id in article_ids[done : done + BATCH_ARTICLES]:
            batch.append(_looked_at(store, article_id, roles))
            if monotonic() > until:
                break
        with store.writing():
            for article, statements, ground in batch:
                store.put_statements(article, statements, rules, ground.values())
                grounds[article.id] = ground
        done += len(batch)
        yield Progress("statements", before + done, before + len(article_ids))


def _looked_at(
    store: ArticleStore, article_id: ArticleId, roles: Roles
) -> tuple[Article, tuple[Statement, ...], _Ground]:
    from csto_tui.statements import AskedRoles, find_statements, role_uses  # late: most starts find nothing new

    article, mentions, asked = store.article(article_id), store.mentions(None, article_id), AskedRoles(roles)
    statements = find_statements(article, mentions, asked)
    taught = tuple((use.role, use.entity) for use in role_uses(article, mentions) if use.role.of)
    return article, statements, _Ground(taught, asked.answers)


def _pair(role: Role, entity: EntityId | None) -> list[object]:
    return [sorted(role.offices), sorted(role.of), entity]


def _ground(values: Sequence[list[list[Any]]]) -> _Ground:
    """Undo `_Ground.values`."""
    from csto_tui.statements import Role  # late: the same

    taught, answers = (
        [(Role(frozenset(offices), frozenset(of)), entity) for offices, of, entity in pairs] for pairs in values
    )
    return _Ground(tuple(taught), dict(answers))
