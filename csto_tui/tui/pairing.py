"""Steps among names that may be one: make one of them, keep them apart, take that back.

It moves what the screen holds; it paints nothing and starts no work but through the screen.
"""

from __future__ import annotations

from typing import Protocol

from csto_tui.tui import hand
from csto_tui.tui.widgets.pair_list import PairList

__all__ = ["Pairing"]


class Table(Protocol):
    """The screen, as far as these steps need it."""

    @property
    def list(self) -> PairList:
        """The pairs."""

    def take(self, plan: hand.Plan) -> None:
        """Make a decision after those that were taken before it."""

    def dismiss(self, result: bool | None, /) -> object:
        """Go back to the explorer, saying whether anything was decided."""


class Pairing:
    """What the keys do."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.has_decided = False
        """Whether names may be others than before."""

    def do_join(self) -> None:
        """Make one of the two: the first, and no pair with the other one is shown any more."""
        pairs, pair = self._table.list, self._table.list.current
        if pair is not None:
            self.has_decided = True
            self._table.take(hand.merge((pair.left.id, pair.right.id)))
            pairs.show([one for one in pairs.pairs if not one.is_of(pair.right.id)])

    def do_keep_apart(self) -> None:
        """Keep the two apart for good."""
        pairs, pair = self._table.list, self._table.list.current
        if pair is not None:
            self.has_decided = True
            self._table.take(hand.never(pair.left.id, pair.right.id))
            pairs.show([one for one in pairs.pairs if one is not pair])

    def do_turn_round(self) -> None:
        """Put the other name first."""
        pairs, pair = self._table.list, self._table.list.current
        if pair is not None:
            pairs.show([one.turned() if one is pair else one for one in pairs.pairs])

    def do_undo_names(self) -> None:
        """Take the last change of names back."""
        self.has_decided = True
        self._table.take(hand.undo())

    def do_escape(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(self.has_decided)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(self.has_decided)
