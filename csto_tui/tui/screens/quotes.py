"""Who said what: speakers at the left, the quotations of the chosen one at the right, with the evidence.

What the keys do is written in `attributing`. Nothing here decides who said something.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from textual import getters

from csto_tui.exports import About, Table
from csto_tui.model.article import ArticleId
from csto_tui.records import statement_record
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.attributing import Attributing, Deed
from csto_tui.tui.keymap import Pane
from csto_tui.tui.line_view import LineView
from csto_tui.tui.paint import AIR, LOUD, QUIET, plain
from csto_tui.tui.quoted_rows import said_rows, voice_rows, voice_title
from csto_tui.tui.quoting import SCOPES, said_by, voices_of
from csto_tui.tui.sided import SidedScreen, nothing
from csto_tui.tui.tabs import title_forms
from csto_tui.tui.voices import Voice
from csto_tui.tui.widgets.rows_pane import RowsPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["QuotesScreen"]

_COLUMNS = (
    *("article", "passage", "start", "end", "text", "speaker", "speaker_name", "speaker_text"),
    *("cue", "confidence", "evidence"),
)
_NONE = nothing("Nobody is quoted here.", "o   looks further: the result, the corpus")


class QuotesScreen(SidedScreen):
    """Speakers and their quotations."""

    DEFAULT_CSS = """
    QuotesScreen #rows { width: 30%; min-width: 28; max-width: 44; }
    QuotesScreen.-narrow #rows { width: 1fr; max-width: 100%; }
    """
    said_rows = getters.query_one("#full", RowsPane)

    def __init__(self, library: Library, article_id: ArticleId | None, query: str) -> None:
        super().__init__()
        self._library = library
        self._article_id = article_id
        self._query = query
        self._steps = Attributing(self, library, SCOPES[0] if article_id else SCOPES[2])

    def other_side(self) -> LineView:
        """Return the quotations."""
        return RowsPane(id="full")

    def on_mount(self) -> None:
        """Fetch who is quoted."""
        self.set_focus(self.rows)
        self.rows.air = 0
        self.fetch(self._steps.scope)
        self.show_voices()

    def renew(self) -> None:
        """Fetch who is quoted anew."""
        self.fetch(self._steps.scope)

    def pane(self) -> Pane:
        """Return where the focus is."""
        return Pane.QUOTES

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused side."""
        return (self._steps, self, self.focused, *self.explorer.desks)

    @background("voices", is_awaited=True)
    def fetch(self, scope: str) -> m.VoicesFetched:
        """Fetch who is quoted."""
        return m.VoicesFetched(scope, voices_of(self._library, scope, self._article_id, self._query))

    @background("said", is_awaited=True)
    def fetch_said(self, voice: Voice) -> m.SaidFetched:
        """Fetch what somebody said."""
        return m.SaidFetched(voice, said_by(self._library, voice))

    @background("change", is_awaited=True)
    def change(self, deed: Deed) -> m.QuotationsChanged:
        """Do something that is kept."""
        return m.QuotationsChanged(deed(self._library))

    def on_voices_fetched(self, message: m.VoicesFetched) -> None:
        """Show them."""
        self._steps.fetched(message)

    def on_said_fetched(self, message: m.SaidFetched) -> None:
        """Show it."""
        self._steps.said_fetched(message)

    def on_quotations_changed(self, message: m.QuotationsChanged) -> None:
        """Say what was done."""
        self.tell(message.note)
        self._steps.ended()

    def on_work_failed(self, message: m.WorkFailed) -> None:
        """Say what went wrong; what failed makes way for the next."""
        super().on_work_failed(message)
        if message.group == "change":
            self._steps.ended()

    def on_row_reached(self) -> None:
        """Show what the speaker under the cursor said."""
        if not self.chosen.has_focus:
            self._steps.come_to_voice()

    def on_row_opened(self) -> None:
        """Go to the quotations, or read the article."""
        self._steps.do_goto_quotation()

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        steps = self._steps
        scope = SCOPES.index(steps.scope)
        self.title_line.show(title_forms(SCOPES, scope, self._query if scope == 1 else "", name="QUOTES"), AIR)
        if steps.voices is None:
            self.show_state(plain("…", QUIET))
            return
        named = sum(one.entity is not None for one in steps.voices)
        count = sum(len(one.quotations) for one in steps.voices)
        self.show_state(
            plain(counted(count, "quotation"), LOUD),
            plain(counted(named, "speaker") + " with a name"),
            plain("who is quoted is inferred: the number says how surely, 0–1", QUIET),
        )

    def show_voices(self) -> None:
        """Show who is quoted."""
        voices = self._steps.voices
        self.rows.empty = _NONE if voices is not None else (plain("  Looking …", QUIET),)
        self.rows.show(partial(voice_rows, voices or ()), keep=True)
        self.on_resize()

    def show_said(self) -> None:
        """Show what the chosen speaker said."""
        voice, said = self._steps.voice, self._steps.said or ()
        count = plain(counted(len(voice.quotations), "quotation"), QUIET) if voice else AIR
        self.show_head(voice_title(voice) if voice else AIR, count)
        self.said_rows.show(partial(said_rows, said), keep=True)

    def table(self) -> Table:
        """Return the quotations of the scope in the order shown, as rows for a file."""
        library, scope = self._library, self._steps.scope
        settings = (("scope", scope.lower()), ("article", self._article_id or "" if scope == "Article" else ""))
        query = self._query if scope == "Result" else ""
        about = About("quotes", query, library.name, library.fingerprint(), dt.date.today(), settings)
        rows = [
            statement_record(part, library.article(part.article_id), voice.entity.name if voice.entity else None)
            for voice in self._steps.voices or ()
            for parts in voice.quotations
            for part in parts
        ]
        return Table(about, _COLUMNS, rows)
