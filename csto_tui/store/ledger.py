"""Where each article stands between the store, the full-text index and the names found in it.

States: *pending* (the index may lack this text), *indexed*, *leaving* (gone here, maybe not there).
Nothing here knows what an article says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType

from csto_tui.model.article import ArticleId
from csto_tui.store.rows import Row, RowDamaged, packed, unpacked
from csto_tui.store.schema import LEDGER
from csto_tui.store.sealed import SealedDatabase

__all__ = ["Entry", "Ledger", "State"]


class State(StrEnum):
    """Where an article stands between the store and the full-text index."""

    PENDING = "pending"
    INDEXED = "indexed"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the ledger says of one article."""

    number: int
    """Of its rows in every article table."""
    id: ArticleId
    state: State
    version: int
    """The generation in which its text was put; mentions of another version point into another text."""
    fingerprint: str
    """`Article.fingerprint`."""
    is_recognized: bool
    """Its unresolved mentions are those of this version."""
    file: str
    """The name of the file that it came from."""

    @property
    def is_here(self) -> bool:
        """Tell whether the store still has the article."""
        return self.state is not State.LEAVING


class Ledger(SealedDatabase):
    """Keep the store and the full-text index together, whatever happens between two writes."""

    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        self._entries_known: tuple[int, Mapping[ArticleId, Entry]] | None = None

    def pending(self) -> tuple[ArticleId, ...]:
        """Return the articles whose text the index may lack, oldest first."""
        return self._in_state(State.PENDING)

    def leaving(self) -> tuple[ArticleId, ...]:
        """Return the articles that are gone but that the index may still have, oldest first."""
        return self._in_state(State.LEAVING)

    def fingerprints(self) -> Mapping[ArticleId, str]:
        """Return `Article.fingerprint` of every article in the store: what an index must hold to be true."""
        with self._reading() as connection:
            entries = self._entries(connection)
        return MappingProxyType({entry.id: entry.fingerprint for entry in entries.values() if entry.is_here})

    def mark_indexed(self, article_ids: Iterable[ArticleId]) -> None:
        """Note that the index has these articles; any that are not pending stay as they are."""
        with self._changing() as (connection, _):
            for article_id in article_ids:
                entry = self._entry(connection, article_id)
                if entry is not None and entry.state is State.PENDING:
                    self._enter(connection, replace(entry, state=State.INDEXED))

    def mark_all_pending(self) -> None:
        """Note that the index is empty."""
        with self._changing() as (connection, _):
            for entry in self._entries(connection).values():
                if entry.state is State.INDEXED:
                    self._enter(connection, replace(entry, state=State.PENDING))

    def drop(self, article_ids: Iterable[ArticleId]) -> None:
        """Forget articles that are leaving, now that the index no longer has them; any others stay."""
        with self._changing() as (connection, head):
            for article_id in article_ids:
                entry = self._entry(connection, article_id)
                if entry is not None and entry.state is State.LEAVING:
                    LEDGER.delete(connection, entry.number)
                    head["ledger"] -= 1

    def _in_state(self, state: State) -> tuple[ArticleId, ...]:
        with self._reading() as connection:
            return tuple(entry.id for entry in self._entries(connection).values() if entry.state is state)

    def _enter(self, connection: Connection, entry: Entry) -> None:
        values = [entry.state, entry.version, entry.fingerprint, entry.is_recognized, entry.file]
        LEDGER.put(connection, packed(values), number=entry.number, key=entry.id)

    def _entry(self, connection: Connection, article_id: ArticleId) -> Entry | None:
        row = LEDGER.find(connection, article_id)
        return _entry_from(row) if row else None

    def _entries(self, connection: Connection) -> Mapping[ArticleId, Entry]:
        """Return the whole ledger by number, remembered until the generation changes."""
        head = self._head(connection)
        known = self._entries_known
        if known and known[0] == head["generation"]:
            return known[1]
        entries = {ArticleId(row.key): _entry_from(row) for row in LEDGER.rows(connection)}
        if len(entries) != head["ledger"]:
            raise RowDamaged(f"{len(entries)} of {head['ledger']} articles are in the ledger")
        if not self._connections.is_writing:  # what is not committed may yet be undone
            self._entries_known = head["generation"], entries
        return entries


def _entry_from(row: Row) -> Entry:
    state, version, fingerprint, is_recognized, file = unpacked(row.payload)
    return Entry(row.number, ArticleId(row.key), State(state), version, fingerprint, is_recognized, file)
