"""What a reader decides about names: who is one, who is not, what they are called, who is not wanted in lists.

Plain values, and what they say in words. Nothing here applies a decision or keeps one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from csto_tui.model.entity import EntityKind

__all__ = [
    "Act",
    "Decision",
    "Hide",
    "Merge",
    "Named",
    "NeverMerge",
    "Outcome",
    "Rename",
    "Retype",
    "Show",
    "Split",
    "told",
]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by what outlives a new index: one of its spellings. Ids do not."""

    form: str
    kind: EntityKind | None = None
    """None: of any kind."""
    article: str = ""
    """The id of an article in which it stands under that spelling, where the spelling alone may mean several."""


@dataclass(frozen=True, slots=True)
class Merge:
    """All of these are one entity: the first."""

    names: tuple[Named, ...]
    name: str = ""
    """What it is called; empty: as the first is."""


@dataclass(frozen=True, slots=True)
class Split:
    """These spellings of an entity are another one."""

    entity: Named
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """An entity is called otherwise."""

    entity: Named
    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """An entity is of another kind."""

    entity: Named
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Hide:
    """An entity is not wanted in lists."""

    entity: Named


@dataclass(frozen=True, slots=True)
class Show:
    """A hidden entity is wanted after all."""

    entity: Named


@dataclass(frozen=True, slots=True)
class NeverMerge:
    """Two are never one, whatever speaks for it, later merges included."""

    left: Named
    right: Named
    forms: tuple[str, ...] = ()
    """The spellings that go with the right one wherever the two are found in one."""


Act = Merge | Split | Rename | Retype | Hide | Show | NeverMerge


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of a reader."""

    act: Act
    at: dt.datetime | None = None
    """When; None where whoever wrote the file did not say."""
    note: str = ""
    batch: str = ""
    """What it came with, such as the name of an imported file; decisions of one batch are undone together."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has become of a decision in one corpus."""

    why_idle: str = ""
    """Why it has no effect; empty where it has."""
    is_conflict: bool = False
    """Whether it is another decision that forbids it."""


def told(act: Act) -> str:
    """Return what an act says, in one line.

    >>> told(Merge((Named("Bordyuzha"), Named("Бордюжа"))))
    '“Bordyuzha” = “Бордюжа”'
    >>> told(Split(Named("Dmitry Medvedev"), ("Medvedeva",)))
    '“Medvedeva” is not “Dmitry Medvedev”'
    """
    match act:
        case Merge(names, name):
            return " = ".join(map(_quoted, names)) + (f", called “{name}”" if name not in ("", names[0].form) else "")
        case Split(entity, forms):
            spelt = ", ".join(f"“{form}”" for form in forms)
            return f"{spelt} {'is' if len(forms) == 1 else 'are'} not {_quoted(entity)}"
        case Rename(entity, name):
            return f"{_quoted(entity)} is called “{name}”"
        case Retype(entity, kind):
            return f"{_quoted(entity)} is of the kind {kind}"
        case Hide(entity):
            return f"{_quoted(entity)} is hidden"
        case Show(entity):
            return f"{_quoted(entity)} is shown"
        case NeverMerge(left, right):
            return f"{_quoted(left)} is never {_quoted(right)}"


def _quoted(named: Named) -> str:
    return f"“{named.form}”" + (f" (in {named.article})" if named.article else "")
