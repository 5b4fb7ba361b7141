"""Which mentions belong together, before entities are made of them. Nothing here decides anything."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

__all__ = ["Grouping"]


@dataclass(slots=True)
class Grouping:
    """The label of each mention, by its position in the sorted mentions, and why labels hold more than one
    form.
    """

    labels: dict[int, Hashable] = field(default_factory=dict)
    why: dict[Hashable, set[str]] = field(default_factory=dict)

    def put(self, index: int, label: Hashable, why: str = "") -> None:
        """Give mention `index` a label, and the label a reason."""
        self.labels[index] = label
        if why:
            self.why.setdefault(label, set()).add(why)
