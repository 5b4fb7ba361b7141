"""The reader's hand on names: what each key decides, said in a sentence, and one decision after the other.

A decision is made in the background by calling it with the library; nothing here paints or asks back, since each can be
undone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from csto_tui.entities.hand import Act, Hide, Merge, Named, NeverMerge, Rename, Retype, Show, Split, told
from csto_tui.model.entity import Entity, EntityId, EntityKind
from csto_tui.tui.answers import Done

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = [
    "KIND_WORDS",
    "Plan",
    "decisions_on",
    "hide",
    "merge",
    "never",
    "rename",
    "retype",
    "split",
    "undo",
]

KIND_WORDS = {
    EntityKind.PERSON: "a person",
    EntityKind.ORGANIZATION: "an organization",
    EntityKind.PLACE: "a place",
    EntityKind.EVENT: "an event",
    EntityKind.DOCUMENT: "a document",
}
_BACK = "z takes it back"


Plan = Callable[["Library", dt.datetime], Done]
"""Makes a decision at a time. Raises CstoError; then nothing has changed."""


def merge(entity_ids: Sequence[EntityId]) -> Plan:
    """Plan to make one entity of several: the first. It is said when they are of different kinds."""

    def made(library: Library, now: dt.datetime) -> Done:
        kinds = tuple(dict.fromkeys(library.entity(one).kind for one in entity_ids))
        entity = library.merge(entity_ids, at=now)
        what = f"{len(entity_ids)} names are one now"
        if len(kinds) > 1:
            what = f"{' and '.join(KIND_WORDS[kind] for kind in kinds)} now count as one"
        return Done(f"{what}: “{entity.name}” — {_BACK}", entity.id)

    return made


def split(entity_id: EntityId, forms: Sequence[str]) -> Plan:
    """Plan to make another entity of some spellings of one."""

    def made(library: Library, now: dt.datetime) -> Done:
        entity = library.split(entity_id, forms, at=now)
        return Done(f"“{entity.name}” is a name of its own now — {_BACK}", entity.id)

    return made


def never(left: EntityId, right: EntityId, forms: Sequence[str] = ()) -> Plan:
    """Plan to keep two entities apart for good; or, where they are one, some spellings of it from the others."""

    def made(library: Library, now: dt.datetime) -> Done:
        one, other = library.never_merge(left, right, forms, at=now)
        return Done(f"“{one.name}” and “{other.name}” are never one — {_BACK}", one.id)

    return made


def rename(entity_id: EntityId, name: str) -> Plan:
    """Plan to call an entity otherwise."""

    def made(library: Library, now: dt.datetime) -> Done:
        entity = library.rename(entity_id, name, at=now)
        return Done(f"it is called “{entity.name}” now — {_BACK}", entity.id)

    return made


def retype(entity_id: EntityId, kind: EntityKind) -> Plan:
    """Plan to make an entity one of another kind."""

    def made(library: Library, now: dt.datetime) -> Done:
        entity = library.retype(entity_id, kind, at=now)
        return Done(f"“{entity.name}” is {KIND_WORDS[kind]} now — {_BACK}", entity.id)

    return made


def hide(entity_id: EntityId) -> Plan:
    """Plan to take an entity out of all lists."""

    def made(library: Library, now: dt.datetime) -> Done:
        entity = library.hide(entity_id, at=now)
        return Done(f"“{entity.name}” is hidden — {_BACK}")

    return made


def undo() -> Plan:
    """Plan to take the last decision back."""

    def made(library: Library, now: dt.datetime) -> Done:
        undone = library.undo()
        beyond = f" and {len(undone) - 1} more of “{undone[0].batch}”" if len(undone) > 1 else ""
        return Done(f"taken back: {told(undone[0].act)}{beyond}")

    return made


def decisions_on(library: Library, entity: Entity) -> tuple[str, ...]:
    """Return what was set by hand about an entity, first to last, one sentence each."""
    forms = {alias.form for alias in entity.aliases}
    sentences = []
    for decision, outcome in library.decisions():
        if any(named.form in forms for named in _names(decision.act)):
            when = f"{decision.at:%Y-%m-%d}: " if decision.at else ""
            note = f" ({decision.note})" if decision.note else ""
            idle = f" — without effect: {outcome.why_idle}" if outcome.why_idle else ""
            sentences.append(f"{when}{told(decision.act)}{note}{idle}")
    return tuple(sentences)


def _names(act: Act) -> tuple[Named, ...]:
    match act:
        case Merge(names):
            return names
        case NeverMerge(left, right):
            return left, right
        case Split(entity) | Rename(entity) | Retype(entity) | Hide(entity) | Show(entity):
            return (entity,)
