"""What the results and the text look like: their order, what is not the article, how long the lines are."""

from __future__ import annotations

from typing import Protocol

from csto_tui.model.query import Sort
from csto_tui.tui.rounds import Rounds
from csto_tui.tui.steps import Stage

__all__ = ["Shaping"]

_SORTS = (Sort.RELEVANCE, Sort.DATE_DESCENDING, Sort.DATE, Sort.SOURCE, Sort.HITS)
_STEP = 4
"""Cells by which lines grow and shrink."""


class Workroom(Stage, Protocol):
    """The screen, as far as shaping needs it."""

    rounds: Rounds


class Shaping:
    """What `o O B + -` do."""

    def __init__(self, room: Workroom) -> None:
        self._room = room

    def do_sort(self) -> None:
        """Put the results in the next order."""
        self._sort(1)

    def do_sort_back(self) -> None:
        """Put the results in the order before."""
        self._sort(-1)

    def _sort(self, by: int) -> None:
        room = self._room
        sort = _SORTS[(_SORTS.index(room.session.sort) + by) % len(_SORTS)]
        room.session = room.session.sorted_by(sort)
        room.rounds.ask()

    def do_furniture(self) -> None:
        """Show or hide what is not the article."""
        reader = self._room.reading.reader
        reader.toggle_furniture()
        self._room.tell("furniture shown: what is not the article" if reader.has_furniture else "furniture hidden")

    def do_wider_text(self) -> None:
        """Make the lines of the text longer."""
        self._measure(_STEP)

    def do_narrower_text(self) -> None:
        """Make the lines of the text shorter."""
        self._measure(-_STEP)

    def _measure(self, by: int) -> None:
        self._room.tell(f"at most {self._room.reading.reader.change_measure(by)} cells a line")
