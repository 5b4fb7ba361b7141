"""The single lines around the panes: what is open, what a pane shows, which keys help. Each paints values
that it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from csto_tui.tui.messages import TabChosen
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, fitting, folded, joined, plain, stacked

__all__ = ["HeaderLine", "HintLine", "PaneHead", "TabLine", "TitleLine"]


class HeaderLine(Widget):
    """The corpus in one line, and how far its index is."""

    DEFAULT_CSS = "HeaderLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._facts: Content = AIR
        self._progress = ""

    def show(self, name: str, facts: Sequence[str]) -> None:
        """Name the corpus and say what is in it."""
        self._facts = joined([plain(name, LOUD), *(plain(fact) for fact in facts)])
        self.refresh()

    def progress(self, text: str) -> None:
        """Say what goes on in the background; empty when nothing does."""
        self._progress = text
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        width = self.size.width
        name = plain(" csto-tui   ", "bold $accent") if width >= 60 else plain(" ")
        right = plain(f"{self._progress} ", "$accent") if self._progress else plain("^P palette ", QUIET)
        return beside(name.append(self._facts), right if width >= 50 or self._progress else AIR, width)


class TitleLine(Widget):
    """One line with something at its end."""

    DEFAULT_CSS = "TitleLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._forms: tuple[Content, ...] = ()
        self._right: Content = AIR

    def show(self, forms: Sequence[Content], right: Content) -> None:
        """Show other words: the first of the forms that fits beside what stands at the end."""
        self._forms, self._right = tuple(forms), right
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        width = self.size.width
        return beside(fitting(self._forms, width - self._right.cell_length - 1), self._right, width)


class PaneHead(Widget):
    """A pane's title, and under it what the pane shows just now, with a count at the right; as high as it is made."""

    DEFAULT_CSS = "PaneHead { height: 3; padding: 0 1 0 0; }"

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = plain(title)
        self._left: Content = AIR
        self._right: Content = AIR
        self.is_bright = False

    def show(self, title: Content, left: Content = AIR, right: Content = AIR) -> None:
        """Show other words."""
        self._title, self._left, self._right = title, left, right
        self.refresh()

    def brighten(self, is_bright: bool) -> None:
        """Show whether the pane has the focus."""
        self.is_bright = is_bright
        self.refresh()

    def render(self) -> Content:
        """Return as many lines as there is room for: one with all in it, or the title and what stands under it, of
        which the first that needs it takes two lines.
        """
        width, height = self.size.width - 2, self.size.height
        mark = plain("▌ ", "$accent") if self.is_bright else plain("  ")
        title = self._title.stylize_before(LOUD if self.is_bright else "$foreground")
        if height < 2:
            return mark.append(beside(title, joined([self._left, self._right]), width))
        lines = [*folded(title, width, height - 1)]
        below = folded(self._left, width - self._right.cell_length - 1, max(height - len(lines), 1)) or (AIR,)
        lines += [beside(below[0], self._right, width), *below[1:]]
        return stacked([(plain("  ") if number else mark).append(line) for number, line in enumerate(lines)])


class TabLine(Widget):
    """The names of the panes, for screens where only one of them fits."""

    DEFAULT_CSS = "TabLine { height: 1; }"

    def __init__(self, tabs: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tabs = tuple(tabs)
        self._active = 0

    def activate(self, index: int) -> None:
        """Show which pane is in sight."""
        self._active = index
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        painted = [
            plain(f" {tab} ", "bold reverse $accent" if n == self._active else QUIET)
            for n, tab in enumerate(self._tabs)
        ]
        return plain(" ").join([AIR, *painted])

    def on_click(self, event: events.Click) -> None:
        """Go to the pane under the mouse."""
        at = 1
        for index, tab in enumerate(self._tabs):
            at += len(tab) + 3
            if event.x < at:
                self.post_message(TabChosen(index))
                return


class HintLine(Widget):
    """The footer: a few keys that help here, or a notice in their place; help and quit stay to the last."""

    DEFAULT_CSS = "HintLine { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._hints: tuple[tuple[str, str], ...] = ()
        self._notice: Content = AIR
        self._ends: tuple[tuple[str, str], ...] = (("?", "help"), ("q", "quit"))

    def hint(self, hints: Sequence[tuple[str, str]], ends: Sequence[tuple[str, str]] | None = None) -> None:
        """Show keys with what they do, the weightiest first."""
        self._hints = tuple(hints)
        self._ends = tuple(ends) if ends is not None else self._ends
        self.refresh()

    def notice(self, text: str, style: str = "$loud") -> None:
        """Show one sentence in place of the hints; empty brings them back."""
        self._notice = plain(f"  {text}", style) if text else AIR
        self.refresh()

    def render(self) -> Content:
        """Return the line: as many whole hints as fit beside help and quit, at most six."""
        width = self.size.width
        ends = _keys(self._ends).append(" ")
        if self._notice:
            return beside(self._notice, ends, width)
        room, shown = width - ends.cell_length - 3, list(self._hints[:6])
        while shown and _keys(shown).cell_length > room:
            shown.pop()
        return beside(plain("  ").append(_keys(shown)), ends, width)


def _keys(hints: Sequence[tuple[str, str]]) -> Content:
    return plain("   ").join([plain(key, "bold $foreground").append(plain(f" {word}", QUIET)) for key, word in hints])
