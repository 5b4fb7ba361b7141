"""Words looked for in the open article alone, whatever the query of the corpus is: what `/` in the reader opens."""

from __future__ import annotations

from typing import Protocol

from csto_tui.tui.keymap import Pane
from csto_tui.tui.rounds import Rounds
from csto_tui.tui.steps import Stage

__all__ = ["Finding"]


class Study(Stage, Protocol):
    """The screen, as far as finding needs it."""

    rounds: Rounds


class Finding:
    """Opens the box, goes through what is found, and hands the keys back to the text."""

    def __init__(self, study: Study) -> None:
        self._study = study

    def do_find_here(self) -> None:
        """Open the box for words of this article."""
        if self._study.reading.reader.reading is None:
            self._study.tell("open an article first")
            return
        self._study.reading.open_find()
        self._study.rounds.look_at(Pane.FIND)

    def do_find_here_too(self) -> None:
        """Open the box for words of this article."""
        self.do_find_here()

    def do_find_accept(self) -> None:
        """Look for what stands in the box, and go to the text; with nothing in it, as if it had not been opened."""
        reading = self._study.reading
        text = reading.find_bar.box.value
        reading.find(text)
        self._study.rounds.look_at(Pane.READER)
        if not reading.reader.found:
            reading.end_find(go_back=True)
            self._study.tell(f"“{text.strip()}” is not in this article" if text.strip() else "")

    def do_find_next(self) -> None:
        """Go to the next place."""
        self._study.reading.reader.do_next_hit()

    def do_find_previous(self) -> None:
        """Go to the place before."""
        self._study.reading.reader.do_previous_hit()
