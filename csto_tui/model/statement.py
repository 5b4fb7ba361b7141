"""What somebody is reported to have said, word for word. Nothing here decides who said it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.span import Span

__all__ = ["Statement", "StatementKind"]


class StatementKind(StrEnum):
    """How the words between the marks are given."""

    DIRECT = "direct"
    """A whole clause or more, as it was spoken or written."""
    MIXED = "mixed"
    """A few words inside a sentence of the article's own."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One quotation, or the part of it that stands in one passage, with what the article says of its speaker.

    A quotation that runs over several passages, or has a cue between its marks, is several statements that share their
    `quotation`; all but the first continue.
    """

    article_id: ArticleId
    quotation: int
    """Counts from 1 within the article."""
    passage: int
    """The number of the passage that holds it."""
    span: Span
    """In `Article.text`, without the marks; inside one passage."""
    kind: StatementKind
    speaker: EntityId | None = None
    """None when the speaker has no name in the article, or it is not sure whose name it is."""
    speaker_text: str = ""
    """The speaker as written (“he”, “the head of state”, “a Kremlin source”); empty when the article names nobody."""
    speaker_span: Span | None = None
    """Where `speaker_text` stands in `Article.text`; it may lie in another passage. None when it is empty."""
    cue: str = ""
    """The word that says that something was said, as written (“told”, “according to”); empty when there is none."""
    confidence: float = 0.0
    """That `speaker`, or for want of one `speaker_text`, is right, 0–1. An estimate by rule, comparable within one
    corpus."""
    evidence: str = ""
    """Why, in words for a reader; empty when nobody is held to be the speaker."""
    continues: bool = False
    """It goes on from an earlier part, in the passage before or before a cue between the same marks."""
