"""What the library asks of a full-text engine, whatever it is built on. There is no raw escape hatch.

Meaning, the same for every engine (the memory engine is the reference):

- Searched are an article's title and its passages, as tokens of `text.normalize.tokens`. No word is left out.
- A leaf matches an article when it matches in the title or in a passage; And, Or and Not combine articles.
- A Phrase matches inside one passage or inside the title, never across. With `slop`, the words between its first and
  last item that
  are not items number at most `slop`.
- A Prefix, Wildcard or Fuzzy stands for all the forms of the lexicon that it fits, none left out.
- A Regex matches on the text of a passage (line breaks as spaces), not on tokens; the title is not searched.
- Lit are the spans of every leaf that is not under a Not and stands in an article that matches the whole query; they
  are put through
  `model.span.absorbed`. A Phrase with slop 0 and ordered lights its whole stretch. Any other lights its items one by
  one: an item's
  occurrence is lit when some choice of occurrences, one for each item and no word twice, includes it and satisfies
  the phrase.
- `Match.hits` counts the lit spans of the passages: what is counted is what is lit.

Nothing here ranks by anything but text: filters come in as Given.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Fuzzy, Node, Prefix, Wildcard
from csto_tui.model.results import ArticleHits, Match

__all__ = ["ArticleSource", "IndexBuilder", "Ranking", "SearchEngine"]

ArticleSource = Callable[[ArticleId], Article]
"""Fetches an article's text. Raises KeyError for an article that the store no longer has."""


class Ranking(Protocol):
    """What a search found. All of it is counted; what is not looked at costs no more than that."""

    def __len__(self) -> int:
        """Return the number of articles that match."""

    @property
    def hits(self) -> int:
        """The number of hits in all articles that match."""

    def matches(self, start: int = 0, stop: int | None = None) -> tuple[Match, ...]:
        """Return the matches from place `start` to before place `stop`, best first, equals by id."""


class SearchEngine(Protocol):
    """Finds articles and says where in them. Safe to call from several threads at once."""

    def indexed(self) -> Mapping[ArticleId, str]:
        """Return the fingerprint (`Article.fingerprint`) of every article that searches see."""

    def search(self, node: Node) -> tuple[Match, ...]:
        """Return every article that matches, best first, equals by id.

        Raises QueryError for a tree with a Field, a regular expression that does not compile, or a query that is too
        costly.
        """

    def ranking(self, node: Node) -> Ranking:
        """Return what `search` finds, for whoever shows only some of it. Raises QueryError as `search` does."""

    def hits(self, node: Node, article_id: ArticleId) -> ArticleHits:
        """Return where the query lights one article; nothing lit when it does not match."""

    def forms(self, node: Prefix | Wildcard | Fuzzy) -> tuple[str, ...]:
        """Return the forms of the lexicon that the leaf stands for, in most articles first, equals by form."""

    def frequency(self, form: str) -> int:
        """Return the number of articles that hold a form in title or passages."""

    def compounds(self, form: str) -> tuple[tuple[str, ...], ...]:
        """Return the hyphenated spellings of a joined form that the corpus has: `cooperation` → (("co",
        "operation"),).
        """

    def refresh(self) -> bool:
        """See what has been committed since; tell whether anything changed."""

    def builder(self) -> IndexBuilder:
        """Return the one writer. Raises IndexUnusable when another one holds the index."""

    def close(self) -> None:
        """Let go of all files. A closed engine is not used again."""


class IndexBuilder(Protocol):
    """Puts articles into an index. What is not committed is forgotten, and what was committed before stays."""

    def add(self, article: Article) -> None:
        """Index an article, in place of an older version of it."""

    def remove(self, article_id: ArticleId) -> None:
        """Take an article out; an unknown one is no error."""

    def commit(self) -> None:
        """Make all of it durable and visible to `refresh`; the builder can go on."""

    def close(self) -> None:
        """End without a further commit, and let other writers in."""
