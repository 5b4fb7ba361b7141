"""Rows of a table become drafts, one a row; what is left out is counted with its lines. Nothing here knows how a
table is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from csto_tui.corpus.column_dates import Order, date_in_cell, order_of
from csto_tui.corpus.columns import AS_NAMED, ID, TEXT, ColumnMap, Columns, match_columns
from csto_tui.corpus.dateline import read_dateline
from csto_tui.corpus.decode import tidy
from csto_tui.corpus.draft import DATES, FIELDS, Draft, Given
from csto_tui.errors import SourceError
from csto_tui.model.article import Evidence
from csto_tui.model.span import Span
from csto_tui.text.clean import clean, clean_line

__all__ = ["ROW_LIMIT", "Cell", "LeftOut", "Row", "drafts_of", "no_text_column", "pick"]

ROW_LIMIT = 100_000
"""Rows of one file; what comes after them is left out, with a remark."""
Cell = tuple[str, ...]
"""More than one value where the format has lists."""
_SHOWN = 10
_LONGEST_QUOTE = 300
_NOTHING = frozenset(("", "null", "none", "nan", "n/a", "\\n", "-", "—", "[]", "{}"))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_KEY = re.compile(r"[\w.-]{1,64}")
_LIST = re.compile(r"\[\s*['\"].*['\"]\s*,?\s*\]", re.DOTALL)
_ITEM = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_BETWEEN = re.compile(r"\s*[;|\n]\s*")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|und|et|и|і|&)\s+|,\s+(?:and\s+)?")
_FULL_NAME = re.compile(r"[^\W\d_]\S*(?:\s[^\s,]+){1,4}")


@dataclass(frozen=True, slots=True)
class Row:
    """What is wanted of one row."""

    line: int
    """On which it begins, or which item of a list it is, from 1."""
    picked: Mapping[str, tuple[str, Cell]]
    """By field: the name of the column, and its values, clean and not empty."""


@dataclass(slots=True)
class LeftOut:
    """Counts what is left out of a file, and why; remembers the first lines."""

    unit: str = "line"
    end: str = ""
    """Why the file was not read to its end; empty when it was."""
    _lines: dict[str, list[int]] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, reason: str, line: int) -> None:
        """Count one line."""
        self._counts[reason] += 1
        lines = self._lines.setdefault(reason, [])
        if len(lines) < _SHOWN:
            lines.append(line)

    def stop(self, what: str, line: int) -> None:
        """Note that `what` is all that is read, and that the line and those behind it are not."""
        self.end = f"only {what} of a file are read: it was left at {self.unit} {line}"

    def remarks(self) -> tuple[str, ...]:
        """Return a sentence for each reason, and one on where reading ended."""
        ended = (self.end,) if self.end else ()
        return (*(self._remark(reason, count) for reason, count in self._counts.items()), *ended)

    def _remark(self, reason: str, count: int) -> str:
        more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
        plural = "s" if count > 1 else ""
        return f"{count} {self.unit}{plural} left out, {reason}: {', '.join(map(str, self._lines[reason]))}{more}"


def pick(line: int, names: Sequence[str], cells: Sequence[Cell], columns: Columns) -> Row:
    """Return what a row says of each field: the first column with a value speaks. An address in the column of the
    source is an address.
    """
    picked: dict[str, tuple[str, Cell]] = {}
    for wanted, places in columns.items():
        for place in places:
            values = _cleaned(wanted, cells[place]) if place < len(cells) else ()
            if values and wanted == "source" and _ADDRESS.fullmatch(values[0]):
                picked.setdefault("address", (names[place], values))
            elif values:
                picked[wanted] = (names[place], values)
                break
    return Row(line, picked)


def drafts_of(
    rows: Sequence[Row], encoding: str, remarks: Iterable[str], *, is_single: bool = False
) -> tuple[Draft, ...]:
    """Return the draft of each row; the first one carries the remarks on the file.

    A row's key is its id, or its line for want of a good one; none when the file `is_single`.
    """
    orders = _orders(rows)
    keys = iter(("",)) if is_single else _keys(rows)
    drafts = [_draft(row, key, encoding, orders) for row, key in zip(rows, keys, strict=True)]
    if drafts:
        drafts[0] = replace(drafts[0], remarks=tuple(remarks))
    return tuple(drafts)


def no_text_column(names: Sequence[str], longest: str, chosen: ColumnMap) -> SourceError:
    """Return the error that lists the columns; `longest` is the one whose cells look most like text."""
    shown = [clean_line(name)[:40] or "(no name)" for name in names[:20]]
    listed = ", ".join(shown) + (f" and {len(names) - 20} more" if len(names) > 20 else "")
    found = match_columns(names, AS_NAMED)
    pairs = [(wanted, names[found[wanted][0]]) for wanted in ("title", "published", "source") if wanted in found]
    example = chosen.over(ColumnMap(tuple(pairs)))
    example = ColumnMap(((TEXT, clean_line(longest)[:80]),)).over(example)
    return SourceError(
        f"no column is known to hold the text; there are {listed}",
        hint=f"Name the columns: --map '{example}'",
    )


def _cleaned(wanted: str, cell: Cell) -> Cell:
    if wanted == TEXT:
        text = tidy("\n".join(cell).replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
        return () if _is_nothing(text) else (text,)
    if wanted == "authors":
        return tuple(dict.fromkeys(name for value in cell for name in _authors(value)))
    line = clean_line(", ".join(cell))
    if wanted == "place" and (dateline := read_dateline(f"{line[:200]} …")):  # one is read before a text
        line = dateline.place
    return () if _is_nothing(line) else (line,)


def _is_nothing(value: str) -> bool:
    """Tell whether a value stands for none.

    >>> _is_nothing(" NaN"), _is_nothing("Nan")
    (True, True)
    """
    return len(value) < 100 and value.strip().casefold() in _NOTHING


def _authors(cell: str) -> Iterator[str]:
    """Yield the names in a cell; `Family, Given` stays one name.

    >>> list(_authors("By Anna Novak and Kirill Dovlatov")), list(_authors("Novak, Anna; Dovlatov, K."))
    (['Anna Novak', 'Kirill Dovlatov'], ['Novak, Anna', 'Dovlatov, K.'])
    >>> list(_authors("['A. Novak', 'B. Doe']"))
    ['A. Novak', 'B. Doe']
    """
    bare = clean(cell[:2_000]).strip()
    if _LIST.fullmatch(bare):
        parts = [match[1] or match[2] or "" for match in _ITEM.finditer(bare)]
    else:
        parts = _BETWEEN.split(_BY.sub("", bare, count=1) if _BY.match(bare) else bare)
        names = _AND.split(parts[0]) if len(parts) == 1 else []
        parts = names if len(names) > 1 and all(map(_FULL_NAME.fullmatch, names)) else parts
    yield from (name for part in parts if not _is_nothing(name := clean_line(part)))


def _orders(rows: Sequence[Row]) -> Mapping[str, Order]:
    """Return the order of the figures in each column of dates."""
    cells: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        for wanted in DATES:
            if wanted in row.picked:
                column, values = row.picked[wanted]
                cells[column].append(values[0])
    return {column: order_of(values) for column, values in cells.items()}


def _keys(rows: Sequence[Row]) -> Iterator[str]:
    """Yield a key for each row, no two the same."""
    given: set[str] = set()
    for row in rows:
        own = row.picked[ID][1][0] if ID in row.picked else ""
        wish = own if _KEY.fullmatch(own) else str(row.line)
        key, count = wish, 1
        while key in given:
            count += 1
            key = f"{wish}~{count}" if count < 3 else f"{wish}~{row.line}.{count}"
        given.add(key)
        yield key


def _draft(row: Row, key: str, encoding: str, orders: Mapping[str, Order]) -> Draft:
    given = tuple(one for wanted in FIELDS if (one := _given(wanted, row, orders)))
    if TEXT in row.picked:
        return Draft(row.picked[TEXT][1][0], encoding, given, key=key)
    title = row.picked["title"][1][0]
    return Draft(title, encoding, given, Span(0, len(title)), key=key)


def _given(wanted: str, row: Row, orders: Mapping[str, Order]) -> Given | None:
    if wanted not in row.picked:
        return None
    column, values = row.picked[wanted]
    quote = f"{column}: {'; '.join(values)}"
    evidence = Evidence(0, quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…")
    if wanted not in DATES:
        return Given(wanted, values, evidence)
    date = date_in_cell(values[0], orders[column])
    return Given(wanted, (date[0].text,), evidence, note=date[1]) if date else None
