"""Comma-, semicolon-, tab- and bar-separated tables: one row, one article. Nothing here trusts that quotation marks
pair.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from csto_tui.corpus.columns import AS_NAMED, TEXT, ColumnMap, Columns, match_columns
from csto_tui.corpus.decode import decode_raw
from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.rows import ROW_LIMIT, LeftOut, Row, drafts_of, no_text_column, pick
from csto_tui.errors import SourceError
from csto_tui.text.clean import clean_line

__all__ = ["read"]

_DELIMITERS = ",;\t|"
_SAMPLE = 64 * 1024
_HEAD = 10
"""Records among which the header is looked for: reports have a heading above their table."""
_MOST_COLUMNS = 2_000
_MOST_RECORDS = 1_000_000
_REREAD = 8
"""How many times its own length a table may cost, when its quotation marks do not pair."""
_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BLANK = re.compile(r"[\r\n]*\n")
_LARGEST_CELL = 2**31 - 1
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class _Form:
    """How a table is written."""

    delimiter: str
    escape: str | None = None
    skips_space: bool = False
    """A space stands between delimiter and quotation mark."""

    def reader(self, lines: Iterator[str], *, strict: bool = True, quoting: bool = True) -> Iterator[list[str]]:
        return csv.reader(
            lines,
            delimiter=self.delimiter,
            escapechar=self.escape if quoting else None,
            quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
            skipinitialspace=self.skips_space,
            strict=strict,
        )


def read(content: bytes, columns: ColumnMap = AS_NAMED) -> tuple[Draft, ...]:
    """Return a draft for each row of a table with a header. Raises SourceError for bytes that are no text, and for a
    table without a column that is known to hold the text.

    The delimiter and the encoding are found out; a row's key is its id, or the line on which it begins.
    """
    raw = decode_raw(content)
    text = raw.text
    if "\n" not in text:
        text = text.replace("\r", "\n")
    start = match.end() if (match := _SEPARATOR.match(text)) else 0
    form = _form_of(text[start : start + _SAMPLE], columns, match[1] if match else "")
    with _large_cells():
        table = _Table(text, start, form, columns)
        rows = table.rows()
    if not rows:
        raise SourceError("; ".join(table.left_out.remarks()) or "it has a header and no rows")
    return drafts_of(rows, raw.encoding, (*raw.remarks, *table.left_out.remarks()))


@contextmanager
def _large_cells() -> Iterator[None]:
    """Let a cell be as long as it is: the limit is one for the whole process, and is set back."""
    with _ONE_AT_A_TIME:
        before = csv.field_size_limit(_LARGEST_CELL)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _form_of(sample: str, columns: ColumnMap, delimiter: str) -> _Form:
    escape = "\\" if sample.count('\\"') > sample.count('""') else None
    forms = [
        _Form(one, escape, sample.count(f'{one} "') > sample.count(f'{one}"')) for one in (delimiter or _DELIMITERS)
    ]
    return max(forms, key=lambda form: _fitness(sample, form, columns))


def _fitness(sample: str, form: _Form, columns: ColumnMap) -> tuple[int, float, int]:
    """Return how many fields the header names, how many rows are as wide as it, and how wide it is."""
    try:
        records = list(islice((one for one in form.reader(_Lines(sample, 0), strict=False) if one), 50))
    except csv.Error:
        return (0, 0.0, 0)
    place = _header_place(records[:_HEAD], columns)
    if not records[place:]:
        return (0, 0.0, 0)
    header, below = records[place], records[place + 1 :]
    alike = sum(len(one) == len(header) > 1 for one in below) / max(1, len(below))
    return len(match_columns(header, columns)), alike, len(header)


def _header_place(records: Sequence[Sequence[str]], columns: ColumnMap) -> int:
    """Return which record is the header: the first that names a column of text, else the first of all."""
    places = (place for place, one in enumerate(records) if TEXT in match_columns(one[:_MOST_COLUMNS], columns))
    return next(places, 0)


class _Lines:
    """The lines of a text, one after the other, with the way back."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.start = start
        self.number = text.count("\n", 0, start)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.start >= len(self._text):
            raise StopIteration
        end = self._text.find("\n", self.start) + 1 or len(self._text)
        line = self._text[self.start : end]
        self.start, self.number = end, self.number + 1
        if "\r" in line:  # one within a line breaks it in a cell, and is no end of a row
            line = line.removesuffix("\n").removesuffix("\r").replace("\r", "\u2028") + "\n"
        return line

    def skip_blank(self) -> None:
        blank = _BLANK.match(self._text, self.start)
        if blank:
            self.number += blank[0].count("\n")
            self.start = blank.end()

    def back_to(self, start: int, number: int) -> None:
        self.start, self.number = start, number


