"""Sealed rows: each carries a digest of its payload and of its place, checked whenever it is read.

A row that was changed behind our back, or that stands in another's place, is never returned.
Nothing here knows what a payload means.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Row", "RowDamaged", "Table", "decoded", "encoded", "first_unpacked", "packed", "unpacked"]

_AT_ONCE = 500  # every SQLite takes so many numbers in one question
_DECODER = json.JSONDecoder()


class RowDamaged(Exception):
    """A row does not match its digest, or a row is missing; the message says which."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it was written."""

    number: int
    key: str
    """Empty in a table without keys."""
    payload: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """Keep rows by number, and by key where the table has keys.

    Every method raises RowDamaged for a row that it cannot trust.
    """

    name: str
    is_keyed: bool = False

    def create(self, connection: sqlite3.Connection) -> None:
        """Make the table."""
        rule = "NOT NULL UNIQUE" if self.is_keyed else ""
        columns = f"number INTEGER PRIMARY KEY, key BLOB {rule}, payload BLOB NOT NULL, digest BLOB NOT NULL"
        connection.execute(f"CREATE TABLE {self.name} ({columns})")

    def put(self, connection: sqlite3.Connection, payload: bytes, *, number: int | None = None, key: str = "") -> int:
        """Write a row over the one with its number, or as a new one after the last; return its number."""
        number = self.next_number(connection) if number is None else number
        raw = encoded(key) if self.is_keyed else None
        connection.execute(
            f"INSERT INTO {self.name} VALUES (?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET "
            "key = excluded.key, payload = excluded.payload, digest = excluded.digest",
            (number, raw, payload, self._digest(number, raw, payload)),
        )
        return number

    def next_number(self, connection: sqlite3.Connection) -> int:
        """Return the number that comes after the last row's."""
        return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {self.name}").fetchone()[0])

    def delete(self, connection: sqlite3.Connection, number: int) -> None:
        """Delete a row; a missing one is no error."""
        connection.execute(f"DELETE FROM {self.name} WHERE number = ?", (number,))

    def clear(self, connection: sqlite3.Connection) -> None:
        """Delete all rows."""
        connection.execute(f"DELETE FROM {self.name}")

    def get(self, connection: sqlite3.Connection, number: int) -> bytes:
        """Return the payload of a row. Raises RowDamaged also when there is no such row."""
        found = connection.execute(f"SELECT * FROM {self.name} WHERE number = ?", (number,)).fetchone()
        if found is None or found[0] != number:
            raise RowDamaged(f"row {number} of {self.name} is missing")
        return self._checked(found).payload

    def find(self, connection: sqlite3.Connection, key: str) -> Row | None:
        """Return the row with a key, or None."""
        found = connection.execute(f"SELECT * FROM {self.name} WHERE key = ?", (encoded(key),)).fetchone()
        if found is None:
            return None
        row = self._checked(found)
        if row.key != key:
            raise RowDamaged(f"the keys of {self.name} are in disorder")
        return row

    def rows(self, connection: sqlite3.Connection) -> Iterator[Row]:
        """Yield all rows by number."""
        for found in connection.execute(f"SELECT * FROM {self.name} ORDER BY number"):
            yield self._checked(found)

    def some(self, connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[Row]:
        """Yield the rows with some numbers, each named once, in no order."""
        for at in range(0, len(numbers), _AT_ONCE):
            wanted = numbers[at : at + _AT_ONCE]
            places = ",".join("?" * len(wanted))
            found = connection.execute(f"SELECT * FROM {self.name} WHERE number IN ({places})", wanted).fetchall()
            if len(found) != len(wanted):
                raise RowDamaged(f"{len(wanted) - len(found)} of some rows of {self.name} are missing")
            yield from map(self._checked, found)

    def digests(self, connection: sqlite3.Connection, number: int | None = None) -> dict[int, object]:
        """Return the digests of all rows, or of one if it is there, by number: two of a row differ when it does.

        They are not checked: whether a row is what its digest says shows when it is read.
        """
        rule, only = ("", ()) if number is None else ("WHERE number = ?", (number,))
        return dict(connection.execute(f"SELECT number, digest FROM {self.name} {rule}", only))

    def digest_of(self, payload: bytes, *, number: int, key: str = "") -> bytes:
        """Return the digest that a row has, or would have."""
        return self._digest(number, encoded(key) if self.is_keyed else None, payload)

    def _checked(self, found: tuple[Any, ...]) -> Row:
        number, key, payload, digest = found
        # A damaged row may hold a value of another type, which no digest can be made of.
        is_whole = isinstance(payload, bytes) and isinstance(key, bytes if self.is_keyed else type(None))
        if not is_whole or self._digest(number, key, payload) != digest:
            raise RowDamaged(f"row {number} of {self.name} does not match its digest")
        return Row(number, decoded(key) if self.is_keyed else "", payload)

    def _digest(self, number: int, key: bytes | None, payload: bytes) -> bytes:
        place = b"%s\0%d\0%d\0%s" % (self.name.encode(), number, len(payload), key or b"")
        return hashlib.blake2b(payload + place, digest_size=16).digest()


def encoded(text: str) -> bytes:
    """Return a text as bytes, lone surrogates and all, so that every str comes back as it was."""
    return text.encode("utf-8", "surrogatepass")


def decoded(raw: bytes) -> str:
    """Undo `encoded`."""
    return raw.decode("utf-8", "surrogatepass")


def packed(value: object) -> bytes:
    """Return a value of lists, strings, numbers and None as a payload."""
    return encoded(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def unpacked(payload: bytes) -> Any:
    """Undo `packed`; a tuple comes back as a list."""
    return json.loads(decoded(payload))


def first_unpacked(payload: bytes) -> Any:
    """Return the first value of a list that was packed, without a look at the others."""
    raw = decoded(payload)
    if raw[:1] != "[":
        raise ValueError("no list")
    return _DECODER.raw_decode(raw, 1)[0]
