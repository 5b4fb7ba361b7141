"""An article's text in screen lines: where each letter stands, and a stretch that is selected by keys or by the mouse.

It knows a Reading, not the library; what the lines look like is said by those who build on it.
"""

from __future__ import annotations

from bisect import bisect_right

from textual import events

from csto_tui.tui.line_view import LineView
from csto_tui.tui.messages import ReaderMoved
from csto_tui.tui.reading import Reading
from csto_tui.tui.selection import Selection
from csto_tui.tui.wrap import Line, cells_before, letter_at

__all__ = ["TextView"]


class TextView(LineView):
    """Lines of text with a gutter before them and a column of something else at the right edge."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.reading: Reading | None = None
        self.lines: tuple[Line, ...] = ()
        self.starts: list[int] = []
        """Where in the text each line begins."""
        self.selection: Selection | None = None
        self.is_selecting = False
        """Whether keys change the selection."""
        self._pressed: int | None = None
        """Where in the text the mouse was pressed, while it is held."""
        self.has_dragged = False
        """Whether the mouse has moved since it was pressed."""

    @property
    def indent(self) -> int:
        """The cells before the text."""
        return 4 if self.size.width < 60 else 6

    def select(self, selection: Selection | None, *, by_keys: bool = True) -> None:
        """Select a stretch, with keys that change it or not; None selects nothing."""
        self.selection, self.is_selecting = selection, selection is not None and by_keys
        self.refresh()
        self.post_message(ReaderMoved())

    def move_head(self, offset: int) -> None:
        """Move the end of the selection that moves, and bring it into sight."""
        if self.selection is not None:
            self.select(self.selection.moved_to(offset))
            self.show_line(self.line_of(offset), margin=min(2, self.size.height // 3))

    def line_of(self, offset: int) -> int:
        """Return the screen line that a place of the text stands on."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    @property
    def first_in_sight(self) -> int:
        """Where the text in sight begins."""
        return self.lines[min(self.top, len(self.lines) - 1)].span.start if self.lines else 0

    def is_in_sight(self, offset: int) -> bool:
        """Tell whether the line that a place stands on is on the screen."""
        return self.top <= self.line_of(offset) < self.top + self.size.height

    def offset_beside(self, offset: int, lines: int) -> int:
        """Return the place that stands some lines below another one, or above, in the same column; passing over air."""
        text, index = self._letters, self.line_of(offset)
        column = cells_before(text, self.lines[index].span, offset)
        step, index = (1 if lines > 0 else -1), index + lines
        while 0 <= index < len(self.lines) and not self.lines[index].span:
            index += step
        if not 0 <= index < len(self.lines):
            return self.lines[-1].span.end if step > 0 else self.lines[0].span.start
        return letter_at(text, self.lines[index].span, column)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select, unless it is on the map."""
        if self.lines and event.button == 1 and event.x < self.size.width - 1:
            self._pressed, self.has_dragged = self.under(event), False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the mouse was pressed to where it is; beyond the edges the text moves."""
        if self._pressed is None:
            return
        self.go_to(self.top + (event.y >= self.size.height) - (event.y < 0))
        at = self.under(event)
        if self.has_dragged or at != self._pressed:
            self.has_dragged = True
            low, high = sorted((self._pressed, at))
            self.select(Selection(low, high + 1) if at >= self._pressed else Selection(high + 1, low))

    def on_mouse_up(self) -> None:
        """End the selection; it stays."""
        self._pressed = None
        self.release_mouse()

    def under(self, event: events.MouseEvent) -> int:
        """Return the place of the text that lies under the mouse."""
        index = min(max(self.top + event.y, 0), len(self.lines) - 1)
        return letter_at(self._letters, self.lines[index].span, event.x - self.indent)

    @property
    def _letters(self) -> str:
        return self.reading.article.text if self.reading else ""
