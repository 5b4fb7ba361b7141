"""Change one value in a TOML text and leave everything else as it stands: other tables, order, comments, blank lines.

What a change did is proven by reading the text before and after; nothing here guesses, and nothing here writes a file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["changed", "quoted"]

Path = tuple[str, ...]
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = {
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    **{code: f"\\u{code:04x}" for code in (*range(0x20), 0x7F)},
}


@dataclass(frozen=True, slots=True)
class _Statement:
    """A header or a key with its value; comments and blank lines belong to none."""

    path: Path
    """Of the table that a header opens, or of the value."""
    is_header: bool
    start: int
    end: int
    """Line numbers from 0, half-open."""


def quoted(text: str) -> str:
    """Return a TOML basic string (https://toml.io/en/v1.0.0#string)."""
    return f'"{text.translate(_ESCAPED)}"'


def changed(text: str, path: Path, value: str) -> str:
    """Return a TOML text in which the value at `path` (tables, then the key) is `value`, written as TOML; an empty
    `value` takes it out, and its table with it when that is left without any value.

    Raises ValueError for a text that is no TOML, and for one that has the table in another form than under a header.

    >>> print(changed('# mine\\n[a]\\nx = 1 # one\\ny = 2\\n', ("a", "y"), "3"), end="")
    # mine
    [a]
    x = 1 # one
    y = 3
    """
    wanted = _with(tomllib.loads(text), path, value)
    lines = _LINE.findall(text)
    statements = list(_statements(lines))
    old = [one for one in statements if one.path[: len(path)] == path]
    rest = [one for one in statements if one not in old]
    new = {old[0].start if old and not old[0].is_header else _place(rest, path[:-1]): f"{_key(path[-1])} = {value}\n"}
    if not value:
        new = {}
        old += _emptied(rest, path[:-1], lines)
    elif not any(one.is_header and one.path == path[:-1] for one in rest):
        gap = "\n" if lines else ""
        new = {len(lines): f"{gap}[{'.'.join(map(_key, path[:-1]))}]\n{_key(path[-1])} = {value}\n"}
    made = "".join(_joined(lines, old, new))
    try:
        is_done = tomllib.loads(made) == wanted
    except tomllib.TOMLDecodeError:
        is_done = False
    if not is_done:
        raise ValueError(
            f"[{'.'.join(map(_key, path[:-1]))}] is written in another form than under a header of its own"
        )
    return made


def _with(table: dict[str, Any], path: Path, value: str) -> dict[str, Any]:
    """Return what a text must say once the value is changed."""
    wanted = deepcopy(table)
    above: list[dict[str, Any]] = [wanted]
    for name in path[:-1]:
        above.append(above[-1].setdefault(name, {}))
        if not isinstance(above[-1], dict):
            raise ValueError(f"{name} is no table")
    if value:
        above[-1][path[-1]] = tomllib.loads(f"x = {value}")["x"]
        return wanted
    above[-1].pop(path[-1], None)
    for name, outer in zip(reversed(path[:-1]), reversed(above[:-1]), strict=True):
        if not outer[name]:
            del outer[name]
    return wanted


def _statements(lines: Sequence[str]) -> Iterator[_Statement]:
    """Yield the statements of a text that is TOML: each is as many lines as tomllib needs to read it."""
    table: Path = ()
    place = 0
    while place < len(lines):
        bare = lines[place].strip()
        if not bare or bare.startswith("#"):
            place += 1
            continue
        end = place + 1
        while (read := _read("".join(lines[place:end]))) is None and end < len(lines):
            end += 1
        if bare.startswith("["):
            table = _first_path(read)
            yield _Statement(table, True, place, end)
        else:
            yield _Statement((*table, *_first_path(read)), False, place, end)
        place = end


def _read(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _first_path(value: object) -> Path:
    """Return the names that lead down one statement. A value that is a table of one key reads like a dotted key:
    whoever takes one for the other fails the proof.
    """
    path: list[str] = []
    while isinstance(value, dict | list) and len(value) == 1:
        if isinstance(value, dict):
            path += value
        value = next(iter(value.values())) if isinstance(value, dict) else value[0]
    return tuple(path)


def _place(statements: Sequence[_Statement], table: Path) -> int:
    """Return the line behind the last value under a table's header."""
    ends = [one.end for one in statements if (one.path if one.is_header else one.path[:-1]) == table]
    return max(ends, default=0)


def _emptied(statements: Sequence[_Statement], table: Path, lines: Sequence[str]) -> list[_Statement]:
    """Return the headers of a table that holds nothing any more, with the blank line before each."""
    inside = [one for one in statements if one.path[: len(table)] == table]
    if not table or not all(one.is_header for one in inside):
        return []
    return [replace(one, start=one.start - (one.start > 0 and not lines[one.start - 1].strip())) for one in inside]


def _joined(lines: Sequence[str], old: Sequence[_Statement], new: dict[int, str]) -> Iterator[str]:
    gone = {number for one in old for number in range(one.start, one.end)}
    for number in range(len(lines) + 1):
        if number in new:
            before = lines[number - 1] if number else "\n"
            yield ("" if before.endswith("\n") else "\n") + new[number]
        if number < len(lines) and number not in gone:
            yield lines[number]


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else quoted(name)
