"""The user's own work: queries, marks, copied texts, clippings and rejected statements, apart from the index.

Nothing here is ever deleted to get going again: what cannot be read is moved aside.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from csto_tui.errors import StoreError
from csto_tui.model.article import ArticleId
from csto_tui.store.clippings import CLIPPING_TABLES, ClippingTray
from csto_tui.store.connections import Connections, StoreDamaged
from csto_tui.store.named import NamedQueries
from csto_tui.store.rejected import REJECTION_TABLES, Rejections
from csto_tui.store.rows import decoded, encoded
from csto_tui.store.schema import found_version

__all__ = ["CopiedText", "Mark", "PastQuery", "UserWork"]

T = TypeVar("T")

_APPLICATION = 0x43535457
_STEPS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE past_query (turn INTEGER PRIMARY KEY, corpus BLOB, text BLOB, at TEXT, UNIQUE (corpus, text))",
        "CREATE TABLE mark "
        "(corpus BLOB, letter BLOB, article_id BLOB, passage INTEGER, at TEXT, PRIMARY KEY (corpus, letter))",
        "CREATE TABLE copied_text (turn INTEGER PRIMARY KEY, text BLOB, at TEXT)",
    ),
    CLIPPING_TABLES,
    REJECTION_TABLES,
)
"""What each schema version adds to the one before it, the first to nothing. Steps are only ever appended."""

_MOST_QUERIES = 1000
_MOST_COPIES = 50


@dataclass(frozen=True, slots=True)
class PastQuery:
    """A query that was asked, and when it was asked last."""

    text: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a corpus under a letter."""

    letter: str
    article_id: ArticleId
    passage: int
    """Counts from 1."""
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class CopiedText:
    """A text that was copied, verbatim, and when it was copied last."""

    text: str
    at: dt.datetime


class UserWork:
    """Open the user's work at `path`, made when it is missing; None keeps all of it in memory.

    A damaged database is moved aside and a fresh one begun. One that cannot be written, or that a newer
    csto-tui wrote, is left alone and this session's work kept in memory. `notice` says so. What is remembered
    is on disk when the call returns.
    """

    def __init__(self, path: Path | None) -> None:
        self.notice = ""
        """What was found wrong and done about it, in one line; empty when all is well."""
        self._connections = self._open(path)
        self.tray = ClippingTray(self._connections)
        """The clippings."""
        self.rejections = Rejections(self._connections)
        """The statements that the reader rejected."""
        kept = self._connections.path
        self.named = NamedQueries(kept.with_name("queries.toml") if kept else None)
        """The saved queries."""

    @property
    def is_kept(self) -> bool:
        """Tell whether the work outlives this session."""
        return self._connections.path is not None

    def remember_query(self, corpus: str, text: str, at: dt.datetime) -> None:
        """Put a query first in a corpus's history; blank ones are passed over, all beyond 1,000 forgotten."""
        if not text.strip():
            return
        key = encoded(corpus)
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM past_query WHERE corpus = ? AND text = ?", (key, encoded(text)))
            connection.execute(
                "INSERT INTO past_query (corpus, text, at) VALUES (?, ?, ?)",
                (key, encoded(text), at.isoformat()),
            )
            connection.execute(
                "DELETE FROM past_query WHERE corpus = ?1 AND turn NOT IN "
                "(SELECT turn FROM past_query WHERE corpus = ?1 ORDER BY turn DESC LIMIT ?2)",
                (key, _MOST_QUERIES),
            )

    def queries(self, corpus: str, limit: int = 100) -> tuple[PastQuery, ...]:
        """Return the latest queries of a corpus, newest first, each once."""
        return self._read(
            lambda text, at: PastQuery(decoded(text), dt.datetime.fromisoformat(at)),
            "SELECT text, at FROM past_query WHERE corpus = ? ORDER BY turn DESC LIMIT ?",
            (encoded(corpus), limit),
        )

    def set_mark(self, corpus: str, letter: str, article_id: ArticleId, passage: int, at: dt.datetime) -> None:
        """Put a mark at a passage, in place of the corpus's mark of that letter."""
        values = (encoded(corpus), encoded(letter), encoded(article_id), passage, at.isoformat())
        with self._connections.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", values)

    def marks(self, corpus: str) -> tuple[Mark, ...]:
        """Return the marks of a corpus by letter. An article of one may be gone by now."""
        return self._read(
            lambda letter, article_id, passage, at: Mark(
                decoded(letter), ArticleId(decoded(article_id)), passage, dt.datetime.fromisoformat(at)
            ),
            "SELECT letter, article_id, passage, at FROM mark WHERE corpus = ? ORDER BY letter",
            (encoded(corpus),),
        )

    def remember_copy(self, text: str, at: dt.datetime) -> None:
        """Put a text first in the register of copied texts; the oldest beyond 50 are forgotten."""
        with self._connections.writing() as connection:
            connection.execute("DELETE FROM copied_text WHERE text = ?", (encoded(text),))
            connection.execute("INSERT INTO copied_text (text, at) VALUES (?, ?)", (encoded(text), at.isoformat()))
            connection.execute(
                "DELETE FROM copied_text WHERE turn NOT IN (SELECT turn FROM copied_text ORDER BY turn DESC LIMIT ?)",
                (_MOST_COPIES,),
            )

    def copies(self) -> tuple[CopiedText, ...]:
        """Return the copied texts of all corpora, newest first, each once."""
        return self._read(
            lambda text, at: CopiedText(decoded(text), dt.datetime.fromisoformat(at)),
            "SELECT text, at FROM copied_text ORDER BY turn DESC",
            (),
        )

    def close(self) -> None:
        """Let go of the file. Closing twice is no error."""
        self._connections.close()

    def _read(self, make: Callable[..., T], question: str, values: tuple[object, ...]) -> tuple[T, ...]:
        with self._connections.reading() as connection:
            rows = connection.execute(question, values).fetchall()
        try:
            return tuple(make(*row) for row in rows)
        except (AttributeError, TypeError, ValueError) as error:  # what was written is always well-formed
            raise self._connections.error(f"the database is damaged ({error})") from error

    def _open(self, path: Path | None) -> Connections:
        try:
            if path is None:
                return _prepared(None)
            try:
                return _prepared(path)
            except StoreDamaged as error:
                self.notice = f"{error.message}; moved aside to {_moved_aside(path).name}, and a new one begun"
                return _prepared(path)
        except (StoreError, OSError) as error:
            kept = "history, marks, copied texts, clippings and rejected statements"
            self.notice = f"{error}; {kept} are kept in memory for this session"
            return _prepared(None)


