"""Find entities by any of their names, in either script. Nothing here ranks by anything but the names and
their use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from csto_tui.entities.compare_names import same_surname
from csto_tui.entities.patronymics import is_address
from csto_tui.model.entity import Entity, EntityKind
from csto_tui.text.normalize import tokens

__all__ = ["matching"]


def matching(entities: Sequence[Entity], name: str, kind: EntityKind | None = None) -> tuple[Entity, ...]:
    """Return the entities (of one kind) with an alias that has every word of `name`, in any order, or begins
    with its letters.

    Best first: a whole alias, then whole words, then beginnings of words; within each those with a surname, then the
    most mentioned.
    Only where there is none of these, words that sound alike, across scripts. An id matches itself alone. A
    name without a letter matches nothing.
    """
    exact = tuple(entity for entity in entities if entity.id == name.strip())
    if exact:
        return exact
    wanted = [token.form for token in tokens(name)]
    if not wanted:
        return ()
    fitting = [entity for entity in entities if kind in (None, entity.kind)]
    for rank_of in (_rank_by_letters, _rank_by_sound):
        ranked = [(min(ranks), entity) for entity in fitting if (ranks := [*_ranks(entity, wanted, rank_of)])]
        if ranked:
            return tuple(entity for _, entity in sorted(ranked, key=_order))
    return ()


def _order(ranked: tuple[int, Entity]) -> tuple[int, bool, int, str]:
    rank, entity = ranked
    return rank, is_address(entity.name), -entity.mentions, entity.id


def _ranks(entity: Entity, wanted: list[str], rank_of: Callable[[list[str], list[str]], int | None]) -> Iterator[int]:
    for alias in entity.aliases:
        rank = rank_of([token.form for token in tokens(alias.form)], wanted)
        if rank is not None:
            yield rank


def _rank_by_letters(words: list[str], wanted: list[str]) -> int | None:
    if words == wanted:
        return 0
    if sorted(words) == sorted(wanted):
        return 1
    if set(wanted) <= set(words):
        return 2
    if all(any(word.startswith(piece) for word in words) for piece in wanted):
        return 3
    return None


def _rank_by_sound(words: list[str], wanted: list[str]) -> int | None:
    return 4 if all(any(same_surname(piece, word) for word in words) for piece in wanted) else None
