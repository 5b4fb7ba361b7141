"""THE CORE: all that a reader can do, in short methods that compose the rooms below and decide nothing. Both faces
ask here.

Safe to call from several threads. Nothing here draws, prints, or reads a clock for anything but how long a search took.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock
from time import perf_counter
from typing import TYPE_CHECKING

from csto_tui.corpus.corrections import Corrections
from csto_tui.corpus.duplicates import duplicates
from csto_tui.engine.protocol import SearchEngine
from csto_tui.entities.lookup import matching
from csto_tui.entities.variants import variants
from csto_tui.errors import EntityNotFound
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.model.citation import Citation, CitationText, Locator
from csto_tui.model.comparison import AnchoredSentence, Comparison
from csto_tui.model.entity import Entity, EntityId, EntityKind, Mention
from csto_tui.model.query import Fuzzy, Node, Query, Sort
from csto_tui.model.report import IngestReport
from csto_tui.model.results import ArticleHits, ConcordanceLine, Hit, Match, Results, Understood
from csto_tui.model.span import Span
from csto_tui.queries.advice import advise
from csto_tui.queries.describe import describe
from csto_tui.queries.filters import fill
from csto_tui.queries.ordering import ordered
from csto_tui.queries.parser import parse
from csto_tui.queries.reference import find_article
from csto_tui.queries.spelt_out import spelt_out
from csto_tui.queries.widen import widen
from csto_tui.store.articles import ArticleStore, FileRecord
from csto_tui.store.work import UserWork
from csto_tui.text.concordance import in_context
from csto_tui.text.snippet import snippet

if TYPE_CHECKING:
    from csto_tui.compare import Prepared

__all__ = ["Library"]


@dataclass(frozen=True, slots=True)
class _Names:
    """What searches need to know of entities, for one generation of the store."""

    generation: int
    entities: tuple[Entity, ...]
    by_id: Mapping[EntityId, Entity]
    variants: Mapping[str, tuple[str, ...]]


class Library:
    """One corpus, opened."""

    def __init__(
        self,
        name: str,
        store: ArticleStore,
        engine: Callable[[], SearchEngine],
        work: UserWork,
        corrections: Corrections,
        *,
        fold_names: bool = True,
    ) -> None:
        self.name = name
        """What the corpus is called: its folder's name, or the name that its corpus.toml gives."""
        self.work = work
        self._corrections = corrections
        self._store = store
        self._engine = engine
        self._fold_names = fold_names
        self._lock = RLock()
        self._known: _Names | None = None
        self._prepared = lru_cache(maxsize=64)(self._prepare)

    # Articles

    def articles(self) -> tuple[ArticleCard, ...]:
        """Return the cards of all articles, by id."""
        return self._store.cards()

    def find(self, reference: str) -> ArticleCard:
        """Return the article that answers to an id, the beginning of one, a path, or `title:words`.

        Raises ArticleNotFound or AmbiguousArticle.
        """
        return find_article(reference, self._store.cards())

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text. Raises KeyError for an id that `articles` does not list."""
        return self._store.article(article_id)

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        """Set a metadatum by hand, or take that back with a blank text; the next refresh shows it.

        Authors are separated by semicolons; a date is EDTF or written out. Raises UsageError, StoreError, KeyError.
        """
        self._store.article(article_id)
        self._corrections.correct(article_id, field, text, note)

    # Search

    def search(self, query: Query) -> Results:
        """Answer a query: one window of hits, and the counts of the whole result. Raises QueryError."""
        started = perf_counter()
        tree, understood = self.understand(query.text)
        cards = {card.id: card for card in self._store.cards()}
        matches = ordered(self._engine().search(tree), cards, query.sort)
        if not matches:
            advice = advise(tree, self._engine().frequency, self._nearest, self._count)
            understood = Understood(understood.text, understood.expansions, advice)
        window = matches[query.offset : query.offset + query.limit]
        hits = tuple(self._hit(tree, match, cards, query.offset + n) for n, match in enumerate(window, 1))
        return Results(
            query=query,
            understood=understood,
            hits=hits,
            total_articles=len(matches),
            total_hits=sum(match.hits for match in matches),
            corpus_articles=len(cards),
            seconds=perf_counter() - started,
        )

    def understand(self, text: str) -> tuple[Node, Understood]:
        """Return the tree that engines evaluate for a query, and what it was taken to mean. Raises QueryError."""
        known = self._names()
        spellings = known.variants if self._fold_names else {}
        filled = fill(parse(text), self._store.cards(), self._mention_spans)
        tree, expansions = widen(filled, lambda form: spellings.get(form, ()), self._engine().compounds)
        return tree, Understood(describe(tree), (*expansions, *spelt_out(tree, self._engine().forms)))

    def hits(self, text: str, article_id: ArticleId) -> ArticleHits:
        """Return where a query lights one article. Raises QueryError."""
        if not text.strip():
            return ArticleHits()
        tree, _ = self.understand(text)
        return self._engine().hits(tree, article_id)

    def concordance(
        self, text: str, *, width: int = 40, limit: int | None = None, sort: Sort = Sort.RELEVANCE
    ) -> tuple[tuple[ConcordanceLine, ...], int]:
        """Return the hits of a query in context, at most `limit` of them, and how many there are in all. Raises
        QueryError.

        `width` is the number of code points on either side.
        """
        tree, _ = self.understand(text)
        cards = {card.id: card for card in self._store.cards()}
        matches = ordered(self._engine().search(tree), cards, sort)
        lines: list[ConcordanceLine] = []
        for match in matches:
            if limit is not None and len(lines) >= limit:
                break
            article = self._store.article(match.article_id)
            spans = self._engine().hits(tree, match.article_id).spans
            lines += [_line(cards[match.article_id], article, span, width) for span in spans]
        return tuple(lines[:limit]), sum(match.hits for match in matches)

    # Entities

    def entities(self, name: str = "", kind: EntityKind | None = None) -> tuple[Entity, ...]:
        """Return entities, most mentioned first; with a name, those that answer to it, best first."""
        entities = self._names().entities
        if name:
            return matching(entities, name, kind)
        return tuple(entity for entity in entities if kind is None or entity.kind is kind)

    def entity(self, name: str) -> Entity:
        """Return the one entity that answers best to an id or a name. Raises EntityNotFound."""
        known = self._names()
        if name in known.by_id:
            return known.by_id[EntityId(name)]
        found = self.entities(name)
        if not found:
            raise EntityNotFound(f"no entity answers to “{name}”", hint="`csto-tui entities` lists them all")
        return found[0]

    def mentions(self, entity_id: EntityId | None = None, article_id: ArticleId | None = None) -> tuple[Mention, ...]:
        """Return mentions by article and place, of one entity or all, in one article or all."""
        return self._store.mentions(entity_id, article_id)

    # Comparison

    def compare(self, article_ids: Sequence[ArticleId], *, every: bool = False) -> Comparison:
        """Set two or more articles side by side: strong pairs of sentences, or `every` candidate, and what they
        share.
        """
        from csto_tui import compare as comparing  # late: a search needs none of it

        return comparing.compare([self._prepared(one, self._store.generation()) for one in article_ids], every=every)

    def anchored(self, text: str, article_ids: Sequence[ArticleId]) -> tuple[AnchoredSentence, ...]:
        """Return the sentences of the articles that a query lights, best first within each. Raises QueryError."""
        from csto_tui import compare as comparing  # late: a search needs none of it

        tree, _ = self.understand(text)
        spans = {one: self._engine().hits(tree, one).spans for one in article_ids}
        return comparing.anchored([self._prepared(one, self._store.generation()) for one in article_ids], spans)

    # Citations

    def cite(
        self,
        article_id: ArticleId,
        style: str,
        *,
        passage: int | None = None,
        quotation: str = "",
        accessed: dt.date | None = None,
    ) -> CitationText:
        """Cite an article, or a passage of it, or a quotation from it. Raises UnknownStyle, KeyError, IndexError."""
        from csto_tui import citations  # late: a search needs none of it

        article = self._store.article(article_id)
        if passage is not None:
            article.passage_text(passage)
        locator = Locator("paragraph", str(passage)) if passage is not None else None
        return citations.cite(Citation(ArticleCard.of(article), locator, quotation, accessed), style)

    # Upkeep

    def files(self) -> tuple[FileRecord, ...]:
        """Return the record of every file of the corpus by name, those not read with the reason."""
        return tuple(self._store.files().values())

    def report(self) -> IngestReport:
        """Return what became of every file: read, skipped and why, the same as another."""
        files, cards = self._store.files(), self._store.cards()
        return IngestReport(
            articles=len(cards),
            files=len(files),
            skipped=tuple((name, record.reason) for name, record in files.items() if record.reason),
            remarks=tuple((name, remark) for name, record in files.items() for remark in record.remarks),
            duplicates=duplicates(cards),
        )

    def refresh(self) -> bool:
        """See what this or another process has indexed since; tell whether anything changed."""
        return self._engine().refresh()

    def close(self) -> None:
        """Let go of all files."""
        self._engine().close()
        self._store.close()
        self.work.close()

    def _hit(self, tree: Node, match: Match, cards: Mapping[ArticleId, ArticleCard], rank: int) -> Hit:
        article = self._store.article(match.article_id)
        lit = self._engine().hits(tree, match.article_id)
        shown = snippet(article.text, tuple(p.span for p in article.passages), lit.spans)
        return Hit(cards[match.article_id], rank, match.score, shown, lit.spans, lit.title_spans)

    def _names(self) -> _Names:
        with self._lock:
            generation = self._store.generation()
            if self._known is None or self._known.generation != generation:
                entities = self._store.entities()
                by_id = {entity.id: entity for entity in entities}
                self._known = _Names(generation, entities, by_id, variants(entities))
            return self._known

    def _mention_spans(self, kind: str | None, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        spans: dict[ArticleId, list[Span]] = {}
        for entity in self.entities(name, EntityKind(kind) if kind else None):
            for mention in self._store.mentions(entity.id, None):
                spans.setdefault(mention.article_id, []).append(mention.span)
        return {one: tuple(sorted(found)) for one, found in spans.items()}

    def _nearest(self, form: str) -> tuple[str, ...]:
        return self._engine().forms(Fuzzy(form, 1 if len(form) < 5 else 2))[:3]

    def _count(self, node: Node) -> int:
        return len(self._engine().search(node))

    def _prepare(self, article_id: ArticleId, generation: int) -> Prepared:
        from csto_tui import compare as comparing  # late: a search needs none of it

        names = {entity.id: entity.name for entity in self._names().entities}
        return comparing.prepare(self._store.article(article_id), self._store.mentions(None, article_id), names=names)


def _line(card: ArticleCard, article: Article, span: Span, width: int) -> ConcordanceLine:
    passage = article.passage_at(span.start)
    if passage is None:
        raise AssertionError(f"a hit outside every passage: {span} in {article.id}")
    before, match, after = in_context(article.text, passage.span, span, width)
    return ConcordanceLine(card, passage.number, span.shifted(-passage.span.start), before, match, after)
