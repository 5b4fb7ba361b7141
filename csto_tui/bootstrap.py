"""The composition root: finds the corpus and its index, repairs what can be rebuilt, and is the only room that
chooses an engine.

Nothing here reads an article or answers a question.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import csto_tui
from csto_tui.corpus.columns import ColumnMap
from csto_tui.corpus.corpus_toml import read_notes
from csto_tui.corpus.corrections import Corrections
from csto_tui.corpus.scan import Found, prefixes, scan
from csto_tui.engine.fallback import FallbackEngine
from csto_tui.engine.protocol import SearchEngine
from csto_tui.entities.hand_file import AliasFile
from csto_tui.errors import CorpusError, IndexUnusable, StoreError
from csto_tui.indexing import Progress, Watch
from csto_tui.library import Library
from csto_tui.model.article import Article, ArticleId
from csto_tui.settings import Places, Settings
from csto_tui.store.articles import ArticleStore
from csto_tui.store.connections import StoreDamaged
from csto_tui.store.work import UserWork
from csto_tui.store.writer_lock import WriterLock

if TYPE_CHECKING:
    from csto_tui.indexing.refresh import Changes

__all__ = ["First", "Opened", "open_corpus", "seeds_folder"]

First = Callable[[], Sequence[ArticleId]]
"""Says which articles are wanted before the others."""
_READ_WHOLE = 16 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A corpus, ready to be asked."""

    library: Library
    roots: tuple[Path, ...]
    location: str
    """Where the index lies: a folder, or `memory`."""
    refresh: Callable[[First], Iterator[Progress]]
    """Brings the index up to date, yielding progress; nothing when nothing changed, or when another process is at it.
    The function that it takes is asked now and then which articles come first."""
    watch: Watch
    """Looks for what waits to be read."""
    notices: Callable[[], tuple[str, ...]]
    """Returns what was found damaged and done about it since the last call, one line each."""


def seeds_folder() -> Path:
    """Return the folder of the bundled articles: package data, or the checkout's own."""
    package = Path(csto_tui.__file__).parent
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def open_corpus(
    roots: Sequence[Path],
    settings: Settings,
    places: Places,
    *,
    today: dt.date,
    rebuild: bool = False,
    names: Mapping[Path, str] | None = None,
    columns: ColumnMap | None = None,
) -> Opened:
    """Open folders and files as one corpus; none means the bundled articles.

    `names` says what the corpora are called that the roots belong to, where they have names; `columns`, which column of
    a table holds what: kept with the user's work until other ones are given. Raises CorpusError for a root that does
    not exist, UsageError for a column that is nowhere. A damaged index is thrown away and built anew by `refresh`;
    where nothing can be written, everything is kept in memory.
    """
    chosen = tuple(root.expanduser().absolute() for root in roots) or (seeds_folder(),)
    for root in chosen:
        if not root.exists():
            raise CorpusError(
                f"no such file or folder: {root}", hint="name a folder of articles, or none for the bundled ones"
            )
    named = {root.expanduser().absolute(): name for root, name in (names or {}).items()}
    opening = _Opening(chosen, settings, places, today, named)
    if columns is not None:
        opening.map_columns(columns)
    if rebuild:
        opening.forget()
    return opening.opened()


