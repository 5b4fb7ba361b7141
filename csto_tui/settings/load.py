"""Whence settings come: flag > environment > corpus.toml > the user's file > default.

A corpus may come from anybody, so its corpus.toml sets only how things look. Nothing here makes a file.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from csto_tui.errors import SettingsError, UsageError
from csto_tui.settings.rules import RULES, TABLES, Settings
from csto_tui.text.clean import clean_line

__all__ = ["Loaded", "load_settings"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings in force."""

    settings: Settings
    origins: Mapping[str, str]
    """By setting: `default`, `flag --style`, `environment CSTO_TUI_STYLE`, or a file and line."""
    warnings: tuple[str, ...] = ()
    """What was passed over, one line each."""


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
            if name in RULES and name not in TABLES and value is not None
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


def _from_environment(environ: Mapping[str, str], warnings: list[str]) -> Iterator[_Given]:
    for variable, text in sorted(environ.items()):
        if not variable.startswith("CSTO_TUI_") or not text:
            continue
        name = variable.removeprefix("CSTO_TUI_").lower()
        if name in RULES and name not in TABLES:
            yield _Given(name, text, f"environment {variable}")
        else:
            nearest = difflib.get_close_matches(name, RULES.keys() - TABLES, 1)
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
        if name not in RULES:
            nearest = difflib.get_close_matches(name, RULES, 1)
            meant = f"; did you mean “{nearest[0]}”?" if nearest else ""
            warnings.append(f"{where}: unknown setting “{clean_line(name)}”{meant}")
        elif is_corpus and RULES[name].is_personal:
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
    rule = RULES[given.name]
    is_text = given.base is None and isinstance(given.value, str)
    try:
        value = rule.read(rule.from_text(given.value) if is_text else given.value)
    except (TypeError, ValueError):
        shown = clean_line(repr(given.value))[:80]
        hint = f"allowed: {rule.allowed}"
        raise SettingsError(f"{given.name} cannot be {shown}", hint=hint, where=given.origin) from None
    except UsageError as error:
        raise SettingsError(error.message, hint=error.hint, where=given.origin) from error
    return _placed(value, given.base, environ.get("HOME", ""))


def _placed(value: Any, base: Path | None, home: str) -> Any:
    """Return a value with every path in it as seen from the file that says it."""
    if isinstance(value, Mapping):
        return MappingProxyType({name: _placed(one, base, home) for name, one in value.items()})
    if isinstance(value, tuple):
        return tuple(_placed(one, base, home) for one in value)
    if not isinstance(value, Path):
        return value
    if value.parts[:1] == ("~",) and home:
        value = Path(home, *value.parts[1:])
    return base / value if base else value
