"""Drafts and clippings: find the quotations of a draft, check each against the articles; search and export what was
clipped. Nothing here reads a file, and nothing here says whether a quoted word is true.
"""

from csto_tui.drafts.candidates import Held
from csto_tui.drafts.checking import Corpus, check_quotations
from csto_tui.drafts.export import CLIPPING_FORMS, Cutting, clipping_record, exported_clippings
from csto_tui.drafts.quotations import find_quotations
from csto_tui.drafts.tray import found_clippings

__all__ = [
    "CLIPPING_FORMS",
    "Corpus",
    "Cutting",
    "Held",
    "check_quotations",
    "clipping_record",
    "exported_clippings",
    "find_quotations",
    "found_clippings",
]
