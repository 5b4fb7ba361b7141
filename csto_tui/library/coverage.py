"""The chapter of coverage: who speaks of what, and who is silent. Nothing here judges a silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from csto_tui.library.overview import Overview
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.entity import Entity
from csto_tui.model.place import Place
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

if TYPE_CHECKING:
    from csto_tui.model.matrix import Matrix, MatrixBy, MatrixCell, MatrixRow

__all__ = ["Coverage"]

_SIGNS = '"“”„«»*?:~'
"""What makes a query of a name."""

_Counts = tuple[Mapping[ArticleId, int], Callable[[ArticleId], Span]]
"""How often each article speaks of something, and the first place in one that does."""


class Coverage(Overview):
    """Rows of names and queries under columns of outlets, articles or years."""

    def matrix(
        self, rows: Sequence[str], by: MatrixBy = "source", article_ids: Sequence[ArticleId] | None = None
    ) -> Matrix:
        """Return how often each outlet, article or year speaks of each row, a row given twice once. Raises QueryError.

        A row that is just the name of an entity counts its mentions; any other is a query and counts its hits, so that
        quotation marks make a query of a name. Columns come by date, the unknown last, the silent ones as well.
        """
        from csto_tui.compare import columned  # late: a search needs none of it
        from csto_tui.model.matrix import Matrix, MatrixColumn

        cards = self._cards_by_id()
        chosen = cards if article_ids is None else {one: cards[one] for one in article_ids}
        columns = columned(chosen.values(), by)
        return Matrix(
            by,
            tuple(MatrixColumn(label, tuple(card.id for card in cards)) for label, cards in columns.items()),
            tuple(self._row(text, columns) for text in dict.fromkeys(rows)),
        )

    def named(self, text: str) -> Entity | None:
        """Return the entity that a text is a whole name of, or its id; None where it is a query."""
        wanted = [token.form for token in tokens(text)]
        for entity in self.entities(text):
            forms = ([token.form for token in tokens(alias.form)] for alias in entity.aliases)
            if entity.id == text.strip() or (wanted in forms and not any(sign in text for sign in _SIGNS)):
                return entity
        return None

    def _row(self, text: str, columns: Mapping[str, Sequence[ArticleCard]]) -> MatrixRow:
        from csto_tui.model.matrix import MatrixRow  # late: a search needs none of it

        entity = self.named(text)
        counts = self._mentioned(entity) if entity else self._lit(text)
        cells = tuple(self._cell(cards, counts) for cards in columns.values())
        if entity is None:
            return MatrixRow(text, text, None, None, cells)
        return MatrixRow(text, entity.name, entity.id, entity.kind, cells)

    def _cell(self, cards: Sequence[ArticleCard], counts: _Counts) -> MatrixCell:
        from csto_tui.model.matrix import MatrixCell  # late: a search needs none of it

        found, first = counts
        speaking = [card.id for card in cards if found.get(card.id)]
        if not speaking:
            return MatrixCell()
        place = self._place(speaking[0], first(speaking[0]))
        return MatrixCell(sum(found[one] for one in speaking), len(speaking), place)

    def _mentioned(self, entity: Entity) -> _Counts:
        spans = self._spans_of(entity.id)
        return {one: len(found) for one, found in spans.items()}, lambda one: spans[one][0]

    def _lit(self, text: str) -> _Counts:
        tree, _ = self.understand(text)
        found = {match.article_id: match.hits for match in self._engine().search(tree)}
        return found, lambda one: min(self._engine().hits(tree, one).spans)

    def _place(self, article_id: ArticleId, span: Span) -> Place:
        passage = self._store.article(article_id).passage_at(span.start)
        if passage is None:
            raise AssertionError(f"{span} of {article_id} lies in no passage")
        return Place(article_id, passage.number, span.shifted(-passage.span.start))
