"""What waits in the folders to be read: looked for politely, so that a folder of many files costs next to nothing.

Nothing here reads a file or changes the store.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from csto_tui.indexing.progress import Progress

if TYPE_CHECKING:
    from csto_tui.indexing.refresh import Changes

__all__ = ["Waiting", "Watch", "glance"]

_SHARE = 0.01
"""Of one processor, what watching may take while nothing changes."""
_LONGEST = 60.0
"""Seconds from one look to the next, however long one takes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many files have changed since the last refresh."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def __str__(self) -> str:
        """The counts in words.

        >>> print(Waiting(new=3, gone=1))
        3 new, 1 gone
        """
        named = ((self.new, "new"), (self.changed, "changed"), (self.gone, "gone"))
        return ", ".join(f"{count:,} {word}" for count, word in named if count)


class Watch:
    """Looks at the folders now and then. Not safe to use from several threads at once."""

    def __init__(self, roots: Sequence[Path], changes: Callable[[], Changes]) -> None:
        self._roots = tuple(roots)
        self._changes = changes
        self._seen = b""
        self._waiting = Waiting()
        self.pause = 0.0
        """Seconds to wait before the next look, so that all looks together stay cheap."""

    def look(self) -> Waiting:
        """Return what waits to be read. What changed is looked up only when a glance shows that anything did.

        Raises CorpusError, SettingsError and StoreError as a refresh does.
        """
        started = perf_counter()
        seen = glance(self._roots)
        if seen != self._seen:
            found = self._changes()
            self._waiting = Waiting(found.new, len(found.fresh) - found.new, len(found.gone))
            self._seen = seen
        self.pause = min((perf_counter() - started) / _SHARE, _LONGEST)
        return self._waiting

    def forget(self) -> None:
        """Look anew next time: the store has changed."""
        self._seen = b""

    def during(self, refresh: Iterator[Progress]) -> Iterator[Progress]:
        """Yield the progress of a refresh. What was there when it began waits no more once it is over; what changes
        meanwhile may be missed by it, and is looked up next time.
        """
        begun = glance(self._roots)
        yield from refresh
        self._seen, self._waiting = begun, Waiting()


def glance(roots: Sequence[Path]) -> bytes:
    """Return a digest of the names, sizes and times of all files below the roots; hidden ones are passed over, and what
    cannot be listed is as if it were not there.
    """
    digest = hashlib.blake2b(digest_size=16)
    waiting = [os.fspath(root) for root in roots]
    for root in roots:
        if root.is_file():
            digest.update(_line(root.name, root.stat()))
    while waiting:
        try:
            with os.scandir(waiting.pop()) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            try:
                digest.update(_line(entry.name, entry.stat(follow_symlinks=False)))
            except OSError:
                continue
    return digest.digest()


def _line(name: str, status: os.stat_result) -> bytes:
    return f"{name}\0{status.st_size}\0{status.st_mtime_ns}\n".encode("utf-8", "surrogateescape")
