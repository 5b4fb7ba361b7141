"""What keys do in a comparison. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import Action, Pane

__all__ = ["COMPARING"]

COMPARING: tuple[Action, ...] = (
    Action("view_read", ("1",), "read the two articles side by side", (Pane.COMPARE,), "read", 55),
    Action("view_shared", ("2",), "list what both mention and what only one does", (Pane.COMPARE,), "shared", 54),
    Action("view_pairs", ("3",), "list the sentences that speak of the same thing", (Pane.COMPARE,), "pairs", 53),
    Action("stack", ("\\",), "side by side, or one above the other", (Pane.COMPARE,)),
    Action("swap", ("S",), "put the next article into this pane", (Pane.COMPARE,)),
)
