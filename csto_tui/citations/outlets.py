"""Outlets as manuals tell them apart: newspapers, news agencies, news sites. Nothing here knows a style."""

from __future__ import annotations

import re

from csto_tui.text.agencies import is_agency

__all__ = ["is_newspaper", "without_article"]

_SITES = frozenset(
    "al jazeera|axios|bbc|bbc news|bloomberg|cnn|deutsche welle|dw|euronews|france 24|huffpost|meduza|msnbc|npr|pbs|"
    "rfe/rl|rt|salon|sputnik|voice of america|vox".split("|")
)
"""News sites and broadcasters that print nothing; those that APA's manual names are among them (7th edition, 10.16)."""
_BROADCASTS = re.compile(r"\b(?:tv|radio|television|broadcasting|телеканал|радио|радыё|тв|канал)\b", re.IGNORECASE)
_CHANNEL = re.compile(r"[A-Z]{3,}(?: \d+)? News\b")
_ADDRESS = re.compile(r"\S+\.[a-z]{2,}")


def is_newspaper(outlet: str) -> bool:
    """Tell whether an outlet is a newspaper or magazine, as one is that is known for nothing else.

    An agency, a broadcaster, or a site that goes by its address is none.

    >>> [name for name in ("The Times", "TASS", "BBC News", "tagesschau.de", "Radio Svaboda") if is_newspaper(name)]
    ['The Times']
    """
    is_site = outlet.casefold() in _SITES or _CHANNEL.match(outlet) or _ADDRESS.fullmatch(outlet)
    return not (is_site or is_agency(outlet) or _BROADCASTS.search(outlet))


def without_article(outlet: str) -> str:
    """Return the name of a newspaper without an initial “The”.

    >>> without_article("The New York Times")
    'New York Times'
    """
    return outlet.removeprefix("The ")
