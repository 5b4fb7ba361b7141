"""What keys do in dialogs and for the program as a whole. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import ALL, LINES, MAIN, PANES, TALLIED, VIEWS, Action, Pane

__all__ = ["LEAVING"]

LEAVING: tuple[Action, ...] = (
    Action("choose", ("enter",), "choose", (Pane.MODAL,)),
    Action("edit", ("E",), "set by hand what is known of the article (where that is shown)", (Pane.MODAL,)),
    Action("quote", ("y",), "copy the quotation with its citation (in the citation dialog)", (Pane.MODAL,)),
    Action("export", ("ctrl+s",), "write what is shown to a file", (Pane.RESULTS, *VIEWS), "to a file", 15),
    Action("save_query", ("ctrl+s",), "save the query under a name", (Pane.QUERY,), "save it", 50),
    Action("reload", ("f5",), "look for new and changed articles", MAIN),
    Action("redraw", ("ctrl+l",), "draw the screen again", ALL),
    Action("palette", (":", "ctrl+p"), "find an action by its name", (*MAIN, Pane.QUERY, Pane.COMPARE, *VIEWS)),
    Action("escape", ("escape",), "leave: dialog, selection, what is found here, box, names, then back", ALL),
    Action("theme", (), "change the colours: dark, light, high contrast, the terminal's own", PANES),
    Action("help", ("?", "f1"), "show the keys of this pane", TALLIED),
    Action("quit_level", ("q",), "one level back; at the top, quit", (*LINES, Pane.SELECTION)),
    Action("quit", ("Q", "ctrl+q"), "quit at once", LINES),
    Action("suspend", ("ctrl+z",), "suspend to the shell", ALL),
)
