"""Names from and for other programs: TOML as it is kept, CSV (name, alias, kind), a plain list (one entity a line).

Nothing here takes a decision over or touches a file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from csto_tui.entities.hand import Act, Decision, Merge, Named, Outcome, told
from csto_tui.entities.hand_toml import HEAD, block_of, decisions_in, lines_of_blocks
from csto_tui.errors import UsageError
from csto_tui.model.entity import Entity, EntityKind
from csto_tui.text.clean import clean_line

__all__ = ["EXCHANGE_FORMS", "ImportedLine", "exported", "imported", "weighed"]

EXCHANGE_FORMS = ("toml", "csv", "list")
_SEPARATOR = re.compile(r"\s*[;=]\s*")
# What a spreadsheet takes for the beginning of a formula (OWASP, “CSV Injection”), and what keeps it from doing so.
_FORMULA = ("=", "+", "-", "@")
_GUARDED = tuple(f"'{sign}" for sign in _FORMULA)


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """What one line of an imported file was understood to say."""

    number: int
    """From 1."""
    text: str
    act: Act | None = None
    """None: it says nothing, or nothing that can be understood."""
    conflict: str = ""
    """Why it cannot be; nothing is imported while there is one."""
    remark: str = ""
    """Why it has no effect in this corpus so far."""


def imported(text: str, form: str, where: str = "import") -> tuple[ImportedLine, ...]:
    """Return what a text in one of EXCHANGE_FORMS says, line by line; blank lines and comments are passed over.

    Conflicts inside the text are named. Raises UsageError for another form, SettingsError for what is no TOML.
    """
    text = text.removeprefix("\ufeff")
    match form:
        case "toml":
            found = _from_toml(text, where)
        case "csv":
            found = _from_csv(text)
        case "list":
            found = _from_list(text)
        case _:
            raise UsageError(f"names cannot be imported as {form}", hint=f"one of {', '.join(EXCHANGE_FORMS)}")
    return tuple(_without_disputes(list(found)))


def weighed(lines: Sequence[ImportedLine], outcomes: Iterable[Outcome]) -> tuple[ImportedLine, ...]:
    """Return the lines with what would become of them: one outcome for each line that has an act, in order."""
    coming = iter(outcomes)
    return tuple(_weighed(line, next(coming)) if line.act else line for line in lines)


def exported(form: str, decisions: Sequence[Decision], entities: Sequence[Entity]) -> str:
    """Return a reader's names as a text: the decisions themselves as TOML, what came of them as CSV or as a list.

    Raises UsageError for another form, and for a name that a plain list cannot hold.
    """
    match form:
        case "toml":
            return HEAD + "".join(map(block_of, decisions))
        case "csv":
            rows = io.StringIO()
            table = csv.writer(rows, lineterminator="\n")
            table.writerow(("name", "alias", "kind"))
            table.writerows(
                (_guarded(entity.name), _guarded(form), entity.kind) for entity in entities for form in _forms(entity)
            )
            return rows.getvalue()
        case "list":
            return "".join(f"{'; '.join(map(_listed, _forms(entity)))}\n" for entity in entities)
        case _:
            raise UsageError(f"names cannot be exported as {form}", hint=f"one of {', '.join(EXCHANGE_FORMS)}")


def _weighed(line: ImportedLine, outcome: Outcome) -> ImportedLine:
    if outcome.is_conflict:
        return replace(line, conflict=line.conflict or f"you have said that {outcome.why_idle}")
    return replace(line, remark=outcome.why_idle)


def _from_toml(text: str, where: str) -> Iterator[ImportedLine]:
    decisions, lines = decisions_in(text, where), lines_of_blocks(text)
    for index, decision in enumerate(decisions):
        yield ImportedLine(lines[index] if index < len(lines) else 1, told(decision.act), decision.act)


def _from_list(text: str) -> Iterator[ImportedLine]:
    for number, line in enumerate(text.splitlines(), 1):
        said = clean_line(line)
        if not said or said.startswith("#"):
            continue
        names = tuple(dict.fromkeys(filter(None, _SEPARATOR.split(said))))
        if len(names) > 1:
            yield ImportedLine(number, said, Merge(tuple(map(Named, names)), names[0]))
        else:
            yield ImportedLine(number, said, remark="a name alone says nothing")


def _from_csv(text: str) -> Iterator[ImportedLine]:
    """Yield the rows of each name together, at the line of the first."""
    grouped: dict[tuple[str, str], tuple[int, dict[str, None]]] = {}
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        for row in reader:
            name, alias, kind = (clean_line(_bare(cell)) for cell in (*row, "", "", "")[:3])
            is_head = reader.line_num == 1 and (name.casefold(), alias.casefold()) == ("name", "alias")
            if not name or name.startswith("#") or is_head:
                continue
            if kind not in ("", *EntityKind):
                problem = f"“{kind}” is no kind: {', '.join(EntityKind)}"
                yield ImportedLine(reader.line_num, name, conflict=problem)
                continue
            _, names = grouped.setdefault((name, kind), (reader.line_num, {name: None}))
            names |= {alias: None} if alias else {}
    except csv.Error as error:
        yield ImportedLine(reader.line_num, "", conflict=f"this is no CSV ({clean_line(str(error))})")
    for (name, kind), (number, names) in grouped.items():
        named = tuple(Named(one, EntityKind(kind) if kind else None) for one in names)
        if len(named) > 1:
            act = Merge(named, name)
            yield ImportedLine(number, told(act), act)
        else:
            yield ImportedLine(number, name, remark="a name alone says nothing")


def _without_disputes(lines: list[ImportedLine]) -> Iterator[ImportedLine]:
    """Yield the lines by number, those that claim a name of an earlier line as conflicts."""
    owners: dict[Named, ImportedLine] = {}
    for line in sorted(lines, key=lambda line: line.number):
        names = line.act.names if isinstance(line.act, Merge) else ()
        other = next((owners[named] for named in names if named in owners), None)
        if other is not None:
            claimed = next(named.form for named in names if named in owners)
            yield replace(line, conflict=f"“{claimed}” stands in line {other.number} as well")
        else:
            owners |= dict.fromkeys(names, line)
            yield line


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return next((mark for mark in "\t;" if mark in first and "," not in first), ",")


def _forms(entity: Entity) -> list[str]:
    return list(dict.fromkeys((entity.name, *(alias.form for alias in entity.aliases))))


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _listed(name: str) -> str:
    if _SEPARATOR.search(name) or name.startswith("#"):
        raise UsageError(f"“{name}” cannot stand in a plain list", hint="export the names as csv or toml")
    return name
