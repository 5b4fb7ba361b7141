"""From folders to a searchable library: read what changed, index it, recognise names. A generator that may be left at
any yield.

Order of writes, so that a kill at any moment loses nothing: an article is put into the store as *pending*, then into
the engine and
committed there, then marked *indexed*; one that leaves is first marked *leaving*, then taken out of the engine, then
dropped.
Nothing here touches the sources but to read them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from csto_tui import __version__
from csto_tui.corpus.corpus_toml import CorpusNotes, apply, read_notes
from csto_tui.corpus.corrections import Corrections
from csto_tui.corpus.exports import exports
from csto_tui.corpus.scan import Found, Skipped, scan
from csto_tui.engine.protocol import SearchEngine
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, ArticleId
from csto_tui.store.articles import ArticleStore, FileRecord

if TYPE_CHECKING:
    from csto_tui.corpus.bibliography import Bibliography

__all__ = ["Progress", "refreshed"]

_READING = 2
"""Grows whenever the same file would be read into another article than before."""
_RULES = 2
"""Grows whenever other names would be found in the same article than before."""
_BATCH_SECONDS = 1.0
_BATCH_ARTICLES = 400


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come. A later one replaces an earlier one."""

    stage: str
    """reading, indexing, or names."""
    done: int
    total: int
    """What is known so far; `done` never exceeds it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What people said of the articles: bibliographies, over them corpus.toml, over that the reader's corrections."""

    notes: Mapping[Path, CorpusNotes]
    """By root."""
    bibliographies: Mapping[Path, Bibliography]
    """By root, for those that have one."""
    corrections: CorpusNotes
    digests: Mapping[Path, str]
    """By root: of what bears on all its files."""

    @classmethod
    def of(cls, roots: Sequence[Path], corrections: CorpusNotes) -> _Said:
        notes = {root.resolve(): read_notes(root) for root in roots}
        known = {root: _bibliography(root) for root in notes if next(exports(root), None)}
        digests = {root: _digest(notes[root].columns, known[root].entries if root in known else ()) for root in notes}
        return cls(notes, known, corrections, digests)

    def applied(self, article: Article, found: Found) -> Article:
        if found.root in self.bibliographies:
            from csto_tui.corpus.bibliography import joined  # late: few folders have one

            article = joined(article, self.bibliographies[found.root], prefix=found.prefix)
        return apply(apply(article, self.notes[found.root], prefix=found.prefix), self.corrections)

    def stamp(self, found: Found) -> str:
        """Return what the articles of a file are made from besides its bytes."""
        bare = found.name.removeprefix(found.prefix)
        name = found.name.removesuffix(".txt")
        said = (
            *self.notes[found.root].articles.get(bare, ()),
            *(note for key, notes in self.corrections.articles.items() if _is_of(key, name) for note in notes),
        )
        own = _digest(*said) if said else ""
        return f"{__version__}/{_READING}/{self.digests[found.root]}/{own}"


def _bibliography(root: Path) -> Bibliography:
    from csto_tui.corpus.bibliography import read_bibliographies  # late: few folders have one

    return read_bibliographies(root)


def _digest(*said: object) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _is_of(article_id: str, name: str) -> bool:
    return article_id == name or article_id.startswith(name + ":")


@dataclass(frozen=True, slots=True)
class _Changes:
    fresh: tuple[tuple[Found, str], ...]
    """Files to be read, each with its stamp."""
    skipped: tuple[Skipped, ...]
    gone: tuple[str, ...]


def refreshed(
    roots: Sequence[Path],
    store: ArticleStore,
    engine: Callable[[], SearchEngine],
    corrections: Corrections,
    *,
    today: dt.date,
) -> Iterator[Progress]:
    """Bring store and engine up to date with the folders, yielding progress; nothing is yielded when nothing changed.

    The caller holds the writer lock. Searches see each batch as soon as it is committed. `engine` is called only when
    there is something to index.
    """
    said = _Said.of(roots, corrections.notes())
    yield from _read(_changes(roots, store, said), said, store, engine, today)
    yield from _index(store, engine)
    yield from _name(store)


