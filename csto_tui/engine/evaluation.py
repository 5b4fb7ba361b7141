"""A query evaluated set by set over the postings of an index: which articles match, with what score and how many hits.

Counts come from positions; no text is read but for regular expressions. Nothing here knows how postings are stored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from csto_tui.engine.layout import Layout
from csto_tui.engine.limits import Effort, check, lit_leaves
from csto_tui.engine.regular import compiled, regex_spans
from csto_tui.engine.scoring import REGEX_RARITY, UNRANKED, Averages, impact, ranked, rarity
from csto_tui.engine.stretches import Stretch, absorbed_stretches, adjoining, near, near_in_order
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import And, Everything, Fuzzy, Given, Node, Not, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.model.results import Match
from csto_tui.model.span import Span, absorbed

__all__ = ["Documents", "Occurrences", "Postings", "evaluated"]

Places = Mapping[int, Sequence[int]]
"""Of each document that holds a form, the positions at which it stands, ascending."""


class Occurrences(NamedTuple):
    """Where a form stands."""

    title: Places
    body: Places


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of an index, by number; an article that was taken out has no number."""

    numbers: Mapping[ArticleId, int]
    ids: Mapping[int, ArticleId]
    fingerprints: Mapping[ArticleId, str]
    lengths: Mapping[int, tuple[int, int]]
    """Words in the title and in the passages."""
    averages: Averages
    """Of these lengths."""


class Postings(Protocol):
    """What an evaluation asks of an index."""

    @property
    def documents(self) -> Documents:
        """Return the documents that searches see."""

    def occurrences(self, form: str) -> Occurrences:
        """Return where a form stands in the documents that searches see; sorted positions."""

    def expanded(self, leaf: Prefix | Wildcard | Fuzzy) -> Sequence[str]:
        """Return all forms that a leaf stands for. Raises QueryError when they are too many."""

    def layout(self, number: int) -> Layout:
        """Return where the words of a document stand."""

    def article(self, number: int) -> Article | None:
        """Return the text of a document, or None when it has gone."""


@dataclass(slots=True)
class _Field:
    """What a leaf lights in one field: words as positions where it can, stretches else."""

    words: Places = field(default_factory=dict)
    stretches: Mapping[int, Sequence[Stretch]] = field(default_factory=dict)

    def count(self, number: int) -> int:
        return len(self.words.get(number, ())) + len(self.stretches.get(number, ()))

    def all_stretches(self, number: int) -> list[Stretch]:
        return [*((at, at + 1) for at in self.words.get(number, ())), *self.stretches.get(number, ())]

    def numbers(self) -> set[int]:
        return set(self.words) | set(self.stretches)


@dataclass(slots=True)
class _Leaf:
    """A leaf evaluated over the whole index."""

    title: _Field
    body: _Field
    numbers: set[int]


def evaluated(node: Node, postings: Postings) -> tuple[Match, ...]:
    """Return every article that matches, best first, equals by id. Raises QueryError."""
    check(node)
    return _Evaluation(postings).matches(node)