class _Opening:
    """The steps of opening one corpus; lives as long as the corpus is open."""

    def __init__(
        self, roots: tuple[Path, ...], settings: Settings, places: Places, today: dt.date, names: Mapping[Path, str]
    ) -> None:
        self._roots = roots
        self._names = {root: names.get(root) or read_notes(root).name or root.name or str(root) for root in roots}
        self._settings = settings
        self._places = places
        self._today = today
        self._said: list[str] = []
        self._is_writer = False
        """Whether this process holds the writer lock now."""
        key = hashlib.blake2b("\0".join(map(str, roots)).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        self._key = f"{roots[0].name or 'corpus'}-{key}"
        self._folder = self._index_folder()
        kept = None if settings.private else places.work
        self._corrections = Corrections(kept.with_name("corrections") / f"{self._key}.toml" if kept else None)
        self._aliases = AliasFile(kept.with_name("aliases") / f"{self._key}.toml" if kept else None)

    def map_columns(self, columns: ColumnMap) -> None:
        from csto_tui.corpus.headers import check_columns  # late: most starts name no column

        check_columns((one for one in scan(self._roots) if isinstance(one, Found)), columns)
        self._corrections.map_columns(columns)

    def forget(self) -> None:
        if self._folder is None:
            return
        with WriterLock(self._folder) as lock:
            if lock.is_held:
                self._throw_away()
            else:
                self._said.append("another csto-tui is writing this index: it was not rebuilt")

    def opened(self) -> Opened:
        store = self._store()
        engine = self._search_engine(store)
        work = UserWork(None if self._settings.private else self._places.work)
        if work.notice:
            self._said.append(work.notice)
        library = Library(
            ", ".join(dict.fromkeys(self._names.values())),
            store,
            lambda: engine,
            work,
            self._corrections,
            key=self._key,
            aliases=self._aliases,
            fold_names=self._settings.variants,
            corpora={prefix: self._names[root] for root, prefix in prefixes(self._roots).items()},
        )
        location = str(self._folder) if self._folder else "memory"
        watch = Watch(self._roots, lambda: self._changes(store))

        def refresh(first: First = tuple) -> Iterator[Progress]:
            yield from self._refresh(store, engine, first)
            watch.forget()

        return Opened(library, self._roots, location, refresh, watch, self._notices)

    def _search_engine(self, store: ArticleStore) -> SearchEngine:
        if self._folder is None:
            from csto_tui.engine.memory import MemoryEngine  # late: only where nothing can be written

            return MemoryEngine()
        return FallbackEngine(lambda: self._whoosh(store), lambda: _all(store), self._said.append)

    def _notices(self) -> tuple[str, ...]:
        said, self._said[:] = tuple(self._said), []
        return said

    def _changes(self, store: ArticleStore) -> Changes:
        from csto_tui.indexing.refresh import changes  # late: the articles of the last time are shown first

        return changes(self._roots, store, self._corrections, self._settings.bundle_rules)

    def _refreshed(self, store: ArticleStore, engine: SearchEngine, first: First) -> Iterator[Progress]:
        from csto_tui.indexing.refresh import refreshed  # late: the articles of the last time are shown first

        found = self._roots, store, lambda: engine, self._corrections
        rules, recognizer = self._settings.bundle_rules, self._settings.recognizer
        return refreshed(*found, today=self._today, rules_file=rules, recognizer=recognizer, first=first)

    def _refresh(self, store: ArticleStore, engine: SearchEngine, first: First) -> Iterator[Progress]:
        if self._folder is None:
            yield from self._refreshed(store, engine, first)
            return
        with WriterLock(self._folder) as lock:
            if not lock.is_held:
                self._said.append("another csto-tui is writing this index: reading along")
                return
            self._is_writer = True
            try:
                engine.refresh()  # opens it now, so that a damaged one is found before it is needed
                yield from self._refreshed(store, engine, first)
            finally:
                self._is_writer = False

    def _index_folder(self) -> Path | None:
        """Return the folder for this corpus's index, made private, or None where none can be written."""
        if self._settings.private:
            return None
        name = self._key
        reasons: list[str] = []
        for parent in self._parents():
            try:
                (parent / name).mkdir(mode=0o700, parents=True, exist_ok=True)
                os.chmod(parent / name, 0o700)
                if not os.access(parent / name, os.W_OK | os.X_OK):
                    raise PermissionError(13, "Permission denied", str(parent / name))
                if reasons:
                    self._said.append(f"index: {reasons[0]}; it is kept in {parent / name}")
                return parent / name
            except OSError as error:
                reasons.append(f"{parent} cannot be written ({error.strerror or error})")
        self._said.append("index: " + (f"{reasons[0]}; " if reasons else "") + "everything is kept in memory")
        return None

    def _parents(self) -> list[Path]:
        checkout = Path(csto_tui.__file__).parent.parent / "index"
        own = self._settings.index_folder
        first = own or (checkout if (checkout / "README.md").is_file() else None)
        return [parent for parent in (first, self._places.index) if parent is not None]

    def _store(self) -> ArticleStore:
        if self._folder is None:
            return ArticleStore(None)
        path = self._folder / "store.sqlite3"
        try:
            return _whole(path)
        except StoreDamaged as error:
            with WriterLock(self._folder) as lock:
                if lock.is_held:
                    self._throw_away()
                    self._said.append(f"the index is built anew: {error.message}")
                    return ArticleStore(path)
            self._said.append(
                f"index: {error.message}, and another csto-tui is writing it; everything is kept in memory"
            )
            self._folder = None
            return ArticleStore(None)

    def _whoosh(self, store: ArticleStore) -> SearchEngine:
        assert self._folder is not None
        from csto_tui.engine.whoosh_engine import WhooshEngine  # late: a list of articles needs no Whoosh

        folder = self._folder / "whoosh"
        try:
            return WhooshEngine(folder, store.article, store.texts)
        except IndexUnusable as error:
            with nullcontext() if self._is_writer else WriterLock(self._folder) as lock:
                if lock is not None and not lock.is_held:
                    raise  # whoever holds the lock is at it
                if folder.exists():
                    self._said.append(f"the index is built anew: {error.message}")
                shutil.rmtree(folder, ignore_errors=True)
                store.mark_all_pending()
                return WhooshEngine.create(folder, store.article, store.texts)

    def _throw_away(self) -> None:
        """Delete what was built. The sources and the user's own work lie elsewhere."""
        assert self._folder is not None
        for path in self._folder.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != "writer.lock":
                path.unlink(missing_ok=True)


def _whole(path: Path) -> ArticleStore:
    """Open a store and see that it is as it was written. Raises StoreError."""
    store = ArticleStore(path)
    try:
        # Every row is checked when it is read; a small store is read whole at once, so that damage is met here and
        # not later.
        if path.stat().st_size <= _READ_WHOLE:
            store.verify()
    except StoreError:
        store.close()
        raise
    return store


def _all(store: ArticleStore) -> Iterator[Article]:
    for card in store.cards():
        yield store.article(card.id)
