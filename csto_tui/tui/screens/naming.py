"""How each article, or each outlet, names somebody: spellings, titles, epithets, with counts; below, the passage of the
one under the cursor.

Counts, never a verdict; what is inferred to mean the same stands apart and is not counted.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from csto_tui.exports import About, Table
from csto_tui.library.naming import NamingBy
from csto_tui.model.article import ArticleCard
from csto_tui.model.entity import Entity
from csto_tui.records import NAMING_COLUMNS, way_record
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.namings import FormRow, Head, form_rows
from csto_tui.tui.paint import AIR, HIT, LOUD, QUIET, fitting, folded, joined, lit, plain, source_line
from csto_tui.tui.reading import Start
from csto_tui.tui.tabs import title_forms
from csto_tui.tui.widgets.bars import HintLine, TitleLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.widgets.naming_list import NamingList
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["NamingScreen"]

_VIEWS: tuple[NamingBy, ...] = ("article", "source")
_WORDS = ("By article", "By outlet")
_LEAD = 120
"""Code points of a passage that are shown before a way of naming, at most."""


class NamingScreen(KeyedScreen[m.ArticleWanted]):
    """Ways of naming above, a passage below."""

    CSS_PATH = "naming.tcss"
    list = getters.query_one(NamingList)
    passage = getters.query_one(LinesPane)
    title_line = getters.query_one(TitleLine)

    def __init__(self, library: Library, entity: Entity) -> None:
        super().__init__()
        self._library = library
        self._entity = entity
        self._view = 0
        self._found: m.NamingFound | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the state, the ways of naming and the passage."""
        yield TitleLine(id="title")
        yield Static(id="state")
        yield NamingList()
        yield LinesPane(id="passage")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have the articles looked through."""
        self.list.empty = (plain("  Looking through the articles …", QUIET),)
        self.set_focus(self.list)
        self.fetch(_VIEWS[self._view])

    def renew(self) -> None:
        """Have the articles looked through anew."""
        self.fetch(_VIEWS[self._view])

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.NAMING

    @background("naming", is_awaited=True)
    def fetch(self, by: NamingBy) -> m.NamingFound:
        """Look through the articles."""
        namings = self._library.naming(self._entity.id, by)
        cards = {card.id: card for card in self._library.articles()}
        return m.NamingFound(by, tuple(form_rows(namings, cards)))

    def on_naming_found(self, message: m.NamingFound) -> None:
        """Show the ways of naming."""
        self._found = message
        self.list.empty = (plain("  It stands in no article.", QUIET),)
        self.list.show(message.rows)
        self.settle()

    def on_row_reached(self) -> None:
        """Show the passage of the row under the cursor."""
        if self.list.current is not None:
            self.fetch_passage(self.list.current)

    @background("passage", is_awaited=True)
    def fetch_passage(self, row: FormRow) -> m.PassageShown:
        """Fetch a passage."""
        article = self._library.article(row.form.example.article_id)
        return m.PassageShown(row, ArticleCard.of(article), article.passage_text(row.form.example.passage))

    def on_passage_shown(self, message: m.PassageShown) -> None:
        """Show it with the way of naming lit, unless the cursor has gone on."""
        if message.row is self.list.current:
            self.passage.show(lambda width: _passage_lines(message, width))

    def on_row_opened(self) -> None:
        """Read the passage."""
        self.do_goto_form()

    def on_resize(self) -> None:
        """Say what is shown in the words that fit."""
        self.settle()

    def settle(self) -> None:
        """Say whose names these are, how many, and by what."""
        self.title_line.show(title_forms(_WORDS, self._view, self._entity.name, name="NAMED"), AIR)
        self.query_one("#state", Static).update(self._state())
        self.show_hints()

    def _state(self) -> Content:
        if self._found is None:
            return plain("…", QUIET)
        namings = [row.naming for row in self._found.rows if isinstance(row, Head)]
        forms = {form.text for one in namings for form in one.forms}
        inferred = sum(form.count for one in namings for form in one.roles)
        sources = [one for one in namings if one.source or one.article_id]
        where = f"in {counted(len(sources), 'article' if self._found.by == 'article' else 'outlet')}"
        where += " and where the outlet is not known" if len(sources) < len(namings) else ""
        parts = [
            plain(counted(sum(one.mentions for one in namings), "mention"), LOUD),
            plain(where),
            plain(counted(len(forms), "spelling")),
            plain(f"≈ {inferred:,} inferred, not counted", QUIET) if inferred else AIR,
        ]
        return fitting((joined(parts[:most]) for most in (4, 3, 2, 1)), self.size.width - 4)

    def do_goto_form(self) -> None:
        """Read the passage in its article."""
        if self.list.current is not None:
            place = self.list.current.form.example
            start = Start(place=(place.passage, place.span.start), is_step=True, focus=True)
            self.dismiss(m.ArticleWanted(place.article_id, start))

    def do_turn_table(self) -> None:
        """Show the other view."""
        self._view = 1 - self._view
        self.fetch(_VIEWS[self._view])
        self.settle()

    def do_escape(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)

    def table(self) -> Table:
        """Return what is shown, as rows for a file."""
        library, found = self._library, self._found
        settings = (("entity", self._entity.id), ("by", _VIEWS[self._view]))
        about = About("naming", self._entity.name, library.name, library.fingerprint(), dt.date.today(), settings)
        rows = found.rows if found else ()
        ways = [way_record(row.naming, row.kind, row.form) for row in rows if isinstance(row, FormRow)]
        return Table(about, NAMING_COLUMNS, ways)


def _passage_lines(shown: m.PassageShown, width: int) -> tuple[Content, ...]:
    place, room = shown.row.form.example, max(width - 4, 10)
    number = plain(f"¶{place.passage}", QUIET)
    source = source_line(shown.article)
    head = fitting((joined([source, plain(shown.article.heading, QUIET), number]), joined([source, number])), room)
    begin = shown.text.rfind(" ", 0, max(place.span.start - _LEAD, 0)) + 1  # in a long passage, not far before it
    lead = "…" if begin else ""
    span = place.span.shifted(len(lead) - begin)
    text = folded(lit(lead + shown.text[begin:], [(span, HIT)]), min(room, 100), 99)
    return tuple(plain("  ").append(line) for line in (head, *text))
