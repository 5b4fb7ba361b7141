"""The tray of clippings in the user's own work: every change is on disk when the call returns, and can be undone.

A clipping is kept as one JSON value with names, so that a later csto-tui can read it. Nothing here reads an article.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import fields
from sqlite3 import Connection
from typing import Any

from csto_tui.model.article import ArticleCard, ArticleId, Known, Status
from csto_tui.model.clipping import Clipping, ClippingId
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span
from csto_tui.store.connections import Connections
from csto_tui.store.rows import decoded, encoded, packed, unpacked

__all__ = ["CLIPPING_TABLES", "MOST_UNDONE", "ClippingTray"]

CLIPPING_TABLES = (
    "CREATE TABLE clipping "
    "(id INTEGER PRIMARY KEY AUTOINCREMENT, corpus BLOB NOT NULL, place INTEGER NOT NULL, payload BLOB NOT NULL)",
    "CREATE INDEX clipping_place ON clipping (corpus, place)",
    "CREATE TABLE clipping_change "
    "(turn INTEGER PRIMARY KEY AUTOINCREMENT, corpus BLOB NOT NULL, what TEXT NOT NULL, before BLOB NOT NULL)",
)
"""The step of the user's work that brings clippings."""
MOST_UNDONE = 200
"""Changes of a corpus that can be taken back, the latest first."""

_Row = tuple[int, int, bytes]
"""Id, place and payload."""


