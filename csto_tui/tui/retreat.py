"""The way out on the reading screen, from the innermost thing outwards: what Esc and `q` do."""

from __future__ import annotations

from typing import Protocol

from csto_tui.tui.keymap import Pane
from csto_tui.tui.rounds import Hall, Rounds

__all__ = ["Retreat"]


class Corridor(Hall, Protocol):
    """The screen, as far as ways out need it."""

    rounds: Rounds


class Retreat:
    """Leaves one thing at a time; the query is always kept."""

    def __init__(self, hall: Corridor) -> None:
        self._hall = hall

    def do_escape(self) -> None:
        """Leave the innermost thing: search box, selection, what is found here, chosen name, names, then go back; at
        the end nothing.
        """
        hall, pane = self._hall, self._hall.rounds.pane_of(self._hall.results.screen.focused)
        if pane is Pane.QUERY:
            hall.bar.ask()
            self._hall.rounds.look_at(Pane.RESULTS)
        elif pane is Pane.FIELD or (pane is Pane.NAMES and hall.names.is_filtered):
            hall.names.close_box()
            self._hall.rounds.look_at(Pane.NAMES)
        elif hall.reading.reader.selection is not None:
            hall.reading.reader.select(None)
        elif hall.reading.find_bar.is_open:
            hall.reading.end_find(go_back=pane is Pane.FIND)
            self._hall.rounds.look_at(Pane.READER if pane is Pane.FIND else pane)
        elif hall.steps.choose_none():
            return
        elif pane is Pane.NAMES:
            self._hall.rounds.look_at(Pane.RESULTS)
        elif hall.session.behind:
            hall.steps.do_back()
        elif pane is Pane.READER:
            self._hall.rounds.look_at(Pane.RESULTS)

    def do_quit_level(self) -> None:
        """Go one level back; in the results, quit."""
        pane = self._hall.rounds.pane_of(self._hall.results.screen.focused)
        if pane is Pane.RESULTS:
            self._hall.results.app.exit()
        elif pane is Pane.SELECTION:
            self._hall.reading.reader.select(None)
        else:
            self._hall.rounds.look_at(Pane.RESULTS)
