"""The seal on an index folder: which files make up which generation, and the SHA-256 of each.

Whoosh keeps pickles, and a pickle is a program. So a file is opened only in a folder that is ours alone, and only when
the seal, written before the table of contents that it vouches for, knows its content. Nothing here opens an index.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path

from csto_tui.errors import IndexUnusable

__all__ = ["Generation", "check_folder", "seal", "sync_folder", "verified"]

_MANIFEST = "MANIFEST"
_MAX_BYTES = 16_000_000
_TOC = re.compile(r"_[A-Z]+_(\d+)\.toc")
_HINT = "it can be built anew from the sources"
_Files = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Generation:
    """One committed state of an index."""

    number: int
    toc: str
    """The name of its table of contents."""
    files: _Files
    """Of every file that it uses, the table of contents included: its SHA-256 in hexadecimal."""

    def is_same(self, other: Generation) -> bool:
        """Tell whether both are the same state of the same index."""
        return self.number == other.number and self.files[self.toc] == other.files[other.toc]


def check_folder(folder: Path) -> None:
    """Raise IndexUnusable unless `folder` is a folder that belongs to us and that nobody else may enter."""
    try:
        found = folder.lstat()
    except OSError as error:
        raise IndexUnusable(f"there is no index at {folder}", hint=_HINT, where=str(folder)) from error
    if not stat.S_ISDIR(found.st_mode):
        raise IndexUnusable(f"{folder} is not a folder", where=str(folder))
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077):
        raise IndexUnusable(f"the index at {folder} is open to others", hint=_HINT, where=str(folder))


def verified(folder: Path, stamp: Mapping[str, str], known: MutableMapping[str, str]) -> Generation:
    """Return the newest generation after comparing each of its files with the seal.

    `stamp` names the versions that must agree; `known` holds the digests of files that were read before, and takes in
    those of the files read now. Raises IndexUnusable with the reason.
    """
    check_folder(folder)
    before: object = None
    while True:
        state = _state(folder)
        try:
            return _verified(folder, stamp, known)
        except IndexUnusable:
            if state == before:
                raise
        before = state  # another process may have committed meanwhile: look once more


def seal(folder: Path, stamp: Mapping[str, str], draft: str, toc: str, segments: Collection[str]) -> None:
    """Vouch for a new generation: make its files durable, then the manifest. The caller then renames `draft` to `toc`.

    `segments` are the names of its segments, the beginnings of their files' names up to the first dot.
    """
    current = _newest(folder)
    generations: dict[str, _Files] = {}
    if current is not None:
        with contextlib.suppress(IndexUnusable):
            generations[str(current[0])] = _manifest(folder, stamp)[str(current[0])]
    old = generations[str(current[0])] if current and generations else {}
    files: dict[str, str] = {}
    for name in sorted(os.listdir(folder)):
        if name.partition(".")[0] in segments:
            files[name] = old.get(name) or _synced(folder / name)
    files[toc] = _synced(folder / draft)
    match = _TOC.fullmatch(toc)
    assert match is not None
    generations[match[1]] = files
    _write_manifest(folder, {"stamp": stamp, "generations": generations})


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _state(folder: Path) -> object:
    try:
        found = (folder / _MANIFEST).stat()
    except OSError:
        return None, _newest(folder)
    return found.st_ino, found.st_mtime_ns, _newest(folder)


def _verified(folder: Path, stamp: Mapping[str, str], known: MutableMapping[str, str]) -> Generation:
    newest = _newest(folder)
    if newest is None:
        raise IndexUnusable("the index has no table of contents", hint=_HINT, where=str(folder))
    number, toc = newest
    files = _manifest(folder, stamp).get(str(number))
    if files is None or toc not in files:
        raise IndexUnusable(f"{toc} was not written by csto-tui", hint=_HINT, where=str(folder))
    for name, digest in files.items():
        if known.get(name) != digest:
            known[name] = _digest(folder / name)
        if known[name] != digest:
            raise IndexUnusable(f"{name} is damaged", hint=_HINT, where=str(folder))
    return Generation(number, toc, files)


def _newest(folder: Path) -> tuple[int, str] | None:
    names = _listed(folder)
    return max(((int(match[1]), name) for name in names if (match := _TOC.fullmatch(name))), default=None)


def _listed(folder: Path) -> Iterable[str]:
    try:
        return os.listdir(folder)
    except OSError as error:
        raise IndexUnusable(f"{folder}: {error.strerror}", hint=_HINT, where=str(folder)) from error


def _manifest(folder: Path, stamp: Mapping[str, str]) -> dict[str, _Files]:
    """Return the files of each generation that the manifest vouches for."""
    try:
        if (folder / _MANIFEST).stat().st_size > _MAX_BYTES:
            raise ValueError("too large")
        content = json.loads((folder / _MANIFEST).read_text("utf-8"))
        written, generations = dict(content["stamp"]), dict(content["generations"])
        plain: dict[str, _Files] = {
            n: {str(name): str(digest) for name, digest in files.items()} for n, files in generations.items()
        }
        if any(os.sep in name for files in plain.values() for name in files):
            raise ValueError("a path in place of a name")
    except OSError as error:
        raise IndexUnusable("the index has no seal", hint=_HINT, where=str(folder)) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexUnusable("the seal of the index is damaged", hint=_HINT, where=str(folder)) from error
    if written != stamp:
        raise IndexUnusable("the index was built by another version", hint=_HINT, where=str(folder))
    return plain


def _write_manifest(folder: Path, content: Mapping[str, object]) -> None:
    draft = folder / f"{_MANIFEST}.new"
    with draft.open("w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(folder / _MANIFEST)
    sync_folder(folder)


def _synced(path: Path) -> str:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise IndexUnusable(f"{path.name} is missing", hint=_HINT, where=str(path.parent)) from error
