"""All spellings of a name with who uses them, why they are held to be one, and what was set by hand. It only reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.model.article import Status
from csto_tui.model.entity import Entity
from csto_tui.text.wording import MARKS, counted
from csto_tui.tui.dialog import Dialog
from csto_tui.tui.hand import decisions_on
from csto_tui.tui.messages import DecisionsFound
from csto_tui.tui.paint import AIR, KINDS, LOUD, QUIET, folded, joined, plain
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["SpellingsScreen"]


class SpellingsScreen(Dialog[None]):
    """One name at length."""

    def __init__(self, library: Library, entity: Entity) -> None:
        super().__init__()
        self._library = library
        self._entity = entity

    def compose(self) -> ComposeResult:
        """Lay out the lines."""
        with Vertical(id="dialog"):
            yield LinesPane(lambda width: tuple(_lines(self._entity, (), width)))
            yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have it looked up what was set by hand."""
        self.look_up()

    @background("decisions", is_awaited=True)
    def look_up(self) -> DecisionsFound:
        """Look up what was set by hand about this name."""
        return DecisionsFound(decisions_on(self._library, self._entity))

    def on_decisions_found(self, message: DecisionsFound) -> None:
        """Show it."""
        lines = self.query_one(LinesPane)
        lines.show(lambda width: tuple(_lines(self._entity, message.lines, width)))


def _lines(entity: Entity, decisions: tuple[str, ...], width: int) -> Iterator[Content]:
    glyph, hue, _ = KINDS[entity.kind]
    for line in folded(plain(entity.name, LOUD), width - 2, 3):
        yield plain(f"{glyph} ", hue).append(line)
    counts = f"{counted(entity.mentions, 'mention')} in {counted(entity.articles, 'article')}"
    yield joined([plain(f"  {entity.kind}", QUIET), plain(counts, QUIET)])
    yield AIR
    yield plain("SPELLINGS", LOUD)
    for alias in entity.aliases:
        uses = [f"{source or 'source —'} {count:,}" for source, count in alias.sources] or [
            f"{MARKS[Status.USER]} given by you"
        ]
        spelt = plain(alias.form).append(plain(f"   {' · '.join(uses)}", QUIET))
        yield from _hanging(plain(f"{alias.mentions:>6,}  ", QUIET), spelt, width)
    yield AIR
    yield plain("WHY THEY ARE ONE", LOUD)
    yield from _listed(entity.why, "there is one spelling" if len(entity.aliases) == 1 else "it is spelt so", width)
    if decisions:
        yield AIR
        yield plain("SET BY YOU", LOUD)
        yield from _listed(decisions, "", width)


def _listed(sentences: tuple[str, ...], otherwise: str, width: int) -> Iterator[Content]:
    for sentence in sentences or (otherwise,):
        yield from _hanging(plain("  "), plain(sentence, "" if sentences else QUIET), width)


def _hanging(lead: Content, content: Content, width: int) -> Iterator[Content]:
    """Yield content wrapped at words behind a lead; the lines after the first are indented by as much."""
    for number, line in enumerate(folded(content, max(width - lead.cell_length, 10), 99)):
        yield (plain(" " * lead.cell_length) if number else lead).append(line)
