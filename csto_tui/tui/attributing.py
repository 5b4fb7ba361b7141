"""What keys do among the quotations: whose are listed, which are rejected, kept, copied, read.

A rejection shows at once and is kept in its turn. It starts no work of its own and paints nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from csto_tui.model.statement import Statement
from csto_tui.tui.line_view import LineView
from csto_tui.tui.messages import ArticleWanted, SaidFetched, VoicesFetched
from csto_tui.tui.quoting import SCOPES
from csto_tui.tui.reading import Start
from csto_tui.tui.turns import Turns
from csto_tui.tui.voices import Said, Voice
from csto_tui.tui.widgets.rows_pane import RowsPane

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Attributing", "Deed"]

Deed = Callable[["Library"], str]
"""Changes something that is kept, and returns what is to be said."""


class Forum(Protocol):
    """The screen, as far as these steps need it."""

    @property
    def style(self) -> str:
        """The citation style in force."""

    @property
    def template(self) -> str:
        """The form of a copied quotation; empty for that of the style."""

    @property
    def rows(self) -> RowsPane:
        """The speakers."""

    @property
    def chosen(self) -> LineView:
        """The quotations."""

    @property
    def said_rows(self) -> RowsPane:
        """The quotations, as rows."""

    def fetch(self, scope: str) -> object:
        """Fetch who is quoted."""

    def fetch_said(self, voice: Voice) -> object:
        """Fetch what somebody said."""

    def change(self, deed: Deed) -> object:
        """Do something that is kept, in the background."""

    def show_voices(self) -> None:
        """Show who is quoted."""

    def show_said(self) -> None:
        """Show what the chosen speaker said."""

    def do_turn_side(self) -> None:
        """Go to the other side."""

    def bring(self, text: Callable[[], str], what: str) -> object:
        """Make a text in the background and bring it to the clipboard."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""

    def dismiss(self, result: ArticleWanted | None, /) -> object:
        """Go back to the explorer."""


class Attributing:
    """The quotations on the screen, and what is done with them."""

    def __init__(self, forum: Forum, library: Library, scope: str) -> None:
        self._forum = forum
        self._library = library
        self.scope = scope
        """Of SCOPES."""
        self.voices: tuple[Voice, ...] | None = None
        self.said: tuple[Said, ...] | None = None
        """Of the speaker under the cursor; None before they are there."""
        self._rejected: list[Statement] = []
        """In this session, the last one last."""
        self._deeds: Turns[Deed] = Turns(forum.change)

    @property
    def voice(self) -> Voice | None:
        """The speaker under the cursor."""
        row = self._forum.rows.cursor
        return self.voices[row] if self.voices and row < len(self.voices) else None

    @property
    def current(self) -> Said | None:
        """The quotation under the cursor."""
        row = self._forum.said_rows.cursor
        return self.said[row] if self.said and row < len(self.said) else None

    def fetched(self, message: VoicesFetched) -> None:
        """Take who is quoted, unless that answers another question, or a change waits that it does not know of."""
        if message.scope != self.scope or self._deeds.is_busy:
            return
        here = self.voice.name if self.voice else None
        self.voices = message.voices
        row = next((n for n, one in enumerate(message.voices) if one.name == here), None)
        if row is not None:
            self._forum.rows.cursor = row
        self._forum.show_voices()
        self.come_to_voice(keep=row is not None)

    def come_to_voice(self, *, keep: bool = False) -> None:
        """Have the quotations of the speaker under the cursor fetched."""
        if not keep:
            self.said = None
            self._forum.said_rows.cursor = 0
            self._forum.show_said()
        if self.voice is not None:
            self._forum.fetch_said(self.voice)

    def said_fetched(self, message: SaidFetched) -> None:
        """Take what somebody said, if they are still under the cursor."""
        if message.voice is self.voice:
            self.said = message.said
            self._forum.show_said()

    def ended(self) -> None:
        """Begin what waits; after the last of it show what is kept."""
        self._deeds.ended()
        if not self._deeds.is_busy:
            self._forum.fetch(self.scope)

    def do_next_scope(self) -> None:
        """List the quotations of the article, of what was found, of the corpus, or the rejected ones."""
        self.scope = SCOPES[(SCOPES.index(self.scope) + 1) % len(SCOPES)]
        self.voices = self.said = None
        self._forum.rows.cursor = self._forum.said_rows.cursor = 0
        self._forum.show_voices()
        self._forum.show_said()
        self._forum.fetch(self.scope)

    def do_reject(self) -> None:
        """Reject the attribution of the quotation; among the rejected ones, take that back."""
        one, voice = self.current, self.voice
        if one is None or voice is None or not self._forum.chosen.has_focus:
            self._forum.tell("Tab goes to the quotations: x rejects the one under the cursor")
            return
        statement = one.parts[0]
        self._take_out(one, voice)
        if self.scope == "Rejected":
            self._deeds.take(partial(_restored, statement))
        else:
            self._rejected.append(statement)
            self._deeds.take(partial(_rejected, statement))

    def _take_out(self, one: Said, voice: Voice) -> None:
        """Show the speaker without a quotation."""
        left = replace(voice, quotations=tuple(parts for parts in voice.quotations if parts != one.parts))
        self.voices = tuple(left if other is voice else other for other in self.voices or ())
        self.said = tuple(other for other in self.said or () if other is not one)
        self._forum.show_voices()
        self._forum.show_said()

    def do_undo_rejection(self) -> None:
        """Take the last rejection back."""
        if not self._rejected:
            self._forum.tell("nothing was rejected just now: o lists what was rejected before, and x takes it back")
            return
        self._deeds.take(partial(_restored, self._rejected.pop()))

    def do_clip_quotation(self) -> None:
        """Keep the quotation among the clippings."""
        if self.current is not None:
            self._deeds.take(partial(_clipped, self.current))

    def do_copy_quoted(self) -> None:
        """Copy the quotation with its citation."""
        one = self.current
        if one is None:
            return
        library, style, template, first = self._library, self._forum.style, self._forum.template, one.parts[0]

        def made() -> str:
            if template:
                return library.filled(template, one.card.id, style, passage=first.passage, quotation=one.text)
            return library.cite(one.card.id, style, passage=first.passage, quotation=one.text).text

        self._forum.bring(made, "quotation")

    def do_goto_quotation(self) -> None:
        """Go to the quotations; from there, read the article at the one under the cursor."""
        if not self._forum.chosen.has_focus:
            self._forum.do_turn_side()
        elif self.current is not None:
            start = Start(words=self.current.span, is_step=True, focus=True)
            self._forum.dismiss(ArticleWanted(self.current.card.id, start))


def _rejected(statement: Statement, library: Library) -> str:
    library.reject_statement(statement, at=dt.datetime.now(dt.UTC))
    return "rejected: it is counted and found no more; z takes that back"


def _restored(statement: Statement, library: Library) -> str:
    library.restore_statement(statement)
    return "the rejection is taken back"


def _clipped(one: Said, library: Library) -> str:
    library.clip(one.card.id, one.span, at=dt.datetime.now(dt.UTC).replace(microsecond=0))
    return "kept among the clippings"
