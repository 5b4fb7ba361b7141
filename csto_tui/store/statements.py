"""What the articles quote, kept by article, each with what it was found under.

No statement is shown against another text than the one it was found in. Nothing here looks for quotations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any

from csto_tui.model.article import Article, ArticleId
from csto_tui.model.statement import Statement
from csto_tui.store.codec import statement_from, statement_values
from csto_tui.store.ledger import Entry
from csto_tui.store.names import NameShelf
from csto_tui.store.rows import RowDamaged, packed, unpacked
from csto_tui.store.schema import BODY, CARD, MENTIONS, STATEMENTS
from csto_tui.store.sealed import Head

__all__ = ["StatementShelf", "put_unquoted"]

_SEEN = (CARD, BODY, MENTIONS)
"""What is seen of an article when its statements are looked for."""


class StatementShelf(NameShelf):
    """Keep statements."""

    def resolution(self) -> int:
        """Return another number for every `put_entities`: statements found under another one may be out of date."""
        with self._reading() as connection:
            return self._head(connection)["named"]

    def quoting_generation(self) -> int:
        """Return another number whenever the statements of an article have changed."""
        with self._reading() as connection:
            return self._head(connection)["quoted"]

    def put_statements(
        self, article: Article, statements: Iterable[Statement], rules: str, ground: object = None
    ) -> None:
        """Keep the statements of an article, in place of those from before.

        `rules` say how they were found; `ground`, of plain values, what they rest on besides the article and its
        mentions, and anything else that `grounds` is to return. When the store holds another text by now, nothing is
        kept.
        """
        with self._changing() as (connection, head):
            entry = self._entry(connection, article.id)
            if entry is None or not entry.is_here or entry.fingerprint != article.fingerprint:
                return
            under = _under(rules, entry, head, [table.digests(connection, entry.number) for table in _SEEN])
            values = [entry.id, entry.version, under, [statement_values(one) for one in statements], [ground]]
            STATEMENTS.put(connection, packed(values), number=entry.number)
            head["quoted"] = head["generation"]

    def grounds(self, rules: str) -> Mapping[ArticleId, list[Any]]:
        """Return what the statements of every article rest on, by article: a list of just that.

        The list is empty when they were found by other rules, in another text, or among other mentions.
        """
        with self._reading() as connection:
            head, digests = self._head(connection), [table.digests(connection) for table in _SEEN]
            kept = {row.number: row.payload for row in STATEMENTS.rows(connection)}
            found: dict[ArticleId, list[Any]] = {}
            for entry in sorted(self._entries(connection).values(), key=lambda entry: entry.id):
                if entry.is_here:
                    under, _, ground = _found(kept.get(entry.number), entry)
                    found[entry.id] = ground if under == _under(rules, entry, head, digests) else []
            return found

    def statements(self, article_ids: Iterable[ArticleId] | None = None) -> Mapping[ArticleId, tuple[Statement, ...]]:
        """Return the statements of some articles, or of all, by article and place.

        An article whose present text nobody has looked at is missing.
        """
        with self._reading() as connection:
            entries = {one: entry for one, entry in self._entries(connection).items() if entry.is_here}
            if article_ids is None:
                wanted, kept = sorted(entries), {row.number: row.payload for row in STATEMENTS.rows(connection)}
            else:
                wanted = [one for one in dict.fromkeys(article_ids) if one in entries]
                kept = {(number := entries[one].number): STATEMENTS.get(connection, number) for one in wanted}
            found = {one: _found(kept.get(entries[one].number), entries[one]) for one in wanted}
            return {one: _statements(one, values) for one, (under, values, _) in found.items() if under}


def put_unquoted(connection: Connection, entry: Entry) -> None:
    """Note that nobody has looked for quotations in an article's present text."""
    STATEMENTS.put(connection, packed([entry.id, entry.version, "", [], []]), number=entry.number)


def _under(rules: str, entry: Entry, head: Head, digests: Iterable[Mapping[int, object]]) -> str:
    """Return what tells statements from those found by other rules, or in an article that was another one then."""
    *article, mentions = (of_table.get(entry.number) for of_table in digests)
    seen = (*article, mentions if entry.version <= head["named"] else None)
    return f"{rules} {hashlib.blake2b(repr(seen).encode(), digest_size=16).hexdigest()}"


def _found(payload: bytes | None, entry: Entry) -> tuple[str, list[Any], list[Any]]:
    """Return what the statements of an article were found under, their values, and what they rest on."""
    if payload is None:
        raise RowDamaged(f"row {entry.number} of {STATEMENTS.name} is missing")
    article_id, version, under, values, *ground = unpacked(payload)  # a store may be older than grounds
    if (article_id, version) != (entry.id, entry.version):
        raise RowDamaged(f"row {entry.number} of {STATEMENTS.name} belongs to another text")
    return under, values, ground[0] if ground else []


def _statements(article_id: ArticleId, values: list[Any]) -> tuple[Statement, ...]:
    return tuple(statement_from(article_id, one) for one in values)
