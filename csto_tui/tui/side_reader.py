"""A reader that another one follows. It asks nothing."""

from __future__ import annotations

from collections.abc import Callable

from csto_tui.tui.widgets.reader import Reader

__all__ = ["SideReader"]


class SideReader(Reader):
    """A reader that says at once when other lines are in sight."""

    def __init__(self, *, measure: int, then: Callable[[Reader], object]) -> None:
        super().__init__(measure=measure)
        self._then = then

    def moved(self) -> None:
        """Let the other side follow."""
        super().moved()
        self._then(self)
