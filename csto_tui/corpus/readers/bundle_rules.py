"""Rules by which the exports of databases are split into articles: the package's own, and those that a person writes
in the same form. Nothing here reads an export.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from csto_tui.corpus.draft import FIELDS
from csto_tui.errors import SettingsError

__all__ = ["BundleRule", "FieldRule", "packaged_rules", "rules_from", "rules_of"]

_BOUNDS = ("ends", "starts", "between")
_KEYS = frozenset((*_BOUNDS, "name", "required", "cover", "head", "body", "tail", "fields"))
_PLACE_KEYS = frozenset(("match", "line", "after", "before"))
_NEVER = re.compile(r"(?!)")
_LARGEST = 1_000_000
"""Bytes of a file of rules."""
_HINT = "The packaged rules, csto_tui/corpus/readers/bundles.toml, say in their head what a table may hold."


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Where in an article a metadatum may stand."""

    match: re.Pattern[str] = _NEVER
    """The whole line; its first group, if it has one, is the value."""
    line: int = 0
    """Lines from the first one, or from the line below; from 1. None when 0."""
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class BundleRule:
    """How one database writes many articles into one file. Patterns match whole lines."""

    key: str
    name: str
    bound: str
    """ends, starts or between."""
    mark: re.Pattern[str]
    required: tuple[re.Pattern[str], ...] = ()
    cover: re.Pattern[str] = _NEVER
    head: tuple[re.Pattern[str], ...] = ()
    body: re.Pattern[str] = _NEVER
    tail: re.Pattern[str] = _NEVER
    fields: Mapping[str, tuple[FieldRule, ...]] = field(default_factory=dict)


@cache
def packaged_rules() -> tuple[BundleRule, ...]:
    """Return the rules that come with the program."""
    text = files("csto_tui.corpus.readers").joinpath("bundles.toml").read_text(encoding="utf-8")
    return rules_of(text, "bundles.toml")


def rules_from(path: Path) -> tuple[BundleRule, ...]:
    """Return the rules of a person's own file, and behind them the packaged ones whose keys it does not use.

    Raises SettingsError, which names the file and where there is one the table and the key, for a file that cannot be
    read or holds anything that is no rule.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise SettingsError(f"{path}: too large for a file of rules", hint=_HINT, where=str(path))
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{path}: it is not UTF-8 (line {line})", where=str(path)) from error
    return rules_of(text, str(path), before=packaged_rules())


def rules_of(text: str, where: str, *, before: Sequence[BundleRule] = ()) -> tuple[BundleRule, ...]:
    """Return the rules in a TOML text, and behind them those of `before` whose keys it does not use.

    Raises SettingsError, which names `where`, the table and the key, for anything that is no rule.
    """
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsError(f"{where}: {error}", hint=_HINT, where=where) from error
    found = tuple(_Table(key, table, where).rule() for key, table in tables.items())
    return (*found, *(rule for rule in before if rule.key not in tables))


class _Table:
    """One table on its way to a rule."""

    def __init__(self, key: str, table: Any, where: str) -> None:
        self.key = key
        self.where = where
        self.table: dict[str, Any] = table if isinstance(table, dict) else self.refuse("is no table")

    def refuse(self, what: str) -> Any:
        raise SettingsError(f"{self.where}: [{self.key}] {what}", hint=_HINT, where=self.where)

    def rule(self) -> BundleRule:
        unknown = self.table.keys() - _KEYS
        bounds = [name for name in _BOUNDS if name in self.table]
        if unknown:
            self.refuse(f"has an unknown key: {', '.join(sorted(unknown))}")
        if len(bounds) != 1:
            self.refuse(f"needs one of {', '.join(_BOUNDS)}")
        name = self.table.get("name", self.key)
        fields = self.table.get("fields", {})
        if not isinstance(name, str) or not isinstance(fields, dict) or fields.keys() - set(FIELDS):
            self.refuse(f"has a name that is no text, or fields other than {', '.join(FIELDS)}")
        return BundleRule(
            self.key,
            name,
            bounds[0],
            self.pattern(bounds[0]),
            self.patterns("required"),
            self.pattern("cover"),
            self.patterns("head"),
            self.pattern("body"),
            self.pattern("tail"),
            {name: self.places(name, places) for name, places in fields.items()},
        )

    def pattern(self, key: str) -> re.Pattern[str]:
        return self.compiled(key, self.table[key]) if key in self.table else _NEVER

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        listed = self.table.get(key, [])
        return tuple(self.compiled(key, one) for one in (listed if isinstance(listed, list) else [listed]))

    def compiled(self, key: str, said: object) -> re.Pattern[str]:
        try:
            return re.compile(said if isinstance(said, str) else self.refuse(f"{key} is no text"), re.IGNORECASE)
        except re.error as error:
            self.refuse(f"{key}: {error}")
            raise

    def places(self, name: str, said: object) -> tuple[FieldRule, ...]:
        listed: list[Any] = said if isinstance(said, list) else [None]
        if not all(isinstance(one, dict) and not one.keys() - _PLACE_KEYS for one in listed):
            self.refuse(f"fields.{name} is no list of places: {', '.join(sorted(_PLACE_KEYS))}")
        return tuple(self.place(name, one) for one in listed)

    def place(self, name: str, said: Mapping[str, Any]) -> FieldRule:
        line = said.get("line", 0)
        if not isinstance(line, int) or isinstance(line, bool) or line < 0:
            self.refuse(f"fields.{name}: line is no number of lines")
        found = {key: self.compiled(f"fields.{name}", said[key]) for key in ("match", "after", "before") if key in said}
        return FieldRule(line=line, **found)
