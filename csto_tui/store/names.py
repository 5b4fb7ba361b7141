"""The names found in the articles: first as they stand, then resolved to entities.

No mention is shown against another text than the one it was found in. Nothing here recognises or resolves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from csto_tui.errors import StoreError
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import Entity, EntityId, Mention, UnresolvedMention
from csto_tui.store.codec import (
    entity_from,
    entity_values,
    mention_from,
    mention_values,
    unresolved_from,
    unresolved_values,
)
from csto_tui.store.ledger import Entry, Ledger
from csto_tui.store.rows import RowDamaged, Table, packed, unpacked
from csto_tui.store.schema import ENTITY, ENTITY_MENTIONS, MENTIONS, TALLY, UNRESOLVED
from csto_tui.store.sealed import Head

__all__ = ["RESOLVED", "NameEdit", "NameShelf"]

RESOLVED = (MENTIONS, TALLY, ENTITY, ENTITY_MENTIONS)
"""The tables of a resolution."""


@dataclass(frozen=True, slots=True)
class NameEdit:
    """How the rows of a new resolution differ from those of the last one."""

    generation: int
    """Of the store that it was made for."""
    entities: int
    """How many there are."""
    stale: tuple[tuple[int, ...], ...]
    """The numbers of the rows that go, by table of `RESOLVED`."""
    rows: Iterable[tuple[int, int, str, bytes]]
    """The rows that come: which table, number, key, payload."""


class NameShelf(Ledger):
    """Keep mentions and entities."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        self._entities_known: tuple[int, tuple[Entity, ...]] | None = None

    def put_mentions(self, article: Article, mentions: Iterable[UnresolvedMention]) -> None:
        """Keep the names found in an article, in place of those from before.

        When the store holds another text by now, nothing is kept and the article stays `unrecognized`.
        """
        with self._changing() as (connection, head):
            entry = self._entry(connection, article.id)
            if entry is None or not entry.is_here or entry.fingerprint != article.fingerprint:
                return
            UNRESOLVED.put(connection, packed([unresolved_values(one) for one in mentions]), number=entry.number)
            self._enter(connection, replace(entry, is_recognized=True))
            head["named_from"] = head["generation"]

    def unrecognized(self) -> tuple[ArticleId, ...]:
        """Return the articles whose names have not been looked for since their text was put, oldest first."""
        with self._reading() as connection:
            entries = self._entries(connection).values()
        return tuple(entry.id for entry in entries if entry.is_here and not entry.is_recognized)

    def mark_all_unrecognized(self) -> None:
        """Note that the names of every article are to be looked for anew; until then they stay as they are."""
        with self._changing() as (connection, _):
            for entry in self._entries(connection).values():
                if entry.is_here and entry.is_recognized:
                    self._enter(connection, replace(entry, is_recognized=False))

    def unresolved(self) -> Iterator[UnresolvedMention]:
        """Yield the mentions of all articles as of this call, by article and as they were put."""
        with self._reading() as connection:
            entries = sorted(self._entries(connection).values(), key=lambda entry: entry.id)
            kept = [(e.id, UNRESOLVED.get(connection, e.number)) for e in entries if e.is_here and e.is_recognized]
        return (unresolved_from(one, values) for one, payload in kept for values in unpacked(payload))

    def naming_generation(self) -> int:
        """Return a number that grows with every change to what entities are made from: mentions, sources."""
        with self._reading() as connection:
            return self._head(connection)["named_from"]

    def put_entities(self, entities: Iterable[Entity], mentions: Iterable[Mention]) -> None:
        """Keep these entities, in this order, and these mentions of them, in place of all from before.

        Mentions in articles that the store no longer has in the text they were found in are left out.
        """
        with self.writing():
            self.put_edit(self.edit_of(entities, mentions))

    def edit_of(self, entities: Iterable[Entity], mentions: Iterable[Mention]) -> NameEdit:
        """Return what `put_entities` would change, for whoever is to do it."""
        by_article: dict[ArticleId, list[Mention]] = {}
        for mention in mentions:
            by_article.setdefault(mention.article_id, []).append(mention)
        with self._reading() as connection:
            head, found = self._head(connection), _Rows()
            for entry in sorted(self._entries(connection).values(), key=lambda entry: entry.id):
                if entry.is_here:
                    places = by_article.get(entry.id, []) if entry.is_recognized else []
                    found.add_article(entry, sorted(places, key=_place))
            found.add_entities(entities)
            return found.edit(connection, head["generation"])

    def put_edit(self, edit: NameEdit) -> None:
        """Make a change. Raises StoreError when the store has changed since it was made up."""
        with self._changing(always=True) as (connection, head):
            if head["generation"] != edit.generation + 1:
                raise StoreError("the articles have changed meanwhile", hint="do it again")
            for table, numbers in zip(RESOLVED, edit.stale, strict=True):
                for number in numbers:
                    table.delete(connection, number)
            for which, number, key, payload in edit.rows:
                RESOLVED[which].put(connection, payload, number=number, key=key)
            head["entities"] = edit.entities
            head["named"] = head["generation"]

    def entities(self) -> tuple[Entity, ...]:
        """Return all entities in the order in which they were put."""
        with self._reading() as connection:
            head = self._head(connection)
            known = self._entities_known
            if known and known[0] == head["named"]:
                return known[1]
            entities = tuple(entity_from(unpacked(row.payload)) for row in ENTITY.rows(connection))
            if len(entities) != head["entities"]:
                raise RowDamaged(f"{len(entities)} of {head['entities']} entities are there")
            if not self._connections.is_writing:  # what is not committed may yet be undone
                self._entities_known = head["named"], entities
            return entities

    def entity(self, entity_id: EntityId) -> Entity:
        """Return one entity. Raises KeyError for an id that `entities` does not have."""
        with self._reading() as connection:
            row = ENTITY.find(connection, entity_id)
            if row:
                return entity_from(unpacked(row.payload))
            self._deny_entity(entity_id)
        raise KeyError(entity_id)

    def mentions(self, entity_id: EntityId | None = None, article_id: ArticleId | None = None) -> tuple[Mention, ...]:
        """Return mentions by article and place, of one entity or all, in one article or all.

        Unknown ids have none.
        """
        with self._reading() as connection:
            if article_id is None and entity_id is not None:
                return self._mentions_of(connection, entity_id)
            head = self._head(connection)
            if article_id is None:
                entries = sorted(self._entries(connection).values(), key=lambda entry: entry.id)
            else:
                entries = [entry for entry in (self._entry(connection, article_id),) if entry]
            found = [
                mention_from(entry.id, values)
                for entry in entries
                for values in _current(connection, MENTIONS, entry, head) or ()
            ]
        return tuple(found if entity_id is None else [one for one in found if one.entity_id == entity_id])

    def entity_counts(self, article_ids: Iterable[ArticleId]) -> tuple[Mapping[EntityId, int], ...]:
        """Return how often each entity is mentioned, article by article. Unknown ids count for nothing."""
        counts: list[Mapping[EntityId, int]] = []
        with self._reading() as connection:
            head, entries = self._head(connection), self._entries(connection)
            for article_id in dict.fromkeys(article_ids):
                entry = entries.get(article_id)
                counts.append((_current(connection, TALLY, entry, head) if entry else None) or {})
        return tuple(counts)

    def _mentions_of(self, connection: Connection, entity_id: EntityId) -> tuple[Mention, ...]:
        row = ENTITY.find(connection, entity_id)
        if row is None:
            self._deny_entity(entity_id)
            return ()
        entries = self._entries(connection)
        found: list[Mention] = []
        for one, version, places in unpacked(ENTITY_MENTIONS.get(connection, row.number)):
            entry = entries.get(one)
            if entry is not None and entry.is_here and entry.version == version:
                found += [mention_from(entry.id, values) for values in places]
        return tuple(found)

    def _deny_entity(self, entity_id: EntityId) -> None:
        """Make sure that an entity which was not found by its key is not there: the keys may be damaged."""
        if any(entity.id == entity_id for entity in self.entities()):
            raise RowDamaged("the keys of entity are in disorder")


