"""The chapter of comparison: articles side by side. Nothing here aligns a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from csto_tui.library.coverage import Coverage
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.entity import EntityId, EntityKind, Mention
from csto_tui.model.place import Place
from csto_tui.model.span import Span

if TYPE_CHECKING:
    from csto_tui.compare import Prepared
    from csto_tui.model.comparison import Anchored, Comparison, Parallel, WordChoice

__all__ = ["ComparedBy", "Comparing"]

ComparedBy = Literal["article", "source"]
_Edition = tuple[int, int]


class Comparing(Coverage):
    """Sentences that speak of the same thing."""

    def __init__(self, *rooms: Any, **choices: Any) -> None:
        super().__init__(*rooms, **choices)
        self._prepared: Callable[[ArticleId, _Edition], Prepared] = lru_cache(maxsize=64)(self._prepare)

    def compare(self, article_ids: Sequence[ArticleId], *, every: bool = False) -> Comparison:
        """Set two or more articles side by side: strong pairs of sentences, or `every` candidate, what they share and
        where they differ.
        """
        from csto_tui import compare as comparing  # late: a search needs none of it

        quoted = {one: self._speakers(one) for one in article_ids}
        return comparing.compare(self._all_prepared(article_ids), every=every, quoted=quoted)

    def parallel(self, left: ArticleId, right: ArticleId) -> Parallel:
        """Return two articles to be read side by side, each sentence with its nearest in the other one."""
        from csto_tui import compare as comparing  # late: a search needs none of it

        one, other = self._all_prepared((left, right))
        counts = comparing.Frequencies.of((one, other)).mixed(comparing.background())
        return comparing.parallel(one, other, frequencies=counts)

    def anchored(
        self, text: str, article_ids: Sequence[ArticleId] | None = None, by: ComparedBy = "article"
    ) -> Anchored:
        """Return what each article, or outlet, says of an entity or a query (`named` tells which), best first; the
        silent ones as well. Raises QueryError.

        Without `article_ids` the whole corpus is asked.
        """
        from csto_tui import compare as comparing  # late: a search needs none of it
        from csto_tui.model.comparison import Anchored

        ids = tuple(card.id for card in self._store.cards()) if article_ids is None else tuple(article_ids)
        entity = self.named(text)
        spans = self._spans_of(entity.id) if entity else self._query_spans(text, frozenset(ids))
        # Of a whole corpus most articles are silent: those are not prepared.
        prepared = {one.article.id: one for one in self._all_prepared([one for one in ids if spans.get(one)])}
        columns = comparing.anchored_columns(self._columns(ids, by), prepared, spans)
        return Anchored(entity.name if entity else text, entity.id if entity else None, columns)

    def word_choices(self, article_ids: Sequence[ArticleId], by: ComparedBy = "article") -> tuple[WordChoice, ...]:
        """Return the words that each article, or outlet, uses more than the others, its own apart from quoted ones."""
        from csto_tui import compare as comparing  # late: a search needs none of it

        ids = tuple(dict.fromkeys(article_ids))
        prepared = dict(zip(ids, self._all_prepared(ids), strict=True))
        columns = {label: [prepared[card.id] for card in cards] for label, cards in self._columns(ids, by).items()}
        return comparing.word_choices(columns, {one: self._quoted_spans(one) for one in ids})

    def _columns(self, ids: Sequence[ArticleId], by: ComparedBy) -> Mapping[str, Sequence[ArticleCard]]:
        """Return articles under labels: each its own, in the order given, or by outlet, the earliest first."""
        from csto_tui.compare import columned  # late: a search needs none of it

        known = self._cards_by_id()
        cards = [known[one] for one in dict.fromkeys(ids)]
        return columned(cards, "source") if by == "source" else {card.id: (card,) for card in cards}

    def _query_spans(self, text: str, ids: frozenset[ArticleId]) -> Mapping[ArticleId, tuple[Span, ...]]:
        tree, _ = self.understand(text)
        found = (match.article_id for match in self._engine().search(tree) if match.article_id in ids)
        return {one: self._engine().hits(tree, one).spans for one in found}

    def _speakers(self, article_id: ArticleId) -> tuple[tuple[str, Place], ...]:
        """Return who is quoted by name in an article, and where."""
        known, passages = self._names().by_id, self._store.article(article_id).passages
        found: list[tuple[str, Place]] = []
        for said in self.statements(None, article_id):
            if said.speaker is not None and said.speaker in known:
                span = said.span.shifted(-passages[said.passage - 1].span.start)
                found.append((known[said.speaker].name, Place(article_id, said.passage, span)))
        return tuple(found)

    def _edition(self) -> _Edition:
        """Return another pair whenever articles or names have changed."""
        return self._store.generation(), self._names().version

    def _all_prepared(self, article_ids: Sequence[ArticleId]) -> list[Prepared]:
        edition = self._edition()
        return [self._prepared(one, edition) for one in article_ids]

    def _prepare(self, article_id: ArticleId, edition: _Edition) -> Prepared:
        from csto_tui import compare as comparing  # late: a search needs none of it

        article, mentions = self._store.article(article_id), self.mentions(None, article_id)
        known = self._names().by_id
        names = {mention.entity_id: known[mention.entity_id].name for mention in mentions if mention.entity_id in known}
        return comparing.prepare(article, mentions, names=names, states=_states(mentions))

    def _quoted_spans(self, article_id: ArticleId) -> list[Span]:
        """Return what is quoted in an article, whoever said it: also where the reader rejected the speaker."""
        statements = (*self.statements(None, article_id), *self.statements(None, article_id, rejected=True))
        return [said.span for said in statements]


def _states(mentions: Sequence[Mention]) -> frozenset[EntityId]:
    """Return which of the places mentioned are states."""
    from csto_tui.entities.lexicon import is_country, place_of  # late: a search needs none of it

    places = (mention for mention in mentions if mention.kind is EntityKind.PLACE)
    return frozenset(one.entity_id for one in places if (name := place_of(one.form)) and is_country(name))
