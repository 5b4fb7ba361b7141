"""Quotations cut out of their articles, each searched as an article of its own. Nothing here knows who said them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from csto_tui.model.article import Article, ArticleId, Known, Passage
from csto_tui.model.query import And, Given, Node, Not, Or
from csto_tui.model.span import Span
from csto_tui.queries.quoting import Quotations

__all__ = ["CutOut"]


class CutOut:
    """Quotations that can be searched. Raises KeyError for an article that `article_of` does not have."""

    def __init__(self, quotations: Quotations, article_of: Callable[[ArticleId], Article]) -> None:
        from csto_tui.engine.memory import MemoryEngine  # late: most queries ask for no quotation

        self._parts: dict[ArticleId, tuple[ArticleId, tuple[Span, ...]]] = {}
        """By an id of its own: the article of each quotation, and its parts."""
        pieces: list[Article] = []
        for article_id, found in quotations.items():
            article = article_of(article_id)
            for parts in found:
                own = ArticleId(str(len(pieces)))
                passages = tuple(Passage(number, span) for number, span in enumerate(parts, 1))
                pieces.append(replace(article, id=own, title=Known(), passages=passages))
                self._parts[own] = article_id, parts
        self._engine = MemoryEngine(pieces)

    def inside(self, wanted: Node) -> Mapping[ArticleId, tuple[Span, ...]]:
        """Return what a tree lights in the quotations in which it holds, by article: all of those where it lights
        nothing. Raises QueryError.
        """
        node = self._moved(wanted)
        lit: dict[ArticleId, set[Span]] = {}
        for match in self._engine.search(node):
            article_id, parts = self._parts[match.article_id]
            lit.setdefault(article_id, set()).update(self._engine.hits(node, match.article_id).spans or parts)
        return {article_id: tuple(sorted(lit[article_id])) for article_id in sorted(lit)}

    def _moved(self, node: Node) -> Node:
        """Return a tree with what is given of articles given of the quotations in them."""
        match node:
            case And(parts):
                return And(tuple(map(self._moved, parts)))
            case Or(parts):
                return Or(tuple(map(self._moved, parts)))
            case Not(part):
                return Not(self._moved(part))
            case Given(label, spans):
                is_lit = any(spans.values())
                found = {own: self._within(own, spans) for own, (one, _) in self._parts.items() if one in spans}
                return Given(label, {own: inside for own, inside in found.items() if inside or not is_lit})
        return node

    def _within(self, own: ArticleId, spans: Mapping[ArticleId, tuple[Span, ...]]) -> tuple[Span, ...]:
        article_id, parts = self._parts[own]
        return tuple(span for span in spans[article_id] if any(part.contains(span) for part in parts))
