"""Two names that may be one, and where each of them stands. Nothing here asks the library."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.results import ConcordanceLine

__all__ = ["Evidence", "Pair"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names; where they are made one, it is called as the left one is."""

    left: Entity
    right: Entity
    reason: str
    likeness: float
    """From 0 to 1."""

    def turned(self) -> Pair:
        """Return the pair with the other name first."""
        return replace(self, left=self.right, right=self.left)

    def is_of(self, entity_id: EntityId) -> bool:
        """Tell whether an entity is one of the two."""
        return entity_id in (self.left.id, self.right.id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an entity stands: its first mention in some articles."""

    entity: Entity
    lines: tuple[ConcordanceLine, ...]