def _place(mention: Mention) -> tuple[int, int, EntityId]:
    return mention.span.start, mention.span.end, mention.entity_id


class _Rows:
    """The rows of a resolution, table by table."""

    def __init__(self) -> None:
        self._rows: dict[Table, dict[int, tuple[str, bytes]]] = {table: {} for table in RESOLVED}
        self._by_entity: dict[EntityId, list[object]] = {}

    def add_article(self, entry: Entry, mentions: Sequence[Mention]) -> None:
        """Add the mentions of one article, even when there are none."""
        places: dict[EntityId, list[list[object]]] = {}
        values = [mention_values(mention) for mention in mentions]
        for mention, value in zip(mentions, values, strict=True):
            places.setdefault(mention.entity_id, []).append(value)
        counts = {entity_id: len(found) for entity_id, found in places.items()}
        self._rows[MENTIONS][entry.number] = "", packed([entry.id, entry.version, values])
        self._rows[TALLY][entry.number] = "", packed([entry.id, entry.version, counts])
        for entity_id, found in places.items():
            self._by_entity.setdefault(entity_id, []).append([entry.id, entry.version, found])

    def add_entities(self, entities: Iterable[Entity]) -> None:
        """Add all entities, once all articles are there."""
        for number, entity in enumerate(entities, 1):
            self._rows[ENTITY][number] = entity.id, packed(entity_values(entity))
            self._rows[ENTITY_MENTIONS][number] = "", packed(self._by_entity.get(entity.id, []))

    def edit(self, connection: Connection, generation: int) -> NameEdit:
        """Return how these rows differ from those that are kept."""
        stale: list[tuple[int, ...]] = []
        new: list[tuple[int, int, str, bytes]] = []
        for which, table in enumerate(RESOLVED):
            kept, rows = table.digests(connection), self._rows[table]
            for number, (key, payload) in rows.items():
                if kept.get(number) != table.digest_of(payload, number=number, key=key):
                    new.append((which, number, key, payload))
                else:
                    del kept[number]
            stale.append(tuple(kept))
        return NameEdit(generation, len(self._rows[ENTITY]), tuple(stale), new)


def _current(connection: Connection, table: Table, entry: Entry, head: Head) -> Any | None:
    """Return what a row holds of an article's present text; None when that is newer than the resolution."""
    if not entry.is_here or entry.version > head["named"]:
        return None
    article_id, version, values = unpacked(table.get(connection, entry.number))
    if article_id != entry.id or version != entry.version:
        raise RowDamaged(f"row {entry.number} of {table.name} belongs to another text")
    return values
