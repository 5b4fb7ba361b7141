"""A scrolling pane of lines that are painted when they come into sight: what every list and text of the
explorer is built on.

However many lines there are, only those on the screen cost anything. It knows neither the library nor any
message but its own.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

__all__ = ["LineView"]


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of content, one above the other; subclasses say how many there are and paint each one."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LineView { background: transparent; overflow-x: hidden; overflow-y: hidden; scrollbar-size: 0 0; }
    """

    def line_count(self) -> int:
        """Return the number of lines."""
        raise NotImplementedError

    def line(self, index: int, width: int) -> Content:
        """Return line `index` for a pane of `width` cells."""
        raise NotImplementedError

    def relay(self) -> None:
        """Draw anew after the lines have changed."""
        self.virtual_size = Size(max(self.size.width, 1), self.line_count())
        self.refresh()

    def on_resize(self) -> None:
        """Fit the lines to the new size."""
        self.fit()

    def fit(self) -> None:
        """Draw anew for another size; subclasses lay their lines out first."""
        self.relay()

    def render_line(self, y: int) -> Strip:
        """Return the strip for row `y` of the pane."""
        index = y + round(self.scroll_y)
        width = self.size.width
        base = self.visual_style
        if index >= self.line_count():
            return Strip.blank(width, base.rich_style)
        painted = self.line(index, width).render(base, end="", parse_style=self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, (base + style).rich_style) for text, style in painted])
        return strip.adjust_cell_length(width, base.rich_style)

    @property
    def top(self) -> int:
        """The first line in sight."""
        return round(self.scroll_y)

    @property
    def furthest(self) -> int:
        """The last line that can be the first in sight."""
        return max(self.line_count() - self.size.height, 0)

    def show_line(self, index: int, *, margin: int = 0) -> None:
        """Scroll as little as needed to bring a line into sight, with some lines around it."""
        if index - margin < self.top:
            self.go_to(index - margin)
        elif index + margin >= self.top + self.size.height:
            self.go_to(index + margin + 1 - self.size.height)

    def go_to(self, top: int) -> None:
        """Make `top` the first line in sight, at once."""
        self.scroll_to(y=min(max(top, 0), self.furthest), animate=False, force=True)
        self.moved()

    def moved(self) -> None:
        """Note that other lines are in sight; subclasses tell their readers."""

    def on_mouse_scroll_down(self) -> None:
        """Scroll by the wheel."""
        self.go_to(self.top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll by the wheel."""
        self.go_to(self.top - 3)

    def do_down(self) -> None:
        """Scroll a line."""
        self.go_to(self.top + 1)

    def do_up(self) -> None:
        """Scroll a line."""
        self.go_to(self.top - 1)

    def do_half_down(self) -> None:
        """Scroll half a page."""
        self.go_to(self.top + self.size.height // 2)

    def do_half_up(self) -> None:
        """Scroll half a page."""
        self.go_to(self.top - self.size.height // 2)

    def do_page_down(self) -> None:
        """Scroll a page, with one line kept."""
        self.go_to(self.top + max(self.size.height - 1, 1))

    def do_page_up(self) -> None:
        """Scroll a page, with one line kept."""
        self.go_to(self.top - max(self.size.height - 1, 1))

    def do_top(self) -> None:
        """Go to the first line."""
        self.go_to(0)

    def do_bottom(self) -> None:
        """Go to the last line."""
        self.go_to(self.furthest)
