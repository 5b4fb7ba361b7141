"""What a screen shows, written to a file: the same rows in the same order, under a head that says what they are.

The form follows the file's name: csv, tsv, md, jsonl, json, txt. A file is written whole or not at all. Nothing here
chooses rows.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csto_tui import __version__
from csto_tui.errors import UsageError
from csto_tui.files import put_whole
from csto_tui.text.clean import one_line
from csto_tui.text.tables import Record, cleaned, escaped, markdown_row, row_of, separated_row

__all__ = ["FORMS", "About", "Table", "export", "rendered", "written"]

FORMS = ("csv", "tsv", "md", "jsonl", "json", "txt")


@dataclass(frozen=True, slots=True)
class About:
    """Where rows come from, for the head of a file."""

    what: str
    """What the rows are, e.g. `concordance`."""
    query: str
    corpus: str
    fingerprint: str
    """Of the corpus: it changes with every source file."""
    on: dt.date
    settings: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and a value: order, width, filters …"""

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return everything as pairs of a name and a value."""
        fixed = (
            ("export", self.what),
            ("query", self.query),
            ("corpus", self.corpus),
            ("fingerprint", self.fingerprint),
            ("date", self.on.isoformat()),
            ("program", f"csto-tui {__version__}"),
        )
        return (*fixed, *self.settings)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as a screen shows them."""

    about: About
    columns: tuple[str, ...]
    rows: Sequence[Record] = field(hash=False)
    """Records with these columns, and maybe more, which JSON keeps."""


def export(table: Table, path: Path) -> Path:
    """Write rows to a file, and return its full path. Raises UsageError; then nothing was written."""
    form = path.suffix.casefold().removeprefix(".")
    if form not in FORMS:
        raise UsageError(f"“{path.name}” names no form", hint=f"end it in {', '.join('.' + one for one in FORMS)}")
    return written(rendered(table, form), path)


def written(text: str, path: Path) -> Path:
    """Write a text to a file, and return its full path. Raises UsageError; then nothing was written."""
    whole = path.expanduser().absolute()
    try:
        put_whole(whole, text)
    except OSError as error:
        raise UsageError(f"{whole} cannot be written: {error.strerror or error}", hint="choose another name") from error
    return whole


def rendered(table: Table, form: str) -> str:
    """Return the whole file in one of FORMS. The head stands in lines that begin with `#`, in Markdown as a list, in
    JSON as the first object.
    """
    head, columns = table.about.pairs(), table.columns
    match form:
        case "jsonl":
            return "".join(_json(one) + "\n" for one in (dict(head), *table.rows))
        case "json":
            return "[\n" + ",\n".join(_json(one) for one in (dict(head), *table.rows)) + "\n]\n"
        case "md":
            listed = "".join(f"- {escaped(one_line(name))}: {escaped(one_line(value))}\n" for name, value in head)
            ruled = markdown_row(columns) + f"|{' --- |' * len(columns)}\n"
            return f"{listed}\n{ruled}" + "".join(markdown_row(row_of(row, columns)) for row in table.rows)
        case "txt":
            lines = ("\t".join(row_of(row, columns)) for row in table.rows)
            return _commented(head) + "".join(line + "\n" for line in lines)
        case _:
            sign = "\t" if form == "tsv" else ","
            rows = (separated_row(row_of(row, columns), sign) for row in table.rows)
            return _commented(head, sign) + separated_row(columns, sign) + "".join(rows)


def _commented(head: Sequence[tuple[str, str]], sign: str = "") -> str:
    """Return the head as lines, in a table each as one cell: no comma in a query opens another one."""
    lines = (f"# {one_line(name)}: {one_line(value)}" for name, value in head)
    return "".join(separated_row([line], sign) if sign else f"{line}\n" for line in lines)


def _json(value: object) -> str:
    return json.dumps(cleaned(value), ensure_ascii=False)