class _Evaluation:
    """One search. Every leaf is evaluated once."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._documents = postings.documents
        self._effort = Effort()
        self._leaves: dict[int, _Leaf] = {}
        self._spans: dict[tuple[int, int], tuple[Span, ...]] = {}

    def matches(self, node: Node) -> tuple[Match, ...]:
        self._prepare(node)
        matching = self._among(node, set(self._documents.ids))
        leaves = [leaf for leaf in lit_leaves(node) if not isinstance(leaf, Everything)]
        scores = self._scores(leaves, matching)
        ids = self._documents.ids
        return ranked(Match(ids[n], scores[n] or UNRANKED, self._count(leaves, n)) for n in matching)

    def _prepare(self, node: Node) -> None:
        """Evaluate all leaves but regular expressions, which wait until few documents are left, and filters."""
        if isinstance(node, And | Or):
            for part in node.parts:
                self._prepare(part)
        elif isinstance(node, Not):
            self._prepare(node.part)
        elif isinstance(node, Regex):
            compiled(node)
        elif not isinstance(node, Given | Everything):
            title, body = self._field(node, 0), self._field(node, 1)
            self._leaves[id(node)] = _Leaf(title, body, title.numbers() | body.numbers())

    def _among(self, node: Node, numbers: set[int]) -> set[int]:
        """Return those of the documents that match."""
        if isinstance(node, And):
            for part in sorted(node.parts, key=_has_regex):
                numbers = self._among(part, numbers)
            return numbers
        if isinstance(node, Or):
            found: set[int] = set()
            for part in sorted(node.parts, key=_has_regex):
                found |= self._among(part, numbers - found)
            return found
        if isinstance(node, Not):
            return numbers - self._among(node.part, numbers)
        if isinstance(node, Regex):
            return {number for number in numbers if self._lit_spans(node, number)}
        if isinstance(node, Given):
            return {n for n in map(self._documents.numbers.get, node.spans) if n is not None and n in numbers}
        return numbers if isinstance(node, Everything) else numbers & self._leaves[id(node)].numbers

    def _lit_spans(self, leaf: Given | Regex, number: int) -> tuple[Span, ...]:
        """Return what a leaf that knows no positions lights in the passages of a document."""
        known = self._spans.get((id(leaf), number))
        if known is not None:
            return known
        spans: tuple[Span, ...] = ()
        if isinstance(leaf, Regex):
            article = self._postings.article(number)
            spans = regex_spans(article, leaf, self._effort) if article else ()
        elif given := leaf.spans.get(self._documents.ids[number]):
            layout = self._postings.layout(number)
            spans = absorbed(span for span in given if layout.holds(span))
        self._spans[id(leaf), number] = spans
        return spans

    def _scores(self, leaves: Iterable[Node], matching: set[int]) -> dict[int, float]:
        lengths, averages = self._documents.lengths, self._documents.averages
        scores = dict.fromkeys(matching, 0.0)
        for leaf in leaves:
            weight = REGEX_RARITY if isinstance(leaf, Regex) else rarity(len(lengths), self._holding(leaf))
            known = self._leaves.get(id(leaf))
            for number in matching & known.numbers if known else matching:
                if known:
                    in_title, in_body = known.title.count(number), known.body.count(number)
                else:
                    in_title, in_body = 0, len(self._lit_spans(leaf, number)) if isinstance(leaf, Given | Regex) else 0
                scores[number] += impact(weight, in_title, in_body, *lengths[number], averages)
        return scores

    def _holding(self, leaf: Node) -> int:
        if isinstance(leaf, Given):
            return sum(
                bool(spans) and article_id in self._documents.numbers for article_id, spans in leaf.spans.items()
            )
        return len(self._leaves[id(leaf)].numbers)

    def _count(self, leaves: Iterable[Node], number: int) -> int:
        """Return the number of lit spans in the passages of a document."""
        fields = [known.body for leaf in leaves if (known := self._leaves.get(id(leaf))) and known.body.count(number)]
        spans = [s for leaf in leaves if isinstance(leaf, Given | Regex) for s in self._lit_spans(leaf, number)]
        if not spans and all(number not in part.stretches for part in fields):
            words = [part.words[number] for part in fields]
            return len(words[0]) if len(words) == 1 else len(set().union(*words))
        stretches = absorbed_stretches([stretch for part in fields for stretch in part.all_stretches(number)])
        if not spans:
            return len(stretches)
        layout = self._postings.layout(number) if stretches else None
        return len(absorbed([*spans, *(layout.span(*stretch) for stretch in stretches if layout)]))

    def _field(self, leaf: Node, which: int) -> _Field:
        """Evaluate a leaf in the title (0) or in the passages (1)."""
        if not isinstance(leaf, Phrase):
            return _Field(words=self._words(leaf, which))
        items = [self._item(item, which) for item in leaf.items]
        found: dict[int, list[Stretch]] = {}
        for number in _shared(items):
            stretches = self._phrase(leaf, [item[number] for item in items])
            if stretches:
                found[number] = stretches
        return _Field(stretches=found)

    def _phrase(self, phrase: Phrase, items: Sequence[Sequence[Stretch]]) -> list[Stretch]:
        if not phrase.ordered:
            return absorbed_stretches(list(near(items, phrase.slop, self._effort)))
        if phrase.slop:
            return absorbed_stretches(list(near_in_order(items, phrase.slop)))
        return absorbed_stretches(adjoining(items))

    def _words(self, leaf: Node, which: int) -> Places:
        """Return the positions of a leaf of single words, sorted."""
        if isinstance(leaf, Term):
            return self._postings.occurrences(leaf.form)[which]
        assert isinstance(leaf, Prefix | Wildcard | Fuzzy)  # check() has let nothing else through
        united: dict[int, list[int]] = {}
        for form in self._postings.expanded(leaf):
            for number, places in self._postings.occurrences(form)[which].items():
                united.setdefault(number, []).extend(places)
        for places in united.values():
            places.sort()
        return united

    def _item(self, item: Node, which: int) -> dict[int, list[Stretch]]:
        """Return the occurrences of an item of a phrase, sorted."""
        if isinstance(item, Or):
            united: dict[int, set[Stretch]] = {}
            for part in item.parts:
                for number, stretches in self._item(part, which).items():
                    united.setdefault(number, set()).update(stretches)
            return {number: sorted(stretches) for number, stretches in united.items()}
        if isinstance(item, Phrase):
            parts = [self._item(part, which) for part in item.items]
            made = {number: adjoining([part[number] for part in parts]) for number in _shared(parts)}
            return {number: stretches for number, stretches in made.items() if stretches}
        return {number: [(at, at + 1) for at in places] for number, places in self._words(item, which).items()}


def _shared(items: Sequence[Mapping[int, object]]) -> Collection[int]:
    """Return the documents that hold all items."""
    rarest, *others = sorted(items, key=len)
    return [number for number in rarest if all(number in other for other in others)]


def _has_regex(node: Node) -> bool:
    if isinstance(node, And | Or):
        return any(map(_has_regex, node.parts))
    return _has_regex(node.part) if isinstance(node, Not) else isinstance(node, Regex)
