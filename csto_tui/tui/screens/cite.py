"""Choose a citation style, see what will be copied, copy it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from csto_tui.citations import STYLES
from csto_tui.model.article import Article
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.messages import CitationMade
from csto_tui.tui.paint import AIR, LOUD, QUIET, plain
from csto_tui.tui.widgets.bars import HintLine, PaneHead
from csto_tui.tui.widgets.choice_list import ChoiceList, ChoiceMoved
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.work import background
from csto_tui.tui.wrap import wrapped

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["CiteScreen"]


class CiteScreen(Dialog[None]):
    """Styles at the left, the citation at the right."""

    CSS_PATH = "cite.tcss"
    ENDS = (("⏎", "copy"), ("y", "with quotation"), ("Esc", "close"))

    def __init__(self, library: Library, article: Article, style: str, passage: int, quotation: str) -> None:
        super().__init__()
        self._library = library
        self._article_id = article.id
        self._heading = article.heading
        self._passage = passage
        self._quotation = quotation
        self._styles = tuple(STYLES)
        self._first = self._styles.index(style) if style in self._styles else 0
        self._made: CitationMade | None = None

    def compose(self) -> ComposeResult:
        """Lay out styles and preview."""
        with Vertical(id="dialog"):
            yield PaneHead("CITE", id="head")
            with Horizontal():
                yield ChoiceList(self._styles, self._first)
                yield LinesPane(id="preview")
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Make the first citation."""
        where = f"¶{self._passage} of " if self._passage else ""
        self.query_one(PaneHead).show(plain(f"CITE  {where}“{self._heading}”", LOUD))
        self.make(self._styles[self._first])

    @background("cite", is_awaited=True)
    def make(self, style: str) -> CitationMade:
        """Make the citation in a style, alone and with the quotation."""
        alone = self._library.cite(self._article_id, style)
        quoted = ""
        if self._quotation:
            quoted = self._library.cite(self._article_id, style, passage=self._passage, quotation=self._quotation).text
        return CitationMade(style, alone.text, quoted, alone.warnings)

    def on_choice_moved(self, message: ChoiceMoved) -> None:
        """Show the citation in the style under the cursor."""
        self.make(self._styles[message.index])

    def on_citation_made(self, message: CitationMade) -> None:
        """Show it."""
        self._made = message
        self.query_one("#preview", LinesPane).show(lambda width: _preview(message, width))

    def do_choose(self) -> None:
        """Copy the citation and close."""
        self._copy(self._made.text if self._made else "", "citation")

    def do_quote(self) -> None:
        """Copy the quotation with its citation and close."""
        self._copy(self._made.quotation if self._made else "", "quotation")

    def _copy(self, text: str, what: str) -> None:
        if text:
            self.explorer.main.bring(lambda: text, what)
            self.dismiss(None)


def _preview(made: CitationMade, width: int) -> tuple[Content, ...]:
    lines = [*_paragraph(made.text, width, ""), AIR]
    lines += [line for warning in made.warnings for line in _paragraph(f"⚠ {warning}", width, "$warning")]
    if not made.warnings:
        lines.append(plain("nothing in this citation is inferred or missing", QUIET))
    if made.quotation:
        lines += [AIR, plain("with the quotation (y)", QUIET), *_paragraph(made.quotation, width, "")]
    return tuple(lines)


def _paragraph(text: str, width: int, style: str) -> list[Content]:
    return [
        plain(span.of(line), style)
        for line in map(clean_line, text.split("\n"))
        for span in wrapped(line, Span(0, len(line)), width)
    ]
