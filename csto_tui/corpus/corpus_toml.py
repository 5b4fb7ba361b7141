"""Read `corpus.toml`: what a person knows of the articles beside it, and how. Nothing here writes it.

[corpus]
name = "Reports on the summit"
[columns]                               # which column of a table holds what
text = "Body"
[articles."2009/summit.txt"]
source = "RFE/RL"
published = "2009-06-14"
note = "Seen on the outlet's own page."
note_published = "The page carries this date."
[articles."2009/summit.txt".title]      # the long form of a field
value = "…"
sure = false                            # shown as inferred
note = "…"
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from csto_tui.corpus.agency import with_agency
from csto_tui.corpus.columns import AS_NAMED, ColumnMap, field_named
from csto_tui.corpus.draft import DATES, FIELDS
from csto_tui.errors import SettingsError, UsageError
from csto_tui.model.article import Article, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.text.clean import clean, clean_line

__all__ = ["CorpusNotes", "FieldNote", "apply", "read_content", "read_file", "read_notes"]

T = TypeVar("T")
_SIZE_LIMIT = 4 * 1024 * 1024
_TABLES = ("corpus", "columns", "articles", "settings")


@dataclass(frozen=True, slots=True)
class FieldNote:
    """One metadatum set by a person."""

    field: str
    """One of the fields of `draft.FIELDS`."""
    values: tuple[str, ...]
    """Not empty; more than one only for authors."""
    is_sure: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class CorpusNotes:
    """What one `corpus.toml` says."""

    name: str = ""
    articles: Mapping[str, tuple[FieldNote, ...]] = field(default_factory=dict)
    """By the file's path below the root."""
    columns: ColumnMap = AS_NAMED
    """Which column holds what, in the tables below the root."""
    warnings: tuple[str, ...] = ()
    """What was not understood and left aside, a sentence each, with file and line."""


def read_notes(root: Path) -> CorpusNotes:
    """Return what the `corpus.toml` of a root says; of a root that is a file, the one beside it. Nothing when
    there is none.

    Raises SettingsError, with file and line, for a file that is no TOML or has a value of the wrong kind.
    """
    return read_file((root if root.is_dir() else root.parent) / "corpus.toml")


def read_file(path: Path) -> CorpusNotes:
    """Return what a file in the form of `corpus.toml` says; nothing when there is none. Raises SettingsError."""
    try:
        if not path.is_file():
            return CorpusNotes()
        with open(path, "rb") as stream:
            content = stream.read(_SIZE_LIMIT + 1)
    except OSError as error:
        hint = "Make it readable, or move it away."
        raise SettingsError(
            f"cannot read {path.name}: {error.strerror}", hint=hint, where=clean_line(str(path))
        ) from error
    return read_content(content, str(path))


def read_content(content: bytes, where: str) -> CorpusNotes:
    """Return what bytes in the form of `corpus.toml` say; `where` is how errors call them. Raises SettingsError."""
    return _Reading(clean_line(where), content).notes()


def apply(article: Article, notes: CorpusNotes, *, prefix: str = "") -> Article:
    """Return the article with what a person set: status *user*, or *inferred* where they are not sure.

    The evidence that the file itself has stays beside it. `prefix` is what the article's path has before the
    path below the root. Notes may name the article's id in place of the path. An agency that stood for the outlet
    becomes the agency when the outlet is set.
    """
    source = article.source
    by_path = notes.articles.get(article.path.removeprefix(prefix), ())
    by_id = notes.articles.get(article.id.removeprefix(prefix), ()) if article.id != article.path else ()
    for note in (*by_path, *by_id):
        known: Known[Any] = getattr(article, note.field)
        changed: dict[str, Any] = {note.field: _set(known, _value(note), note)}
        article = replace(article, **changed)
    return with_agency(article, source)


def _value(note: FieldNote) -> object:
    if note.field == "authors":
        return note.values
    return Edtf(note.values[0]) if note.field in DATES else note.values[0]


def _set(known: Known[T], value: T, note: FieldNote) -> Known[T]:
    return Known(value, Status.USER if note.is_sure else Status.INFERRED, known.evidence, note.note)


