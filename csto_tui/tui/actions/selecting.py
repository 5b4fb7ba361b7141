"""What keys do in selecting text of an article. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import Action, Pane

__all__ = ["SELECTING"]

_HERE = (Pane.SELECTION,)

SELECTING: tuple[Action, ...] = (
    Action("select", ("v",), "select text, from the hit or the first line in sight on", (Pane.READER,), "select", 35),
    Action("select_passage", ("V",), "select whole passages", (Pane.READER, *_HERE), "by passage", 50),
    Action(
        "copy_selection",
        ("y", "ctrl+c"),
        "copy what is selected; q after it: cited",
        _HERE,
        "copy, yq quote",
        90,
        leads=True,
    ),
    Action("extend_word", ("w",), "on to the end of the next word", _HERE, "word", 80),
    Action("extend_word_back", ("b",), "back by a word", _HERE),
    Action("extend_sentence", (")",), "on to the end of the sentence, then of the next", _HERE, "sentence", 70),
    Action("extend_sentence_back", ("(",), "back by a sentence", _HERE),
    Action("extend_passage", ("}", "alt+down"), "on to the end of the passage, then of the next", _HERE, "passage", 60),
    Action("extend_passage_back", ("{", "alt+up"), "back by a passage", _HERE),
    Action("extend_right", ("l", "right", "shift+right"), "on by a character", _HERE),
    Action("extend_left", ("h", "left", "shift+left"), "back by a character", _HERE),
    Action("extend_down", ("j", "down", "shift+down"), "down a line", _HERE),
    Action("extend_up", ("k", "up", "shift+up"), "up a line", _HERE),
    Action("swap_ends", ("o",), "move the other end", _HERE, "other end", 40),
)
