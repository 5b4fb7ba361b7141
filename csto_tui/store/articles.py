"""The article store: what was read from the sources, so that an unchanged file is not read twice.

Disposable: all of it can be made anew. Nothing here reads a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType

from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.store.codec import article_from, body_values, card_from, card_values, text_from
from csto_tui.store.ledger import Entry, State
from csto_tui.store.record import FileRecord
from csto_tui.store.rows import RowDamaged, packed, unpacked
from csto_tui.store.schema import BODY, BY_ARTICLE, CARD, FILE, LEDGER, SIGNATURE
from csto_tui.store.sealed import Head
from csto_tui.store.statements import StatementShelf, put_unquoted

__all__ = ["ArticleStore", "FileRecord"]


class ArticleStore(StatementShelf):
    """Keep the articles of one corpus, the files they came from, the names in them and what they
    quote.

    See SealedDatabase for `path` and for what is raised.
    """

    def __init__(self, path: Path | None) -> None:
        super().__init__(path)
        self._cards_known: tuple[int, tuple[ArticleCard, ...]] | None = None
        self._cards_by_payload: Mapping[bytes, ArticleCard] = {}

    def put_file(
        self,
        file: FileRecord,
        articles: Iterable[Article] = (),
        signed: Callable[[Article], bytes] = lambda _: b"",
    ) -> None:
        """Keep a file and all its articles, each with what `signed` makes of it, in place of what it held before.

        Articles that it no longer holds are removed. A skipped file has none, and its record has a reason.
        """
        with self.writing(), self._changing() as (connection, head):
            kept = {article.id: article for article in articles}
            for article_id in self._put_record(connection, head, file):
                if article_id not in kept:
                    self._take_out(connection, head, article_id, file.name)
            for article in kept.values():
                number = self._put_article(connection, head, article, file.name)
                SIGNATURE.put(connection, signed(article), number=number)

    def put(self, article: Article, *, file: FileRecord) -> None:
        """Keep one article of a file, with the file's record; the file's other articles stay as they are.

        It is pending until it is marked as indexed, unless title and passages are as they were indexed.
        """
        with self._changing() as (connection, head):
            self._put_record(connection, head, file)
            SIGNATURE.put(connection, b"", number=self._put_article(connection, head, article, file.name))

    def remove(self, article_id: ArticleId) -> None:
        """Take an article out; it is leaving until it is dropped. An unknown one is no error."""
        with self._changing() as (connection, head):
            self._take_out(connection, head, article_id, None)

    def forget_file(self, name: str) -> None:
        """Take out a file's record and its articles. An unknown file is no error."""
        with self._changing() as (connection, head):
            row = FILE.find(connection, name)
            if row is None:
                return
            for article_id in _record_from(name, row.payload).article_ids:
                self._take_out(connection, head, article_id, name)
            FILE.delete(connection, row.number)
            head["files"] -= 1

    def files(self) -> Mapping[str, FileRecord]:
        """Return the record of every file, skipped ones too, by name."""
        with self._reading() as connection:
            records = {row.key: _record_from(row.key, row.payload) for row in FILE.rows(connection)}
            if len(records) != self._head(connection)["files"]:
                raise RowDamaged("a file's record is missing")
        return MappingProxyType(dict(sorted(records.items())))

    def signatures(self) -> Iterator[tuple[ArticleId, bytes]]:
        """Yield what was signed of every article as of this call, by article id."""
        with self._reading() as connection:
            entries = sorted(self._entries(connection).values(), key=lambda entry: entry.id)
            kept = [(entry.id, SIGNATURE.get(connection, entry.number)) for entry in entries if entry.is_here]
        return iter(kept)

    def remark(self, article_id: ArticleId, remark: str) -> None:
        """Add a remark to the record of the file that an article came from; said once, however often it is added.

        An unknown article is no error.
        """
        with self._changing() as (connection, head):
            entry = self._entry(connection, article_id)
            row = FILE.find(connection, entry.file) if entry and entry.is_here else None
            if row is not None:
                record = _record_from(row.key, row.payload)
                remarks = tuple(dict.fromkeys((*record.remarks, remark)))
                self._put_record(connection, head, replace(record, remarks=remarks))

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text. Raises KeyError for one that `cards` does not have."""
        with self._reading() as connection:
            entry = self._entry(connection, article_id)
            if entry is None and article_id in self._entries(connection):
                raise RowDamaged("the keys of ledger are in disorder")
            if entry is not None and entry.is_here:
                card = card_from(unpacked(CARD.get(connection, entry.number)))
                if card.id != article_id:
                    raise RowDamaged(f"row {entry.number} of card belongs to another article")
                return article_from(card, unpacked(BODY.get(connection, entry.number)))
        raise KeyError(article_id)

    def texts(self, article_ids: Iterable[ArticleId]) -> list[tuple[ArticleId, str, str]]:
        """Return of those of some articles that the store has the id, `Article.fingerprint` and the text, in no order.

        Much cheaper than as many articles: nothing else of them is read.
        """
        with self._reading() as connection:
            entries = self._entries(connection)
            known = (entries.get(article_id) for article_id in article_ids)
            here = {entry.number: entry for entry in known if entry and entry.is_here}
            rows = BODY.some(connection, list(here))
            return [(here[row.number].id, here[row.number].fingerprint, text_from(row.payload)) for row in rows]

    def cards(self) -> tuple[ArticleCard, ...]:
        """Return the cards of all articles by id, pending ones too. Remembered for each generation."""
        with self._reading() as connection:
            head = self._head(connection)
            known = self._cards_known
            if known and known[0] == head["generation"]:
                return known[1]
            # Most cards outlive a generation, and making one costs more than reading it.
            before = self._cards_by_payload
            by_payload = {
                row.payload: before.get(row.payload) or card_from(unpacked(row.payload))
                for row in CARD.rows(connection)
            }
            if len(by_payload) != head["cards"]:
                raise RowDamaged(f"{len(by_payload)} of {head['cards']} cards are there")
            cards = tuple(sorted(by_payload.values(), key=lambda card: card.id))
            if not self._connections.is_writing:  # what is not committed may yet be undone
                self._cards_known, self._cards_by_payload = (head["generation"], cards), by_payload
            return cards

    def _put_record(self, connection: Connection, head: Head, file: FileRecord) -> tuple[ArticleId, ...]:
        """Write a file's record; return the articles that the record before it named."""
        row = FILE.find(connection, file.name)
        values = [file.size, file.mtime_ns, file.sha256, file.article_ids, file.reason, file.stamp, file.remarks]
        FILE.put(connection, packed(values), number=row.number if row else None, key=file.name)
        head["files"] += 0 if row else 1
        return _record_from(file.name, row.payload).article_ids if row else ()

    def _put_article(self, connection: Connection, head: Head, article: Article, file: str) -> int:
        """Write an article and where it stands; return the number of its rows."""
        entry = self._entry(connection, article.id)
        fingerprint = article.fingerprint
        if entry is None or not entry.is_here:
            head["cards"] += 1
            head["ledger"] += 0 if entry else 1
        if entry is None or not entry.is_here or entry.fingerprint != fingerprint:
            number = entry.number if entry else LEDGER.next_number(connection)
            entry = Entry(number, article.id, State.PENDING, head["generation"], fingerprint, False, file)
            put_unquoted(connection, entry)
        self._enter(connection, replace(entry, file=file))
        CARD.put(connection, packed(card_values(article)), number=entry.number)
        BODY.put(connection, packed(body_values(article)), number=entry.number)
        head["named_from"] = head["generation"]
        return entry.number

    def _take_out(self, connection: Connection, head: Head, article_id: ArticleId, file: str | None) -> None:
        """Remove an article, but not when it comes from another file than `file` by now (None: from any)."""
        entry = self._entry(connection, article_id)
        if entry is None or not entry.is_here or file not in (None, entry.file):
            return
        for table in BY_ARTICLE:
            table.delete(connection, entry.number)
        self._enter(connection, replace(entry, state=State.LEAVING))
        head["cards"] -= 1
        head["named_from"] = head["generation"]


def _record_from(name: str, payload: bytes) -> FileRecord:
    size, mtime_ns, sha256, article_ids, reason, stamp, *rest = unpacked(payload)  # a store may be older than remarks
    remarks = tuple(rest[0]) if rest else ()
    return FileRecord(name, size, mtime_ns, sha256, tuple(map(ArticleId, article_ids)), reason, stamp, remarks)
