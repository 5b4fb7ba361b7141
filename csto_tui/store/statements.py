"""What the articles quote, kept by article, each with what it was found under.

No statement is shown against another text than the one it was found in. Nothing here looks for quotations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import Any

from csto_tui.model.article import Article, ArticleId
from csto_tui.model.statement import Statement
from csto_tui.store.codec import statement_from, statement_values
from csto_tui.store.ledger import Entry
from csto_tui.store.names import NameShelf
from csto_tui.store.rows import RowDamaged, packed, unpacked
from csto_tui.store.schema import STATEMENTS

__all__ = ["StatementShelf", "put_unquoted"]


class StatementShelf(NameShelf):
    """Keep statements."""

    def resolution(self) -> int:
        """Return another number for every `put_entities`: statements found under another one are out of date."""
        with self._reading() as connection:
            return self._head(connection)["named"]

    def quoting_generation(self) -> int:
        """Return another number whenever the statements of an article have changed."""
        with self._reading() as connection:
            return self._head(connection)["quoted"]

    def put_statements(self, article: Article, statements: Iterable[Statement], ground: str) -> None:
        """Keep the statements of an article, in place of those from before; `ground` is what they were found under.

        When the store holds another text by now, nothing is kept.
        """
        with self._changing() as (connection, head):
            entry = self._entry(connection, article.id)
            if entry is None or not entry.is_here or entry.fingerprint != article.fingerprint:
                return
            values = [statement_values(one) for one in statements]
            STATEMENTS.put(connection, packed([entry.id, entry.version, ground, values]), number=entry.number)
            head["quoted"] = head["generation"]

    def unquoted(self, ground: str) -> tuple[ArticleId, ...]:
        """Return the articles whose statements were not found under this `ground` and in their present text, by id."""
        with self._reading() as connection:
            entries = [entry for entry in self._entries(connection).values() if entry.is_here]
            kept = {row.number: row.payload for row in STATEMENTS.rows(connection)}
            return tuple(sorted(one.id for one in entries if _found(kept.get(one.number), one)[0] != ground))

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
            return {one: _statements(one, values) for one, (ground, values) in found.items() if ground}


def put_unquoted(connection: Connection, entry: Entry) -> None:
    """Note that nobody has looked for quotations in an article's present text."""
    STATEMENTS.put(connection, packed([entry.id, entry.version, "", []]), number=entry.number)


def _found(payload: bytes | None, entry: Entry) -> tuple[str, list[Any]]:
    """Return what the statements of an article were found under, and their values."""
    if payload is None:
        raise RowDamaged(f"row {entry.number} of {STATEMENTS.name} is missing")
    article_id, version, ground, values = unpacked(payload)
    if (article_id, version) != (entry.id, entry.version):
        raise RowDamaged(f"row {entry.number} of {STATEMENTS.name} belongs to another text")
    return ground, values


def _statements(article_id: ArticleId, values: list[Any]) -> tuple[Statement, ...]:
    return tuple(statement_from(article_id, one) for one in values)
