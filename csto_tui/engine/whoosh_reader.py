"""One committed state of a Whoosh index, read for good: documents, postings, lexicon. Not safe for several threads.

Nothing here is opened that the seal does not vouch for, and nothing here evaluates a query.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

from whoosh import index
from whoosh.reading import SegmentReader, TermNotFound

from csto_tui.engine.evaluation import Documents, Occurrences
from csto_tui.engine.layout import Layout
from csto_tui.engine.lexicon import Lexicon
from csto_tui.engine.protocol import ArticleSource
from csto_tui.engine.scoring import Averages
from csto_tui.engine.seal import Generation, verified
from csto_tui.engine.whoosh_schema import (
    INDEX_NAME,
    compound_parts,
    compound_prefix,
    decoded,
    encoded,
    read_card,
    schema,
    stamp,
    whoosh_faults,
)
from csto_tui.engine.whoosh_writer import SealedStorage
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Fuzzy, Prefix, Wildcard

__all__ = ["Snapshot"]

_TOC: Any = index.TOC
_CACHED_POSITIONS = 2_000_000
_ATTEMPTS = 10


class Snapshot:
    """The state of an index at one commit."""

    def __init__(self, storage: SealedStorage, generation: Generation, articles: ArticleSource) -> None:
        self.generation = generation
        self._articles = articles
        self._lexicon: Lexicon | None = None
        self._cache: OrderedDict[str, tuple[Occurrences, int]] = OrderedDict()
        self._cached = 0
        self._readers: list[tuple[int, Any]] = []
        self._layouts: list[Any] = []
        toc = _TOC.read(storage, INDEX_NAME, gen=generation.number, schema=schema())
        try:
            base = 0
            for segment in toc.segments:
                reader = SegmentReader(storage, toc.schema, segment)
                self._readers.append((base, reader))
                self._layouts.append(_column(reader, "layout"))  # open now: a later commit may delete the file
                base += reader.doc_count_all()
            self.documents = self._read_documents()
        except BaseException:
            self.close()
            raise

    @classmethod
    def newest(cls, storage: SealedStorage, articles: ArticleSource, known: dict[str, str]) -> Snapshot:
        """Open the newest generation. `known` holds digests of files. Raises IndexUnusable with the reason."""
        with whoosh_faults("read"):
            for _ in range(_ATTEMPTS):
                generation = verified(storage.path, stamp(), known)
                try:
                    return cls(storage, generation, articles)
                except FileNotFoundError:  # another process has committed and cleaned up meanwhile
                    continue
            return cls(storage, verified(storage.path, stamp(), known), articles)

    def close(self) -> None:
        """Let go of all files."""
        for _, reader in self._readers:
            reader.close()
        self._readers = []

    def occurrences(self, form: str) -> Occurrences:
        """Return where a form stands, in documents that were not taken out."""
        known = self._cache.get(form)
        if known is not None:
            self._cache.move_to_end(form)
            return known[0]
        with whoosh_faults("read"):
            found = Occurrences(dict(self._postings("title", form)), dict(self._postings("body", form)))
        size = sum(len(places) for part in found for places in part.values()) + 20
        self._cache[form] = found, size
        self._cached += size
        while self._cached > _CACHED_POSITIONS and len(self._cache) > 1:
            self._cached -= self._cache.popitem(last=False)[1][1]
        return found

    def expanded(self, leaf: Prefix | Wildcard | Fuzzy) -> Sequence[str]:
        """Return all forms that a leaf stands for. Raises QueryError when they are too many."""
        if self._lexicon is None:
            with whoosh_faults("read"):
                self._lexicon = Lexicon(decoded(t) for field in ("title", "body") for t in self._terms(field, b""))
        return self._lexicon.expand(leaf)

    def frequency(self, form: str) -> int:
        """Return the number of documents that hold a form."""
        with whoosh_faults("read"):
            if not any(reader.has_deletions() or ("title", encoded(form)) in reader for _, reader in self._readers):
                return sum(reader.doc_frequency("body", encoded(form)) for _, reader in self._readers)
        found = self.occurrences(form)
        return len(found.title.keys() | found.body.keys())

    def compounds(self, joined: str) -> tuple[tuple[str, ...], ...]:
        """Return the hyphenated spellings of a joined form, sorted."""
        with whoosh_faults("read"):
            terms = {term for term in self._terms("compounds", compound_prefix(joined)) if self._is_held(term)}
        return tuple(sorted(map(compound_parts, terms)))

    def layout(self, number: int) -> Layout:
        """Return where the words of a document stand."""
        with whoosh_faults("read"):
            base, layouts = max((base, at) for at, (base, _) in enumerate(self._readers) if base <= number)
            return Layout.unpacked(self._layouts[layouts][number - base])

    def article(self, number: int) -> Article | None:
        """Return the text of a document, or None when the store no longer has it."""
        try:
            return self._articles(self.documents.ids[number])
        except KeyError:
            return None

    def _read_documents(self) -> Documents:
        ids: dict[int, ArticleId] = {}
        fingerprints: dict[ArticleId, str] = {}
        lengths: dict[int, tuple[int, int]] = {}
        for base, reader in self._readers:
            cards = _column(reader, "card")
            for number in range(reader.doc_count_all()):
                if not reader.is_deleted(number):
                    article_id, fingerprint, title, body = read_card(cards[number])
                    ids[base + number] = ArticleId(article_id)
                    fingerprints[ArticleId(article_id)] = fingerprint
                    lengths[base + number] = title, body
        numbers = {article_id: number for number, article_id in ids.items()}
        words = (sum(pair[0] for pair in lengths.values()), sum(pair[1] for pair in lengths.values()))
        return Documents(numbers, ids, fingerprints, lengths, Averages.of(len(lengths), *words))

    def _postings(self, field: str, form: str) -> Iterator[tuple[int, array[int]]]:
        for base, reader in self._readers:
            try:
                matcher = reader.postings(field, encoded(form))
            except TermNotFound:
                continue
            while matcher.is_active():
                places = array("I")
                places.frombytes(matcher.value())
                yield base + matcher.id(), places
                matcher.next()

    def _terms(self, field: str, beginning: bytes) -> Iterator[bytes]:
        for _, reader in self._readers:
            for name, term in reader.terms_from(field, beginning):
                if name != field or not term.startswith(beginning):
                    break
                yield term

    def _is_held(self, compound: bytes) -> bool:
        for _, reader in self._readers:
            try:
                if reader.postings("compounds", compound).is_active():
                    return True
            except TermNotFound:
                continue
        return False


def _column(reader: Any, name: str) -> Any:
    """Return a column of a segment. Raises FileNotFoundError, where Whoosh makes up a column of nothing."""
    column = reader.column_reader(name)
    if reader.doc_count_all() and not column[0]:
        raise FileNotFoundError(name)
    return column
