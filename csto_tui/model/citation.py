"""What a citation is made of. Nothing here formats anything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from csto_tui.model.article import ArticleCard, Passage

__all__ = ["Citation", "CitationText", "Locator"]


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the article: a passage number, or the page of a PDF."""

    label: str
    """paragraph or page."""
    value: str
    """A number, or several: `2–4`."""

    @classmethod
    def of(cls, passage: Passage) -> Locator:
        """Return the page on which a passage begins, or its number where its source has no pages.

        Either depends on the source alone: not on the width of a screen, nor on what is set aside or shown again.
        """
        return cls.at(passage.number, passage.page)

    @classmethod
    def at(cls, passage: int, page: int | None) -> Locator:
        """Return a page, or where there is none the number of a passage."""
        return cls("paragraph", str(passage)) if page is None else cls("page", str(page))


@dataclass(frozen=True, slots=True)
class Citation:
    """One article cited, with what was quoted from it."""

    article: ArticleCard
    locator: Locator | None = None
    quotation: str = ""
    """Verbatim, without the marks around it; empty for a citation alone."""
    accessed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one style."""

    style: str
    text: str
    """Plain text, with a quotation before it when the citation has one."""
    markdown: str
    csl: dict[str, object]
    """A CSL-JSON item (CSL 1.0.2, https://github.com/citation-style-language/schema)."""
    warnings: tuple[str, ...] = ()
    """What in it is inferred or missing, one sentence each."""
    link: str = ""
    """The article's address, opening at the words quoted; empty when no address is known."""
