"""A query evaluated set by set over the holdings of an index: which articles match, with what score and how many hits.

Counts come from stored numbers; no text is read but for regular expressions. Nothing here knows how postings are
stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import compress

from csto_tui.engine.best import AllOf, AnyOf, Weighed
from csto_tui.engine.hits import Hits, LitSpans
from csto_tui.engine.holdings import Holdings
from csto_tui.engine.leaves import Found, Leaves
from csto_tui.engine.limits import Effort, check, lit_leaves
from csto_tui.engine.ranking import ListedScores, ScoredRanking
from csto_tui.engine.regular import compiled
from csto_tui.engine.scoring import REGEX_RARITY, gain, rarity, shares
from csto_tui.engine.tally import Tally, listed
from csto_tui.engine.texts import Matches
from csto_tui.errors import QueryError
from csto_tui.model.query import And, Everything, Given, Node, Not, Or, Phrase, Regex, Wildcard
from csto_tui.model.span import Span, absorbed

__all__ = ["ranking_of"]


def ranking_of(node: Node, holdings: Holdings, leaves: Leaves) -> ScoredRanking:
    """Return every article that matches. Raises QueryError; what it returns raises nothing."""
    check(node)
    return _Evaluation(holdings, leaves).ranking(node)


class _Evaluation:
    """One search."""

    def __init__(self, holdings: Holdings, leaves: Leaves) -> None:
        self._holdings = holdings
        self._leaves = leaves
        self._effort = Effort()
        self._found: dict[int, Found] = {}

    def ranking(self, node: Node) -> ScoredRanking:
        """Evaluate a checked tree."""
        self._prepare(node)
        lit = [leaf for leaf in lit_leaves(node) if not isinstance(leaf, Everything)]
        found = [self._found[id(leaf)] for leaf in lit if id(leaf) in self._found]
        if found and self._is_any(node):
            return self._whole(found)
        if isinstance(node, And) and node.parts and all(map(self._is_bare, node.parts)):
            return self._together(node, found)
        matching = self._among(node, None)
        spans = {
            id(leaf): self._lit_in(leaf, matching, is_alone=len(lit) == 1)
            for leaf in lit
            if isinstance(leaf, Given | Regex)
        }
        numbers = sorted(matching)
        tallies = {id(one): one.tally.within(numbers) for one in found}
        hits = Hits(found, tallies, [some for some in spans.values() if some], self._holdings, self._leaves)
        if any(isinstance(leaf, Regex) for leaf in lit):
            hits.count_all(self._effort)  # while it may still be refused
        scores = self._scores(lit, tallies, spans, matching)
        scored = ListedScores([(score, number) for number, score in scores.items()])
        return ScoredRanking(scored, self._holdings.ids, hits.count, hits.count_all)

    def _whole(self, found: Sequence[Found]) -> ScoredRanking:
        """Return all documents that hold any of some leaves."""
        holdings = self._holdings
        hits = Hits(found, {id(one): one.tally for one in found}, (), holdings, self._leaves)
        leaves = [Weighed(one.tally, one.gain) for one in found]
        return ScoredRanking(AnyOf(leaves, len(holdings.ids), holdings.norms), holdings.ids, hits.count, hits.count_all)

    def _is_any(self, node: Node) -> bool:
        """Tell whether a node is words, a phrase, or alternatives of these."""
        return id(node) in self._found or (isinstance(node, Or) and all(map(self._is_any, node.parts)))

    def _is_bare(self, node: Node) -> bool:
        """Tell whether a node is words, a phrase, or a filter that lights nothing."""
        return id(node) in self._found or (isinstance(node, Given) and not any(node.spans.values()))

    def _together(self, node: And, found: Sequence[Found]) -> ScoredRanking:
        """Return the documents that hold all of some leaves and pass all filters."""
        numbers: Sequence[int] | None = None
        for part in sorted(node.parts, key=self._cost):
            if isinstance(part, Given):
                numbers = self._passing(part, numbers)
            else:
                tally = self._found[id(part)].tally
                numbers = (tally if numbers is None else tally.within(numbers)).numbers
        assert numbers is not None
        numbers = listed(numbers)
        tallies = {id(one): one.tally.within(numbers) for one in found}
        hits = Hits(found, tallies, (), self._holdings, self._leaves)
        leaves = [Weighed(tallies[id(one)], one.gain) for one in found]
        return ScoredRanking(
            AllOf(numbers, leaves, self._holdings.norms), self._holdings.ids, hits.count, hits.count_all
        )

    def _prepare(self, node: Node) -> None:
        """Look up all leaves but regular expressions, which wait until few documents are left, and filters."""
        if isinstance(node, And | Or):
            for part in node.parts:
                self._prepare(part)
        elif isinstance(node, Not):
            self._prepare(node.part)
        elif isinstance(node, Regex):
            compiled(node)
        elif isinstance(node, Phrase):
            self._found[id(node)] = self._leaves.phrase(node, self._effort)
        elif not isinstance(node, Given | Everything):
            self._found[id(node)] = self._leaves.words(node)  # type: ignore[arg-type]  # check() lets no Field through

    def _among(self, node: Node, within: Set[int] | None) -> Set[int]:
        """Return those of some documents, or of all, that match."""
        if isinstance(node, And):
            for part in sorted(node.parts, key=self._cost):
                within = self._among(part, within)
            return self._holdings.live if within is None else within
        if isinstance(node, Or):
            return self._among_any(sorted(node.parts, key=self._cost), within)
        if isinstance(node, Not):
            return (self._holdings.live if within is None else within) - self._among(node.part, within)
        if isinstance(node, Regex):
            return set(self._matches(node, self._holdings.live if within is None else within))
        if isinstance(node, Everything):
            return self._holdings.live if within is None else within
        if isinstance(node, Given):
            return self._given(node, within)
        found = self._found[id(node)]
        return set(found.tally.numbers) if within is None else found.among(within)

    def _among_any(self, parts: Sequence[Node], within: Set[int] | None) -> Set[int]:
        found: Set[int] = set()
        for part in parts:
            if _has_regex(part) and found:
                rest = (self._holdings.live if within is None else within) - found
                found = found | self._among(part, rest)
            else:
                found = found | self._among(part, within)
        return found

    def _given(self, leaf: Given, within: Set[int] | None) -> Set[int]:
        """Return those of some documents, or of all, that a filter lets through."""
        if within is not None and len(within) < len(leaf.spans):
            return set(self._passing(leaf, list(within)))
        through = set(self._passing(leaf, None))
        return through if within is None else within & through

    def _passing(self, leaf: Given, within: Sequence[int] | None) -> Sequence[int]:
        """Return those of some documents, or of all, that a filter lets through, ascending as those are."""
        if within is None or len(leaf.spans) < len(within):
            known = map(self._holdings.numbers.get, leaf.spans)
            through = sorted([number for number in known if number is not None])
            return through if within is None else sorted(set(through).intersection(within))
        names = map(self._holdings.ids.__getitem__, within)
        return list(compress(within, map(leaf.spans.__contains__, names)))

    def _lit_in(self, leaf: Given | Regex, matching: Set[int], *, is_alone: bool) -> LitSpans:
        """Return what a leaf without positions lights in the passages of the documents that match."""
        if isinstance(leaf, Regex):
            found = self._matches(leaf, matching)
            if not is_alone:
                self._effort.light(found.total)
            return found
        ids, lighting = self._holdings.ids, leaf.spans.get
        some = {number for number in self._given(leaf, matching) if lighting(ids[number])}
        return {number: spans for number in some if (spans := self._lit_spans(leaf, number))}

    def _matches(self, leaf: Regex, among: Set[int]) -> Matches:
        """Return what a regular expression matches in those of some documents that have a match."""
        return self._leaves.regexes.among(leaf, self._promising(leaf, among), self._effort)

    def _promising(self, leaf: Regex, among: Set[int]) -> Set[int]:
        """Return those of some documents that hold the letters of every match; only they need to be read."""
        for stretch in compiled(leaf).reading.literals:
            try:
                among = self._leaves.words(Wildcard(f"*{stretch}*")).among(among)
            except QueryError:  # too many words hold them to be of help
                continue
        return among

    def _lit_spans(self, leaf: Given, number: int) -> tuple[Span, ...]:
        layout = self._leaves.texts.layout(number)
        return absorbed(span for span in leaf.spans[self._holdings.ids[number]] if layout.holds(span))

    def _scores(
        self, lit: Iterable[Node], tallies: Mapping[int, Tally], spans: Mapping[int, LitSpans], matching: Set[int]
    ) -> Mapping[int, float]:
        """Return the scores of the documents that match."""
        scores = dict.fromkeys(matching, 0.0)
        for leaf in lit:
            if isinstance(leaf, Given | Regex):
                some = spans[id(leaf)]
                numbers: Sequence[int] = list(some)
                most = gain(self._weight(leaf)) if some else 0.0
                added = shares(numbers, {}, list(map(len, some.values())), self._holdings.norms)
            else:
                found = self._found[id(leaf)]
                tally = tallies[id(found)]
                numbers, most, added = tally.numbers, found.gain, found.shares_of(tally)
            for number, share in zip(numbers, added, strict=True):
                scores[number] += most * share
        return scores

    def _weight(self, leaf: Given | Regex) -> float:
        if isinstance(leaf, Regex):
            return REGEX_RARITY
        numbers = self._holdings.numbers
        holding = sum(bool(spans) and article_id in numbers for article_id, spans in leaf.spans.items())
        return rarity(len(numbers), holding)

    def _cost(self, node: Node) -> tuple[bool, int]:
        """Return what sorts parts so that the rest has to look at few documents."""
        if isinstance(node, Given):
            return False, len(node.spans)
        found = self._found.get(id(node))
        return _has_regex(node), found.cost if found else len(self._holdings.live)


def _has_regex(node: Node) -> bool:
    """Tell whether a node holds a regular expression, which reads texts."""
    if isinstance(node, And | Or):
        return any(map(_has_regex, node.parts))
    return _has_regex(node.part) if isinstance(node, Not) else isinstance(node, Regex)
