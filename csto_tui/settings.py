"""The settings, and where they come from: flag > environment > corpus.toml > the user's file > default.

A corpus may come from anybody, so its corpus.toml sets only how things look. Nothing here makes a file.
"""

from __future__ import annotations

import difflib
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from csto_tui.errors import SettingsError
from csto_tui.text.clean import clean_line

__all__ = ["Loaded", "Places", "Settings", "find_places", "load_settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a reader can set."""

    style: str = "chicago-note"
    """The name of a citation style."""
    theme: str = "auto"
    """auto, csto-dark, csto-light, contrast or ansi."""
    measure: int = 80
    """The widest that the text of an article runs, in columns."""
    snippet_width: int = 160
    """About how many code points of an article a result shows."""
    private: bool = False
    """Nothing is written to disk: no index, no history."""
    variants: bool = True
    """A search for a name also finds its other spellings."""
    color: str = "auto"
    """auto, always or never; of the headless verbs."""
    clipboard: Literal["auto", "local", "tmux", "terminal", "file"] = "auto"
    """The route to the clipboard."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """The keys of an action, by its id, where they are not the usual ones."""
    search_delay_ms: int = 150
    """How long typing must rest before a search, in milliseconds."""
    index_folder: Path | None = None
    """Where indexes lie; None: the usual place."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings in force."""

    settings: Settings
    origins: Mapping[str, str]
    """By setting: `default`, `flag --style`, `environment CSTO_TUI_STYLE`, or a file and line."""
    warnings: tuple[str, ...] = ()
    """What was passed over, one line each."""


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


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a setting may be."""

    allowed: str
    """Ends the sentence “allowed: …”."""
    read: Callable[[Any], Any]
    """Makes the setting of a TOML value. Raises TypeError or ValueError."""
    from_text: Callable[[str], Any] = str
    """Makes a TOML value of a word on the command line or in the environment. Raises ValueError."""
    is_personal: bool = False
    """Never taken from a corpus."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A setting as somebody wrote it down."""

    name: str
    value: Any
    origin: str
    base: Path | None = None
    """The folder that a relative path starts from."""


def load_settings(
    flags: Mapping[str, object],
    environ: Mapping[str, str],
    user_file: Path | None,
    corpus_files: Sequence[Path] = (),
) -> Loaded:
    """Return the settings in force. A flag of None was not given; a file that does not exist says nothing.

    NO_COLOR (https://no-color.org) and CLICOLOR_FORCE stand in for an unset CSTO_TUI_COLOR. Of several
    corpus files the first that has a setting decides. Raises SettingsError for a file that is not TOML, and
    for a value that is not allowed, even one that another outranks.
    """
    warnings: list[str] = []
    given = [
        *(
            _Given(name, value, f"flag --{name.replace('_', '-')}")
            for name, value in flags.items()
            if name in _RULES and value is not None
        ),
        *_from_environment(environ, warnings),
        *(one for path in corpus_files for one in _from_file(path, True, warnings)),
        *(_from_file(user_file, False, warnings) if user_file else ()),
    ]
    settings = Settings()
    origins = {one.name: "default" for one in fields(Settings)}
    for one in given:
        value = _checked(one, environ)
        if origins[one.name] == "default":
            settings = replace(settings, **{one.name: value})
            origins[one.name] = one.origin
    return Loaded(settings, MappingProxyType(origins), tuple(warnings))


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


def _from_environment(environ: Mapping[str, str], warnings: list[str]) -> Iterator[_Given]:
    for variable, text in sorted(environ.items()):
        if not variable.startswith("CSTO_TUI_") or not text:
            continue
        name = variable.removeprefix("CSTO_TUI_").lower()
        if name in _RULES and name != "keys":
            yield _Given(name, text, f"environment {variable}")
        else:
            nearest = difflib.get_close_matches(name, _RULES.keys() - {"keys"}, 1)
            meant = f"; did you mean CSTO_TUI_{nearest[0].upper()}?" if nearest else ""
            warnings.append(f"environment: unknown setting {clean_line(variable)}{meant}")
    if environ.get("NO_COLOR"):
        yield _Given("color", "never", "environment NO_COLOR")
    elif environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        yield _Given("color", "always", "environment CLICOLOR_FORCE")


def _from_file(path: Path, is_corpus: bool, warnings: list[str]) -> Iterator[_Given]:
    text = _text_of(path)
    if is_corpus and "settings" not in text:
        return  # notes on thousands of articles are not parsed for nothing
    for name, value in _table_of(path, text, is_corpus).items():
        where = _where(path, _line_of(text, name, is_corpus))
        if name not in _RULES:
            nearest = difflib.get_close_matches(name, _RULES, 1)
            meant = f"; did you mean “{nearest[0]}”?" if nearest else ""
            warnings.append(f"{where}: unknown setting “{clean_line(name)}”{meant}")
        elif is_corpus and _RULES[name].is_personal:
            warnings.append(f"{where}: “{name}” is not taken from a corpus; set it in your own config.toml")
        else:
            yield _Given(name, value, where, path.parent)


def _text_of(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"it cannot be read: {clean_line(str(error))}", where=_where(path, 0)) from error


def _table_of(path: Path, text: str, is_corpus: bool) -> Mapping[str, Any]:
    try:
        table = tomllib.loads(text)
        settings = table.get("settings", {}) if is_corpus else table
        if not isinstance(settings, dict):
            raise ValueError("“settings” is not a table: begin it with a line [settings]")
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is a ValueError
        line = re.search(r"at line (\d+)", str(error))
        where = _where(path, int(line[1]) if line else 0)
        raise SettingsError(clean_line(str(error)), hint="see https://toml.io", where=where) from error
    return settings


def _line_of(text: str, name: str, is_corpus: bool) -> int:
    """Return the line (from 1) on which a setting stands, which tomllib does not tell; 0 if hard to see."""
    header = re.search(r"(?m)^[ \t]*\[?[ \t]*settings\b", text) if is_corpus else None
    setting = rf"(?m)^[ \t\[]*(?:settings[ \t]*\.[ \t]*)?[\"']?{re.escape(name)}[\"']?[ \t]*[=.\]]"
    found = re.compile(setting).search(text, header.start() if header else 0)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _where(path: Path, line: int) -> str:
    return clean_line(str(path)) + (f":{line}" if line else "")


def _checked(given: _Given, environ: Mapping[str, str]) -> Any:
    rule = _RULES[given.name]
    is_text = given.base is None and isinstance(given.value, str)
    try:
        value = rule.read(rule.from_text(given.value) if is_text else given.value)
    except (TypeError, ValueError):
        shown = clean_line(repr(given.value))[:80]
        hint = f"allowed: {rule.allowed}"
        raise SettingsError(f"{given.name} cannot be {shown}", hint=hint, where=given.origin) from None
    if not isinstance(value, Path):
        return value
    if value.parts[:1] == ("~",) and environ.get("HOME"):
        value = Path(environ["HOME"], *value.parts[1:])
    return given.base / value if given.base else value


def _one_of(*names: str) -> _Rule:
    def read(value: Any) -> str:
        return names[names.index(value)]

    return _Rule(", ".join(names), read)


def _number(low: int, high: int) -> _Rule:
    def read(value: Any) -> int:
        if type(value) is not int or not low <= value <= high:  # True is an int to isinstance
            raise ValueError(value)
        return value

    return _Rule(f"a whole number from {low} to {high}", read, from_text=int)


def _switch(is_personal: bool = False) -> _Rule:
    def read(value: Any) -> bool:
        if not isinstance(value, bool):
            raise TypeError(value)
        return value

    def from_text(text: str) -> bool:
        return ("0", "1", "false", "true", "no", "yes", "off", "on").index(text.lower()) % 2 == 1

    return _Rule("true or false", read, from_text, is_personal)


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value.strip()


def _folder(value: Any) -> Path:
    return value if isinstance(value, Path) else Path(_word(value))


def _keys(value: Any) -> Mapping[str, tuple[str, ...]]:
    lists = {action: [keys] if isinstance(keys, str) else keys for action, keys in dict(value).items()}
    if not all(isinstance(keys, list) for keys in lists.values()):  # an action with a dot needs quotes
        raise TypeError(value)
    return MappingProxyType({action: tuple(_word(key) for key in keys) for action, keys in lists.items()})


_RULES: Mapping[str, _Rule] = {
    "style": _Rule("the name of a citation style", _word),
    "theme": _one_of("auto", "csto-dark", "csto-light", "contrast", "ansi"),
    "measure": _number(20, 400),
    "snippet_width": _number(20, 1000),
    "private": _switch(is_personal=True),
    "variants": _switch(),
    "color": _one_of("auto", "always", "never"),
    "clipboard": replace(_one_of("auto", "local", "tmux", "terminal", "file"), is_personal=True),
    "keys": _Rule('a table such as "search" = "/" or "search" = ["/", "f3"]', _keys, is_personal=True),
    "search_delay_ms": _number(0, 5000),
    "index_folder": _Rule("a path", _folder, is_personal=True),
}