class ClippingTray:
    """The clippings of all corpora, each corpus in an order of its own.

    Ids that are not there are passed over. What is changed together is changed whole or not at all, and taken back at
    once. Raises StoreError.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def clippings(self, corpus: str) -> tuple[Clipping, ...]:
        """Return the clippings of a corpus in their order."""
        with self._connections.reading() as connection:
            rows = _rows(connection, corpus)
        return tuple(self._clipping(corpus, row) for row in rows)

    def add(self, clipping: Clipping) -> ClippingId:
        """Keep a clipping after all others of its corpus, and return its id; the one that it has is passed over."""
        with self._connections.writing() as connection:
            last = connection.execute(
                "SELECT coalesce(max(place), 0) FROM clipping WHERE corpus = ?", (encoded(clipping.corpus),)
            ).fetchone()[0]
            added = connection.execute(
                "INSERT INTO clipping (corpus, place, payload) VALUES (?, ?, ?)",
                (encoded(clipping.corpus), last + 1, packed(_values(clipping))),
            ).lastrowid
            assert added is not None  # an INSERT that raises nothing has made a row
            _remember(connection, clipping.corpus, "added", [[added, 0, None]])
        return ClippingId(added)

    def set_note(self, corpus: str, clipping_id: ClippingId, note: str) -> None:
        """Put a note in place of a clipping's note."""
        self._edit(corpus, [clipping_id], "note", lambda values: {**values, "note": note})

    def set_tags(self, corpus: str, clipping_id: ClippingId, tags: Sequence[str]) -> None:
        """Put tags in place of a clipping's tags; repeats are left out."""
        self._edit(corpus, [clipping_id], "tags", lambda values: {**values, "tags": list(dict.fromkeys(tags))})

    def move(self, corpus: str, clipping_id: ClippingId, place: int) -> None:
        """Put a clipping at a place from 1 on; the others keep their order. Beyond the last place is the last."""
        with self._connections.writing() as connection:
            rows = _rows(connection, corpus)
            moved = [row for row in rows if row[0] == clipping_id]
            others = [row for row in rows if row[0] != clipping_id]
            at = max(0, place - 1)
            order = [*others[:at], *moved, *others[at:]]
            shifted = [(row, new) for new, row in enumerate(order, 1) if row[1] != new]
            if moved and order != rows:
                _remember(connection, corpus, "moved", [_image(row) for row, _ in shifted])
                connection.executemany(
                    "UPDATE clipping SET place = ? WHERE id = ?", [(new, row[0]) for row, new in shifted]
                )

    def remove(self, corpus: str, clipping_ids: Sequence[ClippingId]) -> int:
        """Remove clippings, and return how many they were."""
        with self._connections.writing() as connection:
            removed = [row for row in _rows(connection, corpus) if row[0] in set(clipping_ids)]
            if removed:
                _remember(connection, corpus, "removed", [_image(row) for row in removed])
                connection.executemany("DELETE FROM clipping WHERE id = ?", [(row[0],) for row in removed])
        return len(removed)

    def undo(self, corpus: str) -> str:
        """Take back the latest change of a corpus that was not taken back yet.

        Return what it was: added, note, tags, moved or removed; empty when there is none.
        """
        with self._connections.writing() as connection:
            change = connection.execute(
                "SELECT turn, what, before FROM clipping_change WHERE corpus = ? ORDER BY turn DESC LIMIT 1",
                (encoded(corpus),),
            ).fetchone()
            if change is None:
                return ""
            turn, what, before = change
            for clipping_id, place, payload in self._unpacked(before):
                connection.execute("DELETE FROM clipping WHERE id = ?", (clipping_id,))
                if payload is not None:
                    connection.execute(
                        "INSERT INTO clipping VALUES (?, ?, ?, ?)",
                        (clipping_id, encoded(corpus), place, encoded(payload)),
                    )
            connection.execute("DELETE FROM clipping_change WHERE turn = ?", (turn,))
        return str(what)

    def _edit(
        self, corpus: str, clipping_ids: Sequence[int], what: str, edited: Callable[[dict[str, Any]], dict[str, Any]]
    ) -> None:
        with self._connections.writing() as connection:
            for row in _rows(connection, corpus):
                if row[0] not in clipping_ids:
                    continue
                payload = packed(edited(self._unpacked(row[2])))
                if payload != row[2]:
                    _remember(connection, corpus, what, [_image(row)])
                    connection.execute("UPDATE clipping SET payload = ? WHERE id = ?", (payload, row[0]))

    def _clipping(self, corpus: str, row: _Row) -> Clipping:
        try:
            return _clipping_from(corpus, row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:  # what was written is always well-formed
            raise self._connections.error(f"the database is damaged (a clipping cannot be read: {error})") from error

    def _unpacked(self, raw: bytes) -> Any:
        try:
            return unpacked(raw)
        except (TypeError, ValueError) as error:  # the same
            raise self._connections.error(f"the database is damaged (a clipping cannot be read: {error})") from error


def _rows(connection: Connection, corpus: str) -> list[_Row]:
    return connection.execute(
        "SELECT id, place, payload FROM clipping WHERE corpus = ? ORDER BY place, id", (encoded(corpus),)
    ).fetchall()


def _image(row: _Row) -> list[object]:
    return [row[0], row[1], decoded(row[2])]


def _remember(connection: Connection, corpus: str, what: str, before: list[list[object]]) -> None:
    """Keep rows as they were before a change; the oldest changes are forgotten."""
    key = encoded(corpus)
    connection.execute(
        "INSERT INTO clipping_change (corpus, what, before) VALUES (?, ?, ?)", (key, what, packed(before))
    )
    connection.execute(
        "DELETE FROM clipping_change WHERE corpus = ?1 AND turn NOT IN "
        "(SELECT turn FROM clipping_change WHERE corpus = ?1 ORDER BY turn DESC LIMIT ?2)",
        (key, MOST_UNDONE),
    )


def _values(clipping: Clipping) -> dict[str, object]:
    return {
        "article": {one.name: _plain(getattr(clipping.article, one.name)) for one in fields(ArticleCard)},
        "passage": clipping.passage,
        "page": clipping.page,
        "span": [clipping.span.start, clipping.span.end],
        "text": clipping.text,
        "note": clipping.note,
        "tags": list(clipping.tags),
        "created": clipping.created.isoformat(),
    }


def _clipping_from(corpus: str, row: _Row) -> Clipping:
    values = unpacked(row[2])
    return Clipping(
        id=ClippingId(row[0]),
        corpus=corpus,
        article=_card(values["article"]),
        passage=values["passage"],
        page=values["page"],
        span=Span(*values["span"]),
        text=values["text"],
        note=values["note"],
        tags=tuple(values["tags"]),
        created=dt.datetime.fromisoformat(values["created"]),
    )


def _card(values: dict[str, Any]) -> ArticleCard:
    """Return a card: a field that an older csto-tui did not know is unknown, one that a newer one had is left out."""
    known = {one.name: _value(values[one.name]) if one.name in values else Known() for one in fields(ArticleCard)}
    return ArticleCard(**{**known, "id": ArticleId(known["id"])})


def _plain(value: object) -> object:
    """Return a value of a card for JSON. The evidence is left out: it lies in the article."""
    match value:
        case Known():
            return {"known": _plain(value.value), "status": value.status.value, "note": value.note}
        case Edtf():
            return {"edtf": value.text}
        case tuple():
            return [_plain(one) for one in value]
        case None | str() | int():
            return value
    raise TypeError(f"a card has a value that cannot be kept: {value!r}")


def _value(plain: Any) -> Any:
    match plain:
        case {"known": value, "status": status, "note": note}:
            return Known(_value(value), Status(status), (), note)
        case {"edtf": text}:
            return Edtf(text)
        case list():
            return tuple(map(_value, plain))
    return plain
