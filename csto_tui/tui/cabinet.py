"""What filing clippings needs of the screen that shows them. Nothing here does anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from csto_tui.tui.messages import ArticleWanted
from csto_tui.tui.sided import Asked
from csto_tui.tui.widgets.rows_pane import RowsPane

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Cabinet", "Change"]

Change = Callable[["Library"], str]
"""Changes the clippings, and returns what is to be said."""


class Cabinet(Protocol):
    """The screen, as far as filing needs it."""

    @property
    def rows(self) -> RowsPane:
        """The list."""

    @property
    def template(self) -> str:
        """The form of a copied quotation; empty for that of the style."""

    def ask(self, label: str, value: str, placeholder: str, take: Asked, hear: Asked | None = None) -> None:
        """Let the reader type a line."""

    def show(self) -> None:
        """Show the clippings as they are now."""

    def fetch(self, query: str, style: str) -> object:
        """Fetch the clippings that fit a query."""

    def fetch_copies(self) -> object:
        """Fetch what was copied."""

    def change(self, change: Change) -> object:
        """Change the clippings in the background."""

    def write(self, path: Path, query: str, style: str) -> object:
        """Write the clippings that fit a query to a file."""

    def remove_class(self, name: str, /) -> object:
        """Take a class from the screen."""

    def set_focus(self, widget: Widget | None, /) -> None:
        """Give a widget the keys."""

    def bring(self, text: Callable[[], str], what: str) -> object:
        """Make a text in the background and bring it to the clipboard."""

    def make_text(self, text: Callable[[], str]) -> object:
        """Make a text in the background, and show it plainly."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""

    def dismiss(self, result: ArticleWanted | None, /) -> object:
        """Go back to the explorer."""
