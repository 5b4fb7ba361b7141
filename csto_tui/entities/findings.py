"""What the rules hand on: a stretch of words held to be a name, with what spoke for it. Nothing here
recognises anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.entity import EntityKind

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A name by the words of its passage, half-open."""

    start: int
    end: int
    kind: EntityKind
    note: str
