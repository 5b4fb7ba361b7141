"""The ground floor of the article store: how it is opened, read and changed, and its generation.

Nothing here knows articles.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from csto_tui.errors import StoreError
from csto_tui.store.connections import Connections
from csto_tui.store.rows import RowDamaged, packed, unpacked
from csto_tui.store.schema import APPLICATION, HEAD, NOTE, TABLES, VERSION, found_version

__all__ = ["Head", "SealedDatabase"]

Head = dict[str, int]
"""What is known of the whole database, in one row.

`generation`; `named_from`, the generation that last changed what entities are made from; `named`, that of the
last `put_entities`; `quoted`, that of the last change of statements; and how many rows `ledger`, `cards`, `files` and
`entities` have."""

_HEAD_NUMBER = 1
_HINT = "The index can be built anew at any time: csto-tui index --rebuild"


class SealedDatabase:
    """A database of sealed rows at `path`, or in memory when it is None; made when it is missing.

    Safe to use from several threads and processes. Raises StoreDamaged when only a new database helps, and
    StoreError when this one cannot be reached.
    """

    def __init__(self, path: Path | None) -> None:
        self._connections = Connections(path, hint=_HINT)
        try:
            self._prepare()
        except StoreError:
            self._connections.close()
            raise

    @staticmethod
    def destroy(path: Path) -> None:
        """Delete the database at `path`, whatever it is; a missing one is no error. Raises StoreError."""
        for suffix in ("-wal", "-shm", "-journal", ""):
            try:
                Path(f"{path}{suffix}").unlink(missing_ok=True)
            except OSError as error:
                message = f"{path} cannot be deleted: {error.strerror}"
                raise StoreError(message, hint=_HINT, where=str(path)) from error

    @property
    def is_read_only(self) -> bool:
        """Tell whether the database can be read but not written."""
        return self._connections.is_read_only

    @property
    def path(self) -> Path | None:
        """Where the database lies; None for one in memory."""
        return self._connections.path

    def writing(self) -> AbstractContextManager[object]:
        """Keep all changes of a `with` block together: all are seen at its end, or none when it raises.

        Other writers wait. Blocks can stand in each other.
        """
        return self._connections.together()

    def generation(self) -> int:
        """Return a number that grows with every visible change, whichever process makes it."""
        with self._reading() as connection:
            return self._head(connection)["generation"]

    def note(self, name: str) -> str:
        """Return a note kept for whoever fills the store, or an empty text."""
        with self._reading() as connection:
            row = NOTE.find(connection, name)
            return str(unpacked(row.payload)) if row else ""

    def set_note(self, name: str, text: str) -> None:
        """Keep a note. It goes with the store when that is rebuilt, and does not change the generation."""
        with self._guarded(), self._connections.writing() as connection:
            row = NOTE.find(connection, name)
            NOTE.put(connection, packed(text), number=row.number if row else None, key=name)

    def verify(self) -> None:
        """Read every row once. Raises StoreDamaged when one is not as it was written."""
        with self._reading() as connection:
            for table in TABLES:
                for _ in table.rows(connection):
                    pass

    def close(self) -> None:
        """Let go of the file; no thread may be at work. Closing twice is no error."""
        self._connections.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._guarded(), self._connections.reading() as connection:
            yield connection

    @contextmanager
    def _changing(self, *, always: bool = False) -> Iterator[tuple[Connection, Head]]:
        """Give a connection and the head of the next generation, which begins if anything is changed, or always."""
        with self._guarded(), self._connections.writing() as connection:
            head, changes = self._head(connection), connection.total_changes
            head["generation"] += 1
            yield connection, head
            if always or connection.total_changes > changes:
                HEAD.put(connection, packed(head), number=_HEAD_NUMBER)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except RowDamaged as error:
            raise self._connections.error(f"the database is damaged ({error})") from error
        except ValueError as error:  # the row is as it was written, but not by this version
            raise self._connections.error(f"the database holds something unknown ({error})") from error

    def _head(self, connection: Connection) -> Head:
        head: dict[str, Any] = unpacked(HEAD.get(connection, _HEAD_NUMBER))
        return head

    def _prepare(self) -> None:
        with self._connections.reading() as connection:
            version = found_version(connection, APPLICATION)
            if version:
                # Damage speaks first: a version read from a damaged page means nothing.
                self._check(connection)
        if version == 0:
            with self._connections.writing() as connection:
                version = found_version(connection, APPLICATION) or self._create(connection)
        if version is None:
            raise self._connections.error("this is not an article store of csto-tui")
        if version != VERSION:
            age = "a newer" if version > VERSION else "an older"
            raise self._connections.error(f"{age} csto-tui wrote this (schema {version}, here {VERSION})")

    def _check(self, connection: Connection) -> None:
        verdict = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if verdict != "ok":
            raise self._connections.error(f"the database is damaged ({' '.join(verdict.split())})")

    def _create(self, connection: Connection) -> int:
        for table in TABLES:
            table.create(connection)
        # A random start: what somebody remembers of an earlier database here must not pass for this one's.
        head = dict.fromkeys(("named_from", "named", "quoted", "ledger", "cards", "files", "entities"), 0)
        HEAD.put(connection, packed(head | {"generation": secrets.randbits(40)}), number=_HEAD_NUMBER)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        return VERSION
