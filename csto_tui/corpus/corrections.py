"""What a reader set by hand in the program: kept in the form of `corpus.toml`, readable, whole at every moment.

It lies with the reader's own work; beside the sources only a copy that the reader asks for. Nothing here decides where,
and what a person wrote into such a file stays in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import RLock

from csto_tui.corpus.columns import MAP_NAMES, ColumnMap
from csto_tui.corpus.corpus_toml import CorpusNotes, FieldNote, read_content, read_file
from csto_tui.corpus.draft import DATES, FIELDS
from csto_tui.errors import StoreError, UsageError
from csto_tui.files import put_whole
from csto_tui.model.article import ArticleId
from csto_tui.text.clean import clean_line
from csto_tui.text.toml_edit import changed, quoted

__all__ = ["Change", "Corrections", "merged", "put", "sayings"]

_HEAD = "# What you set by hand. csto-tui reads and writes this file; edit it as you like.\n"

Change = tuple[tuple[str, ...], str]
"""Where a value stands (tables, then the key), and the value as TOML; empty to take it out."""


class Corrections:
    """The corrections of one corpus, kept at `path`, or in memory when it is None. Safe to use from several threads."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        self._in_memory = _HEAD

    def notes(self) -> CorpusNotes:
        """Return all corrections, by article id, and which column holds what. Raises SettingsError for a file that
        somebody garbled.
        """
        with self._lock:
            return read_file(self.path) if self.path else read_content(self._in_memory.encode(), "corrections")

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        """Set a metadatum of an article, or take its correction back when `text` is blank.

        Authors are separated by semicolons; a date is EDTF or written out (1 March 2012). Raises UsageError for what is
        no value of that field, StoreError when it cannot be kept; then nothing has changed.
        """
        if field not in FIELDS:
            raise UsageError(f"an article has no {field}", hint=f"what can be set: {', '.join(FIELDS)}")
        is_set = bool(clean_line(text))
        said = FieldNote(field, _values(field, text), note=clean_line(note)) if is_set else None
        self._write([(("articles", article_id, field), _value(said) if said else "")])

    def map_columns(self, columns: ColumnMap) -> None:
        """Keep which column of a table holds what, in place of what was kept before. Raises StoreError."""
        self._write([*((path, "") for path, _ in _of_columns(self.notes().columns)), *_of_columns(columns)])

    def _write(self, changes: Sequence[Change]) -> None:
        with self._lock:
            if self.path:
                self.notes()  # what is garbled is said, and not written over
                put(self.path, merged(self.path, changes, head=_HEAD), mode=0o600)
            else:
                self._in_memory = _edited(self._in_memory, changes, "corrections")


def sayings(notes: CorpusNotes, names: Mapping[str, str]) -> list[Change]:
    """Return the changes that bring notes into the `corpus.toml` of a root: of the articles in `names`, which says what
    each is called there, and of columns.

    Every value has a note, so that one that stands there already is not taken for its own.
    """
    return [
        *(
            (("articles", names[article_id], one.field), _value(replace(one, note=one.note or "set by hand")))
            for article_id, said in sorted(notes.articles.items())
            if article_id in names
            for one in said
        ),
        *_of_columns(notes.columns),
    ]


def merged(path: Path, changes: Iterable[Change], *, head: str = "") -> str:
    """Return what a TOML file will say once it has the changes; everything else that it says stays, comments too.

    A file that is not there begins with `head`. Raises StoreError.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else head
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise StoreError(f"{path} cannot be read: {reason}", hint="nothing was changed", where=str(path)) from error
    return _edited(text, changes, str(path))


def put(path: Path, text: str, *, mode: int = 0o644) -> None:
    """Write a file, all or nothing: a kill leaves the old one or the new one. A new one has the permissions `mode`.

    Raises StoreError.
    """
    try:
        put_whole(path, text, mode=mode, makes_folder=True)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise StoreError(message, hint="nothing was changed", where=str(path)) from error


def _of_columns(columns: ColumnMap) -> list[Change]:
    named = {field: name for name, field in MAP_NAMES.items()}
    return [(("columns", named[field]), quoted(column)) for field, column in columns.pairs]


def _edited(text: str, changes: Iterable[Change], where: str) -> str:
    for path, value in changes:
        try:
            text = changed(text, path, value)
        except ValueError as error:
            message = f"{where} cannot be changed: {clean_line(str(error))}"
            raise StoreError(message, hint="nothing was changed; write it so, or move the file away") from error
    return text


def _values(field: str, text: str) -> tuple[str, ...]:
    if field == "authors":
        names = tuple(name for name in map(clean_line, text.split(";")) if name)
        if not names:
            raise UsageError("there is no name between the semicolons", hint="First Author; Second Author")
        return names
    if field not in DATES:
        return (clean_line(text),)
    from csto_tui.corpus.published import read_date  # late: a start corrects nothing

    date = read_date(clean_line(text))
    if date is None:
        raise UsageError(
            f"“{clean_line(text)}” is no date", hint="2012-03-01, 2012-03, 2012, XXXX-06-14 or 1 March 2012"
        )
    return (date.text,)


def _value(one: FieldNote) -> str:
    value = f"[{', '.join(map(quoted, one.values))}]" if one.field == "authors" else quoted(one.values[0])
    more = ("" if one.is_sure else ", sure = false") + (f", note = {quoted(one.note)}" if one.note else "")
    return f"{{ value = {value}{more} }}" if more else value
