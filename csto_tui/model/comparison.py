"""What two or more articles share, and what stands only in one of them. Counts and passages, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.place import Place
from csto_tui.model.span import Span

__all__ = [
    "DOUBTFUL",
    "Anchored",
    "AnchoredColumn",
    "AnchoredSentence",
    "Comparison",
    "Counterpart",
    "Fact",
    "FactCell",
    "FactRow",
    "Parallel",
    "ParallelSentence",
    "PassagePair",
    "Sentence",
    "SharedWording",
    "Standing",
    "Term",
    "Terms",
    "WordChoice",
]

DOUBTFUL = 0.35
"""On labelled news, strong pairs less similar than this were about the same thing in fewer than half of the cases."""


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
    same_words: int = 0
    """Of the longest run of words that both sentences share, if it is long enough to tell; else 0."""

    @property
    def is_doubtful(self) -> bool:
        """Tell whether so little is alike that the pair is as likely to be wrong as right."""
        return self.similarity < DOUBTFUL


@dataclass(frozen=True, slots=True)
class SharedWording:
    """The same words in a row in two articles: one copies the other, or both a third."""

    left: Place
    right: Place
    words: int
    text: str
    """As it stands in the left article."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A sentence of another article that may answer one."""

    sentence: Sentence
    similarity: float
    """0–1."""
    is_strong: bool
    """Each is the other's best counterpart."""
    why: tuple[str, ...]
    """What they share, heaviest first."""


@dataclass(frozen=True, slots=True)
class ParallelSentence:
    """A sentence and its nearest counterparts in the other article."""

    sentence: Sentence
    counterparts: tuple[Counterpart, ...]
    """At most three, nearest first."""


@dataclass(frozen=True, slots=True)
class Parallel:
    """Two articles to be read side by side."""

    left: ArticleCard
    right: ArticleCard
    left_sentences: tuple[ParallelSentence, ...]
    """All sentences, in order."""
    right_sentences: tuple[ParallelSentence, ...]
    to_right: tuple[int, ...]
    """For each passage at the left, from the first on: the number of the passage at the right to show beside it.

    0 where there is none.
    """
    to_left: tuple[int, ...]
    """The same the other way."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name, number, date, list of states or quoted person that articles mention."""

    kind: str
    """entity, number, date, states or quoted."""
    text: str


class Standing(StrEnum):
    """Where a fact stands among the articles at hand. No word of who is right."""

    SAME = "same"
    """In two of the articles or more."""
    DIFFERS = "differs"
    """Sentences on the same thing give another value."""
    ONLY_HERE = "only here"
    """In one article alone."""


@dataclass(frozen=True, slots=True)
class FactCell:
    """What one article has of a fact."""

    article: ArticleCard
    text: str
    """The value, as this article gives it; empty where it is silent."""
    places: tuple[Place, ...]
    """Where it stands, in order."""

    @property
    def count(self) -> int:
        """How often it stands there."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact over all articles at hand."""

    fact: Fact
    standing: Standing
    cells: tuple[FactCell, ...]
    """One an article, in their order; each article's date stands on its card."""
    about: tuple[str, ...] = ()
    """Where values differ: what the two sentences share."""

    @property
    def count(self) -> int:
        """How often it stands in all of them."""
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that one column uses more than the others do."""

    text: str
    """As it stands first."""
    here: int
    elsewhere: int
    log_odds: float
    """Of the use here against that elsewhere; above 0."""
    z: float
    """The log-odds by its standard error."""
    places: tuple[Place, ...]

    @property
    def is_only_here(self) -> bool:
        """Tell whether the others never use it."""
        return self.elsewhere == 0

    @property
    def is_weak(self) -> bool:
        """Tell whether chance alone makes such a difference in more than one case of twenty."""
        return self.z < 1.96


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one voice, most telling first."""

    words: int
    """How many words the counts are of."""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class WordChoice:
    """Which words one article, or one outlet, uses more than the others."""

    label: str
    """An article's id, or the outlet; empty where it is not known."""
    reported: Terms
    """The reporter's words."""
    quoted: Terms
    """Words between quotation marks."""


@dataclass(frozen=True, slots=True)
class AnchoredSentence:
    """A sentence that speaks of what the comparison is anchored on."""

    sentence: Sentence
    score: float
    """Higher is better, comparable within one article only."""
    marks: tuple[Span, ...]
    """What to light, in the sentence's text."""


@dataclass(frozen=True, slots=True)
class AnchoredColumn:
    """What one article, or one outlet, says of what the comparison is anchored on."""

    label: str
    """An article's id, or the outlet; empty where it is not known."""
    articles: tuple[ArticleCard, ...]
    sentences: tuple[AnchoredSentence, ...]
    """Best first; empty: it is silent."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What each says of one thing."""

    on: str
    """The query, or the name of the entity."""
    entity_id: EntityId | None
    """None: it is a query."""
    columns: tuple[AnchoredColumn, ...]


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
    facts: tuple[FactRow, ...] = ()
    """What the articles state, row by row: names, numbers, dates, lists of states, quoted people."""
    wording: tuple[SharedWording, ...] = ()
    """What stands in two of them in the same words, longest first."""
