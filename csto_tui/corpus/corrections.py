"""What a reader set by hand in the program: kept in the form of `corpus.toml`, readable, whole at every moment.

It lies with the reader's own work, never beside the sources, and nothing here decides where.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from csto_tui.corpus.corpus_toml import CorpusNotes, FieldNote, read_file
from csto_tui.corpus.draft import FIELDS
from csto_tui.errors import StoreError, UsageError
from csto_tui.model.article import ArticleId
from csto_tui.text.clean import clean_line

__all__ = ["Corrections"]

_HEAD = "# What you set by hand. csto-tui reads and writes this file; edit it as you like.\n"

_ESCAPED = {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    **{code: f"\\u{code:04x}" for code in (*range(0x20), 0x7F)},
}


class Corrections:
    """The corrections of one corpus, kept at `path`, or in memory when it is None. Safe to use from several threads."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._lock = RLock()
        self._in_memory = CorpusNotes()

    def notes(self) -> CorpusNotes:
        """Return all corrections, by article id. Raises SettingsError for a file that somebody garbled."""
        with self._lock:
            return read_file(self.path) if self.path else self._in_memory

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        """Set a metadatum of an article, or take its correction back when `text` is blank.

        Authors are separated by semicolons; a date is EDTF or written out (1 March 2012). Raises UsageError for what is
        no value of that field, StoreError when it cannot be kept; then nothing has changed.
        """
        with self._lock:
            changed = _corrected(self.notes(), article_id, field, text, note)
            if self.path:
                _write(self.path, changed)
            else:
                self._in_memory = changed


def _corrected(notes: CorpusNotes, article_id: ArticleId, field: str, text: str, note: str) -> CorpusNotes:
    if field not in FIELDS:
        raise UsageError(f"an article has no {field}", hint=f"what can be set: {', '.join(FIELDS)}")
    kept = tuple(one for one in notes.articles.get(article_id, ()) if one.field != field)
    if clean_line(text):
        kept = (*kept, FieldNote(field, _values(field, text), note=clean_line(note)))
    articles = {**notes.articles, article_id: kept}
    return replace(notes, articles={one: said for one, said in articles.items() if said})


def _write(path: Path, notes: CorpusNotes) -> None:
    """Write corrections, all or nothing: a kill leaves the old file or the new one."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(new, "w", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as stream:
            stream.write(_HEAD + "".join(_table(one, said) for one, said in sorted(notes.articles.items())))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(new, path)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        message = f"{path} cannot be written: {error.strerror or error}"
        raise StoreError(message, hint="nothing was changed", where=str(path)) from error


def _values(field: str, text: str) -> tuple[str, ...]:
    if field == "authors":
        names = tuple(name for name in map(clean_line, text.split(";")) if name)
        if not names:
            raise UsageError("there is no name between the semicolons", hint="First Author; Second Author")
        return names
    if field != "published":
        return (clean_line(text),)
    from csto_tui.corpus.published import read_date  # late: a start corrects nothing

    date = read_date(clean_line(text))
    if date is None:
        raise UsageError(
            f"“{clean_line(text)}” is no date", hint="2012-03-01, 2012-03, 2012, XXXX-06-14 or 1 March 2012"
        )
    return (date.text,)


def _table(article_id: str, said: Sequence[FieldNote]) -> str:
    lines = [f"\n[articles.{_quoted(article_id)}]"]
    for one in said:
        value = f"[{', '.join(map(_quoted, one.values))}]" if one.field == "authors" else _quoted(one.values[0])
        more = ("" if one.is_sure else ", sure = false") + (f", note = {_quoted(one.note)}" if one.note else "")
        lines.append(f"{one.field} = " + (f"{{ value = {value}{more} }}" if more else value))
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a TOML basic string (https://toml.io/en/v1.0.0#string)."""
    return f'"{text.translate(_ESCAPED)}"'
