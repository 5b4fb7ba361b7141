"""Archived copies of articles: an address that is an archive's own is taken apart into original, copy and day. Nothing
here asks an archive.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_tui.model.article import Article, Known
from csto_tui.model.edtf import Edtf
from csto_tui.text.archives import is_copy, split_copy

__all__ = ["copy_day", "is_address", "with_copy"]

_ADDRESS = re.compile(r"(?:https?://)?[^\s/@]+\.[^\s/@]{2,}/\S+", re.IGNORECASE)


def with_copy(article: Article) -> Article:
    """Return the article with its own address and its copy's told apart, and the day on which the copy was made.

    What is stated of the copy stays; its address tells what is not.
    """
    address, copy, made = article.address, article.archive_address, article.archived
    if is_copy(address.value or ""):
        split = split_copy(address.value or "")
        copy = copy if copy.value else address
        address = replace(address, value=split[0]) if split else Known()
    split = split_copy(copy.value or "")
    note = "As the address of the archived copy says."
    if split and address.value is None:
        address = Known(split[0], copy.status, copy.evidence, note)
    day = copy_day(split[1]) if split else None
    if day and made.value is None:
        made = Known(day, copy.status, copy.evidence, note)
    now = (address, copy, made)
    if now == (article.address, article.archive_address, article.archived):
        return article
    return replace(article, address=address, archive_address=copy, archived=made)


def copy_day(time: str) -> Edtf | None:
    """Return the day of a time such as 20170207112933, as far as it is one.

    >>> copy_day("20170207112933"), copy_day("2017"), copy_day("0000")
    (Edtf(text='2017-02-07'), Edtf(text='2017'), None)
    """
    if not "1990" <= time[:4] <= "2999":
        return None
    for end in (8, 6, 4):
        parts = (time[:4], time[4:6], time[6:8])[: end // 2 - 1]
        try:
            return Edtf("-".join(part for part in parts if part))
        except ValueError:
            continue
    return None


def is_address(text: str) -> bool:
    """Tell whether a text is a web address that leads to more than a front page, with its scheme or without."""
    return bool(_ADDRESS.fullmatch(text))
