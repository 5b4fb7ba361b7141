"""Steps among the names beside a comparison: to them and back, and from mention to mention of the chosen one.

It moves what the screen holds, and paints nothing.
"""

from __future__ import annotations

from csto_tui.tui.comparing import Comparing
from csto_tui.tui.comparing_table import Face, Table
from csto_tui.tui.messages import EntityChosen
from csto_tui.tui.reading import step

__all__ = ["NameSteps"]


class NameSteps:
    """What keys do with the names."""

    def __init__(self, table: Table, face: Face, comparing: Comparing) -> None:
        self._table = table
        self._face = face
        self._comparing = comparing
        self._name = ""
        """How the chosen one is called."""

    def do_names(self) -> None:
        """Go to the names, or back from them."""
        if self._table.names.is_active:
            self._face.leave_names()
        else:
            self._face.enter_names()

    def choose(self, message: EntityChosen) -> None:
        """Choose a name, and go to its next mention where the reader is."""
        self._name, self._comparing.chosen = message.name, message.entity_id
        self._table.names.choose(message.entity_id)
        self._comparing.mark_mentions()
        self._face.make_way()
        self._go(1)

    def do_next_mention(self) -> None:
        """Go to the next mention of the chosen name."""
        self._go(1)

    def do_previous_mention(self) -> None:
        """Go to the mention before."""
        self._go(-1)

    def _go(self, direction: int) -> None:
        comparing, chosen = self._comparing, self._comparing.chosen
        if chosen is None:
            self._table.tell("choose a name first: e, then Enter")
        elif comparing.view == "read":
            self._step(direction)
        elif comparing.view == "anchor" and comparing.on == chosen:
            if not self._table.grid.step_place(direction):
                self._table.tell(f"“{self._name}” stands nowhere else in this column")
        else:
            comparing.anchor_on(chosen)

    def _step(self, direction: int) -> None:
        """Go to a mention on the side that is read; after the last one comes the first."""
        reader, chosen = self._comparing.alongside.here, self._comparing.chosen
        spans = reader.reading.mention_spans(chosen) if reader.reading else ()
        if not spans:
            self._table.tell(f"“{self._name}” is not named in this article")
            return
        found = step(spans, reader.here, direction)
        at = found if found is not None else 0 if direction > 0 else len(spans) - 1
        reader.hit = reader.pointed = None
        reader.go_to_offset(spans[at].start)
        self._table.tell(f"mention {at + 1} of {len(spans)} in this article")
