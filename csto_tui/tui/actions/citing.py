"""What keys do in citing, copying and looking closer. Nothing here knows Textual or the library."""

from __future__ import annotations

from csto_tui.tui.actions.shape import PANES, QUOTING, Action, Pane

__all__ = ["CITING"]

CITING: tuple[Action, ...] = (
    Action("copy_citation", ("y c",), "copy a citation", QUOTING, "cite", 70),
    Action(
        "copy_quotation",
        ("y q",),
        "copy what is selected, else the sentence of the hit, or the passage, with its citation",
        QUOTING,
        "quotation",
    ),
    Action("copy_passage", ("y y",), "copy what is selected, else the passage", QUOTING, "passage"),
    Action("copy_bibtex", ("y b",), "copy the article as a BibTeX entry", QUOTING, "BibTeX"),
    Action("copy_locator", ("y l",), "copy the locator (article, passage)", QUOTING, "locator"),
    Action("copy_path", ("y p",), "copy the web address, or the path for want of one", PANES, "address"),
    Action("cite", ("C", "y s"), "choose a citation style and copy", QUOTING, "style …"),
    Action("names", ("e",), "go to the names of people, organizations and places", PANES, "names", 50),
    Action("about", ("i",), "show what is known of the article and how, and set it right", PANES, "about", 30),
    Action("browse", ("g x",), "open the article's address in your browser", PANES, "in the browser"),
    Action("edit_source", ("g e",), "open the article's file in your editor", PANES, "in the editor"),
    Action("page", ("g p",), "show the article's text in your pager", PANES, "in the pager"),
    Action("pipe", ("|",), "send the article's text through a command", PANES),
    Action("plain", ("p",), "show the last copied text, or the passage, in full width for selecting", PANES),
    Action("sort", ("o",), "sort by the next order", (Pane.RESULTS, Pane.READER)),
    Action("sort_back", ("O",), "sort by the order before", (Pane.RESULTS, Pane.READER)),
    Action(
        "furniture",
        ("B",),
        "show or hide what is not the article (navigation, credits)",
        (Pane.READER, Pane.RESULTS, Pane.COMPARE),
        views=("read",),
    ),
)
