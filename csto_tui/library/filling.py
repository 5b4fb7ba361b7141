"""The chapter of fields: what the fields of a query stand for that no article's card says. Nothing here searches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csto_tui.library.cutting_out import CutOut
from csto_tui.library.saying import Saying
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Node
from csto_tui.model.span import Span
from csto_tui.queries.filters import fill
from csto_tui.queries.quoting import Quotations, Seen, in_quotations
from csto_tui.text.normalize import fold, tokens

__all__ = ["Filling"]


class Filling(Saying):
    """Names, clippings, corpora and quotations, as queries ask for them."""

    def __init__(self, *rooms: Any, **choices: Any) -> None:
        super().__init__(*rooms, **choices)
        self._cut_out: tuple[tuple[int, Quotations], CutOut] | None = None
        """The quotations that were searched last, and as of when."""

    def _filled(self, node: Node) -> Node:
        """Return a tree without fields but `said:`. Raises QueryError."""
        answers = {
            "about": self._about,
            "tag": lambda value: self._clipped("tag", value),
            "note": lambda value: self._clipped("note", value),
            "corpus": self._in_corpus,
        }
        return fill(node, self._store.cards(), self._mention_spans, answers)

    def _quoted(self, node: Node) -> Node:
        """Return a filled tree with what `said:` stands for. Raises QueryError."""
        return in_quotations(node, Seen(self._quotations, self._inside))

    def _inside(self, wanted: Node, quotations: Quotations) -> Mapping[ArticleId, tuple[Span, ...]]:
        """Search quotations as if each were an article. Raises QueryError."""
        with self._lock:
            edition = self._store.generation(), quotations
            if self._cut_out is None or self._cut_out[0] != edition:
                self._cut_out = edition, CutOut(quotations, self._store.article)
            return self._cut_out[1].inside(wanted)

    def _about(self, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        """Return the articles that have a name in the title or the first passage, and where it stands in that."""
        names = {_forms(alias.form) for entity in self.entities(name) for alias in entity.aliases}
        titles = {card.id: card.title.value or "" for card in self._store.cards()}
        found: dict[ArticleId, tuple[Span, ...]] = {}
        for article_id, spans in self._mention_spans(None, name).items():
            first = [passage.span for passage in self._store.article(article_id).passages[:1]]
            inside = tuple(span for span in spans if any(one.contains(span) for one in first))
            title = _forms(titles.get(article_id, ""))
            if inside or any(one in title for one in names):
                found[article_id] = inside
        return found

    def _clipped(self, field: str, value: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        from csto_tui import drafts  # late: most searches need none of it

        quoted = '"{}"'.format(value.replace('"', " "))
        clippings = drafts.found_clippings(self.work.tray.clippings(self.name), f"{field}:{quoted}")
        here = {card.id for card in self._store.cards()}
        return {one.article.id: () for one in clippings if one.article.id in here}

    def _in_corpus(self, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        return {one: () for one, corpus in self.corpora().items() if fold(corpus) == fold(name)}


def _forms(text: str) -> str:
    """Return the words of a text so that words in a row are found in it by `in`."""
    return f" {' '.join(token.form for token in tokens(text))} "
