"""The file in which a reader's decisions about names are kept: readable, whole at every moment, only ever added to.

It lies with the reader's own work, never beside the sources, and nothing here decides where.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock

from csto_tui.entities.hand import Decision
from csto_tui.entities.hand_toml import HEAD, START, block_of, decisions_in
from csto_tui.errors import SettingsError, StoreError, UsageError
from csto_tui.files import put_whole
from csto_tui.text.clean import clean_line

__all__ = ["AliasFile"]

_SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes."""

_TRIES = 5

_Stamp = tuple[int, int, int]
"""Time, size and number of the file; all zero where there is none."""


class AliasFile:
    """The decisions of one corpus, kept at `path`, or in memory when it is None. Safe to use from several threads."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        self._known: tuple[_Stamp, str, tuple[Decision, ...]] = ((0, 0, 0), "", ())

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, first to last; the same object while the file stays as it is.

        Raises SettingsError for a file that somebody garbled.
        """
        with self._lock:
            return self._read()[2]

    def add(self, decisions: Sequence[Decision]) -> None:
        """Put decisions at the end, all or none. Raises SettingsError, StoreError."""
        with self._lock:
            for _ in range(_TRIES):  # what others add at the same moment comes before
                stamp, before, known = self._read()
                text = before or HEAD
                text += "" if text.endswith("\n") else "\n"
                if self._write(stamp, text + "".join(map(block_of, decisions)), (*known, *decisions)):
                    return
            raise _overtaken(self.path)

    def undo(self) -> tuple[Decision, ...]:
        """Take the last decision back, with all of its batch, and return what was taken back, first to last.

        What else the file says stays as it is. Raises UsageError when there is nothing to undo, SettingsError,
        StoreError.
        """
        with self._lock:
            stamp, text, decisions = self._read()
            if not decisions:
                raise UsageError("there is nothing to undo", hint="no names were set by hand")
            batch = decisions[-1].batch
            kept = len(decisions) - 1
            while batch and kept and decisions[kept - 1].batch == batch:
                kept -= 1
            if self._write(stamp, _cut(text, kept, decisions, str(self.path)), decisions[:kept]):
                return decisions[kept:]
            raise _overtaken(self.path)

    def _read(self) -> tuple[_Stamp, str, tuple[Decision, ...]]:
        if self.path is None:
            return self._known
        stamp = _stamp(self.path)
        if stamp != self._known[0]:
            where = clean_line(str(self.path))
            text = _content(self.path, where)
            self._known = stamp, text, decisions_in(text, where)
        return self._known

    def _write(self, before: _Stamp, text: str, decisions: tuple[Decision, ...]) -> bool:
        """Write the file unless others have since `before`; tell whether that was done."""
        if self.path is None:
            self._known = before, text, decisions
            return True
        written = _replace(self.path, text, before)
        if written:
            self._known = written, text, decisions
        return written is not None


def _cut(text: str, kept: int, decisions: Sequence[Decision], where: str) -> str:
    """Return a file's text without the decisions after the first `kept`."""
    starts = [match.start() for match in START.finditer(text)]
    if len(starts) == len(decisions):
        short = text[: starts[kept]].rstrip("\n") + "\n"
        with suppress(SettingsError):
            if decisions_in(short, where) == tuple(decisions[:kept]):
                return short
    return HEAD + "".join(map(block_of, decisions[:kept]))  # written in another manner than ours


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except FileNotFoundError:
        return 0, 0, 0
    except OSError as error:
        raise _unreadable(path, error) from error
    return status.st_mtime_ns, status.st_size, status.st_ino


def _content(path: Path, where: str) -> str:
    try:
        with open(path, "rb") as stream:
            content = stream.read(_SIZE_LIMIT + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(content) > _SIZE_LIMIT:
        raise SettingsError("names set by you: the file is larger than 16 MB", hint="move it away", where=where)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        hint = "save it as UTF-8, or move it away"
        raise SettingsError("names set by you: the file is not in UTF-8", hint=hint, where=where) from error


def _unreadable(path: Path, error: OSError) -> SettingsError:
    message = f"names set by you cannot be read: {error.strerror or error}"
    return SettingsError(message, hint="make the file readable, or move it away", where=clean_line(str(path)))


def _overtaken(path: Path | None) -> StoreError:
    hint = "nothing was changed: look at the names and do it again"
    return StoreError("another csto-tui has just changed these names", hint=hint, where=str(path))


def _replace(path: Path, text: str, before: _Stamp) -> _Stamp | None:
    """Write the file, all or nothing: a kill leaves the old one or the new one. Return its stamp, or None when others
    have written since `before`.
    """
    stamps: list[_Stamp] = []

    def is_unchanged(new: Path) -> bool:
        stamps.append(_stamp(new))
        return _stamp(path) == before

    try:
        is_put = put_whole(path, text, mode=0o600, makes_folder=True, is_still_wanted=is_unchanged)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise StoreError(message, hint="nothing was changed", where=str(path)) from error
    return stamps[0] if is_put else None
