"""Ask for one line of text. Nothing here knows what for."""

from __future__ import annotations

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.tui.dialog import Dialog
from csto_tui.tui.keymap import Pane
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.paint import LOUD, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead

__all__ = ["PromptScreen"]


class PromptScreen(Dialog[str]):
    """A title and a box; what was typed is left behind, nothing when it was given up."""

    CSS_PATH = "prompt.tcss"
    TYPING_ENDS = (("Esc", "close"),)
    box = getters.query_one(LineInput)

    def __init__(self, title: str, placeholder: str, value: str = "") -> None:
        super().__init__()
        self._title = title
        self._placeholder = placeholder
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="dialog"):
            yield PaneHead(id="head")
            yield LineInput(
                self._value,
                placeholder=self._placeholder,
                compact=True,
                select_on_focus=False,
                max_length=500,
                id="box",
            )
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Let the reader type."""
        self.query_one(PaneHead).show(plain(self._title, LOUD))
        self.set_focus(self.box)

    def pane(self) -> Pane:
        """Return that something is being typed."""
        return Pane.FIELD

    def do_accept(self) -> None:
        """Leave behind what was typed."""
        self.dismiss(self.box.value.strip() or None)