def _changes(roots: Sequence[Path], store: ArticleStore, said: _Said) -> _Changes:
    known = dict(store.files())
    fresh: list[tuple[Found, str]] = []
    skipped: list[Skipped] = []
    for one in scan(roots):
        record = known.pop(one.name, None)
        if isinstance(one, Skipped):
            if record is None or record.reason != one.reason:
                skipped.append(one)
            continue
        stamp = said.stamp(one)
        if record is None or (record.size, record.mtime_ns, record.stamp) != (one.size, one.mtime_ns, stamp):
            fresh.append((one, stamp))
    return _Changes(tuple(fresh), tuple(skipped), tuple(known))


def _read(
    changes: _Changes, said: _Said, store: ArticleStore, engine: Callable[[], SearchEngine], today: dt.date
) -> Iterator[Progress]:
    if changes.gone or changes.skipped:
        with store.writing():
            for name in changes.gone:
                store.forget_file(name)
            for skip in changes.skipped:
                store.put_file(FileRecord(skip.name, 0, 0, "", (), skip.reason))
    remaining = list(reversed(changes.fresh))
    if not remaining:
        return
    from csto_tui.corpus.fence import close_fence  # late: most starts read nothing

    try:
        yield from _read_files(remaining, said, store, engine, today)
    finally:
        close_fence()


def _read_files(
    remaining: list[tuple[Found, str]],
    said: _Said,
    store: ArticleStore,
    engine: Callable[[], SearchEngine],
    today: dt.date,
) -> Iterator[Progress]:
    total, done = len(remaining), 0
    while remaining:
        until = monotonic() + _BATCH_SECONDS
        with store.writing():
            for _ in range(_BATCH_ARTICLES):
                if not remaining or monotonic() > until:
                    break
                _put(*remaining.pop(), said, store, today)
                done += 1
        yield Progress("reading", done, total)
        if remaining:
            yield from _index(store, engine)


def _put(found: Found, stamp: str, said: _Said, store: ArticleStore, today: dt.date) -> None:
    unread = FileRecord(found.name, found.size, found.mtime_ns, "", (), "", stamp)
    from csto_tui.corpus.reading import reading_of  # late: most starts read nothing

    try:
        reading = reading_of(found, now=today, columns=said.notes[found.root].columns)
    except SourceError as error:
        store.put_file(replace(unread, reason=error.message))
        return
    articles = tuple(said.applied(article, found) for article in reading.articles)
    ids = tuple(article.id for article in articles)
    store.put_file(replace(unread, sha256=articles[0].sha256, article_ids=ids, remarks=reading.remarks), articles)


def _index(store: ArticleStore, engine: Callable[[], SearchEngine]) -> Iterator[Progress]:
    pending, leaving = store.pending(), store.leaving()
    if not pending and not leaving:
        return
    builder = engine().builder()
    done = 0
    try:
        for article_id in leaving:
            builder.remove(article_id)
        batch: list[ArticleId] = []
        until = monotonic() + _BATCH_SECONDS
        for article_id in pending:
            builder.add(store.article(article_id))
            batch.append(article_id)
            if monotonic() > until or len(batch) >= _BATCH_ARTICLES:
                builder.commit()
                with store.writing():
                    store.mark_indexed(batch)
                done += len(batch)
                yield Progress("indexing", done, len(pending))
                batch, until = [], monotonic() + _BATCH_SECONDS
        builder.commit()
        with store.writing():
            store.mark_indexed(batch)
            store.drop(leaving)
    finally:
        builder.close()
    engine().refresh()
    yield Progress("indexing", len(pending), len(pending))


def _name(store: ArticleStore) -> Iterator[Progress]:
    rules = f"{__version__}/{_RULES}"
    same_rules = store.note("rules") == rules
    waiting = store.unrecognized() if same_rules else tuple(card.id for card in store.cards())
    if not waiting and store.note("names") == str(store.naming_generation()):
        return
    from csto_tui.entities.recognize import recognize  # late: most starts find no new names
    from csto_tui.entities.resolve import resolve

    done = 0
    remaining = list(reversed(waiting))
    while remaining:
        until = monotonic() + _BATCH_SECONDS
        with store.writing():
            while remaining and monotonic() < until:
                article = store.article(remaining.pop())
                store.put_mentions(article, recognize(article))
                done += 1
        yield Progress("names", done, len(waiting))
    if not same_rules:
        store.set_note("rules", rules)
    sources = {card.id: card.source.value or "" for card in store.cards()}
    resolution = resolve(store.unresolved(), sources)
    with store.writing():
        store.put_entities(resolution.entities, resolution.mentions)
        store.set_note("names", str(store.naming_generation()))
    yield Progress("names", len(waiting), len(waiting))
