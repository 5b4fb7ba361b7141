"""A citation for Pandoc's Markdown, [@key, para. 4], to be resolved against an exported bibliography."""

from __future__ import annotations

import re

from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import locator

__all__ = ["pandoc"]


def pandoc(cited: Parts) -> str:
    """Return the article's key between brackets, with the locator as Pandoc reads it."""
    place = re.sub(r"[\[\]{};@]", "", locator(cited, "para"))
    return f"[@{cited.key}, {place}]" if place else f"[@{cited.key}]"
