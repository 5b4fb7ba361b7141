"""`names`: what the reader decides about names, each change kept and undoable. Nothing here decides for the reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from csto_tui.cli.answering import answering
from csto_tui.cli.call import Call, opened
from csto_tui.cli.commands.entities import ENTITY_COLUMNS, in_full
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, quiet
from csto_tui.cli.output import Output
from csto_tui.entities.hand import Decision, Outcome, told
from csto_tui.entities.hand_exchange import ImportedLine
from csto_tui.entities.suggest import Suggestion
from csto_tui.errors import EntityNotFound, UsageError
from csto_tui.library import Library
from csto_tui.model.entity import Entity, EntityId, EntityKind
from csto_tui.records import entity_record

__all__ = ["run"]

_DECISION_COLUMNS = ("number", "at", "said", "note", "batch", "idle")
_LINE_COLUMNS = ("line", "text", "conflict", "remark")
_SUGGESTION_COLUMNS = ("left", "left_name", "right", "right_name", "likeness", "reason")
_FORMS = {".toml": "toml", ".csv": "csv", ".tsv": "csv"}
_MOST_SUGGESTIONS = 50
_SIZE_LIMIT = 16 * 1024 * 1024
_HINT = "`csto-tui names --help` shows what each action takes"


def run(call: Call, output: Output) -> int:
    """Do what the action says; print the entities that came of it, or what was asked for."""
    action = call.request.words.action
    with opened(call) as corpus:
        if action in _CHANGES:
            return _change(call, corpus.library, output)
        return _ASKED[action](call, corpus.library, output)


def _change(call: Call, library: Library, output: Output) -> int:
    words = call.request.words
    least, most, change = _CHANGES[words.action]
    if not least <= len(words.names) <= most:
        wanted = "one name" if most == 1 else f"two names{'' if most == 2 else ' or more'}"
        raise UsageError(f"{words.action} takes {wanted}", hint=_HINT)
    changed = change(call, library, words.names)
    if call.settings.private:
        say("--private: nothing was kept")
    output.items(changed, ENTITY_COLUMNS, record=entity_record, lines=in_full)
    return 0


def _merge(call: Call, library: Library, names: list[str]) -> list[Entity]:
    entities = [answering(name, library) for name in names]
    ids = [entity.id for entity in entities]
    merged = library.merge(ids, at=_now(), name=call.request.words.called, note=call.request.words.note)
    kinds = tuple(dict.fromkeys(entity.kind for entity in entities))
    if len(kinds) > 1:
        what = " and ".join(f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in kinds)
        back = "" if call.settings.private else "; `csto-tui names undo` takes it back"
        say(f"{what} now count as one: “{merged.name}”{back}")
    return [merged]


def _split(call: Call, library: Library, names: list[str]) -> list[Entity]:
    entity = answering(names[0], library)
    forms = [_spelt(entity, name) for name in names[1:]]
    apart = library.split(entity.id, forms, at=_now(), note=call.request.words.note)
    return [library.entity(entity.id), apart]


def _rename(call: Call, library: Library, names: list[str]) -> list[Entity]:
    return [library.rename(answering(names[0], library).id, names[1], at=_now(), note=call.request.words.note)]


def _retype(call: Call, library: Library, names: list[str]) -> list[Entity]:
    if names[1] not in list(EntityKind):
        raise UsageError(f"“{names[1]}” is no kind", hint=f"one of {', '.join(EntityKind)}")
    kind = EntityKind(names[1])
    return [library.retype(answering(names[0], library).id, kind, at=_now(), note=call.request.words.note)]


def _hide(call: Call, library: Library, names: list[str]) -> list[Entity]:
    return [library.hide(answering(names[0], library).id, at=_now(), note=call.request.words.note)]


def _show(call: Call, library: Library, names: list[str]) -> list[Entity]:
    found = library.entities(names[0], hidden=True)
    if not found:
        raise EntityNotFound(
            f"no hidden entity answers to “{names[0]}”", hint="`csto-tui entities --hidden` lists them"
        )
    return [library.show(found[0].id, at=_now(), note=call.request.words.note)]


def _never(call: Call, library: Library, names: list[str]) -> list[Entity]:
    left, right = (answering(name, library) for name in names)
    forms = [_spelt(left, names[1])] if left.id == right.id else []
    return list(library.never_merge(left.id, right.id, forms, at=_now(), note=call.request.words.note))


def _undo(call: Call, library: Library, output: Output) -> int:
    undone = [(number, one, Outcome()) for number, one in enumerate(library.undo(), 1)]
    output.items(undone, _DECISION_COLUMNS, record=lambda one: _record(*one), lines=lambda one: [told(one[1].act)])
    say(f"{len(undone)} undone")
    return 0


def _list(call: Call, library: Library, output: Output) -> int:
    decisions = [(number, *one) for number, one in enumerate(library.decisions(), 1)]
    shown = call.request.limited(decisions)
    output.items(shown, _DECISION_COLUMNS, record=lambda one: _record(*one), lines=lambda one: _lines(*one))
    say_cut(len(shown), len(decisions), "changes")
    return 0 if shown else 1


def _import(call: Call, library: Library, output: Output) -> int:
    words = call.request.words
    if len(words.names) != 1:
        raise UsageError("import takes one file", hint=_HINT)
    path, now = Path(words.names[0]), _now()
    form = words.form or _FORMS.get(path.suffix.casefold(), "list")
    batch = f"{path.name}, {now:%Y-%m-%d %H:%M:%S}"
    lines = library.import_names(_content(path), form, at=now, batch=batch)
    output.items(lines, _LINE_COLUMNS, record=_line_record, lines=_imported_lines)
    conflicts = sum(bool(line.conflict) for line in lines)
    if conflicts:
        say(f"nothing was imported: {conflicts} of {len(lines)} lines are in conflict")
        return 2
    taken = sum(line.act is not None for line in lines)
    say(f"{taken} of {len(lines)} lines imported; `csto-tui names undo` takes all of them back")
    return 0 if taken else 1


def _export(call: Call, library: Library, output: Output) -> int:
    output.text(library.export_names(call.request.words.form or "toml").removesuffix("\n"))
    return 0


def _suggestions(call: Call, library: Library, output: Output) -> int:
    found = library.suggestions(call.request.limit if call.request.limit is not None else _MOST_SUGGESTIONS)
    names = {one: library.entity(one) for pair in found for one in (pair.left, pair.right)}
    output.items(
        found,
        _SUGGESTION_COLUMNS,
        record=lambda one: {
            "left": one.left,
            "left_name": names[one.left].name,
            "right": one.right,
            "right_name": names[one.right].name,
            "likeness": one.likeness,
            "reason": one.reason,
        },
        lines=lambda one: _suggested(one, names),
    )
    return 0 if found else 1


def _suggested(one: Suggestion, names: Mapping[EntityId, Entity]) -> Iterator[Line]:
    left, right = names[one.left], names[one.right]
    yield f"{one.likeness:.2f}  ", left.name, quiet(f" {left.id}"), " = ", right.name, quiet(f" {right.id}")
    yield (quiet(f"      because: {one.reason}"),)


def _spelt(entity: Entity, name: str) -> str:
    """Return the spelling of an entity that was typed, in whatever case. Raises UsageError."""
    forms = [alias.form for alias in entity.aliases]
    found = [form for form in forms if form == name] or [form for form in forms if form.casefold() == name.casefold()]
    if not found:
        hint = "`csto-tui entities NAME` lists all spellings"
        raise UsageError(f"“{name}” is no spelling of “{entity.name}”", hint=hint)
    return found[0]


def _content(path: Path) -> str:
    try:
        with open(path, "rb") as stream:
            content = stream.read(_SIZE_LIMIT + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(content) > _SIZE_LIMIT:
        raise UsageError(f"{path} is larger than 16 MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8", hint="save it as UTF-8") from error


def _record(number: int, decision: Decision, outcome: Outcome) -> dict[str, object]:
    return {
        "number": number,
        "at": decision.at.isoformat() if decision.at else None,
        "said": told(decision.act),
        "note": decision.note,
        "batch": decision.batch,
        "idle": outcome.why_idle,
    }


def _lines(number: int, decision: Decision, outcome: Outcome) -> Iterator[Line]:
    when = f"{decision.at:%Y-%m-%d}" if decision.at else "date —"
    yield quiet(f"{number:>4}  {when:<10}  "), told(decision.act), quiet(f"  {decision.note}" if decision.note else "")
    if outcome.why_idle:
        yield (quiet(f"{'':>18}no effect: {outcome.why_idle}"),)


def _line_record(line: ImportedLine) -> dict[str, object]:
    return {"line": line.number, "text": line.text, "conflict": line.conflict, "remark": line.remark}


def _imported_lines(line: ImportedLine) -> Iterator[Line]:
    yield quiet(f"{line.number:>4}  "), line.text
    if line.conflict:
        yield f"      conflict: {line.conflict}"
    elif line.remark:
        yield (quiet(f"      no effect so far: {line.remark}"),)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


_MANY = 1000
_Change = Callable[[Call, Library, list[str]], list[Entity]]
_CHANGES: dict[str, tuple[int, int, _Change]] = {
    "merge": (2, _MANY, _merge),
    "split": (2, _MANY, _split),
    "rename": (2, 2, _rename),
    "retype": (2, 2, _retype),
    "hide": (1, 1, _hide),
    "show": (1, 1, _show),
    "never": (2, 2, _never),
}
"""Each action that changes names: how many words it takes at least and at most, and what it does."""
_ASKED: dict[str, Callable[[Call, Library, Output], int]] = {
    "undo": _undo,
    "list": _list,
    "suggestions": _suggestions,
    "import": _import,
    "export": _export,
}
