"""What keys do among the names: in their pane, in the table of how each source names somebody, among look-alikes.

Nothing here knows Textual or the library.
"""

from __future__ import annotations

from csto_tui.tui.actions.shape import Action, Pane

__all__ = ["NAMES"]

_HERE = (Pane.NAMES,)
_TABLE = (Pane.NAMING,)
_ALIKE = (Pane.ALIKE,)

NAMES: tuple[Action, ...] = (
    Action("mentions", ("w",), "show every mention of the name in its context, one a line", _HERE, "in context", 84),
    Action("naming", ("v",), "show how each source names it: spellings, titles, epithets", _HERE, "how named", 82),
    Action(
        "keep_named", ("=",), "keep only the articles that mention it; again, take that back", _HERE, "only these", 81
    ),
    Action("leave_named", ("-",), "leave out the articles that mention it; again, take that back", _HERE),
    Action(
        "anchor_name",
        ("+",),
        "compare what the ticked articles, or those that mention it, say of it",
        _HERE,
        "compare on",
        50,
    ),
    Action(
        "whose_names", ("o",), "list the names of the article, of what was found, of the corpus", _HERE, "whose", 46
    ),
    Action("why_one", ("W",), "show all its spellings, who uses them, and why they are one", _HERE, "why one", 40),
    Action("tick_name", ("*",), "tick the name, or the spelling under it", _HERE, "tick", 58),
    Action("merge", ("M",), "make one of the name and those that are ticked; it keeps its name", _HERE, "make one", 56),
    Action("split", ("S",), "make another name of the spelling, or of those that are ticked", _HERE, "split off", 54),
    Action("rename", ("E",), "call it otherwise", _HERE),
    Action("retype", ("T",), "make it a person, an organization, a place, an event, a document", _HERE),
    Action("hide", ("H",), "take it out of all lists", _HERE),
    Action("never", ("!",), "keep it apart from the one that is ticked, or from its spelling, for good", _HERE),
    Action("undo_names", ("z",), "take the last change of names back", (*_HERE, *_ALIKE), "undo", 48),
    Action("look_alikes", ("L", "~"), "list names that may be one, with the reason", _HERE, "look-alikes", 44),
    Action("goto_form", ("enter", "l", "right"), "read the passage", _TABLE, "read", 90),
    Action("turn_table", ("tab", "shift+tab"), "by article, by outlet", _TABLE, "by article, by outlet", 80),
    Action("next_source", ("}", "alt+down"), "the next article or outlet", _TABLE, "next source", 60),
    Action("previous_source", ("{", "alt+up"), "the article or outlet before", _TABLE),
    Action("join", ("enter", "M"), "make one of the two names", _ALIKE, "they are one", 90),
    Action("turn_round", ("S",), "put the other name first: the first is kept", _ALIKE, "other name first", 60),
    Action("keep_apart", ("-", "!"), "keep them apart for good", _ALIKE, "never one", 80),
)
