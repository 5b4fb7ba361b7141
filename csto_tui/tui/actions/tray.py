"""What keys do with clippings, copies, drafts and quotations. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import MAIN, QUOTING, Action, Pane

__all__ = ["TRAY"]

_TRAY = (Pane.TRAY,)
_REGISTER = (Pane.REGISTER,)
_BOTH = (*_TRAY, *_REGISTER)
_DRAFT = (Pane.DRAFT,)
_QUOTES = (Pane.QUOTES,)
_SIDED = (*_BOTH, *_DRAFT, *_QUOTES)

TRAY: tuple[Action, ...] = (
    Action("clip", ("a",), "keep what is selected, else the passage, among the clippings", QUOTING, "keep", 33),
    Action("clip_noted", ("A",), "the same, with a note", QUOTING),
    Action("tray", ("t",), "show the clippings", MAIN, "clippings", 32),
    Action("register", ('"',), "show what was copied, newest first", (*MAIN, *_TRAY), "copied"),
    Action("check_draft", ("D",), "check the quotations of a draft against the articles", MAIN, "check a draft", 31),
    Action("goto_clipping", ("enter", "l", "right"), "read the article at these words", _TRAY, "read", 90),
    Action("note_clipping", ("e",), "write or change the note", _TRAY, "note", 80),
    Action("tag_clipping", ("#",), "write or change the tags", _TRAY, "tags", 79),
    Action("find_clippings", ("/", "s", "."), "keep in sight those with words, tag:… or note:…", _TRAY, "find", 75),
    Action("copy_clipping", ("y",), "copy the quotation with its citation", _TRAY, "copy", 78),
    Action("later_clipping", ("J", "alt+down"), "move it down", _TRAY, "move", 60),
    Action("earlier_clipping", ("K", "alt+up"), "move it up", _TRAY),
    Action("remove_clipping", ("x", "delete"), "remove it", _TRAY, "remove", 70),
    Action("undo_clipping", ("z",), "take the last change of the clippings back", _TRAY, "undo", 69),
    Action("next_style", ("C",), "cite in the next style", _TRAY, "style", 50),
    Action("next_list", ("T",), "clippings, or what was copied", _BOTH, "the other list", 40),
    Action("copy_again", ("enter", "y"), "copy it again", _REGISTER, "copy again", 90),
    Action("show_copied", ("p",), "show it in full width for selecting", _REGISTER, "show plainly", 80),
    Action("goto_source", ("enter", "l", "right"), "read the article at these words", _DRAFT, "read the source", 90),
    Action("next_fault", ("n", "f3"), "the next quotation that does not hold", _DRAFT, "next that fails", 85),
    Action("previous_fault", ("N", "shift+f3"), "the one before that does not hold", _DRAFT),
    Action("copy_source", ("y",), "copy what stands in the source, with its citation", _DRAFT, "copy the source", 60),
    Action("check_again", ("r", "f5"), "read and check the draft again", _DRAFT, "check again", 70),
    Action("quotes", ("u",), "list who said what: quotations by their speakers", MAIN, "who said what", 34),
    Action("goto_quotation", ("enter", "l", "right"), "to the quotations; read the article there", _QUOTES, "read", 90),
    Action("next_scope", ("o",), "of the article, of what was found, of the corpus, rejected", _QUOTES, "whose", 80),
    Action("reject", ("x",), "hold it not to be theirs: it is counted no more", _QUOTES, "not theirs", 70),
    Action("undo_rejection", ("z",), "take the last rejection back", _QUOTES, "undo", 69),
    Action("clip_quotation", ("a",), "keep it among the clippings", _QUOTES, "keep", 60),
    Action("copy_quoted", ("y",), "copy it with its citation", _QUOTES, "copy", 65),
    Action("turn_side", ("tab", "shift+tab"), "the list, or the chosen one", _SIDED, "other side", 88),
)
