"""What became of the files: read, passed over and why, the same as another. It only reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.report import IngestReport
from csto_tui.text.wording import counted
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.messages import ReportMade
from csto_tui.tui.paint import AIR, LOUD, QUIET, folded, plain
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["ReportScreen"]

_MOST = 500
"""Entries of a list."""


class ReportScreen(Dialog[None]):
    """The report of the last look at the files."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="dialog"):
            yield LinesPane(lambda width: (plain("Counting …", QUIET),))
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have the report made."""
        self.make()

    def renew(self) -> None:
        """Have the report made anew."""
        self.make()

    @background("report", is_awaited=True)
    def make(self) -> ReportMade:
        """Make the report."""
        return ReportMade(self._library.report(), {card.id: card for card in self._library.articles()})

    def on_report_made(self, message: ReportMade) -> None:
        """Show it."""
        lines = self.query_one(LinesPane)
        lines.show(lambda width: tuple(_lines(message.report, message.cards, width)))


def _lines(report: IngestReport, cards: Mapping[ArticleId, ArticleCard], width: int) -> Iterator[Content]:
    yield plain("READ", LOUD)
    yield plain(f"  {counted(report.articles, 'article')} from {counted(report.files - len(report.skipped), 'file')}")
    yield from _listed("NOT READ", report.skipped, "nothing: every file was read", width)
    yield from _listed("LEFT OUT OF WHAT WAS READ", report.remarks, "nothing", width)
    groups = [[_path(cards, one) for one in group] for group in report.duplicates]
    twice = [(names[0], f"also {', '.join(names[1:])}") for names in groups]
    yield from _listed("THE SAME TO THE BYTE", twice, "nothing", width)
    alike = [
        (_path(cards, group.articles[0]), f"also {', '.join(_path(cards, one) for one in group.articles[1:])}")
        for group in report.near_duplicates
    ]
    yield from _listed("MUCH THE SAME TEXT: A WIRE STORY, OR ITS LATER VERSION", alike, "nothing", width)


def _path(cards: Mapping[ArticleId, ArticleCard], article_id: ArticleId) -> str:
    return cards[article_id].path if article_id in cards else article_id


def _listed(heading: str, entries: Sequence[tuple[str, str]], otherwise: str, width: int) -> Iterator[Content]:
    yield AIR
    yield plain(heading, LOUD)
    if not entries:
        yield plain(f"  {otherwise}", QUIET)
    for name, words in entries[:_MOST]:
        yield from _entry(name, words, width)
    if len(entries) > _MOST:
        yield plain(f"  … and {len(entries) - _MOST:,} more: `csto-tui index --report text` lists them all", QUIET)


def _entry(name: str, words: str, width: int) -> Iterator[Content]:
    for line in folded(plain(name), width - 2, 3):
        yield plain("  ").append(line)
    for line in folded(plain(words, QUIET), width - 4, 3):
        yield plain("    ").append(line)
