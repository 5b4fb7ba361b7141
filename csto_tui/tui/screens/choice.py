"""Choose one of a few words. Nothing here knows what for."""

from __future__ import annotations

from collections.abc import Sequence

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.tui.dialog import Dialog
from csto_tui.tui.paint import LOUD, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead
from csto_tui.tui.widgets.choice_list import ChoiceList

__all__ = ["ChoiceScreen"]


class ChoiceScreen(Dialog[int]):
    """A title and words; the number of the chosen one is left behind, nothing when it was given up."""

    CSS_PATH = "choice.tcss"
    ENDS = (("⏎", "choose"), ("Esc", "close"))
    list = getters.query_one(ChoiceList)

    def __init__(self, title: str, words: Sequence[str], cursor: int = 0) -> None:
        super().__init__()
        self._title = title
        self._words = tuple(words)
        self._first = cursor

    def compose(self) -> ComposeResult:
        """Lay out the words."""
        with Vertical(id="dialog"):
            yield PaneHead(id="head")
            yield ChoiceList(self._words, self._first)
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Say what is to be chosen."""
        self.query_one(PaneHead).show(plain(self._title, LOUD))
        self.list.styles.height = len(self._words)

    def do_choose(self) -> None:
        """Leave behind what is under the cursor."""
        self.dismiss(self.list.cursor)
