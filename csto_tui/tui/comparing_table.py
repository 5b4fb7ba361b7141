"""What a comparison consists of, as far as its keys need it: the views, the screen, what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, Protocol

from textual.widget import Widget

from csto_tui.model.article import ArticleId
from csto_tui.tui.panels.compared import ComparedNames
from csto_tui.tui.widgets.grid_view import GridView
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.rows_pane import RowsPane

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["VIEWS", "Face", "Table", "View"]

View = Literal["anchor", "read", "quotes", "facts", "words", "pairs"]
VIEWS: tuple[View, ...] = ("anchor", "read", "quotes", "facts", "words")
"""The row of views; the pairs belong to reading."""


class Table(Protocol):
    """The screen, as far as these steps need it."""

    library: Library | None
    ids: list[ArticleId]
    """All articles to compare."""
    shown: list[ArticleId]
    """The two that can be read."""

    @property
    def style(self) -> str:
        """The citation style in force."""

    @property
    def readers(self) -> tuple[Reader, Reader]:
        """The two readers."""

    @property
    def grid(self) -> GridView:
        """The columns."""

    @property
    def pairs(self) -> RowsPane:
        """The pairs of sentences."""

    @property
    def answers(self) -> RowsPane:
        """What may answer the sentence where the reader is."""

    @property
    def focused(self) -> Widget | None:
        """What has the focus."""

    @property
    def names(self) -> ComparedNames:
        """The names beside them."""

    def bring(self, text: Callable[[], str], what: str) -> object:
        """Make a text in the background and bring it to the clipboard."""

    def call_after_refresh(self, callback: Callable[[], object], /) -> bool:
        """Do something once the screen is laid out and drawn."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""

    def dismiss(self, result: None, /) -> object:
        """Go back to the explorer."""


class Face(Protocol):
    """What is shown of it."""

    def fetch(self) -> None:
        """Fetch both articles."""

    def look(self, view: View, *, stay: bool = False) -> None:
        """Show another view; it gets the focus, unless that shall stay."""

    def settle(self) -> None:
        """Say what is shown."""

    def stack(self) -> None:
        """Put the sides above each other, or beside where they are so already."""

    def ask(self) -> None:
        """Let the reader type what the articles shall be compared by."""

    def forget(self) -> None:
        """Forget what was asked for, and ask anew for what is shown."""

    def enter_names(self) -> None:
        """Show the names, and give them the focus."""

    def leave_names(self) -> None:
        """Give the focus back, and hide the names where they stand in the way."""

    def make_way(self) -> None:
        """Leave the names where nothing else can be seen beside them."""
