"""What a check of a draft finds: its quotations, where they stand in the articles, what differs. Nothing here checks
anything, and no verdict speaks of anything but words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csto_tui.model.article import ArticleId
from csto_tui.model.span import Span

__all__ = ["Check", "Difference", "DraftQuotation", "Excerpt", "Verdict"]


class Verdict(StrEnum):
    """How a quotation agrees with the articles."""

    EXACT = "exact"
    """To the letter; line breaks are spaces."""
    ACCEPTED = "accepted"
    """With no other differences than those a copy editor makes or marks."""
    ALTERED = "altered"
    """Most of its words stand there, and something differs."""
    MISSING = "missing"
    """No passage has most of its words in that order."""

    @property
    def holds(self) -> bool:
        """Tell whether the quotation may stand as it is."""
        return self in (Verdict.EXACT, Verdict.ACCEPTED)


@dataclass(frozen=True, slots=True)
class DraftQuotation:
    """One quotation of a draft."""

    text: str
    """Without its marks and without markup, on one line."""
    span: Span
    """In the draft's text, as it stands there."""
    line: int
    """On which it begins, from 1."""
    is_block: bool = False
    """Set apart as a paragraph rather than by marks."""
    is_open: bool = False
    """Its mark is never closed: it is taken to end with the paragraph."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of an article that a quotation is held against, and where they stand."""

    article_id: ArticleId
    passage: int | None
    """The number of the passage where it begins; None for the title."""
    end_passage: int | None
    """The passage where it ends: the same one, unless the quotation runs on."""
    span: Span
    """In `Article.text`; for the title in `Article.title.value`."""
    text: str
    """What stands there, on one line."""
    similarity: float = 1.0
    """The share of words that agree, 0–1: twice the words in common over the words of both."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a quotation and its source."""

    kind: str
    """words, marks, capital, typography, closing, paragraph, ellipsis, brackets or cut (a word cut at a hyphen)."""
    quoted: str
    """Of the quotation; empty where it leaves something out."""
    source: str
    """Of the article, on one line; empty where the quotation puts something in."""
    quoted_span: Span
    """In `DraftQuotation.text`."""
    source_span: Span
    """Where `Excerpt.span` is."""
    is_accepted: bool
    why: str = ""
    """Why it is not accepted, where the words do not say it themselves."""


@dataclass(frozen=True, slots=True)
class Check:
    """What became of one quotation."""

    quotation: DraftQuotation
    verdict: Verdict
    place: Excerpt | None = None
    """Where it stands; None when it is missing."""
    differences: tuple[Difference, ...] = ()
    """In the order of the quotation, accepted ones too."""
    nearest: Excerpt | None = None
    """For a missing quotation the passage most like it, if any is."""
    is_weak: bool = False
    """It has so few words that it says little where they stand."""
