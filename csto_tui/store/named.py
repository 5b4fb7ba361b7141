"""Queries saved under a name, in a readable file of their own. Nothing here asks one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from threading import RLock

from csto_tui.errors import SettingsError, StoreError, UsageError
from csto_tui.files import put_whole
from csto_tui.text.clean import clean_line
from csto_tui.text.toml_edit import changed, quoted

__all__ = ["NamedQueries"]

_HEAD = "# Your saved queries. csto-tui reads and writes this file; edit it as you like.\n"


class NamedQueries:
    """The queries kept at `path`, or in memory when it is None. Safe to use from several threads."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        self._text = _HEAD

    def all(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of a name and a query, by name. Raises SettingsError for a file that somebody garbled."""
        with self._lock:
            try:
                found = tomllib.loads(self._read()).get("queries", {})
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                where = str(self.path)
                raise SettingsError(
                    f"the saved queries cannot be read: {error}", hint="mend it", where=where
                ) from error
        if not isinstance(found, dict):
            raise SettingsError("the saved queries are no table", hint='[queries], then name = "query"')
        pairs = ((clean_line(str(name)), clean_line(str(text))) for name, text in found.items())
        return tuple(sorted(pairs, key=lambda pair: pair[0].casefold()))

    def save(self, name: str, text: str) -> None:
        """Keep a query under a name, in place of the one that had it. Raises UsageError, StoreError."""
        wanted = clean_line(name)
        if not wanted or not clean_line(text):
            raise UsageError("a saved query wants a name and words", hint="type both")
        self._change(wanted, quoted(clean_line(text)))

    def drop(self, name: str) -> None:
        """Forget the query of a name; an unknown one is no error. Raises StoreError."""
        if any(name == known for known, _ in self.all()):
            self._change(name, "")

    def _read(self) -> str:
        if self.path is None:
            return self._text
        return self.path.read_bytes().decode("utf-8-sig") if self.path.exists() else _HEAD

    def _change(self, name: str, value: str) -> None:
        with self._lock:
            self.all()  # what is garbled is said, and not written over
            text = changed(self._read(), ("queries", name), value)
            if self.path is None:
                self._text = text
                return
            try:
                put_whole(self.path, text, mode=0o600, makes_folder=True)
            except OSError as error:
                message = f"{self.path} cannot be written: {error.strerror or error}"
                raise StoreError(message, hint="nothing was changed", where=str(self.path)) from error
