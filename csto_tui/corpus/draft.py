"""What a reader of one format hands on: text, and the metadata that the format itself states. Nothing here is
guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import Boilerplate, Evidence, Status
from csto_tui.model.span import Span

__all__ = ["DATES", "FIELDS", "Draft", "Given"]

FIELDS = (
    *("title", "source", "authors", "published", "place", "language", "address"),
    *("agency", "archive_address", "archived"),
)
"""The metadata of an article, by the names that `Article` has for them."""
DATES = ("published", "archived")
"""Those that are dates."""


@dataclass(frozen=True, slots=True)
class Given:
    """A metadatum that the format states: a line of front matter, a header, a column."""

    field: str
    """One of FIELDS."""
    values: tuple[str, ...]
    """Not empty; more than one only for authors."""
    evidence: Evidence
    status: Status = Status.STATED
    """Inferred, when the format says something close to it: a list's name in place of an outlet's."""
    note: str = ""
    """Why, where the evidence does not say it by itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as its format has it."""

    text: str
    """Clean, in NFC."""
    encoding: str
    given: tuple[Given, ...] = ()
    heading: Span | None = None
    """The line that the format marks as the title."""
    front: Span | None = None
    """The stretch of text that holds metadata alone, front matter for one."""
    key: str = ""
    """Which article of its file it is; empty when the file holds one."""
    pages: tuple[tuple[int, int], ...] = ()
    """Where pages begin: offset in `text` and number of the page, both rising."""
    aside: tuple[Boilerplate, ...] = ()
    """Whole lines that the format shows to be no part of the article, in order: a running head for one."""
    remarks: tuple[str, ...] = ()
    """What could not be taken in of its file, a sentence each; the first draft of a file speaks for all."""

    def stated(self, field: str) -> Given | None:
        """Return the first statement of a field, or None."""
        return next((given for given in self.given if given.field == field), None)
