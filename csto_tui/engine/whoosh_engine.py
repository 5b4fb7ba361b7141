"""The embedded engine: an index that Whoosh keeps, sealed, evaluated by `evaluation`. No search waits for another.

Nothing here repairs an index: it raises IndexUnusable, and whoever holds it makes a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from csto_tui.engine.evaluation import ranking_of
from csto_tui.engine.lighting import Reading, Verdict
from csto_tui.engine.limits import Effort, check
from csto_tui.engine.protocol import ArticleSource
from csto_tui.engine.ranking import ScoredRanking
from csto_tui.engine.seal import verified
from csto_tui.engine.texts import TextSource
from csto_tui.engine.whoosh_reader import Snapshot
from csto_tui.engine.whoosh_schema import stamp
from csto_tui.engine.whoosh_writer import SealedStorage, WhooshBuilder, create_index
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Fuzzy, Node, Prefix, Term, Wildcard
from csto_tui.model.results import ArticleHits, Match

__all__ = ["WhooshEngine"]


class WhooshEngine:
    """An engine over an index in a folder that is ours alone; `articles` fetches the texts, `texts` many at once.

    Raises IndexUnusable, when opened and whenever asked, for an index that is damaged, foreign or of another version.
    """

    def __init__(self, folder: Path, articles: ArticleSource, texts: TextSource | None = None) -> None:
        self._articles = articles
        self._texts = texts
        self._storage = SealedStorage(folder)
        self._known: dict[str, str] = {}
        self._refreshing = Lock()
        self._snapshot = Snapshot.newest(self._storage, self._known, articles, texts)

    @classmethod
    def create(cls, folder: Path, articles: ArticleSource, texts: TextSource | None = None) -> WhooshEngine:
        """Make an empty index, in place of the one that may lie there. Raises IndexUnusable when it cannot be made."""
        create_index(folder)
        return cls(folder, articles, texts)

    def indexed(self) -> Mapping[ArticleId, str]:
        """Return the fingerprint of every article that searches see."""
        return self._snapshot.holdings.fingerprints

    def search(self, node: Node) -> tuple[Match, ...]:
        """Return every article that matches, best first, equals by id. Raises QueryError."""
        return self.ranking(node).matches()

    def ranking(self, node: Node) -> ScoredRanking:
        """Return what `search` finds. Raises QueryError."""
        snapshot = self._snapshot
        return ranking_of(node, snapshot.holdings, snapshot.leaves)

    def hits(self, node: Node, article_id: ArticleId) -> ArticleHits:
        """Return where the query lights one article; nothing lit when it does not match."""
        check(node)
        if article_id not in self._snapshot.holdings.numbers:
            return ArticleHits()
        try:
            article = self._articles(article_id)
        except KeyError:
            return ArticleHits()
        return Verdict(Reading.of(article), Effort()).hits(node)

    def forms(self, node: Prefix | Wildcard | Fuzzy) -> tuple[str, ...]:
        """Return the forms that the leaf stands for, in most articles first, equals by form."""
        check(node)
        counts = self._snapshot.holdings.forms(node)
        return tuple(sorted(counts, key=lambda form: (-counts[form], form)))

    def frequency(self, form: str) -> int:
        """Return the number of articles that hold a form in title or passages."""
        return self._snapshot.holdings.forms(Term(form)).get(form, 0)

    def compounds(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Return the hyphenated spellings of a joined form that the articles have, sorted."""
        return tuple(sorted(set(self._snapshot.holdings.compounds(form))))

    def refresh(self) -> bool:
        """See what has been committed since; tell whether anything changed. Raises IndexUnusable."""
        with self._refreshing:
            if verified(self._storage.path, stamp(), self._known).is_same(self._snapshot.generation):
                return False
            self._snapshot = Snapshot.newest(self._storage, self._known, self._articles, self._texts)
            return True

    def builder(self) -> WhooshBuilder:
        """Return the one writer. Raises IndexUnusable when another one holds the index."""
        return WhooshBuilder(self._storage.path)

    def close(self) -> None:
        """Let go of all files. A closed engine is not used again."""
        self.__dict__.pop("_snapshot", None)  # the files are closed with the last search that reads them
