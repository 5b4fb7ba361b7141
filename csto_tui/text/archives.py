"""Addresses of archived copies of web pages, taken apart: who keeps a copy, of what, and when it was made.

Nothing here asks an archive.
"""

from __future__ import annotations

import re

__all__ = ["KEEPERS", "is_copy", "split_copy"]

KEEPERS = {
    "web.archive.org": "Wayback Machine",
    "archive.org": "Wayback Machine",
    **{f"archive.{ending}": "archive.today" for ending in "today ph is li md fo vn".split()},
    "arquivo.pt": "Arquivo.pt",
    "perma.cc": "Perma.cc",
    "webarchive.nationalarchives.gov.uk": "UK Government Web Archive",
    "webarchive.org.uk": "UK Web Archive",
    "webcitation.org": "WebCite",
}
"""By host, in small letters and without `www`."""
# `/web/20170207112933/http://post.example/a`, `/20170207/https://…`, Wayback's `id_` and the like behind the time.
_COPY = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[\w.-]+)(?:/[a-z]+)*/(?P<time>\d{4,14})(?:[a-z]{2}_)?/"
    r"(?P<original>(?:https?:/{1,2})?[^\s/]+\.\S+)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>archive\.\w+|perma\.cc|webcitation\.org)/[\w-]{4,12}/?", re.I)


def split_copy(address: str) -> tuple[str, str] | None:
    """Return what a copy in a known archive is a copy of, and the figures of its time: year first, four at least. None
    for another address.

    >>> split_copy("https://web.archive.org/web/20170207112933id_/http:/post.example/a")
    ('http://post.example/a', '20170207112933')
    """
    match = _COPY.fullmatch(address)
    if match is None or match["host"].lower() not in KEEPERS:
        return None
    return re.sub(r"^(https?):/(?!/)", r"\1://", match["original"], flags=re.IGNORECASE), match["time"]


def is_copy(address: str) -> bool:
    """Tell whether an address is that of a copy in a known archive; a short one does not say of what.

    >>> is_copy("https://archive.ph/AbC12"), is_copy("https://archive.org/details/paper_1912")
    (True, False)
    """
    short = _SHORT.fullmatch(address)
    return split_copy(address) is not None or (short is not None and short["host"].lower() in KEEPERS)
