"""The one table of everything a key can do: bindings, footer, help, palette and the README test read it.

A key is written as Textual names it (`ctrl+d`, `enter`) or as the character it types (`J`, `]`); two keys in a row
stand with a space between them (`y c`).
"""

from __future__ import annotations

from csto_tui.tui.actions.citing import CITING
from csto_tui.tui.actions.comparing import COMPARING
from csto_tui.tui.actions.kwic import KWIC
from csto_tui.tui.actions.leaving import LEAVING
from csto_tui.tui.actions.moving import MOVING
from csto_tui.tui.actions.names import NAMES
from csto_tui.tui.actions.searching import SEARCHING
from csto_tui.tui.actions.selecting import SELECTING
from csto_tui.tui.actions.shape import Action, Pane
from csto_tui.tui.actions.tray import TRAY

__all__ = ["ACTIONS", "Action", "Pane"]

ACTIONS: tuple[Action, ...] = (*SEARCHING, *CITING, *MOVING, *SELECTING, *COMPARING, *KWIC, *NAMES, *TRAY, *LEAVING)
