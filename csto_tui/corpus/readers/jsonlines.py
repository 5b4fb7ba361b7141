"""JSON Lines, and JSON files that hold one object or a list of them: one object, one article. Nothing here trusts
a number, a depth or a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from csto_tui.corpus.columns import AS_NAMED, TEXT, ColumnMap, Columns, match_columns
from csto_tui.corpus.decode import Decoded, decode_raw
from csto_tui.corpus.draft import Draft
from csto_tui.corpus.plain_json import parse_json
from csto_tui.corpus.readers.rows import ROW_LIMIT, Cell, LeftOut, Row, drafts_of, no_text_column, pick
from csto_tui.corpus.references import JOINED
from csto_tui.corpus.references.csl import is_csl
from csto_tui.errors import SourceError
from csto_tui.text.clean import clean_line

__all__ = ["read", "read_lines"]

_DEEPEST = 3
"""Objects within objects whose values count as columns."""
_MOST_COLUMNS = 200


def read_lines(content: bytes, columns: ColumnMap = AS_NAMED) -> tuple[Draft, ...]:
    """Return a draft for each line of JSON Lines. Raises SourceError when no line is a JSON object, or none has a
    key that is known to hold the text.

    Lines that are off are counted; a row's key is its id, or its line.
    """
    raw = decode_raw(content)
    objects = _Objects(columns, "line")
    for number, start, end in _lines(raw.text):
        line = raw.text[start:end]
        if objects.is_full:
            break
        if not line.isspace():
            objects.add(number, _parsed(line))
    if not objects.rows and _is_whole(raw.text):
        return read(content, columns)
    return objects.drafts(raw)


def read(content: bytes, columns: ColumnMap = AS_NAMED) -> tuple[Draft, ...]:
    """Return a draft for each object of a JSON file: of the list it is or holds, else of the one object.

    Raises SourceError for what is no JSON, nested too deep, or without a text. A row's key is its id, or its number
    in the list.
    """
    raw = decode_raw(content)
    try:
        whole = parse_json(raw.text)
    except json.JSONDecodeError as error:
        if raw.text.lstrip()[:1] == "{" and error.msg == "Extra data":
            return read_lines(content, columns)
        raise SourceError(f"it is not JSON: {clean_line(error.msg)}, line {error.lineno}") from error
    except ValueError as error:
        raise SourceError(f"it is not JSON that can be read: {clean_line(str(error))}") from error
    raw = replace(raw, text="")  # not held twice
    if is_csl(whole):
        raise SourceError(JOINED, hint="It needs no reader: what it says of the articles beside it is used.")
    objects = _Objects(columns, "item")
    is_single = isinstance(whole, dict) and objects.holds_text(whole)
    for number, item in enumerate([whole] if is_single else _list_in(whole, _DEEPEST) or [whole], 1):
        if objects.is_full:
            break
        objects.add(number, item)
    return objects.drafts(raw, is_single=is_single)


class _Objects:
    """The objects of one file while they are read."""

    def __init__(self, chosen: ColumnMap, unit: str) -> None:
        self.rows: list[Row] = []
        self._left_out = LeftOut(unit)
        self._chosen = chosen
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._lengths: dict[str, int] = {}
        """By key of objects without a text: how much stands there."""

    def holds_text(self, value: Mapping[str, Any]) -> bool:
        """Tell whether an object has a key for the text."""
        return TEXT in self._columns_of(tuple(name for name, _ in _pairs(value)))

    def _columns_of(self, names: tuple[str, ...]) -> Columns:
        known = self._columns.get(names)
        if known is None:
            known = match_columns(names, self._chosen)
            if len(self._columns) < 1_000:
                self._columns[names] = known
        return known

    @property
    def is_full(self) -> bool:
        """Tell whether no more is taken in."""
        return bool(self._left_out.end)

    def add(self, number: int, value: object) -> None:
        """Take in one object, or count it as left out."""
        if not isinstance(value, dict):
            self._left_out.add("not a JSON object", number)
            return
        if len(self.rows) >= ROW_LIMIT:
            self._left_out.stop(f"{ROW_LIMIT:,} objects", number)
            return
        pairs = _pairs(value)
        names = tuple(name for name, _ in pairs)
        row = pick(number, names, [cell for _, cell in pairs], self._columns_of(names))
        if TEXT in row.picked or ("title" in row.picked and TEXT in self._columns_of(names)):
            self.rows.append(row)
        else:
            self._left_out.add("no text", number)
            for name, cell in pairs if len(self._lengths) < _MOST_COLUMNS else ():
                self._lengths[name] = self._lengths.get(name, 0) + sum(map(len, cell))

    def drafts(self, raw: Decoded, *, is_single: bool = False) -> tuple[Draft, ...]:
        """Return the drafts. Raises SourceError when there is none."""
        if self.rows:
            remarks = (*raw.remarks, *self._left_out.remarks())
            return drafts_of(self.rows, raw.encoding, remarks, is_single=is_single)
        if self._lengths:
            longest = max(self._lengths, key=lambda name: self._lengths[name])
            raise no_text_column(tuple(self._lengths), longest, self._chosen)
        raise SourceError("; ".join(self._left_out.remarks()) or "it holds no words")


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of each line: only a line feed ends one."""
    number, start = 1, 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield number, start, end
        number, start = number + 1, end


def _parsed(line: str) -> object:
    """Return what a line holds; None when it is no JSON."""
    try:
        return parse_json(line)
    except ValueError:
        return None


def _is_whole(text: str) -> bool:
    """Tell whether the text as a whole is JSON, written over several lines."""
    try:
        return isinstance(parse_json(text), dict | list)
    except ValueError:
        return False


def _list_in(value: Any, deepest: int) -> list[Any]:
    """Return the longest list of objects that a value is or has in it."""
    if isinstance(value, list):
        return value if any(isinstance(item, dict) for item in value) else []
    if not isinstance(value, dict) or not deepest:
        return []
    return max((_list_in(inner, deepest - 1) for inner in value.values()), key=len, default=[])


def _pairs(value: Mapping[str, Any]) -> list[tuple[str, Cell]]:
    return list(islice(_flat(value), _MOST_COLUMNS))


def _flat(value: Mapping[str, Any], above: str = "", deepest: int = _DEEPEST) -> Iterator[tuple[str, Cell]]:
    """Yield the keys of an object with their values, as columns; an inner object's as `outer.inner`."""
    for key, inner in value.items():
        name = above + clean_line(key)[:200]
        if isinstance(inner, dict) and deepest > 1:
            yield from _flat(inner, f"{name}.", deepest - 1)
        else:
            yield name, _cell(inner)


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    text = _text(value)
    return (text,) if text else ()


def _text(value: Any) -> str:
    """Return a plain value as text; of an object its name."""
    if isinstance(value, dict):
        return next((inner for key in ("name", "text", "value") if isinstance(inner := value.get(key), str)), "")
    if isinstance(value, bool):
        return str(value).casefold()
    return value if isinstance(value, str) else ""
