"""Records as rows of cells, for spreadsheets and for notes. Nothing here lets a text become a formula or markup."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence

from csto_tui.text.clean import clean, one_line

__all__ = ["Record", "cleaned", "escaped", "markdown_row", "row_of", "separated_row"]

Record = Mapping[str, object]
# What a spreadsheet takes for the beginning of a formula (OWASP, “CSV Injection”), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
# What would begin a cell, an element, a link, code or emphasis.
_MARKUP = re.compile(r"[\\|<\[\]`*]")


def cleaned(value: object) -> object:
    """Return a value that JSON can hold, with every text in it cleaned."""
    match value:
        case str():
            return clean(value)
        case Mapping():
            return {clean(str(key)): cleaned(one) for key, one in value.items()}
        case list() | tuple():
            return [cleaned(one) for one in value]
    return value


def row_of(record: Record, columns: Sequence[str]) -> list[str]:
    """Return the fields of a record, each as one line; a column `a.b` is the part `b` of the field `a`, unless there is
    a field of that whole name.

    Offsets into a text hold in its cell as well.

    >>> row_of({"left": {"text": "Minsk"}, "why": ["x", "y"], "none": None}, ("left.text", "why", "none"))
    ['Minsk', 'x; y', '']
    >>> row_of({"cells": {"St. Petersburg Times": 2}}, ("cells.St. Petersburg Times",))
    ['2']
    """
    return [_cell(record, column) for column in columns]


def separated_row(cells: Sequence[str], delimiter: str) -> str:
    """Return one line of a CSV or TSV table in which no cell is a formula: such a one begins with a `'`.

    >>> print(separated_row(["=1+1", "-0.5", "a, b"], ","), end="")
    '=1+1,-0.5,"a, b"
    """
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(map(_guarded, cells))
    return line.getvalue()


def markdown_row(cells: Sequence[str]) -> str:
    r"""Return one line of a Markdown table in which no cell is markup.

    >>> print(markdown_row(["a|b", "<i>"]), end="")
    | a\|b | \<i> |
    """
    return f"| {' | '.join(map(escaped, cells))} |\n"


def escaped(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _part(record: Record, column: str) -> object:
    if column in record:  # a label may hold a dot: St. Petersburg Times
        return record[column]
    name, _, rest = column.partition(".")
    part = record.get(name)
    return _part(part, rest) if rest and isinstance(part, Mapping) else None


def _cell(record: Record, column: str) -> str:
    value = _part(record, column)
    if value is None:
        return ""
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return one_line("; ".join(value))
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(cleaned(value), ensure_ascii=False)
    return one_line(str(value))


def _guarded(cell: str) -> str:
    is_formula = cell.lstrip().startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return "'" + cell if is_formula else cell
