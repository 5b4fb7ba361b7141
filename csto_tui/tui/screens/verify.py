"""The quotations of a draft with what became of each, and the chosen one beside its source.

The draft is only read. Nothing here judges a quotation.
"""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from csto_tui.exports import About, Table
from csto_tui.tui import messages as m
from csto_tui.tui.keymap import Pane
from csto_tui.tui.paint import AIR, LOUD, QUIET, fitting, joined, plain, source_line
from csto_tui.tui.reading import Start
from csto_tui.tui.sided import SidedScreen, nothing
from csto_tui.tui.sighting import Sighting, sighted
from csto_tui.tui.verdicts import COLUMNS, check_lines, check_record, check_rows, tallied
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["VerifyScreen"]

_PAUSE = 0.2
"""Seconds between two looks at how far the check is."""
_NONE = nothing("The draft has no quotation.", "r   reads it again")


class VerifyScreen(SidedScreen):
    """A draft, checked."""

    def __init__(self, library: Library, path: Path) -> None:
        super().__init__()
        self._library = library
        self._path = path
        self.sightings: tuple[Sighting, ...] = ()
        self._is_done = False

    def on_mount(self) -> None:
        """Check the draft."""
        self.set_focus(self.rows)
        self.check()
        self._show()

    def renew(self) -> None:
        """Check the draft anew: the articles may be others now."""
        self.check()

    def pane(self) -> Pane:
        """Return where the focus is."""
        return Pane.DRAFT

    def doers(self) -> tuple[object, ...]:
        """Let the screen go before the focused side."""
        return (self, self.focused, *self.explorer.desks)

    @background("verify", is_awaited=True)
    def check(self) -> m.DraftChecked:
        """Check every quotation, and say between times how far that is."""
        worker, found, said = get_current_worker(), [], time.monotonic()
        for one in self._library.verify_file(self._path):
            if worker.is_cancelled:
                break
            found.append(sighted(one, self._library.article))
            if time.monotonic() - said > _PAUSE:
                self.post_message(m.DraftChecked(tuple(found), False))
                said = time.monotonic()
        return m.DraftChecked(tuple(found), True)

    def on_draft_checked(self, message: m.DraftChecked) -> None:
        """Show what is checked by now; the cursor stays where it is."""
        if message.is_done or len(message.sightings) > len(self.sightings):
            self.sightings, self._is_done = message.sightings, message.is_done
            self._show()

    def _show(self) -> None:
        self.rows.empty = _NONE if self._is_done else (plain("  Checking …", QUIET),)
        self.rows.show(partial(check_rows, self.sightings), keep=True)
        self._show_row()
        self.on_resize()

    def on_row_reached(self) -> None:
        """Show the quotation under the cursor in full."""
        self._show_row()

    @property
    def current(self) -> Sighting | None:
        """The quotation under the cursor."""
        return self.sightings[self.rows.cursor] if self.rows.cursor < len(self.sightings) else None

    def _show_row(self) -> None:
        one = self.current
        if one is None:
            self.show_nothing()
        elif one.card is None:
            self.show_chosen(plain("Not in these articles"), AIR, partial(check_lines, one))
        else:
            self.show_chosen(plain(one.card.heading), source_line(one.card), partial(check_lines, one))

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        name = plain(" VERIFY  ", "bold $accent").append(plain(self._path.name, LOUD))
        self.title_line.show((name, plain(f" {self._path.name}", LOUD)), AIR)
        count = len(self.sightings)
        told = plain(f"{count} quotation{'' if count == 1 else 's'}" if self._is_done else f"checking … {count}", LOUD)
        words, glyphs = tallied(self.sightings)
        forms = joined([told, words]), joined([told, glyphs])
        self.show_state(fitting(forms, self.size.width - 4))

    def do_next_fault(self) -> None:
        """Go to the next quotation that does not hold."""
        self._to_fault(range(self.rows.cursor + 1, len(self.sightings)))

    def do_previous_fault(self) -> None:
        """Go to the one before that does not hold."""
        self._to_fault(range(self.rows.cursor - 1, -1, -1))

    def _to_fault(self, rows: range) -> None:
        row = next((n for n in rows if not self.sightings[n].check.verdict.holds), None)
        if row is not None:
            self.rows.move_to(row)
        else:
            self.tell(f"no further one that fails {'below' if rows.step > 0 else 'above'}")

    def do_check_again(self) -> None:
        """Read and check the draft again."""
        self._is_done, self.sightings = False, ()
        self.check()
        self._show()

    def do_copy_source(self) -> None:
        """Copy what stands in the source, with its citation."""
        one = self.current
        if one is None or one.check.place is None:
            self.tell("it stands in no article")
            return
        place, cite, style = one.check.place, self._library.cite, self.style
        made = partial(cite, place.article_id, style, passage=place.passage, quotation=place.text)
        self.bring(lambda: made().text, "quotation")

    def on_row_opened(self) -> None:
        """Read the source."""
        self.do_goto_source()

    def do_goto_source(self) -> None:
        """Read the article at the words, or at the passage that is most like them."""
        one = self.current
        if one is None or one.place is None or one.card is None:
            self.tell("no article has anything like it")
            return
        words = one.place.span if one.place.passage is not None else None
        self.dismiss(m.ArticleWanted(one.card.id, Start(words=words, is_step=True, focus=True)))

    def table(self) -> Table:
        """Return the quotations with their verdicts, as rows for a file."""
        library = self._library
        settings = (("draft", self._path.name),)
        about = About("verify", "", library.name, library.fingerprint(), dt.date.today(), settings)
        return Table(about, COLUMNS, [check_record(one) for one in self.sightings])
