"""A short list of words with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from csto_tui.tui.paint import plain
from csto_tui.tui.row_view import RowView

__all__ = ["ChoiceList", "ChoiceMoved"]


@dataclass(eq=False)
class ChoiceMoved(Message):
    """The cursor came to another row."""

    index: int


class ChoiceList(RowView):
    """One word a line."""

    def __init__(self, words: Sequence[str], cursor: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self.cursor = cursor

    def on_mount(self) -> None:
        """Take the keys."""
        self.focus()

    def row_count(self) -> int:
        """Return the number of words."""
        return len(self._words)

    def row_height(self, row: int, width: int) -> int:
        """Return one line for every word."""
        return 1

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return a word."""
        return (plain(self._words[row], "bold $loud" if is_current else ""),)

    def come_to(self, row: int) -> None:
        """Make known where the cursor is."""
        self.post_message(ChoiceMoved(row))
