"""The chapter of search: a query, what it was taken to mean, and its hits in every form. Nothing here evaluates one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from csto_tui.engine.protocol import Ranking
from csto_tui.library.filling import Filling
from csto_tui.library.placing import placed
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.model.query import Fuzzy, Node, Query, Sort
from csto_tui.model.results import ArticleHits, ConcordanceLine, Hit, Match, Results, Understood
from csto_tui.model.span import Span
from csto_tui.queries.describe import describe
from csto_tui.queries.ordering import ordered
from csto_tui.queries.parser import parse
from csto_tui.queries.spelt_out import spelt_out
from csto_tui.queries.switches import without_switches
from csto_tui.queries.widen import widen
from csto_tui.text.snippet import snippet

__all__ = ["Searching"]


class Searching(Filling):
    """Queries and what they find."""

    def search(self, query: Query) -> Results:
        """Answer a query: one window of hits, and the counts of the whole result. Raises QueryError."""
        started = perf_counter()
        tree, understood = self.understand(query.text)
        with placed(query.text, self._engine().ranking):
            ranking = self._engine().ranking(tree)
        cards = {card.id: card for card in self._store.cards()}
        window, articles, hits = self._window(ranking, cards, query)
        from csto_tui.queries.advice import advise, hidden_by_filters  # late: the list of articles asks nothing

        hidden = hidden_by_filters(tree, articles, self._count)
        advice = "" if articles else advise(tree, self._engine().frequency, self._nearest, self._count)
        return Results(
            query=query,
            understood=replace(understood, advice=advice, hidden=hidden),
            hits=tuple(self._hit(tree, match, cards, query.offset + n) for n, match in enumerate(window, 1)),
            total_articles=articles,
            total_hits=hits,
            corpus_articles=len(cards),
            seconds=perf_counter() - started,
        )

    def _window(
        self, ranking: Ranking, cards: Mapping[ArticleId, ArticleCard], query: Query
    ) -> tuple[Sequence[Match], int, int]:
        """Return the matches that are shown, how many articles match, and how many hits these have.

        All matches are looked at only for another order, or while some article is on its way out.
        """
        end = query.offset + query.limit
        if query.sort is Sort.RELEVANCE and self._engine().indexed().keys() <= cards.keys():
            return ranking.matches(query.offset, end), len(ranking), ranking.hits
        matches = ordered(ranking.matches(), cards, query.sort)
        return matches[query.offset : end], len(matches), sum(match.hits for match in matches)

    def understand(self, text: str) -> tuple[Node, Understood]:
        """Return the tree that engines evaluate for a query, and what it was taken to mean. Raises QueryError."""
        asked, switches = without_switches(parse(text))
        folds = self._fold_names if switches.variants is None else switches.variants
        spellings = self._names().variants if folds else {}
        wide, expansions = widen(self._filled(asked), lambda form: spellings.get(form, ()), self._engine().compounds)
        with placed(text, self._engine().ranking):
            tree = self._quoted(wide)
            return tree, Understood(describe(tree), (*expansions, *spelt_out(wide, self._engine().forms)))

    def hits(self, text: str, article_id: ArticleId) -> ArticleHits:
        """Return where a query lights one article. Raises QueryError."""
        if not text.strip():
            return ArticleHits()
        tree, _ = self.understand(text)
        with placed(text, self._engine().ranking):
            return self._engine().hits(tree, article_id)

    def concordance(
        self,
        text: str,
        *,
        width: int = 40,
        limit: int | None = None,
        sort: Sort = Sort.RELEVANCE,
        levels: Sequence[str] = (),
    ) -> tuple[tuple[ConcordanceLine, ...], int]:
        """Return the hits of a query in context, at most `limit` of them, and how many there are in all.

        `width` is the number of code points on either side. The lines stand by article, or with `levels` (`1R`, `2L`,
        `0` …) in the order of the words around the hits, over all hits before the limit is applied. Raises QueryError.
        """
        from csto_tui.text.kwic import WIDTH_TO_SORT, in_word_order, narrow  # late: a search needs none of it

        tree, _ = self.understand(text)
        with placed(text, self._engine().ranking):
            found = self._engine().search(tree)
        cards = {card.id: card for card in self._store.cards()}
        matches = ordered(found, cards, sort)
        wide = max(width, WIDTH_TO_SORT) if levels else width
        lines: list[ConcordanceLine] = []
        for match in matches:
            if limit is not None and not levels and len(lines) >= limit:
                break
            article = self._store.article(match.article_id)
            spans = self._engine().hits(tree, match.article_id).spans
            lines += [_line(cards[match.article_id], article, span, wide) for span in spans]
        lines = in_word_order(lines, levels) if levels else lines
        return tuple(narrow(line, width) for line in lines[:limit]), sum(match.hits for match in matches)

    def _hit(self, tree: Node, match: Match, cards: Mapping[ArticleId, ArticleCard], rank: int) -> Hit:
        article = self._store.article(match.article_id)
        lit = self._engine().hits(tree, match.article_id)
        shown = snippet(article.text, tuple(p.span for p in article.passages), lit.spans)
        return Hit(cards[match.article_id], rank, match.score, shown, lit.spans, lit.title_spans)

    def _nearest(self, form: str) -> tuple[str, ...]:
        return self._engine().forms(Fuzzy(form, 1 if len(form) < 5 else 2))[:3]

    def _count(self, node: Node) -> int:
        return len(self._engine().ranking(node))


def _line(card: ArticleCard, article: Article, span: Span, width: int) -> ConcordanceLine:
    from csto_tui.text.concordance import in_context  # late: a search needs none of it

    passage = article.passage_at(span.start)
    if passage is None:
        raise AssertionError(f"a hit outside every passage: {span} in {article.id}")
    before, match, after = in_context(article.text, passage.span, span, width)
    return ConcordanceLine(card, passage.number, span.shifted(-passage.span.start), before, match, after)
