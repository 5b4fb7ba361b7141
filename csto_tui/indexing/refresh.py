"""Bring store and engine up to date with the folders: read what changed, index it, then have names
recognised and quotations found.

Order of writes, so that a kill at any moment loses nothing: an article is put into the store as *pending*, then into
the engine and committed there, then marked *indexed*; one that leaves is first marked *leaving*, then taken out of the
engine, then dropped. Nothing here touches the sources but to read them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from csto_tui.corpus.corrections import Corrections
from csto_tui.corpus.scan import Found, Skipped, scan
from csto_tui.engine.protocol import SearchEngine
from csto_tui.errors import SourceError
from csto_tui.indexing.naming import named
from csto_tui.indexing.progress import BATCH_ARTICLES, BATCH_SECONDS, FIRST_SECONDS, Progress
from csto_tui.indexing.quoting import quoted
from csto_tui.indexing.said import Said
from csto_tui.model.article import ArticleId
from csto_tui.store.articles import ArticleStore, FileRecord

__all__ = ["Changes", "changes", "refreshed"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done so that the store is as the folders are."""

    said: Said
    fresh: tuple[tuple[Found, str], ...]
    """Files to be read, each with its stamp."""
    new: int
    """How many of them the store does not know yet."""
    skipped: tuple[Skipped, ...]
    gone: tuple[str, ...]


def refreshed(
    roots: Sequence[Path],
    store: ArticleStore,
    engine: Callable[[], SearchEngine],
    corrections: Corrections,
    *,
    today: dt.date,
    rules_file: Path | None = None,
    recognizer: str = "rules",
    first: Callable[[], Sequence[ArticleId]] = tuple,
) -> Iterator[Progress]:
    """Bring store and engine up to date with the folders, yielding progress; nothing is yielded when nothing changed.

    The caller holds the writer lock. Searches see each batch as soon as it is committed. `engine` is called only when
    there is something to index. `rules_file` has rules by which exports of databases are split; `recognizer` is one of
    `entities.recognizers`; `first` is asked again and again which articles are to have their names recognised before
    the others. Raises SettingsError for a recogniser that is not installed, once all that can be searched is there.
    """
    found = changes(roots, store, corrections, rules_file)
    found.said.remember(store)
    yield from _read(found, store, engine, today)
    yield from _index(store, engine)
    yield from named(store, first, recognizer)
    yield from quoted(store)


def changes(
    roots: Sequence[Path], store: ArticleStore, corrections: Corrections, rules_file: Path | None = None
) -> Changes:
    """Return what has changed in the folders since the store was last brought up to date. Reads no article."""
    known = dict(store.files())
    scanned = tuple(scan(roots))
    said = Said.of(roots, scanned, store, known, corrections.notes(), rules_file)
    fresh: list[tuple[Found, str]] = []
    skipped: list[Skipped] = []
    new = 0
    for one in scanned:
        record = known.pop(one.name, None)
        if isinstance(one, Skipped):
            if record is None or record.reason != one.reason:
                skipped.append(one)
            continue
        stamp = said.stamp(one)
        if record is None or (record.size, record.mtime_ns, record.stamp) != (one.size, one.mtime_ns, stamp):
            fresh.append((one, stamp))
            new += record is None
    return Changes(said, tuple(fresh), new, tuple(skipped), tuple(known))


def _read(
    found: Changes, store: ArticleStore, engine: Callable[[], SearchEngine], today: dt.date
) -> Iterator[Progress]:
    if found.gone or found.skipped:
        with store.writing():
            for name in found.gone:
                store.forget_file(name)
            for skip in found.skipped:
                store.put_file(FileRecord(skip.name, 0, 0, "", (), skip.reason))
    if not found.fresh:
        return
    from csto_tui.corpus.fence import close_fence  # late: most starts read nothing

    try:
        yield from _read_files(found, store, engine, today)
    finally:
        close_fence()


def _read_files(
    found: Changes, store: ArticleStore, engine: Callable[[], SearchEngine], today: dt.date
) -> Iterator[Progress]:
    remaining = list(reversed(found.fresh))
    total, done = len(remaining), 0
    while remaining:
        until = monotonic() + (BATCH_SECONDS if done else FIRST_SECONDS)
        with store.writing():
            for _ in range(BATCH_ARTICLES):
                if not remaining or monotonic() > until:
                    break
                _put(*remaining.pop(), found.said, store, today)
                done += 1
        yield Progress("reading", done, total)
        if remaining:
            yield from _index(store, engine)


def _put(found: Found, stamp: str, said: Said, store: ArticleStore, today: dt.date) -> None:
    from csto_tui.corpus.near_duplicates import signature  # late: most starts read nothing
    from csto_tui.corpus.reading import reading_of

    unread = FileRecord(found.name, found.size, found.mtime_ns, "", (), "", stamp)
    try:
        reading = reading_of(found, now=today, columns=said.notes[found.root].columns, bundles=said.bundles)
    except SourceError as error:
        store.put_file(replace(unread, reason=error.message))
        return
    articles = tuple(said.applied(article, found) for article in reading.articles)
    ids = tuple(article.id for article in articles)
    record = replace(unread, sha256=articles[0].sha256, article_ids=ids, remarks=reading.remarks)
    store.put_file(record, articles, signature)


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
        until = monotonic() + BATCH_SECONDS
        for article_id in pending:
            builder.add(store.article(article_id))
            batch.append(article_id)
            if monotonic() > until or len(batch) >= BATCH_ARTICLES:
                builder.commit()
                with store.writing():
                    store.mark_indexed(batch)
                done += len(batch)
                yield Progress("indexing", done, len(pending))
                batch, until = [], monotonic() + BATCH_SECONDS
        builder.commit()
        with store.writing():
            store.mark_indexed(batch)
            store.drop(leaving)
    finally:
        builder.close()
    engine().refresh()
    yield Progress("indexing", len(pending), len(pending))
