"""One line to type in, which never holds a control character. It knows nothing of what is typed."""

from __future__ import annotations

from typing import Final

from textual.binding import Binding
from textual.reactive import reactive
from textual.widgets import Input

from csto_tui.text.clean import one_line

__all__ = ["LineInput"]


_EDITS: Final = {
    key.strip(): binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class LineInput(Input):
    """A text box for one line, whose cursor does not blink: nothing is sent to the terminal while nothing happens."""

    cursor_blink = reactive(False, init=False)

    def write(self, text: str) -> None:
        """Write text over what is selected, or at the cursor."""
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *sorted(self.selection))

    async def edit(self, key: str) -> bool:
        """Do what an editing key (backspace, arrows, ctrl+u) does here; tell whether it is one."""
        action = _EDITS.get(key)
        if action is not None:
            await self.run_action(action)
        return action is not None

    def insert_text_at_cursor(self, text: str) -> None:
        """Insert typed or pasted text, made harmless."""
        super().insert_text_at_cursor(one_line(text))

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a stretch by text, made harmless."""
        super().replace(one_line(text), start, end)
