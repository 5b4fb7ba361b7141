"""The paragraphs that trafilatura finds on a page, where it is installed. Nothing here fetches a page."""

from __future__ import annotations

import re

from csto_tui.text.clean import clean_line

__all__ = ["extracted"]

_EMBEDDED = re.compile(r"\bdata:[\w.+-]+/[\w.+-]+[;,][^\s\"'>)]{200,}")
_MONSTROUS = re.compile(r"<[a-zA-Z][^<>]{20000}")
"""A tag with thousands of attributes keeps its parser busy for minutes."""
_LARGEST = 4_000_000
_MOST_TAGS = 50_000


def extracted(markup: str) -> tuple[str, ...]:
    """Return the paragraphs of a page's article; none when the extra `html` is not installed or finds nothing."""
    bare = _EMBEDDED.sub("", markup)
    if len(bare) > _LARGEST or bare.count("<") > _MOST_TAGS or _MONSTROUS.search(bare):
        return ()
    try:
        import trafilatura  # late: it takes a fifth of a second
    except ImportError:
        return ()
    text = trafilatura.extract(bare, include_comments=False) or ""
    return tuple(filter(None, map(clean_line, text.split("\n"))))
