"""Puts articles into a Whoosh index, one commit after the other, each sealed. Nothing here searches."""

from __future__ import annotations

import gc
import mmap
import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import index
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import FileLock

from csto_tui.engine.cutting import Places
from csto_tui.engine.seal import check_folder, seal, sync_folder, verified
from csto_tui.engine.volume import Volume
from csto_tui.engine.volume_writer import MOST_POSITIONS
from csto_tui.engine.whoosh_schema import (
    FIELD,
    INDEX_NAME,
    VOLUME,
    VolumeCodec,
    VolumeSegment,
    schema,
    stamp,
    whoosh_faults,
)
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId

__all__ = ["SealedStorage", "WhooshBuilder", "create_index", "opened"]

_FileIndex: Any = index.FileIndex
_LOCK = "LOCK"
_SEGMENTS = 6  # from so many on, a commit merges
_GROWTH = 2  # but no segment that is more than so many times as large as what it would be merged with
_OURS = re.compile(rf"MANIFEST(\.new)?|_?{INDEX_NAME}_.*")
_DRAFT = re.compile(rf"_{INDEX_NAME}_\d+\.toc\..*|MANIFEST\.new")


class SealedStorage(FileStorage):
    """A folder whose every table of contents is sealed before it gets its name."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))  # type: ignore[no-untyped-call]  # Whoosh has few types
        self.path = folder
        self.segments: Collection[str] = ()
        """The segments of the generation that is about to be written."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Seal a draft of a table of contents, then rename it: the last step of every commit."""
        seal(self.path, stamp(), oldname, newname, self.segments)
        super().rename_file(oldname, newname, safe)  # type: ignore[no-untyped-call]  # likewise
        sync_folder(self.path)

    def lock(self, name: str) -> _Free:
        """Return no lock: the builder holds the only one that there is."""
        return _Free()


class _Free:
    def acquire(self, blocking: bool = False) -> bool:
        return True

    def release(self) -> None:
        pass


def create_index(folder: Path) -> None:
    """Make an empty index in a folder, which is made private, in place of the one that may lie there.

    Raises IndexUnusable when the folder is not ours, cannot be written, or is being written.
    """
    with whoosh_faults("made"):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not folder.is_symlink() and hasattr(os, "getuid") and folder.stat().st_uid == os.getuid():
            folder.chmod(0o700)
        check_folder(folder)
        lock = _locked(folder)
        try:
            for name in sorted(os.listdir(folder)):  # the manifest first: without it nothing of the rest is trusted
                if _OURS.fullmatch(name):
                    (folder / name).unlink()
            _FileIndex.create(SealedStorage(folder), schema(), INDEX_NAME)
        finally:
            lock.release()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep garbage collection from looking again and again through what is kept until a volume is written."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class WhooshBuilder:
    """The one writer of an index. Keeps what it is given until it commits."""

    def __init__(self, folder: Path) -> None:
        self._storage = SealedStorage(folder)
        self._known: dict[str, str] = {}
        self._places = Places()
        self._changes: dict[ArticleId, Article | None] = {}
        self._lock: FileLock | None = None
        with whoosh_faults("written"):
            check_folder(folder)
            self._lock = _locked(folder)
            for name in os.listdir(folder):  # what a killed writer left
                if _DRAFT.fullmatch(name):
                    (folder / name).unlink()

    def add(self, article: Article) -> None:
        """Index an article, in place of an older version of it."""
        self._changes[article.id] = article

    def remove(self, article_id: ArticleId) -> None:
        """Take an article out; an unknown one is no error."""
        self._changes[article_id] = None

    def commit(self) -> None:
        """Make all of it durable and visible to `refresh`. Raises IndexUnusable; then nothing of it is."""
        if self._lock is None or not self._changes:
            return
        with whoosh_faults("written"), _uncollected():
            verified(self._storage.path, stamp(), self._known)
            codec = VolumeCodec(self._places)  # type: ignore[abstract]  # Whoosh's reader, which asks for the rest, is not used
            writer = _FileIndex(self._storage, schema(), INDEX_NAME).writer(codec=codec, compound=False)
            try:
                self._write(writer)
            finally:
                if not writer.is_closed:
                    writer.cancel()
        self._changes = {}

    def close(self) -> None:
        """End without a further commit, and let other writers in."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _write(self, writer: Any) -> None:
        volumes = {segment: opened(self._storage.path, segment) for segment in writer.segments}
        for segment, volume in volumes.items():
            for number, name in enumerate(volume.ids):
                if name in self._changes:
                    segment.delete_document(number)
        added = [article for article in self._changes.values() if article is not None]
        if added:
            writer.add_document(**{FIELD: added})
            writer.docnum += len(added) - 1

        def merge(writer: Any, segments: Sequence[VolumeSegment]) -> list[VolumeSegment]:
            alive = [segment for segment in segments if _live(segment)]
            chosen = _merged_with(len(added), alive, volumes) if added else []
            writer.codec.merged = [opened(self._storage.path, segment) for segment in chosen]
            writer.docnum += sum(map(_live, chosen))
            kept = [segment for segment in alive if segment not in chosen]
            written = [writer.newsegment] if added else []
            self._storage.segments = {segment.segment_id() for segment in (*kept, *written)}
            return kept

        writer.commit(mergetype=merge)


def opened(folder: Path, segment: VolumeSegment) -> Volume:
    """Open the volume of a segment. It stays readable when a later commit deletes the file."""
    name = f"{segment.segment_id()}{VOLUME}"  # type: ignore[no-untyped-call]  # Whoosh has few types
    with (folder / name).open("rb") as stream:
        content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    return Volume(content, segment.deleted_docs())


def _merged_with(
    articles: int, segments: Sequence[VolumeSegment], volumes: Mapping[VolumeSegment, Volume]
) -> list[VolumeSegment]:
    """Return the segments that are written anew with some articles, so that few stay; the largest first."""
    if len(segments) < _SEGMENTS:
        return []
    chosen: list[VolumeSegment] = []
    positions = 0
    for segment in sorted(segments, key=_live):
        positions += volumes[segment].extent
        if _live(segment) > _GROWTH * articles or positions > MOST_POSITIONS // 2:
            break
        chosen.append(segment)
        articles += _live(segment)
    return chosen[::-1]


def _live(segment: VolumeSegment) -> int:
    return segment.doc_count_all() - segment.deleted_count()


def _locked(folder: Path) -> FileLock:
    lock = FileLock(str(folder / _LOCK))
    if not lock.acquire(blocking=False):
        raise IndexUnusable("another csto-tui is writing the index", hint="wait until it has ended", where=str(folder))
    return lock
