"""What a query was taken to mean, word by word. It only reads."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.model.results import Understood
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.understood import understood_lines
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane

__all__ = ["UnderstoodScreen"]


class UnderstoodScreen(Dialog[None]):
    """The query at length."""

    def __init__(self, query: str, understood: Understood) -> None:
        super().__init__()
        self._query = query
        self._understood = understood

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="dialog"):
            yield LinesPane(lambda width: tuple(understood_lines(self._query, self._understood, width)))
            yield HintLine(id="hints")
