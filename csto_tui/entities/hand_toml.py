"""Decisions about names as TOML, to be read and written by people.

[[decision]]
merge = ["Nikolai Bordyuzha", "Николай Бордюжа"]   # all of these are the first
kind = "person"
name = "Nikolay Bordyuzha"                          # what it is called, if not as the first
at = 2012-03-01T12:00:00Z
note = "The same post in both."

The others: split = "A" with spellings = ["B"]; rename = "A" with to = "B"; retype = "A" with to = "place"; hide = "A";
show = "A"; never = ["A", "B"], with spellings of B. A name may be { name = "A", kind = "person", article = "2012/a" }.
Nothing here touches a file.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NoReturn

from csto_tui.entities.hand import Act, Decision, Hide, Merge, Named, NeverMerge, Rename, Retype, Show, Split
from csto_tui.errors import SettingsError
from csto_tui.model.entity import EntityKind
from csto_tui.text.clean import clean_line

__all__ = ["HEAD", "START", "block_of", "decisions_in", "lines_of_blocks"]

HEAD = "# Names as you set them. csto-tui adds to the end of this file and undoes from there; edit it as you like.\n"
START = re.compile(r"^[ \t]*\[\[[ \t]*decision[ \t]*\]\]", re.MULTILINE)
_KINDS = ", ".join(EntityKind)
_ACTS = ("merge", "split", "rename", "retype", "hide", "show", "never")
_ESCAPED = {ord('"'): '\\"', ord("\\"): "\\\\", **{code: f"\\u{code:04x}" for code in (*range(0x20), 0x7F)}}


def decisions_in(text: str, where: str) -> tuple[Decision, ...]:
    """Return the decisions that a text in this form has, in their order. Keys that are not known are passed over.

    Raises SettingsError, with `where` and the line, for what cannot be understood.
    """
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        _fail(clean_line(str(error)), where, int(line[1]) if line else text.count("\n") + 1)
    except RecursionError:
        _fail("it is nested too deep", where, 1)
    blocks = table.get("decision", [])
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        _fail("a decision begins with [[decision]]", where, 1)
    lines = lines_of_blocks(text)
    return tuple(_Block(block, where, lines[n] if n < len(lines) else 1).decision() for n, block in enumerate(blocks))


def lines_of_blocks(text: str) -> list[int]:
    """Return the line, from 1, on which each `[[decision]]` stands."""
    return [text.count("\n", 0, match.start()) + 1 for match in START.finditer(text)]


def block_of(decision: Decision) -> str:
    r"""Return a decision in this form, with a blank line before it.

    >>> print(block_of(Decision(Rename(Named("ОДКБ", EntityKind.ORGANIZATION), "CSTO"))), end="")
    <BLANKLINE>
    [[decision]]
    rename = "ОДКБ"
    kind = "organization"
    to = "CSTO"
    """
    lines = ["", "[[decision]]", *(f"{key} = {value}" for key, value in _keys(decision.act))]
    if decision.at:
        lines.append(f"at = {decision.at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}")
    lines += [f"{key} = {_text(said)}" for key, said in (("note", decision.note), ("batch", decision.batch)) if said]
    return "\n".join(lines) + "\n"


def _keys(act: Act) -> Iterator[tuple[str, str]]:
    match act:
        case Merge(names, name):
            yield from _several("merge", names)
            if name:
                yield "name", _text(name)
        case NeverMerge(left, right, forms):
            yield from _several("never", (left, right))
            if forms:
                yield "spellings", _list(map(_text, forms))
        case Split(entity, forms):
            yield from _several("split", (entity,))
            yield "spellings", _list(map(_text, forms))
        case Rename(entity, name):
            yield from _several("rename", (entity,))
            yield "to", _text(name)
        case Retype(entity, kind):
            yield from _several("retype", (entity,))
            yield "to", _text(kind)
        case Hide(entity) | Show(entity):
            yield from _several("hide" if isinstance(act, Hide) else "show", (entity,))


def _several(key: str, names: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Yield one name or a list of them, and their kind where it is one."""
    kinds = {named.kind for named in names}
    shared = kinds.pop() if len(kinds) == 1 else None
    said = [_named(named, shared) for named in names]
    yield key, said[0] if len(said) == 1 else _list(said)
    if shared:
        yield "kind", _text(shared)


