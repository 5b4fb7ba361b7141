"""What is known of one article, how, and the line of the source that says so; each of it can be set by hand.

A correction is kept with the reader's own work: nothing here writes a source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from csto_tui.model.article import Article, Known, Status
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.text.wording import date_words
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.keymap import Pane
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import ArticleRenewed, MetadatumSet, WorkFailed
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, folded, known_text, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead
from csto_tui.tui.widgets.rows_pane import RowsPane
from csto_tui.tui.work import background
from csto_tui.tui.wrap import wrapped

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["AboutScreen"]

T = TypeVar("T")
_LABEL = 11
_FIELDS = (
    *("title", "source", "authors", "published", "place", "language", "address"),
    *("agency", "archive_address", "archived"),
)
"""In the order of the rows."""
_DATES = ("published", "archived")
_HOW = {
    Status.STATED: "stated",
    Status.INFERRED: "inferred ≈",
    Status.USER: "set by a person ✎",
    Status.UNKNOWN: "unknown —",
}


class AboutScreen(Dialog[None]):
    """Metadata with evidence, and a box to set one."""

    CSS_PATH = "about.tcss"
    ENDS = (("E", "set by hand"), ("Esc", "close"))
    TYPING_ENDS = (("Esc", "leave"),)
    rows = getters.query_one(RowsPane)
    box = getters.query_one(LineInput)

    def __init__(self, library: Library, article: Article) -> None:
        super().__init__()
        self._library = library
        self._article = article
        self._field = ""
        """What is being set; empty while nothing is."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the rows and the box."""
        with Vertical(id="dialog"):
            yield PaneHead(id="head")
            yield RowsPane(lambda width: tuple(_rows(self._article, width)), air=False)
            with Horizontal(id="edit"):
                yield Static(id="label")
                yield LineInput(compact=True, select_on_focus=False, max_length=1000, id="box")
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Begin with the first row."""
        self._show()
        self.set_focus(self.rows)

    def _show(self) -> None:
        self.query_one(PaneHead).show(plain(self._article.heading, LOUD))
        self.rows.show(lambda width: tuple(_rows(self._article, width)), keep=True)

    def pane(self) -> Pane:
        """Return whether something is being typed."""
        return Pane.FIELD if self.focused is self.box else Pane.MODAL

    def do_edit(self) -> None:
        """Set the chosen metadatum by hand."""
        if self.rows.cursor >= len(_FIELDS):
            self.tell("this is as it is; what stands above it can be set")
            return
        self._field = _FIELDS[self.rows.cursor]
        self.query_one("#label", Static).update(plain(f"  {self._field}: ", "bold $accent"))
        self.box.value = _as_typed(self._article, self._field)
        self.box.placeholder = "1 March 2012, 2012-03 …" if self._field in _DATES else "what the source says"
        self.add_class("-editing")
        self.set_focus(self.box)
        self.box.cursor_position = len(self.box.value)

    def on_row_opened(self) -> None:
        """Set the metadatum that was clicked."""
        self.do_edit()

    def do_accept(self) -> None:
        """Save what was typed; the keys that follow are none of it."""
        self.set_focus(self.rows)
        self.save(self._field, self.box.value)

    @background("correct", is_awaited=True)
    def save(self, field: str, text: str) -> MetadatumSet:
        """Keep a correction, or take it back with an empty text."""
        self._library.correct(self._article.id, field, text)
        return MetadatumSet(field, bool(text.strip()))

    def on_metadatum_set(self, message: MetadatumSet) -> None:
        """Say so, and have the articles brought up to date."""
        self._leave_box()
        self.tell(f"{message.field}: {'set by you' if message.is_set else 'as the source says'}")
        self.explorer.reload()

    def on_work_failed(self, message: WorkFailed) -> None:
        """Say what was wrong, and let what was typed be mended."""
        super().on_work_failed(message)
        if message.group == "correct":
            self.set_focus(self.box)

    def renew(self) -> None:
        """Fetch the article anew."""
        self.fetch()

    @background("about", is_awaited=True)
    def fetch(self) -> ArticleRenewed | None:
        """Fetch the article as it is known now."""
        try:
            return ArticleRenewed(self._library.article(self._article.id))
        except KeyError:  # gone meanwhile: what was known of it stays
            return None

    def on_article_renewed(self, message: ArticleRenewed) -> None:
        """Show what is known now."""
        self._article = message.article
        self._show()

    def do_escape(self) -> None:
        """Leave the box, or close."""
        if self._field:
            self._leave_box()
        else:
            self.dismiss(None)

    def _leave_box(self) -> None:
        self._field = ""
        self.remove_class("-editing")
        self.set_focus(self.rows)


def _as_typed(article: Article, field: str) -> str:
    """Return a metadatum as it can be typed: authors with semicolons, a date as EDTF."""
    value = getattr(article, field).value
    if value is None:
        return ""
    return clean_line("; ".join(value) if field == "authors" else str(value))


def _rows(one: Article, width: int) -> Iterator[tuple[Content, ...]]:
    yield tuple(_fact("title", one.title, str, width))
    yield tuple(_fact("source", one.source, str, width))
    yield tuple(_fact("authors", one.authors, ", ".join, width))
    yield tuple(_fact("published", one.published, date_words, width))
    yield tuple(_fact("place", one.place, str, width))
    yield tuple(_fact("language", one.language, str, width))
    yield tuple(_fact("address", one.address, str, width))
    yield tuple(_fact("agency", one.agency, str, width))
    yield tuple(_fact("archive", one.archive_address, str, width))
    yield tuple(_fact("archived", one.archived, date_words, width))
    counts = f"{one.words:,} words in {len(one.passages)} passages, {len(one.boilerplate)} stretches set aside"
    for label, text in (
        ("file", one.path),
        ("id", one.id),
        ("SHA-256", one.sha256),
        ("encoding", one.encoding),
        ("text", counts),
    ):
        yield tuple(_wrapped(label, text, width, QUIET))


def _fact(label: str, known: Known[T], show: Callable[[T], str], width: int) -> Iterator[Content]:
    how = plain(_HOW[known.status], QUIET)
    room = width - _LABEL
    for line in folded(known_text(known, show), room - how.cell_length - 2, 9):
        yield plain(label.ljust(_LABEL), QUIET).append(beside(line, how, room))
        label, how = "", AIR
    for evidence in known.evidence:
        where = f"line {evidence.line}: " if evidence.line else "outside the text: "
        yield from _wrapped("", where + evidence.text, width, QUIET)
    if known.note:
        yield from _wrapped("", known.note, width, "italic $quiet")


def _wrapped(label: str, text: str, width: int, style: str) -> Iterator[Content]:
    shown = clean_line(text)
    for span in wrapped(shown, Span(0, len(shown)), width - _LABEL):
        yield plain(label.ljust(_LABEL), QUIET).append(plain(span.of(shown), style))
        label = ""
