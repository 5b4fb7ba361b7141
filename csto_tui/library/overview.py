"""The chapter of overviews: a result counted by outlet, year, language and name; where in the articles its hits stand;
what can be typed next. Nothing here searches by itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from csto_tui.library.searching import Searching
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.entity import EntityKind
from csto_tui.model.query import Prefix, Sort
from csto_tui.model.results import Dispersion, Facet, FacetValue, Tally
from csto_tui.queries.facets import asked_values, card_facets
from csto_tui.queries.ordering import ordered
from csto_tui.store.work import Mark
from csto_tui.text.normalize import fold

__all__ = ["By", "Overview"]

By = Literal["source", "year", "article"]
_MOST_NAMES = 12
_MOST_COMPLETIONS = 8
_KINDS = {"person": EntityKind.PERSON, "org": EntityKind.ORGANIZATION, "place": EntityKind.PLACE}


class Overview(Searching):
    """Results seen from above."""

    def facets(self, text: str) -> tuple[Facet, ...]:
        """Return what the articles of a query's whole result are: outlets, years, languages, the names they mention
        most. Raises QueryError.

        The count of a value is the number of articles that have it.
        """
        found, cards = self._found(text), self._cards_by_id()
        ids = [one for one in found if one in cards]
        facets = (*card_facets(cards[one] for one in ids), *self._name_facets(ids))
        return tuple(_with_asked(facet, asked_values(text)) for facet in facets)

    def _name_facets(self, ids: Sequence[ArticleId]) -> tuple[Facet, ...]:
        counts = Counter(entity_id for tally in self.entity_counts(ids) for entity_id in tally)
        groups: dict[str, list[FacetValue]] = {field: [] for field in _KINDS}
        fields = {kind: field for field, kind in _KINDS.items()}
        for entity in self.entities():
            field = fields.get(entity.kind)
            if field is not None and counts.get(entity.id):
                groups[field].append(FacetValue(field, entity.name, counts[entity.id]))
        for values in groups.values():
            values.sort(key=lambda one: -one.articles)
        return tuple(Facet(field, tuple(values[:_MOST_NAMES])) for field, values in groups.items())

    def tallies(self, text: str, by: By = "source") -> tuple[Tally, ...]:
        """Return how often a query hits by outlet, year or article: hits, articles, words. Raises QueryError.

        Every outlet and year of the corpus has a row, those without a hit as well, the unknown last; of articles only
        those with a hit have.
        """
        found, cards = self._found(text), self._cards_by_id()
        hits: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        words: Counter[str] = Counter()
        for card in cards.values():
            label = _label(card, by)
            words[label] += card.words
            count = found.get(card.id, 0)
            hits[label] += count
            articles[label] += count > 0
        rows = [Tally(one, hits[one], articles[one], words[one]) for one in words if hits[one] or by != "article"]
        if by == "year":
            return tuple(sorted(rows, key=lambda row: (not row.label, row.label)))
        return tuple(sorted(rows, key=lambda row: (not row.label, -row.hits, row.label.casefold())))

    def dispersion(self, text: str, *, bins: int = 60, limit: int | None = None) -> tuple[Dispersion, ...]:
        """Return where the hits of a query stand in each article that has one, most relevant first. Raises
        QueryError.
        """
        from csto_tui.text.spread import spread  # late: a search needs none of it

        tree, _ = self.understand(text)
        cards = self._cards_by_id()
        rows: list[Dispersion] = []
        for match in ordered(self._engine().search(tree), cards, Sort.RELEVANCE):
            if limit is not None and len(rows) >= limit:
                break
            if match.hits:
                article = self._store.article(match.article_id)
                spans = self._engine().hits(tree, match.article_id).spans
                passages = [passage.span for passage in article.passages]
                rows.append(Dispersion(cards[match.article_id], match.hits, spread(spans, passages, bins)))
        return tuple(rows)

    def completed(self, text: str) -> str:
        """Return a query with its last piece completed: a field, a value, a name, a word of the corpus."""
        from csto_tui.queries.complete import completed  # late: the list of articles needs none of it

        return completed(text, self._values)

    def remember(self, text: str, at: dt.datetime) -> None:
        """Put a query first in the corpus's history."""
        self.work.remember_query(self.name, text, at)

    def history(self, limit: int = 100) -> tuple[str, ...]:
        """Return the queries asked of this corpus, newest first."""
        return tuple(past.text for past in self.work.queries(self.name, limit))

    def set_mark(self, letter: str, article_id: ArticleId, passage: int, at: dt.datetime) -> None:
        """Mark a passage under a letter, in place of the one that had it. Raises StoreError."""
        self.work.set_mark(self.key, letter, article_id, passage, at)

    def marks(self) -> tuple[Mark, ...]:
        """Return the marks of this corpus by letter; an article of one may be gone by now."""
        return self.work.marks(self.key)

    def named_queries(self) -> tuple[tuple[str, str], ...]:
        """Return the saved queries as pairs of name and query, by name. Raises SettingsError."""
        return self.work.named.all()

    def save_query(self, name: str, text: str) -> None:
        """Save a query under a name. Raises QueryError for one that cannot be understood, UsageError, StoreError."""
        self.understand(text)
        self.work.named.save(name, text)

    def drop_query(self, name: str) -> None:
        """Forget a saved query. Raises StoreError."""
        self.work.named.drop(name)

    def _values(self, field: str, typed: str) -> Sequence[str]:
        wanted = fold(typed) if typed else ""
        if field in (*_KINDS, "entity", "said", "about"):
            names = (one.name for one in self.entities(typed, _KINDS.get(field))) if typed else ()
            return [name for name, _ in zip(names, range(_MOST_COMPLETIONS), strict=False)]
        if field in ("source", "lang", "author", "date"):
            counts = Counter(value for card in self._store.cards() for value in _values_of(card, field))
            begun = [one for one, _ in counts.most_common() if fold(one).startswith(wanted)]
            return begun[:_MOST_COMPLETIONS]
        return self._engine().forms(Prefix(wanted))[:_MOST_COMPLETIONS] if not field and wanted else ()

    def _found(self, text: str) -> Mapping[ArticleId, int]:
        tree, _ = self.understand(text)
        return {match.article_id: match.hits for match in self._engine().search(tree)}

    def _cards_by_id(self) -> Mapping[ArticleId, ArticleCard]:
        return {card.id: card for card in self._store.cards()}


def _with_asked(facet: Facet, asked: Sequence[FacetValue]) -> Facet:
    """Return a facet with the values that the query names and that no article has, so that they can be taken back."""
    known = {value.value.casefold() for value in facet.values}
    gone = (one for one in asked if one.field == facet.field and one.value.casefold() not in known)
    return Facet(facet.field, (*facet.values, *gone))


def _label(card: ArticleCard, by: By) -> str:
    if by == "article":
        return card.id
    if by == "source":
        return card.source.value or ""
    year = card.published.value.year if card.published.value else None
    return "" if year is None else f"{year:04}"


def _values_of(card: ArticleCard, field: str) -> tuple[str, ...]:
    if field == "author":
        return card.authors.value or ()
    if field == "date":
        year = card.published.value.year if card.published.value else None
        return () if year is None else (f"{year:04}",)
    value = card.source.value if field == "source" else card.language.value
    return (value,) if value else ()
