"""Lay a reader's decisions over the entities that were resolved, without resolving anew.

What is moved about are atoms: one spelling of one resolved entity. Mentions stay where they are kept, and are looked
up through the atoms. Nothing here changes a resolved entity.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.entities.hand import Decision, Outcome
from csto_tui.entities.hand_sheet import ArticlesOf, Atom, Ground, Sheet
from csto_tui.model.entity import Entity, EntityId, Mention

__all__ = ["Overlay", "ground_of", "overlaid"]


@dataclass(frozen=True, slots=True)
class Overlay:
    """The entities as a reader wants them."""

    entities: tuple[Entity, ...]
    """Those that are shown, most mentioned first, equals by id."""
    hidden: tuple[Entity, ...]
    """Those that are not, in the same order."""
    homes: Mapping[Atom, EntityId]
    """Where the atoms of touched entities belong now; all others belong to their own entity."""
    atoms: Mapping[EntityId, tuple[Atom, ...]]
    """What touched entities are made of."""
    gone: tuple[Entity, ...]
    """Resolved entities that are no longer shown as they were."""
    come: tuple[Entity, ...]
    """What is shown in their place."""
    outcomes: tuple[Outcome, ...]
    """What has become of each decision."""
    apart: frozenset[tuple[EntityId, EntityId]]
    """Pairs that are never to be one, each both ways round."""

    def home(self, mention: Mention) -> EntityId:
        """Return the entity that a kept mention belongs to now."""
        return self.homes.get((mention.entity_id, mention.form), mention.entity_id)


def ground_of(entities: Sequence[Entity]) -> Ground:
    """Return resolved entities so that they can be found by id and by spelling."""
    by_form: dict[str, list[EntityId]] = {}
    for entity in entities:
        for alias in entity.aliases:
            by_form.setdefault(alias.form, []).append(entity.id)
    return Ground(tuple(entities), {entity.id: entity for entity in entities}, by_form)


def overlaid(ground: Ground, decisions: Iterable[Decision], articles_of: ArticlesOf) -> Overlay:
    """Return the entities after all decisions, taken in their order.

    `articles_of` gives the articles of a resolved entity by spelling; it is asked for touched entities only.
    """
    sheet = Sheet(ground, articles_of)
    outcomes = tuple(sheet.take(decision) for decision in decisions)
    made = [(draft, sheet.entity(draft)) for draft in sheet.drafts.values() if draft.atoms]
    touched = {home for home, _ in sheet.homes}
    if not touched:
        return Overlay(ground.entities, (), {}, {}, (), (), outcomes, sheet.apart())
    come = [entity for draft, entity in made if not draft.is_hidden]
    shown = [entity for entity in ground.entities if entity.id not in touched]
    for entity in come:
        insort(shown, entity, key=_order)
    return Overlay(
        entities=tuple(shown),
        hidden=tuple(sorted((entity for draft, entity in made if draft.is_hidden), key=_order)),
        homes=sheet.homes,
        atoms={draft.id: tuple(draft.atoms) for draft, _ in made},
        gone=tuple(ground.by_id[one] for one in sorted(touched)),
        come=tuple(come),
        outcomes=outcomes,
        apart=sheet.apart(),
    )


def _order(entity: Entity) -> tuple[int, EntityId]:
    return -entity.mentions, entity.id