class _Table:
    """One table while it is read."""

    def __init__(self, text: str, start: int, form: _Form, chosen: ColumnMap) -> None:
        self._text = text
        self._form = form
        self._lines = _Lines(text, start)
        self._budget = _REREAD * len(text)
        self._width = 0
        """Of the header; 0 while it is looked for."""
        self.left_out = LeftOut()
        heads = [(one, self._lines.start, self._lines.number) for _, one in islice(self._records(), _HEAD)]
        if not heads:
            raise SourceError("it holds no words", hint="Remove the file, or fill it.")
        place = _header_place([one for one, _, _ in heads], chosen)
        header, *end = heads[place]
        while not header[-1].strip():
            header.pop()
        self._width = len(header)
        self._names = [clean_line(name)[:200] for name in header[:_MOST_COLUMNS]]
        self._columns = self._matched(chosen, [one for one, _, _ in heads[place + 1 :]])
        self._lines.back_to(*end)
        self.left_out = LeftOut()

    def _matched(self, chosen: ColumnMap, below: Sequence[Sequence[str]]) -> Columns:
        columns = match_columns(self._names, chosen)
        if TEXT in columns:
            return columns
        weights = [sum(len(one[place]) for one in below if place < len(one)) for place in range(len(self._names))]
        raise no_text_column(self._names, self._names[weights.index(max(weights))], chosen)

    def rows(self) -> list[Row]:
        """Return the rows below the header that have a text or a title."""
        rows: list[Row] = []
        for line, record in self._records():
            row = pick(line, self._names, [(cell,) for cell in record], self._columns)
            if len(rows) >= ROW_LIMIT:
                self.left_out.stop(f"{ROW_LIMIT:,} rows", line)
                break
            if TEXT in row.picked or "title" in row.picked:
                rows.append(row)
            else:
                self.left_out.add("neither text nor title", line)
        return rows

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each record that is not blank and fits the header, with the line on which it begins."""
        for count, (line, record) in enumerate(self._raw_records()):
            if count >= _MOST_RECORDS:
                self.left_out.stop(f"{_MOST_RECORDS:,} lines", line)
                return
            fitted = self._fitted(record)
            if any(map(str.strip, fitted)):
                yield line, fitted
            elif any(map(str.strip, record)):
                self.left_out.add("not as many cells as the header has", line)

    def _raw_records(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the records. One over several lines that does not fit is its first line alone: its quotation marks do
        not pair. When going back has cost too much, every line is a record.
        """
        records = self._form.reader(self._lines)
        while self._budget > 0:
            self._lines.skip_blank()
            start, before = self._lines.start, self._lines.number
            try:
                record = next(records)
                is_sound = self._lines.number == before + 1 or len(record) == self._width or not self._width
            except StopIteration:
                return
            except csv.Error:
                is_sound = False
            if not is_sound:
                self._budget -= self._lines.start - start
                self._lines.back_to(start, before)
                record = self._alone(next(self._lines))
            yield before + 1, record
        for line in self._lines:
            yield self._lines.number, self._alone(line)

    def _alone(self, line: str) -> list[str]:
        """Return the record on one line: with its quotation marks as letters where that fits the header."""
        bare = [_unquoted(cell) for one in self._form.reader(iter((line,)), quoting=False) for cell in one]
        return bare if self._fitted(bare) else next(self._form.reader(iter((line,)), strict=False), [])

    def _fitted(self, record: list[str]) -> list[str]:
        """Return the record as wide as the header; nothing when its cells may stand in the wrong columns."""
        width, more = self._width, len(record) - self._width
        if not width or not more:
            return record
        if more < 0:
            return record if all(place < len(record) for places in self._columns.values() for place in places) else []
        if not any(map(str.strip, record[width:])):
            return record[:width]
        is_last = width - 1 in self._columns[TEXT]
        return [*record[: width - 1], self._form.delimiter.join(record[width - 1 :])] if is_last else []


def _unquoted(cell: str) -> str:
    """Return a cell without the marks around it.

    >>> _unquoted('"a ""b"" c"'), _unquoted('"a" b')
    ('a "b" c', '"a" b')
    """
    bare = cell.strip()
    inner = bare[1:-1].replace('""', "")
    is_quoted = len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in inner
    return bare[1:-1].replace('""', '"') if is_quoted else cell
