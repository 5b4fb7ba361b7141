"""A line under a text to type words in that are looked for in it alone. It knows no text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import FindTyped
from csto_tui.tui.paint import plain

__all__ = ["FindBar"]


class FindBar(Horizontal):
    """A box that is there only while it is open."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $panel; }
    FindBar.-open { display: block; }
    FindBar Static { width: auto; padding: 0 1 0 2; color: $found; text-style: bold; }
    FindBar LineInput { width: 1fr; background: $panel; color: $loud; }
    FindBar LineInput:focus { background: $panel; background-tint: transparent; }
    FindBar LineInput > .input--placeholder { color: $quiet; }
    """

    def compose(self) -> ComposeResult:
        """Lay out prompt and box."""
        yield Static(plain("here:"))
        yield LineInput(placeholder="words of this article", compact=True, select_on_focus=False, max_length=200)

    @property
    def box(self) -> LineInput:
        """The box."""
        return self.query_one(LineInput)

    @property
    def is_open(self) -> bool:
        """Tell whether it is there."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show it; what stood there is selected, and the first letter takes its place."""
        self.add_class("-open")
        self.box.select_all()

    def close(self) -> None:
        """Take it away, empty."""
        self.remove_class("-open")
        self.box.value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(FindTyped(event.value))
