"""A short list of words with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from csto_tui.tui.line_view import LineView
from csto_tui.tui.paint import cut, plain, shaded

__all__ = ["ChoiceList", "ChoiceMoved"]


@dataclass(eq=False)
class ChoiceMoved(Message):
    """The cursor came to another row."""

    index: int


class ChoiceList(LineView):
    """One word a line."""

    def __init__(self, words: Sequence[str], cursor: int = 0, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = tuple(words)
        self.cursor = cursor

    def on_mount(self) -> None:
        """Bring the cursor into sight."""
        self.relay()
        self.focus()

    def line_count(self) -> int:
        """Return the number of words."""
        return len(self._words)

    def line(self, index: int, width: int) -> Content:
        """Return a word, with the mark of the cursor."""
        is_current = index == self.cursor
        mark = plain("▌ ", "$accent") if is_current else plain("  ")
        painted = cut(mark.append(plain(self._words[index], "bold $loud" if is_current else "")), width)
        return shaded(painted, "on $panel") if is_current else painted

    def move_to(self, index: int) -> None:
        """Put the cursor on a row."""
        self.cursor = min(max(index, 0), len(self._words) - 1)
        self.show_line(self.cursor)
        self.refresh()
        self.post_message(ChoiceMoved(self.cursor))

    def do_down(self) -> None:
        """Go down."""
        self.move_to(self.cursor + 1)

    def do_up(self) -> None:
        """Go up."""
        self.move_to(self.cursor - 1)

    def do_top(self) -> None:
        """Go to the first."""
        self.move_to(0)

    def do_bottom(self) -> None:
        """Go to the last."""
        self.move_to(len(self._words) - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor under the mouse."""
        self.move_to(self.top + event.y)
