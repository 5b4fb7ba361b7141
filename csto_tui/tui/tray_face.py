"""What the tray shows: the list of clippings or copies, the chosen one in full, and a line on how many there are.

It paints what `filing` holds, and changes nothing.
"""

from __future__ import annotations

from functools import partial

from csto_tui.text.wording import counted
from csto_tui.tui.clipped import clipping_lines, clipping_rows, copy_lines, copy_rows
from csto_tui.tui.filing import Filing
from csto_tui.tui.paint import AIR, LOUD, QUIET, plain, source_line
from csto_tui.tui.sided import SidedScreen, nothing
from csto_tui.tui.tabs import title_forms

__all__ = ["TrayFace"]

_VIEWS = ("Clippings", "Copied")
_NO_CLIPPINGS = nothing(
    "Nothing is kept yet.",
    "a   in an article keeps the passage, or what is selected",
    "A   the same, with a note",
)
_NONE_FITS = nothing("No clipping fits.", "Esc shows all of them")
_NO_COPIES = nothing("Nothing was copied yet.", "yq  in an article copies a quotation with its citation")


class TrayFace:
    """Paints the tray."""

    def __init__(self, screen: SidedScreen, filing: Filing) -> None:
        self._screen = screen
        self._filing = filing

    def show(self) -> None:
        """Show the list as it is now, with the cursor where it is."""
        filing, rows = self._filing, self._screen.rows
        if filing.view:
            rows.empty = _NO_COPIES if filing.copies is not None else ()
            rows.show(partial(copy_rows, filing.copies or ()), keep=True)
        else:
            rows.empty = () if filing.cuttings is None else _NONE_FITS if filing.query else _NO_CLIPPINGS
            rows.show(partial(clipping_rows, filing.cuttings or ()), keep=True)
        self.show_row()
        self.show_words()
        self._screen.show_hints()

    def show_row(self) -> None:
        """Show the row under the cursor in full."""
        screen, current, copy = self._screen, self._filing.current, self._filing.copy
        if self._filing.view == 0 and current is not None:
            card = current.clipping.article
            screen.show_chosen(plain(card.heading), source_line(card), partial(clipping_lines, current))
        elif self._filing.view == 1 and copy is not None:
            at = plain(f"{copy.at:%Y-%m-%d %H:%M} UTC", QUIET)
            screen.show_chosen(plain("As it was copied"), at, partial(copy_lines, copy))
        else:
            screen.show_nothing()

    def show_words(self) -> None:
        """Say how many there are, and what is looked for."""
        filing, screen = self._filing, self._screen
        screen.title_line.show(title_forms(_VIEWS, filing.view, "", name="TRAY"), AIR)
        if filing.view:
            count = "…" if filing.copies is None else counted(len(filing.copies), "text")
            screen.show_state(plain(count, LOUD), plain("newest first, of all corpora", QUIET))
        elif filing.cuttings is None:
            screen.show_state(plain("…", QUIET))
        else:
            shown, total = len(filing.cuttings), len(filing.order)
            count = f"{shown} of {counted(total, 'clipping')}" if filing.query else counted(total, "clipping")
            sought = plain(f"“{filing.query}”") if filing.query else AIR
            screen.show_state(plain(count, LOUD), sought, plain(f"cited in {filing.style}", QUIET))
