"""How a comparison shares out its screen: beside or above each other, with the names or without them.

It asks the panel of the names to count them; what the columns hold is decided elsewhere.
"""

from __future__ import annotations

from typing import Any, cast

from textual.widget import Widget

from csto_tui.model.article import ArticleCard
from csto_tui.tui.comparing_table import View
from csto_tui.tui.paint import known_text

__all__ = ["Room"]

_STACKED_BELOW = 100
_STACKED_BESIDE = 76
"""Cells that two columns need beside the names."""
_NAMES_FROM = 160
"""Cells of a screen that may show the names at all times, if it leaves each column as much as is good to read."""
_NAMES_TAKE = 41
_NAMES_LEAST = 33
_GOOD = 44
"""Cells of a column."""


class Room:
    """The room of the comparison."""

    def __init__(self, screen: Any) -> None:  # the comparison, whose module imports this one
        self._screen = screen
        self._stacked: bool | None = None
        """None: by the width of the screen."""
        self._has_names = False
        """Whether names are shown also where there is little room for them."""
        self._cards: tuple[ArticleCard, ...] = ()
        """All that are compared, as they are known now."""

    def settle(self) -> None:
        """Say what is shown; subclasses do."""
        raise NotImplementedError

    def target(self, view: View) -> Widget:
        """Return what has the focus in a view."""
        screen = self._screen
        if view == "read":
            return cast(Widget, screen.readers[screen.comparing.alongside.side])
        return cast(Widget, screen.pairs if view == "pairs" else screen.grid)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the names beside the columns."""
        width, columns = self._screen.size.width, max(len(self._screen.ids), 1)
        return bool(width >= _NAMES_FROM and (width - _NAMES_TAKE) // columns >= _GOOD)

    def fit(self) -> None:
        """Stack the sides where they would be too narrow, and show the names where there is room for them."""
        screen, width = self._screen, self._screen.size.width
        has_names = self._has_names or self.is_wide
        screen.set_class(has_names, "-naming")
        screen.set_class(has_names and not self.is_wide, "-tight")
        room = width - (max(width // 4, _NAMES_LEAST) if has_names else 0)
        is_narrow = width < _STACKED_BELOW or room < _STACKED_BESIDE
        self._stack(is_narrow if self._stacked is None else self._stacked)

    def stack(self) -> None:
        """Put the sides above each other, or beside where they are so already."""
        self._stacked = not self._screen.has_class("-stacked")
        self._stack(self._stacked)

    def _stack(self, is_stacked: bool) -> None:
        self._screen.set_class(is_stacked, "-stacked")
        self._screen.grid.stack(is_stacked)
        self.settle()

    def enter_names(self) -> None:
        """Show the names, and give them the focus."""
        self._has_names = True
        self.fit()
        self._screen.set_focus(self._screen.names.sidebar)

    def leave_names(self) -> None:
        """Give the focus back, and hide the names where they take room from the columns."""
        self._has_names = False
        self._screen.set_focus(self.target(self._screen.comparing.view))
        self.fit()

    def make_way(self) -> None:
        """Leave the names where nothing else can be seen beside them."""
        if self._screen.has_class("-narrow"):
            self.leave_names()

    def leading(self) -> int:
        """Return the column that has the cursor, or the side that is read."""
        comparing = self._screen.comparing
        return int(self._screen.grid.spot[1] if comparing.is_grid else comparing.alongside.side)

    def show_names(self) -> None:
        """Count names in what is in sight, while they are shown."""
        screen, comparing = self._screen, self._screen.comparing
        if screen.has_class("-naming") and screen.library is not None:
            columns = screen.meant.columns if comparing.is_grid else tuple((one,) for one in screen.shown[:2])
            columns = () if comparing.view == "read" and comparing.alongside.parallel is None else columns
            cards = {card.id: card for card in self._cards}
            outlets = [known_text(cards[ids[0]].source, unknown="source") for ids in columns if ids[0] in cards]
            screen.names.ask(screen.library, columns, outlets)
        screen.names.lead(self.leading())
