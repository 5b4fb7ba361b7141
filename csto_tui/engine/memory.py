"""The reference engine: reads every article for every search. Slow, plain and exact; it needs no folder.

It says what every other engine must say. Nothing here keeps an index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from csto_tui.engine.forms import fits
from csto_tui.engine.layout import compounds_of
from csto_tui.engine.lexicon import too_broad
from csto_tui.engine.lighting import Reading, Verdict
from csto_tui.engine.limits import MAX_FORMS, Effort, check, lit_leaves, pieces_of
from csto_tui.engine.ranking import ListedRanking
from csto_tui.engine.regular import compiled
from csto_tui.engine.scoring import REGEX_RARITY, UNRANKED, Averages, impact, rarity
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Everything, Fuzzy, Given, Node, Prefix, Regex, Wildcard
from csto_tui.model.results import ArticleHits, Match

__all__ = ["MemoryEngine"]

_Readings = Mapping[ArticleId, Reading]


class MemoryEngine:
    """An engine over the articles that it is given and those that its builder adds."""

    def __init__(self, articles: Iterable[Article] = ()) -> None:
        self._committed: _Readings = {article.id: Reading.of(article) for article in articles}
        self._seen: _Readings = self._committed
        self._is_held = False

    def indexed(self) -> Mapping[ArticleId, str]:
        """Return the fingerprint of every article that searches see."""
        return {number: reading.article.fingerprint for number, reading in self._seen.items()}

    def search(self, node: Node) -> tuple[Match, ...]:
        """Return every article that matches, best first, equals by id. Raises QueryError."""
        return self.ranking(node).matches()

    def ranking(self, node: Node) -> ListedRanking:
        """Return what `search` finds. Raises QueryError."""
        check(node)
        seen, effort = self._seen, Effort()
        _check_leaves(node, seen)
        verdicts = {number: Verdict(reading, effort) for number, reading in seen.items()}
        matching = {number for number, verdict in verdicts.items() if verdict.matches(node)}
        scores = _scores(node, seen, verdicts, matching)
        return ListedRanking(
            Match(number, scores[number] or UNRANKED, len(verdicts[number].hits(node).spans)) for number in matching
        )

    def hits(self, node: Node, article_id: ArticleId) -> ArticleHits:
        """Return where the query lights one article; nothing lit when it does not match."""
        check(node)
        reading = self._seen.get(article_id)
        return Verdict(reading, Effort()).hits(node) if reading else ArticleHits()

    def forms(self, node: Prefix | Wildcard | Fuzzy) -> tuple[str, ...]:
        """Return the forms that the leaf stands for, in most articles first, equals by form."""
        check(node)
        counts = _fitting(node, self._seen)
        return tuple(sorted(counts, key=lambda form: (-counts[form], form)))

    def frequency(self, form: str) -> int:
        """Return the number of articles that hold a form in title or passages."""
        return sum(form in reading.forms() for reading in self._seen.values())

    def compounds(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Return the hyphenated spellings of a joined form that the articles have, sorted."""
        return tuple(
            sorted({parts for r in self._seen.values() for joined, parts in compounds_of(r.article) if joined == form})
        )

    def refresh(self) -> bool:
        """See what has been committed since; tell whether anything changed."""
        is_changed = self._seen is not self._committed
        self._seen = self._committed
        return is_changed

    def builder(self) -> MemoryBuilder:
        """Return the one writer. Raises IndexUnusable when another one holds the index."""
        if self._is_held:
            raise IndexUnusable("the index is being written already", hint="wait until that has ended")
        self._is_held = True
        return MemoryBuilder(self)

    def close(self) -> None:
        """Forget all articles."""
        self._seen = self._committed = {}

    def _commit(self, changes: Mapping[ArticleId, Article | None]) -> None:
        kept = {number: reading for number, reading in self._committed.items() if number not in changes}
        self._committed = kept | {a.id: Reading.of(a) for a in changes.values() if a is not None}

    def _release(self) -> None:
        self._is_held = False


class MemoryBuilder:
    """Puts articles into a memory engine."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine: MemoryEngine | None = engine
        self._changes: dict[ArticleId, Article | None] = {}

    def add(self, article: Article) -> None:
        """Index an article, in place of an older version of it."""
        self._changes[article.id] = article

    def remove(self, article_id: ArticleId) -> None:
        """Take an article out; an unknown one is no error."""
        self._changes[article_id] = None

    def commit(self) -> None:
        """Make all of it visible to `refresh`."""
        if self._engine and self._changes:
            self._engine._commit(self._changes)
            self._changes = {}

    def close(self) -> None:
        """End without a further commit, and let other writers in."""
        if self._engine:
            self._engine._release()
            self._engine = None


def _fitting(leaf: Prefix | Wildcard | Fuzzy, readings: _Readings) -> Counter[str]:
    does_fit = fits(leaf)
    counts = Counter(form for reading in readings.values() for form in reading.forms() if does_fit(form))
    if len(counts) > MAX_FORMS:
        raise too_broad(leaf)
    return counts


def _check_leaves(node: Node, readings: _Readings) -> None:
    """Raise QueryError for a leaf that is too broad or a pattern that is wrong, even where no article asks for it."""
    if isinstance(node, Regex):
        compiled(node)
    if isinstance(node, Prefix | Wildcard | Fuzzy):
        _fitting(node, readings)
    for piece in pieces_of(node):
        _check_leaves(piece, readings)


def _scores(
    node: Node, seen: _Readings, verdicts: Mapping[ArticleId, Verdict], matching: set[ArticleId]
) -> dict[ArticleId, float]:
    titles = sum(len(reading.title) for reading in seen.values())
    averages = Averages.of(len(seen), titles, sum(reading.words for reading in seen.values()))
    scores = dict.fromkeys(matching, 0.0)
    for leaf in lit_leaves(node):
        if isinstance(leaf, Everything):
            continue
        weight = REGEX_RARITY if isinstance(leaf, Regex) else rarity(len(seen), _holding(leaf, verdicts))
        for number in matching:
            lit, reading = verdicts[number].lit(leaf), seen[number]
            scores[number] += impact(
                weight, len(lit.title_spans), len(lit.spans), len(reading.title), reading.words, averages
            )
    return scores


def _holding(leaf: Node, verdicts: Mapping[ArticleId, Verdict]) -> int:
    """Return the number of articles in which a leaf lights something."""
    if isinstance(leaf, Given):
        return sum(bool(leaf.spans.get(number)) for number in verdicts)
    return sum(verdict.matches(leaf) for verdict in verdicts.values())
