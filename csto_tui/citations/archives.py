"""Archived copies of web pages: where a copy stands, who keeps it, when it was made, and what it is a copy of.

Nothing here asks an archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.citations.addresses import web_address
from csto_tui.citations.dates import Day, published
from csto_tui.model.article import ArticleCard
from csto_tui.text.archives import KEEPERS, split_copy

__all__ = ["ArchivedCopy", "archived_copy"]


@dataclass(frozen=True, slots=True)
class ArchivedCopy:
    """A copy of a web page in an archive."""

    address: str
    """With its scheme."""
    keeper: str
    """The archive's name, or its host for want of one."""
    made: Day | None

    @property
    def kept_at(self) -> str:
        """The archive's name after “at”: `the Wayback Machine`, `archive.today`."""
        return f"the {self.keeper}" if self.keeper == "Wayback Machine" else self.keeper


def archived_copy(card: ArticleCard) -> tuple[str, ArchivedCopy | None]:
    """Return the original address of an article and its archived copy, either empty or None when it is not known.

    An address that is an archive's own is taken apart, so that nobody cites the copy for the original.
    """
    original = web_address(card.address.value or "")
    copy = web_address(card.archive_address.value or "")
    found = _split(original)
    if found:
        original, copy = found[0], copy or original
    if not copy:
        return original, None
    inside = _split(copy)
    stated = published(card.archived)
    made = stated.first if stated and stated.first.year else inside[1] if inside else None
    host = re.split("[/:?#]", copy.partition("://")[2], maxsplit=1)[0].lower().removeprefix("www.")
    return original or (inside[0] if inside else ""), ArchivedCopy(copy, KEEPERS.get(host, host or "archive"), made)


def _split(address: str) -> tuple[str, Day | None] | None:
    """Return what a copy in a known archive is a copy of, and its day; None for another address."""
    found = split_copy(address)
    return (web_address(found[0]), _day(found[1])) if found else None


def _day(time: str) -> Day | None:
    """Return the day of a time such as 20170207112933, as far as it is one."""
    year, month, day = int(time[:4]), int(time[4:6] or 0), int(time[6:8] or 0)
    if not 1990 <= year <= 2999:
        return None
    if not 1 <= month <= 12:
        return Day(year)
    return Day(year, month, day if 1 <= day <= 31 else 0)
