"""A screen of rows at the left, and at the right the chosen one in full; below them a line to type in.

Where only one side fits, Tab shows the other. Nothing here knows what the rows are.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from csto_tui.tui import messages as m
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.line_view import LineView
from csto_tui.tui.paint import AIR, QUIET, folded, joined, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead, TitleLine
from csto_tui.tui.widgets.lines_pane import LinesPane, Painter
from csto_tui.tui.widgets.rows_pane import RowsPane

__all__ = ["Asked", "SidedScreen", "full", "nothing"]

_ALL = 10_000
"""Lines: more than anything has that is shown in full."""

_MOST_TITLE = 3
"""Lines."""

Asked = Callable[[str], object]
"""Takes what was typed."""


def full(content: Content, width: int) -> tuple[Content, ...]:
    """Return content wrapped at words, however many lines that takes."""
    return folded(content, width, _ALL)


class SidedScreen(KeyedScreen[m.ArticleWanted]):
    """Rows and the chosen one; what it leaves behind is the article to be read."""

    DEFAULT_CSS = """
    SidedScreen { background: $background; color: $foreground; }
    SidedScreen #title { height: 1; background: $surface; }
    SidedScreen #state { height: 1; margin: 1 0 1 0; padding: 0 0 0 2; }
    SidedScreen #sides { height: 1fr; }
    SidedScreen #rows { width: 42%; height: 1fr; background: $surface; }
    SidedScreen #chosen { width: 1fr; padding: 0 0 0 1; }
    SidedScreen #full { height: 1fr; margin: 0; }
    SidedScreen LinesPane { padding: 0 2; }
    SidedScreen #line { height: 1; display: none; background: $panel; }
    SidedScreen.-typing #line { display: block; }
    SidedScreen #label { width: auto; padding: 0 1 0 2; color: $accent; text-style: bold; }
    SidedScreen #box { width: 1fr; background: $panel; color: $loud; }
    SidedScreen #box:focus { background: $panel; background-tint: transparent; }
    SidedScreen #box > .input--placeholder { color: $quiet; }
    SidedScreen #hints { background: $surface; }
    SidedScreen.-low #state { margin: 0; }
    SidedScreen.-narrow #rows, SidedScreen.-narrow #chosen { width: 1fr; }
    SidedScreen.-narrow #chosen, SidedScreen.-narrow.-beside #rows { display: none; }
    SidedScreen.-narrow.-beside #chosen { display: block; }
    """
    rows = getters.query_one("#rows", RowsPane)
    chosen = getters.query_one("#full", LineView)
    head = getters.query_one(PaneHead)
    box = getters.query_one("#box", LineInput)
    title_line = getters.query_one(TitleLine)
    _take: Asked | None = None
    _hear: Asked | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the state, the two sides, the line to type in."""
        yield TitleLine(id="title")
        yield Static(id="state")
        with Horizontal(id="sides"):
            yield RowsPane(id="rows")
            with Vertical(id="chosen"):
                yield PaneHead()
                yield self.other_side()
        with Horizontal(id="line"):
            yield Static(id="label")
            yield LineInput(compact=True, select_on_focus=False, max_length=2000, id="box")
        yield HintLine(id="hints")

    def other_side(self) -> LineView:
        """Return the pane beside the rows, with the id `full`; a screen may have another."""
        return LinesPane(id="full")

    @property
    def is_typing(self) -> bool:
        """Whether the line to type in is open."""
        return self.box.has_focus

    def show_state(self, *parts: Content) -> None:
        """Say under the title what is shown: as many of the parts as there is room for."""
        width, shown = self.size.width - 4, list(parts)
        while len(shown) > 1 and joined(shown).cell_length > width:
            shown.pop()
        self.query_one("#state", Static).update(joined(shown))

    def show_chosen(self, title: Content, below: Content, painter: Painter) -> None:
        """Show another row in full."""
        self.show_head(title, below)
        self.query_one("#full", LinesPane).show(painter)

    def show_head(self, title: Content, below: Content) -> None:
        """Say above the other side what it shows, with a line of air under it where there is room."""
        self.head.show(title, below)
        lines = len(folded(title, max(self.head.size.width - 2, 1), _MOST_TITLE))
        self.head.styles.height = 2 if self.has_class("-low") else lines + 2

    def show_nothing(self) -> None:
        """Show that no row is chosen."""
        self.show_chosen(AIR, AIR, lambda width: ())

    def ask(self, label: str, value: str, placeholder: str, take: Asked, hear: Asked | None = None) -> None:
        """Let the reader type a line; `take` is given it on Enter, `hear` at every letter, and nothing on Esc."""
        self._take, self._hear = take, None
        self.query_one("#label", Static).update(plain(label))
        self.box.value, self.box.placeholder = value, placeholder
        self.box.cursor_position = len(value)
        self._hear = hear
        self.add_class("-typing")
        self.set_focus(self.box)

    def close_line(self) -> None:
        """Close the line to type in."""
        self._take = self._hear = None
        self.remove_class("-typing")
        self.set_focus(self.rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        if self._hear is not None and event.input is self.box:
            self._hear(event.value)

    def do_accept(self) -> None:
        """Take what was typed."""
        take, value = self._take, self.box.value.strip()
        self.close_line()
        if take is not None:
            take(value)

    def do_turn_side(self) -> None:
        """Go to the other side."""
        is_beside = not self.chosen.has_focus
        self.set_class(is_beside, "-beside")
        self.set_focus(self.chosen if is_beside else self.rows)

    def settle(self) -> None:
        """Show which side has the focus."""
        self.head.brighten(self.chosen.has_focus)
        self.rows.refresh()

    def do_escape(self) -> None:
        """Leave the line to type in, then the other side, then the screen."""
        if self.is_typing:
            hear = self._hear
            self.close_line()
            if hear is not None:
                hear("")
        elif self.chosen.has_focus:
            self.do_turn_side()
        else:
            self.leave()

    def do_quit_level(self) -> None:
        """Go back."""
        self.dismiss(None)

    def leave(self) -> None:
        """Go back; screens that have more to leave first say so."""
        self.dismiss(None)


def nothing(*lines: str) -> tuple[Content, ...]:
    """Return what stands where there is no row: the first line loud, then how to come by one."""
    first, *rest = lines
    return (plain(f"  {first}", "$loud"), AIR, *(plain(f"  {line}", QUIET) for line in rest))
