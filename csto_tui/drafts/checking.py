"""Check the quotations of a draft against the articles. Nothing here knows an engine or a store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol

from csto_tui.drafts.alignment import aligned
from csto_tui.drafts.candidates import Look, alike, verbatim
from csto_tui.drafts.judging import ALTERED_FROM, Judgement, judged
from csto_tui.drafts.pieces import Piece, hyphens_joined
from csto_tui.drafts.reading import Reading, readings
from csto_tui.drafts.ready import ReadyArticle, densest
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.draft import Check, DraftQuotation, Excerpt, Verdict
from csto_tui.text.clean import clean_line

__all__ = ["Corpus", "check_quotations"]

_WEAK = 2
"""Words; so few say little where they stand."""
_READY = 64
"""Articles that are kept ready."""
_ARTICLES, _PASSAGES = 6, 3
"""How many of each a quotation is laid beside that stands nowhere as it is."""
_MARGIN = 40
"""Pieces of a source beyond twice the quotation's, and beyond that for each ellipsis the most that it may leave out."""
_FOR_GAP = 130
_MOST_CELLS = 600_000
_CLEAR = 0.85
"""The similarity from which no likelier passage is looked for."""
_LEAST_NEAR = 0.2
"""The least similarity of a nearest passage that is worth showing."""
_RANKS = {verdict: rank for rank, verdict in enumerate(reversed(Verdict))}


class Corpus(Look, Protocol):
    """The articles, as far as a check asks for them."""

    def article(self, article_id: ArticleId) -> Article | None:
        """Return an article; None for one that has gone meanwhile."""


class _Found(NamedTuple):
    """A place that a quotation was laid beside."""

    ready: ReadyArticle
    judgement: Judgement

    @property
    def worth(self) -> tuple[int, float]:
        return _RANKS[self.judgement.verdict], self.judgement.similarity

    def place(self) -> Excerpt:
        one = self.judgement
        text = clean_line(one.span.of(self.ready.text(one.first)))
        similarity = round(one.similarity, 4)
        return Excerpt(self.ready.article.id, one.first or None, one.last or None, one.span, text, similarity)

    def passage(self) -> Excerpt:
        """Return the passage where the likeness begins, whole."""
        number, similarity = self.judgement.first, round(self.judgement.similarity, 4)
        span = self.ready.span(number)
        text = clean_line(span.of(self.ready.text(number)))
        return Excerpt(self.ready.article.id, number or None, number or None, span, text, similarity)


def check_quotations(quotations: Iterable[DraftQuotation], corpus: Corpus) -> Iterator[Check]:
    """Yield what became of each quotation, in order.

    Of several places the best one counts: to the letter before accepted before altered. A quotation may run on over
    passages that follow each other. What stands in a title is found too, in any case of the letters.
    """

    def made_ready(article_id: ArticleId) -> ReadyArticle | None:
        article = corpus.article(article_id)
        return ReadyArticle(article) if article else None

    ready = lru_cache(maxsize=_READY)(made_ready)
    for quotation in quotations:
        ways = readings(quotation.text)
        best = _standing(ways, corpus, ready) if ways else None
        if ways and (best is None or best.judgement.similarity < ALTERED_FROM):
            best = max(filter(None, (best, _likest(ways[0], corpus, ready))), key=lambda one: one.worth, default=None)
        yield _check(quotation, best, ways[0].words if ways else 0)


def _check(quotation: DraftQuotation, best: _Found | None, words: int) -> Check:
    is_weak = words <= _WEAK
    if best is None:
        return Check(quotation, Verdict.MISSING, is_weak=is_weak)
    judgement = best.judgement
    if judgement.verdict is Verdict.MISSING:
        nearest = best.passage() if judgement.similarity >= _LEAST_NEAR else None
        return Check(quotation, Verdict.MISSING, nearest=nearest, is_weak=is_weak)
    return Check(quotation, judgement.verdict, best.place(), judgement.differences, is_weak=is_weak)


def _standing(
    ways: Iterable[Reading], corpus: Corpus, ready: Callable[[ArticleId], ReadyArticle | None]
) -> _Found | None:
    """Return the best place among those that have all words of the quotation."""
    best: _Found | None = None
    for way in ways:
        for article_id in verbatim(way.forms, corpus):
            article = ready(article_id)
            for first, last in article.stretches(way.runs) if article else ():
                assert article is not None
                window = article.window(first, last, _MARGIN if way.gaps or len(way.runs) > 1 else 0)
                found = _Found(article, _judgement(way, article.text(first), window))
                if best is None or found.worth > best.worth:
                    best = found
                if found.judgement.verdict is Verdict.EXACT:
                    return best
    return best


def _likest(way: Reading, corpus: Corpus, ready: Callable[[ArticleId], ReadyArticle | None]) -> _Found | None:
    """Return the place most like a quotation that stands nowhere as it is."""
    best: _Found | None = None
    for article_ids in alike(way.forms, corpus, _ARTICLES):
        for article, number in _passages(way, [one for one in map(ready, article_ids) if one]):
            window = article.window(number, number, len(way.pieces) + _MARGIN)
            found = _Found(article, _judgement(way, article.text(number), window))
            if best is None or found.worth > best.worth:
                best = found
            if best.judgement.similarity >= _CLEAR:
                return best
        if best is not None and best.judgement.similarity >= ALTERED_FROM:
            break
    return best


def _passages(way: Reading, articles: Iterable[ReadyArticle]) -> list[tuple[ReadyArticle, int]]:
    """Return the passages that share most with a quotation, of equals the shortest: long words weigh more."""
    wanted = way.squashed_words
    ranked = [(*article.shared(wanted, number), article, number) for article in articles for number in article.passages]
    ranked.sort(key=lambda one: (-one[0], one[1]))
    return [(article, number) for shared, _, article, number in ranked[:_PASSAGES] if shared]


def _judgement(way: Reading, text: str, window: list[Piece]) -> Judgement:
    """Return the better judgement of a reading beside a window: with words that a line's end parts, or without."""
    size = 2 * len(way.pieces) + _MARGIN + _FOR_GAP * (way.gaps + (len(way.runs) > 1))
    if len(window) * len(way.pieces) > _MOST_CELLS or not way.gaps:
        window = list(densest(window, {piece.key.casefold() for piece in way.pieces}, size))
    judgements = [judged(aligned(way.pieces, window), way.pieces, window, (way.text, text))]
    joined = hyphens_joined(window, text)
    if len(joined) < len(window):
        judgements.append(judged(aligned(way.pieces, joined), way.pieces, joined, (way.text, text)))
    return max(judgements, key=lambda one: (_RANKS[one.verdict], one.similarity))
