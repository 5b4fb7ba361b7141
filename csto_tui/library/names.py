"""The chapter of names: who and what the articles speak of, and where. Nothing here recognises or resolves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csto_tui.entities.lookup import matching
from csto_tui.entities.variants import variants
from csto_tui.errors import EntityNotFound
from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Entity, EntityId, EntityKind, Mention
from csto_tui.model.span import Span

__all__ = ["Names"]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of entities, for one generation of the store."""

    generation: int
    entities: tuple[Entity, ...]
    by_id: Mapping[EntityId, Entity]
    variants: Mapping[str, tuple[str, ...]]


class Names(Shelf):
    """Entities and their mentions."""

    _known: _Known | None = None

    def entities(self, name: str = "", kind: EntityKind | None = None) -> tuple[Entity, ...]:
        """Return entities, most mentioned first; with a name, those that answer to it, best first."""
        entities = self._names().entities
        if name:
            return matching(entities, name, kind)
        return tuple(entity for entity in entities if kind is None or entity.kind is kind)

    def entity(self, name: str) -> Entity:
        """Return the one entity that answers best to an id or a name. Raises EntityNotFound."""
        known = self._names()
        if name in known.by_id:
            return known.by_id[EntityId(name)]
        found = self.entities(name)
        if not found:
            raise EntityNotFound(f"no entity answers to “{name}”", hint="`csto-tui entities` lists them all")
        return found[0]

    def mentions(self, entity_id: EntityId | None = None, article_id: ArticleId | None = None) -> tuple[Mention, ...]:
        """Return mentions by article and place, of one entity or all, in one article or all."""
        return self._store.mentions(entity_id, article_id)

    def _names(self) -> _Known:
        with self._lock:
            generation = self._store.generation()
            if self._known is None or self._known.generation != generation:
                entities = self._store.entities()
                by_id = {entity.id: entity for entity in entities}
                self._known = _Known(generation, entities, by_id, variants(entities))
            return self._known

    def _mention_spans(self, kind: str | None, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        spans: dict[ArticleId, list[Span]] = {}
        for entity in self.entities(name, EntityKind(kind) if kind else None):
            for mention in self._store.mentions(entity.id, None):
                spans.setdefault(mention.article_id, []).append(mention.span)
        return {one: tuple(sorted(found)) for one, found in spans.items()}
