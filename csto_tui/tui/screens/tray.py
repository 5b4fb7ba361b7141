"""The clippings: what a reader kept, in an order of their own, and the chosen one in full with its citation; beside
them what was copied.

What the keys do is written in `filing`. Nothing here changes a clipping by itself.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from csto_tui.errors import UsageError
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.cabinet import Change
from csto_tui.tui.clipped import form_of
from csto_tui.tui.filing import Filing
from csto_tui.tui.keymap import Pane
from csto_tui.tui.sided import SidedScreen
from csto_tui.tui.tray_face import TrayFace
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["TrayScreen"]


class TrayScreen(SidedScreen):
    """Clippings, or copies."""

    def __init__(self, library: Library, view: int = 0) -> None:
        super().__init__()
        self._library = library
        self._filing = Filing(self, library, view, self.style)
        self._face = TrayFace(self, self._filing)

    def on_mount(self) -> None:
        """Fetch what is shown first."""
        self._filing.look(self._filing.view)

    def renew(self) -> None:
        """Fetch the clippings anew: their articles may be others now."""
        self._filing.fetch()

    def pane(self) -> Pane:
        """Return where the focus is."""
        if self.is_typing:
            return Pane.FIELD
        return Pane.REGISTER if self._filing.view else Pane.TRAY

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused side."""
        return (self._filing, self, self.focused, *self.explorer.desks)

    @background("tray", is_awaited=True)
    def fetch(self, query: str, style: str) -> m.ClippingsFetched:
        """Fetch the clippings that fit a query."""
        found = self._library.clippings(query)
        order = tuple(one.id for one in self._library.clippings())
        return m.ClippingsFetched(query, self._library.cuttings(found, style), order)

    @background("copies", is_awaited=True)
    def fetch_copies(self) -> m.CopiesFetched:
        """Fetch what was copied."""
        return m.CopiesFetched(self._library.copied())

    @background("change", is_awaited=True)
    def change(self, change: Change) -> m.ClippingsChanged:
        """Change the clippings."""
        return m.ClippingsChanged(change(self._library))

    @background("write", is_awaited=True)
    def write(self, path: Path, query: str, style: str) -> m.Exported:
        """Write the clippings that fit a query to a file."""
        from csto_tui.exports import written  # late: most sessions write nothing

        form, style = form_of(path, style)
        if path.exists():
            raise UsageError(f"{path} exists", hint="choose another name")
        found = self._library.clippings(query)
        text = self._library.exported_clippings(found, form, style, on=dt.date.today(), query=query)
        return m.Exported(str(written(text, path)), len(found))

    def on_clippings_fetched(self, message: m.ClippingsFetched) -> None:
        """Show them."""
        self._filing.fetched(message)

    def on_clippings_changed(self, message: m.ClippingsChanged) -> None:
        """Say what was done."""
        self.tell(message.note)
        self._filing.ended()

    def on_copies_fetched(self, message: m.CopiesFetched) -> None:
        """Show them."""
        self._filing.copies_fetched(message.copies)

    def on_text_copied(self, message: m.TextCopied) -> None:
        """Say which way it went, and show it first among the copies."""
        super().on_text_copied(message)
        if self._filing.view:
            self.fetch_copies()

    def on_work_failed(self, message: m.WorkFailed) -> None:
        """Say what went wrong; a change that failed makes way for the next."""
        super().on_work_failed(message)
        if message.group == "change":
            self._filing.ended()

    def on_exported(self, message: m.Exported) -> None:
        """Say where it is."""
        self.tell(f"{counted(message.rows, 'clipping')} written to {message.path}")

    def on_row_opened(self) -> None:
        """Read the article, or copy again."""
        if self._filing.view:
            self._filing.do_copy_again()
        else:
            self._filing.do_goto_clipping()

    def on_row_reached(self) -> None:
        """Show the row under the cursor in full."""
        self._face.show_row()

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        self._face.show_words()

    def leave(self) -> None:
        """Show all clippings again, or go back."""
        if self._filing.view or not self._filing.find_all():
            self.dismiss(None)

    def show(self) -> None:
        """Show the list as it is now."""
        self._face.show()
