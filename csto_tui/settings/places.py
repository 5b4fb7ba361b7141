"""Where things lie on this machine: settings, indexes, the user's own work, logs. Nothing here makes a file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Places", "find_places"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie on this machine; None where there is no place for them but memory."""

    config: Path | None
    """The user's settings file."""
    index: Path | None
    """The folder with an index for each corpus: disposable."""
    work: Path | None
    """The database of the user's own work."""
    state: Path | None
    """The folder for logs and what was last open."""


def find_places(environ: Mapping[str, str], platform: str = sys.platform) -> Places:
    """Return where things lie: in the XDG folders, or where the platform keeps such things. Makes nothing.

    See https://specifications.freedesktop.org/basedir-spec/latest/: a relative folder is passed over.
    """

    def place(variable: str, below_home: str, name: str) -> Path | None:
        chosen, home = Path(environ.get(variable, "")), Path(environ.get("HOME", ""))
        if chosen.is_absolute():
            return chosen / "csto-tui"
        if platform not in ("darwin", "win32"):
            return home / below_home / "csto-tui" if home.is_absolute() else None
        from platformdirs import PlatformDirs  # late: with the XDG folders it is not needed

        return Path(getattr(PlatformDirs("csto-tui", appauthor=False), name))

    config = place("XDG_CONFIG_HOME", ".config", "user_config_path")
    cache = place("XDG_CACHE_HOME", ".cache", "user_cache_path")
    work = place("XDG_DATA_HOME", ".local/share", "user_data_path")
    return Places(
        config=config / "config.toml" if config else None,
        index=cache / "index" if cache else None,
        work=work / "work.sqlite3" if work else None,
        state=place("XDG_STATE_HOME", ".local/state", "user_state_path"),
    )
