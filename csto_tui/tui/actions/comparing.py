"""What keys do in a comparison and in the matrix. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import MAIN, Action, Pane

__all__ = ["COMPARING"]

_HERE = (Pane.COMPARE,)
_MATRIX = (Pane.MATRIX,)
_BOTH = (*_HERE, *_MATRIX)
_COLUMNS = ("anchor", "quotes", "facts", "words")
_READ = ("read",)
_SPOKEN = (*_COLUMNS, *_READ, "pairs")
"""The views of a comparison, without the names beside them."""

COMPARING: tuple[Action, ...] = (
    Action("view_anchor", ("1",), "show what each says of a name or of the query", _HERE),
    Action("view_read", ("2",), "read two articles side by side", _HERE),
    Action("view_quotes", ("3",), "show who is quoted where", _HERE),
    Action("view_facts", ("4",), "show names, numbers, dates: in several, given differently, only in one", _HERE),
    Action("view_words", ("5",), "show how each names it, and which words it uses more than the others", _HERE),
    Action(
        "jump",
        ("enter",),
        "read the passage; at a sentence, go to its counterpart; at a name, to its next mention",
        _HERE,
        "go there",
        85,
    ),
    Action(
        "next_place",
        ("n", "f3"),
        "the next hit, and the nearest on the other side; among columns, the next passage of this one",
        _HERE,
        "next",
        80,
        views=_SPOKEN,
    ),
    Action("previous_place", ("N", "shift+f3"), "the hit, or the passage of this column, before", _HERE, views=_SPOKEN),
    Action("next_column", ("l", "right"), "the next column, or the other side", _BOTH),
    Action("previous_column", ("h", "left"), "the column before, or the other side", _BOTH),
    Action(
        "next_sentence", (")",), "the next sentence, with what may answer it", _HERE, "next sentence", 75, views=_READ
    ),
    Action("previous_sentence", ("(",), "the sentence before", _HERE, views=_READ),
    Action("anchor", ("/", "s", "."), "ask what each says of another name, or of any words", _HERE, "ask", 60),
    Action(
        "anchor_here",
        ("+",),
        "ask what each says of the name of this row",
        _HERE,
        "ask on this",
        62,
        views=("quotes", "facts"),
    ),
    Action("why", ("W",), "say why this stands here", _HERE, "why", 52, views=(*_COLUMNS, *_READ)),
    Action(
        "turn_columns",
        ("v",),
        "columns by article, or by outlet",
        _HERE,
        "by outlet",
        30,
        views=("anchor", "quotes", "words"),
    ),
    Action(
        "pairs", ("P",), "list the pairs of sentences that speak of the same thing", _HERE, "pairs", 61, views=_READ
    ),
    Action(
        "lock", ("L",), "lock the scrolling by aligned passage, by ratio, not at all", _HERE, "lock", 64, views=_READ
    ),
    Action("stack", ("\\",), "side by side, or one above the other", _HERE),
    Action(
        "swap",
        ("S",),
        "put the next article into this pane; in columns, change places with the next",
        _HERE,
        views=(*_COLUMNS, *_READ),
    ),
    Action("matrix", ("x",), "show who speaks of what, and who is silent: the matrix", MAIN, "matrix", 28),
    Action("open_cell", ("enter",), "read the first passage", _MATRIX, "read", 90),
    Action("add_row", ("+", "a"), "add a row: a name, or a query", _MATRIX, "add a row", 80),
    Action("remove_row", ("-", "x", "delete"), "remove the row", _MATRIX, "remove", 70),
    Action("turn_by", ("v",), "columns by outlet, by article, by year", _MATRIX, "columns", 60),
    Action("order_rows", ("o",), "order rows as they were added, by count, by name", _MATRIX, "order", 50),
)
