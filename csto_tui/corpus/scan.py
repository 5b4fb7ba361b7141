"""Walk the roots of a corpus and say which files can be read, and why others cannot. Nothing here writes or
follows a link.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from csto_tui.corpus.readers import readable
from csto_tui.corpus.references import JOINED, REFERENCES
from csto_tui.errors import CorpusError, SourceError
from csto_tui.text.clean import clean

__all__ = ["SIZE_LIMIT", "Found", "Skipped", "load", "prefixes", "scan"]

SIZE_LIMIT = 32 * 1024 * 1024
"""Bytes; no larger file is opened unless the caller says so."""
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_PICTURES = {ord("\n"): "␊", ord("\t"): "␉"}
_NOT_FILES = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can be read."""

    root: Path
    """As given, with links resolved."""
    path: Path
    name: str
    """The path below the root with `/`, harmless and unique; behind the root's own name when there are
    several roots.
    """
    size: int
    """Bytes."""
    mtime_ns: int
    prefix: str = ""
    """What of `name` is the root's own name, with its `/`; empty when there is one root."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that is not read, and why."""

    name: str
    reason: str
    bibliography: Found | None = None
    """The file, when it is no article because it is a bibliography."""


def prefixes(roots: Sequence[Path]) -> Mapping[Path, str]:
    """Return what the names of a root's files begin with in a scan of these roots, by the root as given.

    Empty when there is one root; for one of several roots that is a file, its own name. Raises CorpusError as `scan`
    does.
    """
    opened = {root: _open_root(root) for root in roots}
    resolved = tuple(dict.fromkeys(opened.values()))
    walk = _Walk(SIZE_LIMIT, several=len(resolved) > 1)
    found = {root: walk.prefix(root) if root.is_dir() else _harmless(root.name) for root in resolved}
    return {root: found[opened[root]] if len(resolved) > 1 else "" for root in roots}


def scan(roots: Sequence[Path], *, limit: int = SIZE_LIMIT) -> Iterator[Found | Skipped]:
    """Yield every file below `roots` in a fixed order: by folder, then by name.

    Hidden files and `corpus.toml` are passed over in silence. Raises CorpusError at once for a root that
    cannot be opened.
    """
    opened = tuple(dict.fromkeys(map(_open_root, roots)))
    return _Walk(limit, several=len(opened) > 1).walk(opened)


def load(found: Found, *, limit: int = SIZE_LIMIT) -> bytes:
    """Return the bytes of a file, opened for reading alone. Raises SourceError when it vanished, changed its
    nature or grew too large.
    """
    try:
        descriptor = os.open(found.path, _OPEN)
    except OSError as error:
        raise _source_error(found, _why(error)) from error
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _source_error(found, "not a regular file any more")
        with open(descriptor, "rb", closefd=False) as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise _source_error(found, _why(error)) from error
    finally:
        os.close(descriptor)
    if len(content) > limit:
        raise _source_error(found, _too_large(limit))
    return content


def _open_root(root: Path) -> Path:
    try:
        resolved = root.resolve(strict=True)
        if resolved.is_dir():
            os.scandir(resolved).close()
    except (OSError, RuntimeError, ValueError) as error:
        reason = _why(error) if isinstance(error, OSError) else "not a path that can be opened"
        hint = "Give a folder or a file that exists and that you may read."
        raise CorpusError(f"cannot open {clean(str(root)).translate(_PICTURES)}: {reason}", hint=hint) from error
    return resolved


class _Walk:
    """One walk: remembers the folders it was in and the names it gave."""

    def __init__(self, limit: int, *, several: bool) -> None:
        self._limit = limit
        self._several = several
        self._folders: set[tuple[int, int]] = set()
        self._files: set[Path] = set()
        self._names: set[str] = set()
        self._prefixes: set[str] = set()

    def walk(self, roots: Sequence[Path]) -> Iterator[Found | Skipped]:
        for root in roots:
            if root.is_dir():
                yield from self._folder(root, self.prefix(root))
            else:
                yield from self._root_file(root)

    def prefix(self, root: Path) -> str:
        return _unique(_harmless(root.name) or "root", self._prefixes) + "/" if self._several else ""

    def _root_file(self, path: Path) -> Iterator[Found | Skipped]:
        if path not in self._files:
            self._files.add(path)
            yield self._judge(path, path, _harmless(path.name), "")

    def _folder(self, root: Path, prefix: str) -> Iterator[Found | Skipped]:
        waiting = [(root, "")]
        while waiting:
            path, below = waiting.pop()
            if (path != root and path.name.startswith(".")) or path.name == "corpus.toml":
                continue
            name = prefix + _harmless(below) or "."
            try:
                mode = os.lstat(path).st_mode
                children = self._children(path) if stat.S_ISDIR(mode) else None
            except OSError as error:
                yield Skipped(name, _why(error))
                continue
            if children is None:
                if path not in self._files:
                    self._files.add(path)
                    yield self._judge(root, path, name, prefix)
            else:
                waiting.extend((path / child, f"{below}/{child}" if below else child) for child in children)

    def _children(self, folder: Path) -> list[str]:
        """Return the names in a folder, last first; none of a folder seen before."""
        status = os.stat(folder)
        identity = (status.st_dev, status.st_ino)
        if identity in self._folders and identity != (0, 0):
            return []
        self._folders.add(identity)
        return sorted(os.listdir(folder), reverse=True)

    def _judge(self, root: Path, path: Path, name: str, prefix: str) -> Found | Skipped:
        try:
            status = os.lstat(path)
        except OSError as error:
            return Skipped(name, _why(error))
        reason = self._objection(root, path, status)
        if reason and reason != JOINED:
            return Skipped(name, reason)
        found = Found(root, path, _unique(name, self._names), status.st_size, status.st_mtime_ns, prefix)
        return Skipped(name, reason, found) if reason else found

    def _objection(self, root: Path, path: Path, status: os.stat_result) -> str:
        kind = stat.S_IFMT(status.st_mode)
        if kind == stat.S_IFLNK:
            return _link(root, path)
        if kind != stat.S_IFREG:
            return f"{_NOT_FILES.get(kind, 'no regular file')}, not opened"
        if path.suffix.lower() in REFERENCES:
            return JOINED
        if not readable(path.name):
            return (
                f"no reader for {_harmless(path.suffix)} files"
                if path.suffix
                else "no reader for files without a suffix"
            )
        if status.st_size > self._limit:
            return _too_large(self._limit)
        return "" if os.access(path, os.R_OK) else "permission denied"


def _link(root: Path, path: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere"
    inside = target.is_relative_to(root)
    return "a link: its target is read under its own name" if inside else "a link that leaves the corpus, not followed"


def _harmless(name: str) -> str:
    return clean(name.replace(os.sep, "/")).translate(_PICTURES)


def _unique(name: str, given: set[str]) -> str:
    """Return `name`, or `stem~2.suffix` and so on when another file has it: names that differ in harmful
    characters alone.
    """
    stem, dot, suffix = name.rpartition(".")
    candidate, count = name, 1
    while candidate in given:
        count += 1
        candidate = f"{stem}~{count}.{suffix}" if dot else f"{name}~{count}"
    given.add(candidate)
    return candidate


def _too_large(limit: int) -> str:
    return f"larger than {limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"larger than {limit} bytes"


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return (error.strerror or "cannot be opened").lower()


def _source_error(found: Found, reason: str) -> SourceError:
    return SourceError(f"cannot read {found.name}: {reason}", where=found.name)