def _prepared(path: Path | None) -> Connections:
    connections = Connections(path, durable=True)
    try:
        if connections.is_read_only:
            raise StoreError(f"{path} cannot be written")
        with connections.reading() as connection:
            version = _checked_version(connections, connection)
            if 0 < version < len(_STEPS) and path is not None:
                _back_up(connection, _free_name(path, f"schema-{version}"))
        if version < len(_STEPS):
            with connections.writing() as connection:
                _raise_schema(connection, _checked_version(connections, connection))
    except (StoreError, OSError):
        connections.close()
        raise
    return connections


def _checked_version(connections: Connections, connection: sqlite3.Connection) -> int:
    version = found_version(connection, _APPLICATION)
    if version is None:
        raise connections.error("this is not a database of csto-tui's")
    verdict = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    if verdict != "ok":
        raise connections.error(f"the database is damaged ({' '.join(verdict.split())})")
    if version > len(_STEPS):
        raise StoreError(f"{connections.path} was written by a newer csto-tui (schema {version}, here {len(_STEPS)})")
    return version


def _raise_schema(connection: sqlite3.Connection, version: int) -> None:
    for step in _STEPS[version:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(_STEPS)}")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
    path.chmod(0o600)


def _moved_aside(path: Path) -> Path:
    """Move a damaged database and its log to a name that tells when it was last written; return that name."""
    written = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
    aside = _free_name(path, f"damaged-{written:%Y%m%dT%H%M%SZ}")
    for suffix in ("-wal", "-shm", ""):  # the database last: a log without its database is worth nothing
        if (old := Path(f"{path}{suffix}")).exists():
            old.rename(f"{aside}{suffix}")
    return aside


def _free_name(path: Path, what: str) -> Path:
    names = (path.with_name(f"{path.name}.{what}{f'-{number}' if number else ''}") for number in range(1000))
    return next(name for name in names if not name.exists())
