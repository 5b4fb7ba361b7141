"""One SQLite database for many threads: on disk a connection each, in memory one connection behind a lock.

Every error of SQLite leaves here as a StoreError with a one-line reason. Nothing here knows the tables.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from csto_tui.errors import StoreError

__all__ = ["Connections", "StoreDamaged"]

_WAIT_SECONDS = 10.0

# Whatever SQLite reports beyond these speaks against the file itself.
_PASSING = {
    sqlite3.SQLITE_PERM: "access is denied",
    sqlite3.SQLITE_BUSY: "another program is writing to it",
    sqlite3.SQLITE_LOCKED: "another thread is writing to it",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
    sqlite3.SQLITE_READONLY: "it can only be read",
    sqlite3.SQLITE_INTERRUPT: "the work was interrupted",
    sqlite3.SQLITE_IOERR: "the disk reports an error",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PROTOCOL: "too many programs open it at once",
}
_UNWRITABLE = frozenset({sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})


class StoreDamaged(StoreError):
    """The database is damaged, foreign or of another schema: waiting does not help, only a new one does."""


class Connections:
    """Hand out connections to one database: `path`, or memory when it is None.

    A missing folder or file is made, the file readable by its owner alone. A file that cannot be written is
    opened for reading. `durable` makes each commit outlive a power cut, not only a killed process; `hint`
    goes into every error. Raises StoreError.
    """

    def __init__(self, path: Path | None, *, durable: bool = False, hint: str = "") -> None:
        self.path = path
        self._hint = hint
        self._durable = durable
        self._mode = "rwc"
        self._guard = threading.RLock()
        self._writers: set[threading.Thread] = set()
        self._opened: dict[threading.Thread, sqlite3.Connection] = {}
        self._shared: sqlite3.Connection | None = None
        self._is_closed = False
        try:
            with self._errors():
                self._begin()
        except OSError as error:
            raise StoreError(f"{self._name}: {error.strerror}", hint=hint, where=self._name) from error
        except StoreError:
            self.close()
            raise

    @property
    def is_read_only(self) -> bool:
        """Tell whether the file can be read but not written."""
        return self._mode != "rwc"

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that sees one state of the database throughout; inside `writing`, its own."""
        with self._turn(), self._errors():
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose changes are all kept at the block's end, and all undone when it raises.

        A block within a block (same thread) undoes its own changes alone.
        """
        with self._errors(), self.together() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[sqlite3.Connection]:
        """Do as `writing` for a block of a caller's, whose own errors are left as they are."""
        with self._turn():
            is_inner, thread = self.is_writing, threading.current_thread()
            with self._errors():
                connection = self._connection()
                connection.execute("SAVEPOINT inner_block" if is_inner else "BEGIN IMMEDIATE")
            self._writers.add(thread)
            try:
                yield connection
                with self._errors():
                    connection.execute("RELEASE inner_block" if is_inner else "COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk may have ended the transaction already
                    connection.execute("ROLLBACK TO inner_block" if is_inner else "ROLLBACK")
                raise
            finally:
                if not is_inner:
                    self._writers.discard(thread)

    @property
    def is_writing(self) -> bool:
        """Tell whether this thread is inside `writing`."""
        return threading.current_thread() in self._writers

    def close(self) -> None:
        """Close the connections of all threads; none of them may be at work. Closing twice is no error."""
        with self._guard, self._errors():
            self._is_closed = True
            for connection in (*self._opened.values(), *((self._shared,) if self._shared else ())):
                connection.close()
            self._opened.clear()
            self._shared = None

    def error(self, reason: str) -> StoreDamaged:
        """Return the error that says the database is damaged, for the caller to raise."""
        return StoreDamaged(f"{self._name}: {reason}", hint=self._hint, where=self._name)

    @property
    def _name(self) -> str:
        return str(self.path) if self.path else "the store in memory"

    def _turn(self) -> threading.RLock | nullcontext[None]:
        return self._guard if self.path is None else nullcontext()

    def _begin(self) -> None:
        try:
            self._make_file()
            self._connection()
        except (OSError, sqlite3.Error) as error:
            if self.path is None or not _is_unwritable(error) or not self.path.is_file():
                raise
            # Without a log beside it the file holds everything; else SQLite would need to make a lock file.
            self._mode = "ro" if Path(f"{self.path}-wal").exists() else "ro&immutable=1"
            self._connection().execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def _make_file(self) -> None:
        if self.path is not None:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))

    def _connection(self) -> sqlite3.Connection:
        if self._is_closed:
            raise StoreError(f"{self._name} is closed.")
        if self.path is None:
            self._shared = self._shared or self._open()
            return self._shared
        thread = threading.current_thread()
        connection = self._opened.get(thread)
        if connection is None:
            with self._guard:
                for ended in [other for other in self._opened if not other.is_alive()]:
                    self._opened.pop(ended).close()
                connection = self._opened[thread] = self._open()
        return connection

    def _open(self) -> sqlite3.Connection:
        target = f"{self.path.absolute().as_uri()}?mode={self._mode}" if self.path else ":memory:"
        connection = sqlite3.connect(
            target,
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            uri=self.path is not None,
        )
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            if not self.is_read_only:
                connection.execute("PRAGMA journal_mode = WAL").fetchone()
                connection.execute(f"PRAGMA synchronous = {'FULL' if self._durable else 'NORMAL'}")
        except (sqlite3.Error, UnicodeDecodeError):
            connection.close()
            raise
        return connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            reason = _PASSING.get(_code(error))
            if reason is None:
                raise self.error(f"the database is damaged ({error})") from error
            raise StoreError(f"{self._name}: {reason}", hint=self._hint, where=self._name) from error
        except UnicodeDecodeError as error:  # SQLite quotes what it cannot read, byte for byte
            raise self.error("the database is damaged (its schema is garbled)") from error


def _code(error: sqlite3.Error) -> int:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF  # without the extension


def _is_unwritable(error: OSError | sqlite3.Error) -> bool:
    return isinstance(error, OSError) or _code(error) in _UNWRITABLE
