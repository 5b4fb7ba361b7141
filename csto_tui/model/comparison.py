"""What two or more articles share, and what stands only in one of them. Counts and passages, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.span import Span

__all__ = ["AnchoredSentence", "Comparison", "Fact", "PassagePair", "Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    article_id: ArticleId
    passage: int
    span: Span
    """In the text of the passage."""
    text: str


@dataclass(frozen=True, slots=True)
class PassagePair:
    """Two sentences of different articles that speak of the same thing, as far as their words tell."""

    left: Sentence
    right: Sentence
    similarity: float
    """0–1."""
    is_strong: bool
    """Each is the other's best counterpart."""
    why: tuple[str, ...]
    """The shared entities, numbers and terms that weigh most, heaviest first."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number, date or quoted person that articles mention."""

    kind: str
    """entity, number, date or quoted."""
    text: str


@dataclass(frozen=True, slots=True)
class AnchoredSentence:
    """A sentence that speaks of what the comparison is anchored on."""

    sentence: Sentence
    score: float
    """Higher is better, comparable within one article only."""
    marks: tuple[Span, ...]
    """What to light, in the sentence's text."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles side by side."""

    articles: tuple[ArticleCard, ...]
    pairs: tuple[PassagePair, ...]
    """Best first."""
    shared: tuple[Fact, ...]
    """In every one of the articles."""
    only: tuple[tuple[ArticleId, tuple[Fact, ...]], ...]
    """What stands in one article and in none of the others."""
