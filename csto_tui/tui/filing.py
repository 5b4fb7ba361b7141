"""What keys do among the clippings: edit, move, remove, take back, find, copy, write to a file.

A change shows at once and is kept in its turn; what is kept shows when no change waits. It starts no work of its own
and paints nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from csto_tui.citations import STYLES
from csto_tui.model.clipping import Clipping, ClippingId, Standing
from csto_tui.store.work import CopiedText
from csto_tui.tui.cabinet import Cabinet, Change
from csto_tui.tui.messages import ArticleWanted, ClippingsFetched
from csto_tui.tui.reading import Start
from csto_tui.tui.turns import Turns

if TYPE_CHECKING:
    from csto_tui.drafts import Cutting
    from csto_tui.library import Library

__all__ = ["Filing"]

_TAKEN_BACK = {
    "added": "what was kept last is removed",
    "removed": "what was removed is there again",
    "moved": "the order is as it was",
    "note": "the note is as it was",
    "tags": "the tags are as they were",
}


class Filing:
    """The clippings on the screen, and what is done with them."""

    def __init__(self, cabinet: Cabinet, library: Library, view: int, style: str) -> None:
        self._cabinet = cabinet
        self._library = library
        self.view = view
        """0: the clippings; 1: what was copied."""
        self.style = style
        self.query = ""
        self.cuttings: tuple[Cutting, ...] | None = None
        """Those that fit the query; None before they are there."""
        self.order: list[ClippingId] = []
        """All of the corpus."""
        self.copies: tuple[CopiedText, ...] | None = None
        self._changes: Turns[Change] = Turns(cabinet.change)

    @property
    def current(self) -> Cutting | None:
        """The clipping under the cursor."""
        row = self._cabinet.rows.cursor
        return self.cuttings[row] if self.cuttings and row < len(self.cuttings) else None

    @property
    def copy(self) -> CopiedText | None:
        """The copied text under the cursor."""
        row = self._cabinet.rows.cursor
        return self.copies[row] if self.copies and row < len(self.copies) else None

    def fetch(self) -> None:
        """Have the clippings fetched."""
        self._cabinet.fetch(self.query, self.style)

    def fetched(self, message: ClippingsFetched) -> None:
        """Take what came, unless it answers another question, or a change waits that it does not know of."""
        if self._changes.is_busy or message.query != self.query:
            return
        here = self.current.clipping.id if self.current else None
        self.order = list(message.order)
        self._lay(message.cuttings, here)

    def copies_fetched(self, copies: tuple[CopiedText, ...]) -> None:
        """Take what was copied; the cursor stays on the text where it was."""
        here = self.copy.text if self.copy else None
        self.copies = copies
        row = next((n for n, one in enumerate(copies) if one.text == here), None)
        if self.view == 1 and row is not None:
            self._cabinet.rows.cursor = row
        self._cabinet.show()

    def _lay(self, cuttings: Sequence[Cutting], here: ClippingId | None) -> None:
        """Show clippings, with the cursor on the one where it was."""
        self.cuttings = tuple(cuttings)
        row = next((n for n, one in enumerate(self.cuttings) if one.clipping.id == here), None)
        if self.view == 0 and row is not None:
            self._cabinet.rows.cursor = row
        self._cabinet.show()

    def ended(self) -> None:
        """Begin the next change; after the last one show what is kept."""
        self._changes.ended()
        if not self._changes.is_busy:
            self.fetch()

    def do_note_clipping(self) -> None:
        """Edit the note."""
        cutting = self.current
        if cutting is None:
            return
        one = cutting.clipping

        def keep(note: str, library: Library) -> str:
            library.note_clipping(one.id, note)
            return "the note is kept; z takes it back"

        def take(note: str) -> None:
            self._edited(one.id, lambda clipping: replace(clipping, note=note))
            self._changes.take(partial(keep, note))

        self._cabinet.ask("note", one.note, "why it matters; empty: no note", take)

    def do_tag_clipping(self) -> None:
        """Edit the tags."""
        cutting = self.current
        if cutting is None:
            return
        one = cutting.clipping

        def keep(tags: tuple[str, ...], library: Library) -> str:
            library.tag_clipping(one.id, tags)
            return "the tags are kept; z takes it back"

        def take(text: str) -> None:
            tags = tuple(dict.fromkeys(tag for tag in (part.strip().lstrip("#") for part in text.split(",")) if tag))
            self._edited(one.id, lambda clipping: replace(clipping, tags=tags))
            self._changes.take(partial(keep, tags))

        self._cabinet.ask("tags", ", ".join(one.tags), "nato, to check; empty: no tags", take)

    def _edited(self, here: ClippingId, edit: Callable[[Clipping], Clipping]) -> None:
        """Show a clipping as it will be."""
        cuttings = [
            replace(one, clipping=edit(one.clipping)) if one.clipping.id == here else one for one in self.cuttings or ()
        ]
        self._lay(cuttings, here)

    def do_later_clipping(self) -> None:
        """Move the clipping below the next one in sight."""
        self._move(1)

    def do_earlier_clipping(self) -> None:
        """Move the clipping above the one before it in sight."""
        self._move(-1)

    def _move(self, by: int) -> None:
        row, cuttings = self._cabinet.rows.cursor, list(self.cuttings or ())
        if self.current is None or not 0 <= row + by < len(cuttings):
            self._cabinet.tell("it is the last one" if by > 0 else "it is the first one")
            return
        here, other = cuttings[row].clipping.id, cuttings[row + by].clipping.id
        place = self.order.index(other) + 1
        self.order.remove(here)
        self.order.insert(place - 1, here)
        cuttings[row], cuttings[row + by] = cuttings[row + by], cuttings[row]
        self._lay(cuttings, here)

        def keep(library: Library) -> str:
            library.move_clipping(here, place)
            return f"moved to place {place}; z takes it back"

        self._changes.take(keep)

    def do_remove_clipping(self) -> None:
        """Remove the clipping."""
        cutting = self.current
        if cutting is None:
            return
        here = cutting.clipping.id
        self.order.remove(here)
        self._lay([one for one in self.cuttings or () if one is not cutting], None)

        def keep(library: Library) -> str:
            library.remove_clippings([here])
            return "removed; z brings it back"

        self._changes.take(keep)

    def do_undo_clipping(self) -> None:
        """Take the last change back."""
        self._changes.take(lambda library: _TAKEN_BACK.get(library.undo_clipping(), "there is nothing to take back"))

    def do_find_clippings(self) -> None:
        """Look for words among the clippings, letter by letter."""
        self._cabinet.ask("find", self.query, "words, tag:nato, note:check, -word", self._find, self._find)

    def _find(self, query: str) -> None:
        if query != self.query:
            self.query = query
            self.fetch()

    def find_all(self) -> bool:
        """Show all clippings again, and tell whether some were out of sight."""
        was_narrowed = bool(self.query)
        self._find("")
        return was_narrowed

    def do_copy_clipping(self) -> None:
        """Copy the quotation with its citation."""
        if self.current is not None:
            cited = partial(self._library.cite_clipping, self.current.clipping, self.style, self._cabinet.template)
            self._cabinet.bring(cited, "quotation")

    def do_next_style(self) -> None:
        """Cite in the next style."""
        names = list(STYLES)
        self.style = names[(names.index(self.style) + 1) % len(names)] if self.style in names else names[0]
        self.fetch()

    def do_next_list(self) -> None:
        """Show the other list."""
        self.look(1 - self.view)

    def do_register(self) -> None:
        """Show what was copied."""
        self.look(1)

    def look(self, view: int) -> None:
        """Show the clippings (0), or what was copied (1)."""
        self.view = view
        self._cabinet.remove_class("-beside")
        self._cabinet.set_focus(self._cabinet.rows)
        self._cabinet.rows.cursor = 0
        if view:
            self._cabinet.fetch_copies()
        else:
            self.fetch()
        self._cabinet.show()

    def do_copy_again(self) -> None:
        """Copy the text again."""
        if self.copy is not None:
            text = self.copy.text
            self._cabinet.bring(lambda: text, "again")

    def do_show_copied(self) -> None:
        """Show the text in full width."""
        if self.copy is not None:
            text = self.copy.text
            self._cabinet.make_text(lambda: text)

    def do_export(self) -> None:
        """Ask for a file, and write the clippings in sight there."""
        if self.view == 1:
            self._cabinet.tell("clippings are written to files: T shows them")
            return
        hint = "clippings.md .csv .jsonl .txt; as a bibliography .bib .ris .json, in this style .bib.txt"

        def take(name: str) -> None:
            if name:
                self._cabinet.write(Path(name).expanduser(), self.query, self.style)

        self._cabinet.ask("file", "", hint, take)

    def do_goto_clipping(self) -> None:
        """Read the article at the words that were kept."""
        cutting = self.current
        if cutting is None:
            return
        one = cutting.clipping
        if cutting.standing is Standing.GONE:
            self._cabinet.tell("the corpus has no such article any more")
        elif cutting.standing is Standing.HERE:
            self._cabinet.dismiss(ArticleWanted(one.article.id, Start(words=one.span, is_step=True, focus=True)))
        else:
            notice = "the article has changed since this was kept"
            start = Start(place=(one.passage, 0), is_step=True, focus=True, notice=notice)
            self._cabinet.dismiss(ArticleWanted(one.article.id, start))
