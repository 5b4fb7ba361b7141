"""The place of a reader in one run of capitalised words, and the names taken off it so far.

Both scripts are read this way: rule after rule is tried at one place until one takes something. Nothing here is a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csto_tui.entities.findings import Finding
from csto_tui.entities.words import Word
from csto_tui.model.entity import EntityKind

__all__ = ["Rule", "Run", "read"]


class Run:
    """One run of capitalised words under the rules, read from left to right."""

    __slots__ = ("at", "begin", "end", "found", "has_title", "is_shouted", "words")

    def __init__(self, words: Sequence[Word], start: int, end: int, is_shouted: bool) -> None:
        self.words = words
        """All the words of the passage: a rule may look beyond the run."""
        self.at = start
        self.begin = start
        self.end = end
        self.is_shouted = is_shouted
        """The passage is all in capitals."""
        self.has_title = False
        """A title stands directly before the place."""
        self.found: list[Finding] = []

    @property
    def here(self) -> Word:
        """The word at the place."""
        return self.words[self.at]

    @property
    def before(self) -> Word | None:
        """The word before the place, in the run or not."""
        return self.words[self.at - 1] if self.at else None

    def word(self, index: int) -> Word | None:
        """Return a word of the passage, or None beyond its end."""
        return self.words[index] if index < len(self.words) else None

    def take(self, end: int, kind: EntityKind, note: str) -> bool:
        """Take the words up to `end` as a name, and go there."""
        self.found.append(Finding(self.at, end, kind, note))
        self.at = max(end, self.at + 1)
        self.has_title = False
        return True


Rule = Callable[[Run], bool]
"""Takes a name off the run, or words that are none, and tells whether it did."""


def read(run: Run, rules: Sequence[Rule]) -> list[Finding]:
    """Return the names that the rules take off a run; where none applies, a word is passed over."""
    while run.at < run.end:
        if not any(rule(run) for rule in rules):
            run.at += 1
    return run.found
