"""What keys do in moving about a list, a text and from place to place. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import LINES, MAIN, PANES, TEXTS, VIEWS, Action, Pane

__all__ = ["MOVING"]

MOVING: tuple[Action, ...] = (
    Action("down", ("j", "down"), "down", LINES),
    Action("up", ("k", "up"), "up", LINES),
    Action("half_down", ("ctrl+d",), "half a page down", LINES),
    Action("half_up", ("ctrl+u",), "half a page up", LINES),
    Action("page_down", ("space", "pagedown"), "a page down", (*PANES, Pane.MODAL, Pane.FACETS)),
    Action("page_down_rows", ("pagedown",), "a page down", VIEWS),
    Action("page_up", ("b", "pageup"), "a page up", LINES),
    Action("top", ("g g", "home"), "to the top", LINES),
    Action("bottom", ("G", "end"), "to the end", LINES),
    Action("next_passage", ("}", "alt+down"), "next passage", TEXTS, views=("read",)),
    Action("previous_passage", ("{", "alt+up"), "previous passage", TEXTS, views=("read",)),
    Action("goto_passage", ("number G", "number enter"), "go to a passage by its number", (Pane.READER,), "go there"),
    Action("mark", ("m letter",), "mark this passage under a letter; it is kept", (Pane.READER,), "mark"),
    Action("to_mark", ("' letter", "` letter"), "go to the passage marked under a letter", MAIN, "go to the mark"),
    Action("to_and_fro", ("' '", "` `"), "back to where a mark was gone to from, and forth", MAIN, "back and forth"),
    Action("wider_text", ("+",), "longer lines", (Pane.READER,)),
    Action("narrower_text", ("-",), "shorter lines", (Pane.READER,)),
    Action("back", ("ctrl+o", "alt+left"), "back to where you were", MAIN),
    Action("forward", ("alt+right",), "forward again", MAIN),
    Action("out", ("h", "left", "backspace"), "back to the results", (Pane.READER, Pane.NAMES)),
    Action("next_pane", ("tab",), "next pane", (Pane.QUERY, *PANES), "next pane", 20),
    Action("previous_pane", ("shift+tab",), "previous pane", (Pane.QUERY, *PANES)),
)
