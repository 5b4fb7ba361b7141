"""Which columns the tables of a corpus have, as far as the beginning of each file tells. Nothing here reads a whole
table.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from csto_tui.corpus.columns import MAP_NAMES, ColumnMap
from csto_tui.corpus.decode import decode
from csto_tui.corpus.readers import format_of
from csto_tui.corpus.scan import Found
from csto_tui.errors import UsageError
from csto_tui.text.clean import clean_line

__all__ = ["check_columns"]

_HEAD = 256 * 1024
"""Bytes."""
_LINES = 10
"""Among which the header of a table stands."""
_DELIMITERS = ",;\t|"
_JSON_KEY = re.compile(r'"((?:[^"\\\n]|\\.){1,200})"\s*:')
_SHOWN = 12


def check_columns(files: Iterable[Found], columns: ColumnMap) -> None:
    """See that each column which somebody named stands in a table. Raises UsageError, with the columns there are."""
    tables = [file for file in files if format_of(file.name).is_table]
    if columns and not tables:
        raise UsageError("--map: there is no table here", hint="it says what the columns of csv, tsv and jsonl hold")
    missing = dict(columns.pairs)
    seen: dict[str, None] = {}
    for table in tables:
        if not missing:
            return
        names = _names(table)
        seen.update(dict.fromkeys(names))
        missing = {field: column for field, column in missing.items() if not _is_there(column, names)}
    if missing:
        field, column = next(iter(missing.items()))
        named = {field: name for name, field in MAP_NAMES.items()}
        hint = f"columns there are: {', '.join(list(seen)[:_SHOWN])}{' …' if len(seen) > _SHOWN else ''}"
        raise UsageError(f"--map: no table has a column “{column}”, which {named[field]} is to come from", hint=hint)


def _is_there(column: str, names: list[str]) -> bool:
    """Tell whether a column is among the names, but for case and signs; `outer.inner` may be an object in another."""
    bare = {_bare(name) for name in names}
    return _bare(column) in bare or all(_bare(part) in bare for part in column.split("."))


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold())) or name


def _names(file: Found) -> list[str]:
    """Return what may be the name of a column in the beginning of a table."""
    try:
        with open(file.path, "rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return []
    text = decode(head.rpartition(b"\n")[0] if len(head) == _HEAD else head).text
    if PurePosixPath(file.name).suffix.lower() in (".csv", ".tsv"):
        return [clean_line(name) for name in _cells(text.split("\n")[:_LINES])]
    return list(dict.fromkeys(clean_line(name) for name in _JSON_KEY.findall(text)))


def _cells(lines: list[str]) -> dict[str, None]:
    cells: dict[str, None] = {}
    for delimiter in _DELIMITERS:
        try:
            cells.update(dict.fromkeys(cell for row in csv.reader(lines, delimiter=delimiter) for cell in row))
        except csv.Error:
            continue
    return cells
