"""What the rules hand on: a stretch of words held to be a name, with what spoke for it. Nothing here
recognises anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.entity import EntityKind

__all__ = ["Finding", "Proposal"]

Proposal = tuple[int, int, EntityKind]
"""What a model holds to be a name: start and end in the text it was given, half-open, and the kind."""
_GUESSES = ("“", "speech", "two names", "acronym", "model")


@dataclass(frozen=True, slots=True)
class Finding:
    """A name by the words of its passage, half-open."""

    start: int
    end: int
    kind: EntityKind
    note: str

    @property
    def is_guess(self) -> bool:
        """Tell whether a rule that often errs found the name, so that other evidence may overrule it."""
        return self.note.startswith(_GUESSES)
