"""What is known of one article, how, and the line of the source that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.model.article import Article, Known, Status
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, date_text, known_text, plain
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.wrap import wrapped

__all__ = ["AboutScreen"]

T = TypeVar("T")
_LABEL = 12
_HOW = {
    Status.STATED: "stated",
    Status.INFERRED: "inferred ≈",
    Status.USER: "set by a person ✎",
    Status.UNKNOWN: "unknown —",
}


class AboutScreen(Dialog[None]):
    """Metadata with evidence."""

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="dialog"):
            yield LinesPane(self._paint)
            yield HintLine(id="hints")

    def _paint(self, width: int) -> tuple[Content, ...]:
        one = self._article
        lines = [plain(one.heading, LOUD), AIR]
        lines += _fact("title", one.title, str, width)
        lines += _fact("source", one.source, str, width)
        lines += _fact("authors", one.authors, ", ".join, width)
        lines += _fact("published", one.published, date_text, width)
        lines += _fact("place", one.place, str, width)
        lines += _fact("language", one.language, str, width)
        lines += _fact("address", one.address, str, width)
        lines.append(AIR)
        counts = f"{one.words:,} words in {len(one.passages)} passages, {len(one.boilerplate)} stretches set aside"
        for label, text in (
            ("file", one.path),
            ("id", one.id),
            ("SHA-256", one.sha256),
            ("encoding", one.encoding),
            ("text", counts),
        ):
            lines += _wrapped(label, text, width, QUIET)
        return tuple(lines)


def _fact(label: str, known: Known[T], show: Callable[[T], str], width: int) -> Iterator[Content]:
    value = known_text(known, show)
    yield plain(label.ljust(_LABEL), QUIET).append(beside(value, plain(_HOW[known.status], QUIET), width - _LABEL))
    for evidence in known.evidence:
        where = f"line {evidence.line}: " if evidence.line else "outside the text: "
        yield from _wrapped("", where + evidence.text, width, QUIET)
    if known.note:
        yield from _wrapped("", known.note, width, "italic $quiet")


def _wrapped(label: str, text: str, width: int, style: str) -> Iterator[Content]:
    shown = clean_line(text)
    for span in wrapped(shown, Span(0, len(shown)), width - _LABEL - 2):
        yield plain(label.ljust(_LABEL), QUIET).append(plain(span.of(shown), style))
        label = ""