class _Reading:
    """One file while it is read: gathers warnings and knows where a key stands."""

    def __init__(self, path: str, content: bytes) -> None:
        self.path = path
        self.warnings: list[str] = []
        if len(content) > _SIZE_LIMIT:
            self.fail("it is larger than 4 MB", 0)
        try:
            self.text = content.decode("utf-8-sig")
            self.table: dict[str, Any] = tomllib.loads(self.text.replace("\r\n", "\n"))
        except UnicodeDecodeError:
            self.fail("it is not in UTF-8", 0)
        except RecursionError:
            self.fail("it is nested too deep", 0)
        except tomllib.TOMLDecodeError as error:
            line = re.search(r"at line (\d+)", str(error))
            self.fail(clean_line(str(error)), int(line[1]) if line else self.text.count("\n") + 1)

    def fail(self, message: str, line: int) -> NoReturn:
        where = f"{self.path}:{line}" if line else self.path
        raise SettingsError(f"corpus.toml: {message}", hint="Mend this line, or move the file away.", where=where)

    def line_of(self, *keys: str) -> int:
        """Return the line on which the last of `keys` stands, looked for below the one before it; 0 when it
        is not found.
        """
        start = 0
        for key in keys:
            match = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])").search(self.text, start)
            start = match.end() if match else start
            found = bool(match)
        return self.text.count("\n", 0, start) + 1 if keys and found else 0

    def warn(self, *keys: str) -> None:
        name = clean_line(keys[-1])
        self.warnings.append(f"{self.path}:{self.line_of(*keys)}: {name} is not a key that is known here; left aside.")

    def notes(self) -> CorpusNotes:
        for key in self.table:
            if key not in _TABLES:
                self.warn(key)
        corpus = self._table(self.table.get("corpus", {}), "corpus")
        for key in corpus:
            if key != "name":
                self.warn("corpus", key)
        articles = self._table(self.table.get("articles", {}), "articles")
        by_path = {clean(name): self._article(name, self._table(value, name)) for name, value in articles.items()}
        name = self._text(corpus["name"], "corpus", "name") if "name" in corpus else ""
        return CorpusNotes(name, by_path, self._columns(), tuple(self.warnings))

    def _columns(self) -> ColumnMap:
        found: dict[str, str] = {}
        for key, value in self._table(self.table.get("columns", {}), "columns").items():
            try:
                found[field_named(key)] = self._text(value, "columns", key)
            except UsageError:
                self.warn("columns", key)
        return ColumnMap(tuple(sorted(found.items())))

    def _article(self, name: str, table: Mapping[str, Any]) -> tuple[FieldNote, ...]:
        notes = {
            key: self._text(value, name, key)
            for key, value in table.items()
            if key == "note" or key.startswith("note_")
        }
        for key in table:
            if key not in FIELDS and key != "note" and key.removeprefix("note_") not in FIELDS:
                self.warn(name, key)
        return tuple(self._field(name, key, table[key], notes) for key in FIELDS if key in table)

    def _field(self, name: str, key: str, value: Any, notes: Mapping[str, str]) -> FieldNote:
        note, sure = notes.get(f"note_{key}", notes.get("note", "")), True
        if isinstance(value, dict):
            for inner in value:
                if inner not in ("value", "sure", "note"):
                    self.warn(name, key, inner)
            if "value" not in value or not isinstance(value.get("sure", True), bool):
                self.fail(f"{key} needs a value, and sure is true or false", self.line_of(name, key))
            note = self._text(value["note"], name, key) if "note" in value else note
            sure, value = value.get("sure", True), value["value"]
        return FieldNote(key, self._values(name, key, value), sure, note)

    def _values(self, name: str, key: str, value: Any) -> tuple[str, ...]:
        if key == "authors" and isinstance(value, list) and value:
            return tuple(self._text(one, name, key) for one in value)
        if key not in DATES:
            return (self._text(value, name, key),)
        text = value.isoformat()[:10] if isinstance(value, dt.date) else self._text(value, name, key)
        try:
            return (Edtf(text).text,)
        except ValueError as error:
            self.fail(f"{key} is no date: {clean_line(str(error))}", self.line_of(name, key))

    def _text(self, value: Any, *keys: str) -> str:
        if isinstance(value, str) and clean_line(value):
            return clean_line(value)
        return self.fail(f"{clean_line(keys[-1])} is not a text", self.line_of(*keys))

    def _table(self, value: Any, key: str) -> dict[str, Any]:
        return value if isinstance(value, dict) else self.fail(f"{clean_line(key)} is not a table", self.line_of(key))