def _named(named: Named, kind: EntityKind | None) -> str:
    parts = [f"name = {_text(named.form)}"]
    if named.kind and named.kind != kind:
        parts.append(f"kind = {_text(named.kind)}")
    if named.article:
        parts.append(f"article = {_text(named.article)}")
    return f"{{ {', '.join(parts)} }}" if len(parts) > 1 else _text(named.form)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(values)}]"


def _text(text: str) -> str:
    """Return a TOML basic string (https://toml.io/en/v1.0.0#string)."""
    return f'"{text.translate(_ESCAPED)}"'


def _fail(message: str, where: str, line: int) -> NoReturn:
    hint = "mend this line, or move the file away"
    raise SettingsError(f"names set by you: {message}", hint=hint, where=f"{where}:{line}")


class _Block:
    """One `[[decision]]` while it is read."""

    def __init__(self, table: Mapping[str, Any], where: str, line: int) -> None:
        self._table = table
        self._where = where
        self._line = line

    def decision(self) -> Decision:
        at = self._table.get("at")
        if isinstance(at, dt.datetime):
            at = at if at.tzinfo else at.replace(tzinfo=dt.UTC)
        elif isinstance(at, dt.date):
            at = dt.datetime(at.year, at.month, at.day, tzinfo=dt.UTC)
        elif at is not None:
            self._fail("at is no date")
        return Decision(self._act(), at, self._optional("note"), self._optional("batch"))

    def _act(self) -> Act:
        found = [key for key in _ACTS if key in self._table]
        if len(found) != 1:
            self._fail(f"a decision has one of {', '.join(_ACTS)}")
        match found[0]:
            case "merge":
                return Merge(self._names("merge"), self._optional("name"))
            case "never":
                names = self._names("never")
                if len(names) != 2:
                    self._fail("never takes two names")
                return NeverMerge(*names, self._texts("spellings") if "spellings" in self._table else ())
            case "split":
                return Split(self._named(self._table["split"]), self._texts("spellings"))
            case "rename":
                return Rename(self._named(self._table["rename"]), self._text(self._table.get("to"), "to"))
            case "retype":
                kind = self._kind(self._table.get("to"))
                return Retype(self._named(self._table["retype"]), kind)
            case "hide":
                return Hide(self._named(self._table["hide"]))
            case _:
                return Show(self._named(self._table["show"]))

    def _names(self, key: str) -> tuple[Named, ...]:
        value = self._table[key]
        if not isinstance(value, list) or len(value) < 2:
            self._fail(f"{key} is not a list of two names or more")
        return tuple(self._named(one) for one in value)

    def _named(self, value: object) -> Named:
        table = value if isinstance(value, dict) else {"name": value}
        kind = table.get("kind", self._table.get("kind"))
        article = self._text(table["article"], "article") if "article" in table else ""
        return Named(self._text(table.get("name"), "name"), None if kind is None else self._kind(kind), article)

    def _kind(self, value: object) -> EntityKind:
        if value not in list(EntityKind):
            self._fail(f"a kind is one of {_KINDS}")
        return EntityKind(str(value))

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key)
        if not isinstance(value, list) or not value:
            self._fail(f"{key} is not a list of spellings")
        return tuple(self._text(one, key) for one in value)

    def _optional(self, key: str) -> str:
        return self._text(self._table[key], key) if key in self._table else ""

    def _text(self, value: object, key: str) -> str:
        if isinstance(value, str) and clean_line(value):
            return clean_line(value)
        return self._fail(f"{key} is not a text")

    def _fail(self, message: str) -> NoReturn:
        _fail(message, self._where, self._line)
