"""The statements that a reader rejected: who is held to have said them did not. Part of the user's own work.

A rejection holds for one text of an article: when the text changes, the statement is found anew. Nothing here reads an
article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from csto_tui.model.span import Span
from csto_tui.store.connections import Connections
from csto_tui.store.rows import encoded

__all__ = ["REJECTION_TABLES", "Rejection", "Rejections"]

REJECTION_TABLES = (
    "CREATE TABLE rejected_statement (corpus BLOB NOT NULL, fingerprint TEXT NOT NULL, start INTEGER NOT NULL, "
    '"end" INTEGER NOT NULL, at TEXT NOT NULL, PRIMARY KEY (corpus, fingerprint, start, "end"))',
)
"""The step of the user's work that brings rejections."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One stretch of quoted words."""

    fingerprint: str
    """`Article.fingerprint` of the article that holds it."""
    span: Span
    """In `Article.text`."""


class Rejections:
    """The rejected statements of all corpora. Raises StoreError."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self, corpus: str) -> tuple[Rejection, ...]:
        """Return the rejections of a corpus by fingerprint and place."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                'SELECT fingerprint, start, "end" FROM rejected_statement WHERE corpus = ? ORDER BY 1, 2, 3',
                (encoded(corpus),),
            ).fetchall()
        try:
            return tuple(Rejection(fingerprint, Span(start, end)) for fingerprint, start, end in rows)
        except (TypeError, ValueError) as error:  # what was written is always well-formed
            raise self._connections.error(f"the database is damaged ({error})") from error

    def add(self, corpus: str, rejections: Iterable[Rejection], at: dt.datetime) -> None:
        """Keep rejections; those that are there stay as they are."""
        rows = [(encoded(corpus), one.fingerprint, one.span.start, one.span.end, at.isoformat()) for one in rejections]
        with self._connections.writing() as connection:
            connection.executemany("INSERT OR IGNORE INTO rejected_statement VALUES (?, ?, ?, ?, ?)", rows)

    def remove(self, corpus: str, rejections: Iterable[Rejection]) -> None:
        """Take rejections back; those that are not there are passed over."""
        rows = [(encoded(corpus), one.fingerprint, one.span.start, one.span.end) for one in rejections]
        with self._connections.writing() as connection:
            connection.executemany(
                'DELETE FROM rejected_statement WHERE corpus = ? AND fingerprint = ? AND start = ? AND "end" = ?', rows
            )
