"""What every chapter of the library stands on: the rooms that one corpus was opened with, and its articles.

Nothing here searches or compares.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from threading import RLock

from csto_tui.corpus.corrections import Corrections
from csto_tui.engine.protocol import SearchEngine
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.queries.reference import find_article
from csto_tui.store.articles import ArticleStore
from csto_tui.store.work import UserWork

__all__ = ["Shelf"]


class Shelf:
    """The articles of one corpus."""

    def __init__(
        self,
        name: str,
        store: ArticleStore,
        engine: Callable[[], SearchEngine],
        work: UserWork,
        corrections: Corrections,
        *,
        key: str = "",
        fold_names: bool = True,
        corpora: Mapping[str, str] | None = None,
    ) -> None:
        self.name = name
        """What the corpus is called: its folder's name, or the name that its corpus.toml gives. History, clippings and
        rejections are kept under it, so that a folder that was moved still has them."""
        self.key = key or name
        """Under which marks are kept: they point into just these folders, and none of the same name takes one over."""
        self.work = work
        self._corrections = corrections
        self._store = store
        self._engine = engine
        self._fold_names = fold_names
        self._corpora = dict(corpora or {"": name})
        """By what the paths of its articles begin with: what a corpus is called."""
        self._lock = RLock()

    def articles(self) -> tuple[ArticleCard, ...]:
        """Return the cards of all articles, by id."""
        return self._store.cards()

    def article_ids(self) -> frozenset[ArticleId]:
        """Return the ids of all articles; what is known of them is not looked at, which makes it cheap."""
        return frozenset(self._store.fingerprints())

    def corpora(self) -> Mapping[ArticleId, str]:
        """Return what the corpus of each article is called: by its settings, its corpus.toml, or its folder."""
        names = sorted(self._corpora.items(), reverse=True)
        return {
            card.id: next((name for prefix, name in names if card.path.startswith(prefix)), self.name)
            for card in self._store.cards()
        }

    def find(self, reference: str) -> ArticleCard:
        """Return the article that answers to an id, the beginning of one, a path, or `title:words`.

        Raises ArticleNotFound or AmbiguousArticle.
        """
        return find_article(reference, self._store.cards())

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text. Raises KeyError for an id that `articles` does not list."""
        return self._store.article(article_id)

    def fingerprint(self) -> str:
        """Return a digest of all source files: two corpora with the same one hold the same articles."""
        digest = hashlib.blake2b(digest_size=8)
        for card in sorted(self._store.cards(), key=lambda card: card.id):
            digest.update(f"{card.id}\0{card.sha256}\0".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()
