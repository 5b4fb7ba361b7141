"""What a search brings back: spans, counts and snippets, never marked-up text. Nothing here searches."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.query import Query
from csto_tui.model.span import Span

__all__ = [
    "ArticleHits",
    "ConcordanceLine",
    "Dispersion",
    "Expansion",
    "Facet",
    "FacetValue",
    "Hit",
    "Match",
    "Results",
    "Snippet",
    "Tally",
    "Understood",
]


@dataclass(frozen=True, slots=True)
class Match:
    """One article that an engine found, with all that ranking and counting need."""

    article_id: ArticleId
    score: float
    """Positive, higher is better, comparable within one search only."""
    hits: int
    """The number of lit spans in the article's passages; 0 when only the title or a filter matched."""


@dataclass(frozen=True, slots=True)
class ArticleHits:
    """Where a query lights one article."""

    spans: tuple[Span, ...] = ()
    """In `Article.text`, each inside one passage, sorted, none inside another."""
    title_spans: tuple[Span, ...] = ()
    """In the title (`Article.title.value`)."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short stretch of an article around its hits."""

    text: str
    """One line; a cut is shown by `…`."""
    marks: tuple[Span, ...] = ()
    """What to light, in `text`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of a result, as a list shows it."""

    article: ArticleCard
    rank: int
    """From 1 over the whole result, not the window."""
    score: float
    snippet: Snippet
    spans: tuple[Span, ...]
    """Every hit in `Article.text`."""
    title_spans: tuple[Span, ...] = ()
    """Hits in the title; not counted among the hits of the text."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a word of the query was widened to."""

    form: str
    """The word as folded."""
    forms: tuple[str, ...]
    """All forms that were searched, the word itself first."""
    why: str
    """name variant, compound, prefix, wildcard, spelling …"""


@dataclass(frozen=True, slots=True)
class Understood:
    """What the program took a query to mean, in one line and in detail."""

    text: str
    """For the line under the search box, e.g. `(lukashenko ∪ lukashenka) ∧ reaction ∧ rapid`."""
    expansions: tuple[Expansion, ...] = ()
    advice: str = ""
    """When nothing was found: which word kills it, the nearest spelling; else empty."""
    hidden: str = ""
    """What filters kept out of a result, e.g. `3 hidden by source: RT`; empty when they hid nothing."""


@dataclass(frozen=True, slots=True)
class Results:
    """One window of a result, with the counts of the whole of it."""

    query: Query
    understood: Understood
    hits: tuple[Hit, ...]
    total_articles: int
    """Articles that match, over all windows."""
    total_hits: int
    """Hits in their passages, over all windows."""
    corpus_articles: int
    """Articles that were searched."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """One hit in its context (KWIC)."""

    article: ArticleCard
    passage: int
    span: Span
    """In the text of the passage."""
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that articles of a result have, and how many of them."""

    field: str
    """A field of the query language: source, date, lang, person, org, place."""
    value: str
    """As the field takes it; empty: not known."""
    articles: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What the articles of a result are, in one respect."""

    field: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a query hits in the articles of one outlet, year or article."""

    label: str
    """The outlet, the year or the article's id; empty: not known."""
    hits: int
    articles: int
    """Articles with a hit."""
    words: int
    """Words of all articles of the corpus under this label, with a hit or without."""

    @property
    def per_1000_words(self) -> float:
        """Hits for every 1,000 words of the corpus under this label."""
        return 1000 * self.hits / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Dispersion:
    """Where in an article the hits of a query stand."""

    article: ArticleCard
    hits: int
    bins: tuple[int, ...]
    """Hits in each of so many equal stretches of the text of its passages."""
