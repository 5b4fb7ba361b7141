"""Names that may be one, each pair with the reason; below, where the two of the pair under the cursor stand.

Nothing is made one but by the reader.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.content import Content

from csto_tui.exports import About, Table
from csto_tui.model.results import ConcordanceLine
from csto_tui.text.wording import counted
from csto_tui.tui import messages as m
from csto_tui.tui.hand import Plan
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.likeness import Evidence, Pair
from csto_tui.tui.look_alikes import evidence_of, pairs_of
from csto_tui.tui.paint import AIR, HIT, KINDS, LOUD, QUIET, beside, brief_source_line, joined, plain
from csto_tui.tui.pairing import Pairing
from csto_tui.tui.turns import Turns
from csto_tui.tui.widgets.bars import HintLine, TitleLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.widgets.pair_list import PairList
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["AlikeScreen"]

_MOST = 200
_PLACE = 26
_ROOMY = 66
"""Cells from which on a line has its place."""


class AlikeScreen(KeyedScreen[bool]):
    """Pairs above, evidence below; whether anything was decided is left behind."""

    CSS_PATH = "alike.tcss"
    list = getters.query_one(PairList)
    evidence = getters.query_one(LinesPane)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._pairing = Pairing(self)
        self._turns: Turns[Plan] = Turns(self.decide)
        self._is_there = False
        """Whether the pairs came back once."""

    def compose(self) -> ComposeResult:
        """Lay out the title, the pairs and the evidence."""
        yield TitleLine(id="title")
        yield PairList()
        yield LinesPane(id="evidence")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Have the names compared."""
        self.list.empty = (plain("  Comparing the names …", QUIET),)
        self.set_focus(self.list)
        self.fetch()

    def renew(self) -> None:
        """Have the names compared anew."""
        self.fetch()

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.ALIKE

    def doers(self) -> tuple[object, ...]:
        """Let the steps go before the focused pane."""
        return (self._pairing, self.focused, *self.explorer.desks)

    @background("alike", is_awaited=True)
    def fetch(self) -> m.LookAlikesFound:
        """Compare the names."""
        return m.LookAlikesFound(pairs_of(self._library, _MOST))

    def on_look_alikes_found(self, message: m.LookAlikesFound) -> None:
        """Show the pairs."""
        self._is_there = True
        self.list.empty = (plain("  No two names look like one.", QUIET),)
        self.list.show(message.pairs)
        self.settle()

    def on_row_reached(self) -> None:
        """Show where the two stand."""
        pair = self.list.current
        if pair is None:
            self.evidence.show(lambda width: ())
        else:
            self.seek(pair)

    @background("evidence")
    def seek(self, pair: Pair) -> m.EvidenceFound:
        """Find where the two stand."""
        return m.EvidenceFound(pair, (evidence_of(self._library, pair.left), evidence_of(self._library, pair.right)))

    def on_evidence_found(self, message: m.EvidenceFound) -> None:
        """Show it, unless the cursor has gone on."""
        if message.pair is self.list.current:
            self.evidence.show(lambda width: tuple(line for one in message.evidence for line in _shown(one, width)))

    def take(self, plan: Plan) -> None:
        """Make a decision after those that were taken before it."""
        self._turns.take(plan)
        self.settle()

    @background("hand", is_awaited=True)
    def decide(self, plan: Plan) -> m.PairDecided:
        """Make a decision."""
        return m.PairDecided(plan(self._library, dt.datetime.now(dt.UTC)))

    def on_pair_decided(self, message: m.PairDecided) -> None:
        """Say it, and compare the names as they are now."""
        self.tell(message.done.note)
        self._turns.ended()
        self.fetch()

    def on_work_failed(self, message: m.WorkFailed) -> None:
        """Say what was wrong, and show the names as they are."""
        super().on_work_failed(message)
        if message.group == "hand":
            self._turns.ended()
            self.fetch()

    def settle(self) -> None:
        """Say how many pairs there are."""
        count = len(self.list.pairs)
        shown = "…" if not self._is_there else f"the best {count}" if count == _MOST else counted(count, "pair")
        name = plain(" LOOK-ALIKES  ", "bold $accent").append(plain(shown, LOUD))
        forms = (joined([name, plain("names that may be one", QUIET)]), name)
        self.query_one(TitleLine).show(forms, AIR)
        self.set_class(not count, "-none")
        self.show_hints()

    def table(self) -> Table:
        """Return the pairs, as rows for a file."""
        library, today = self._library, dt.date.today()
        about = About("look-alikes", "", library.name, library.fingerprint(), today)
        rows = [
            {
                "kind": str(one.left.kind),
                "left": one.left.name,
                "right": one.right.name,
                "reason": one.reason,
                "likeness": one.likeness,
            }
            for one in self.list.pairs
        ]
        return Table(about, ("kind", "left", "right", "reason", "likeness"), rows)


def _shown(one: Evidence, width: int) -> tuple[Content, ...]:
    glyph, hue, _ = KINDS[one.entity.kind]
    spelt = ", ".join(alias.form for alias in one.entity.aliases if alias.form != one.entity.name)
    name = plain(f"  {glyph} ", hue).append(plain(one.entity.name, LOUD))
    head = joined([name, plain(spelt, QUIET)]) if spelt else name
    return (head.truncate(width - 1, ellipsis=True), *(_in_context(line, width - 5) for line in one.lines))


def _in_context(line: ConcordanceLine, width: int) -> Content:
    """Return a line in at most `width` cells behind an indent: its place where there is room for it, and the words."""
    number = plain(f" ¶{line.passage}", QUIET)
    place = beside(brief_source_line(line.article, _PLACE - number.cell_length - 1), number, _PLACE).append("  ")
    place = place if width >= _ROOMY else AIR
    side = max((width - place.cell_length - len(line.match)) // 2, 4)
    before = line.before if len(line.before) <= side else f"…{line.before[1 - side :]}"
    after = line.after if len(line.after) <= side else f"{line.after[: side - 1]}…"
    words = plain(before).append(plain(line.match, HIT)).append(plain(after))
    return plain("    ").append(place).append(words.truncate(width - place.cell_length, ellipsis=True))
