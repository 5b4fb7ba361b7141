"""CSL-JSON as a file of one item, for Zotero, Pandoc and citeproc."""

from __future__ import annotations

import json

from csto_tui.citations.csl import item_of
from csto_tui.citations.parts import Parts
from csto_tui.citations.quotations import quoted
from csto_tui.text.clean import clean_line

__all__ = ["csl_json"]


def csl_json(cited: Parts) -> str:
    """Return a JSON array that holds the article's item; a quotation is its `annote`."""
    item = item_of(cited)
    if cited.quotation:
        item["annote"] = quoted(clean_line(cited.quotation))
    return json.dumps([item], ensure_ascii=False, indent=2)
