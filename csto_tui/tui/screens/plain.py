"""One text in full width and nothing beside it, for selecting with the terminal's own mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content

from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.paint import plain
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.wrap import wrapped

__all__ = ["PlainScreen"]


class PlainScreen(KeyedScreen[None]):
    """The last resort of copying."""

    CSS: ClassVar[str] = "PlainScreen LinesPane { height: 1fr; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield LinesPane(self._paint)
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Say how to select."""
        self.tell("select with the mouse (with Shift held, where it does not work) and copy as your terminal does")

    def _paint(self, width: int) -> tuple[Content, ...]:
        paragraphs = [clean_line(line) for line in self._text.split("\n")]
        return tuple(plain(span.of(one)) for one in paragraphs for span in wrapped(one, Span(0, len(one)), width))

    def do_escape(self) -> None:
        """Go back."""
        self.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back."""
        self.dismiss(None)
