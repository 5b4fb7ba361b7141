"""The tables of the article store and their version. Nothing here converts a store of another version."""

from __future__ import annotations

import sqlite3

from csto_tui.store.rows import Table

__all__ = [
    "APPLICATION",
    "BODY",
    "BY_ARTICLE",
    "CARD",
    "ENTITY",
    "ENTITY_MENTIONS",
    "FILE",
    "HEAD",
    "LEDGER",
    "MENTIONS",
    "NOTE",
    "SIGNATURE",
    "STATEMENTS",
    "TABLES",
    "TALLY",
    "UNRESOLVED",
    "VERSION",
    "found_version",
]

VERSION = 4
APPLICATION = 0x4353544F

HEAD = Table("head")
"""One row: the generation, and how many rows the listed tables have."""
LEDGER = Table("ledger", is_keyed=True)
"""By article id: where each article stands. It numbers the rows of all tables that go by article."""
CARD = Table("card")
BODY = Table("body")
SIGNATURE = Table("signature")
"""By article: what its like is found by; empty for a text too short to tell."""
FILE = Table("file", is_keyed=True)
NOTE = Table("note", is_keyed=True)
UNRESOLVED = Table("unresolved")
"""By article: the names in it, before anybody knows whose they are."""
MENTIONS = Table("mentions")
"""By article: the places of its entities."""
TALLY = Table("tally")
"""By article: how often each entity is mentioned; MENTIONS in little, to count in thousands of articles."""
STATEMENTS = Table("statements")
"""By article: what is quoted in it, and who said that."""
ENTITY = Table("entity", is_keyed=True)
ENTITY_MENTIONS = Table("entity_mentions")
"""By entity: the same places once more, so that one entity is listed without reading every article's."""

BY_ARTICLE = (CARD, BODY, SIGNATURE, UNRESOLVED, MENTIONS, TALLY, STATEMENTS)
"""What goes when an article goes."""
TABLES = (HEAD, LEDGER, *BY_ARTICLE, FILE, NOTE, ENTITY, ENTITY_MENTIONS)


def found_version(connection: sqlite3.Connection, application: int) -> int | None:
    """Return the schema version of a database: 0 when it is empty, None when it is another application's."""
    found, version, tables = (
        connection.execute(question).fetchone()[0]
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    )
    if found == version == tables == 0:
        return 0
    return int(version) if found == application and version > 0 else None
