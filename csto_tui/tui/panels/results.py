"""The results: asks the library and fills the list, a window at a time. It knows no other panel."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.errors import UsageError
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Query, Sort
from csto_tui.model.results import Hit, Results, Snippet, Understood
from csto_tui.tui.messages import ArticleWanted, FactsCounted, HitsFound, MoreWanted, RowHighlighted, WorkFailed
from csto_tui.tui.paint import AIR, LOUD, QUIET, plain
from csto_tui.tui.reading import Start
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.result_list import ResultList
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.exports import Table
    from csto_tui.library import Library

__all__ = ["ResultsPanel"]

_WINDOW = 100
_COLUMNS = ("article", "rank", "score", "title", "source", "published", "hits", "snippet")


def _found(library: Library, query: Query) -> Results:
    """Search; for nothing asked in no order, list all articles, which needs no engine and so is there at once."""
    if query.text.strip() or query.sort is not Sort.RELEVANCE:
        return library.search(query)
    cards = library.articles()
    window = cards[query.offset : query.offset + query.limit]
    hits = tuple(Hit(card, query.offset + number, 0.0, Snippet(""), ()) for number, card in enumerate(window, 1))
    return Results(query, Understood(""), hits, len(cards), 0, len(cards))


def _facts(library: Library) -> tuple[str, ...]:
    """Return how many articles and sources there are, and from when to when."""
    cards = library.articles()
    sources = {card.source.value for card in cards if card.source.value}
    dates = [card.published.value for card in cards if card.published.value is not None]
    years = sorted(date.year for date in dates if date.year is not None)
    span = "" if not years else f"{years[0]}" if years[0] == years[-1] else f"{years[0]} – {years[-1]}"
    named = f"{len(sources):,} source{'' if len(sources) == 1 else 's'}" if sources else ""
    return tuple(fact for fact in (f"{len(cards):,} article{'' if len(cards) == 1 else 's'}", named, span) if fact)


class ResultsPanel(Vertical):
    """A head and a list of hits."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.library: Library | None = None
        self.answered: Query | None = None
        """The query whose results stand."""
        self.begun = ""
        """What the query in the box goes on to, while its last word is being typed and nothing has it as it is."""
        self.understood: tuple[str, Understood] | None = None
        """That query, and what it was taken to mean; None while nothing was asked."""
        self.when_failed: Callable[[], object] = lambda: None
        """What is done when a search fails."""
        self._total = 0
        self.is_indexing = True
        """Articles may still come."""

    def compose(self) -> ComposeResult:
        """Lay out head and list."""
        yield PaneHead("RESULTS")
        yield ResultList()

    @property
    def list(self) -> ResultList:
        """The list."""
        return self.query_one(ResultList)

    @property
    def head(self) -> PaneHead:
        """The head."""
        return self.query_one(PaneHead)

    @background("search")
    def ask(
        self,
        library: Library,
        query: Query,
        *,
        keep: bool = False,
        is_typed: bool = False,
    ) -> HitsFound:
        """Search; the last good results stay until the new ones are there, and while nothing has the word that is
        still being typed.
        """
        results = _found(library, query)
        completed = library.completed(query.text) if is_typed and not results.total_articles else query.text
        return HitsFound(results, keep, completed if completed != query.text else "")

    @background("facts")
    def count(self, library: Library) -> FactsCounted:
        """Count what the corpus holds."""
        return FactsCounted(library.name, _facts(library))

    @background("more")
    def ask_more(self, library: Library, query: Query, offset: int) -> HitsFound:
        """Fetch the next window of the same results."""
        return HitsFound(_found(library, Query(query.text, query.sort, offset, _WINDOW)))

    def on_hits_found(self, message: HitsFound) -> None:
        """Show the hits, or add them to those that they continue."""
        results = message.results
        if results.query.offset:
            self._add(message)
            return
        self.begun = message.completed
        if self.begun:
            return
        self.answered, self._total = results.query, results.total_articles
        self.understood = (results.query.text, results.understood) if results.query.text.strip() else None
        if not results.hits:
            self.list.empty = self._nothing(results.query.text, results.corpus_articles)
        self.list.show(results.hits, results.total_articles, keep=message.keep)
        self.show_head()

    def on_work_failed(self, message: WorkFailed) -> None:
        """Let whoever waits for a search know that it failed; the screen says what was wrong."""
        if message.group == "search":
            self.when_failed()

    def _add(self, message: HitsFound) -> None:
        query, before = message.results.query, self.answered
        if before and (query.text, query.sort, query.offset) == (
            before.text,
            before.sort,
            len(self.list.hits),
        ):
            self.list.extend(message.results.hits)

    def on_more_wanted(self, message: MoreWanted) -> None:
        """Fetch the rows that the cursor is about to reach."""
        if self.answered is not None and self.library is not None:
            self.ask_more(self.library, self.answered, message.offset)

    def table(self) -> Table:
        """Return all results in the order shown, loaded or not, as rows for a file. Raises UsageError."""
        from csto_tui.exports import About, Table  # late: most sessions write nothing
        from csto_tui.records import hit_record

        library, query = self.library, self.answered
        if library is None or query is None:
            raise UsageError("nothing was found yet", hint="wait for the articles")
        results = _found(library, Query(query.text, query.sort, 0, sys.maxsize))
        counts = (("articles", str(results.total_articles)), ("hits", str(results.total_hits)))
        settings = (("order", query.sort.value), *counts)
        about = About("results", query.text, library.name, library.fingerprint(), dt.date.today(), settings)
        return Table(about, _COLUMNS, [hit_record(hit, library.article(hit.article.id)) for hit in results.hits])

    def on_row_highlighted(self, message: RowHighlighted) -> None:
        """Keep the head true, and have the article shown."""
        self.show_head()
        self.post_message(ArticleWanted(message.article_id, Start(hit=0)))

    def fade(self, is_faded: bool) -> None:
        """Show whether these results answer another query than the one that stands in the box."""
        self.set_class(is_faded, "-faded")

    def show_head(self) -> None:
        """Show which row of how many, and the order."""
        sort = self.answered.sort if self.answered else Sort.RELEVANCE
        at = f"{self.list.cursor + 1:,}/{self._total:,}" if self._total else ""
        order = {Sort.DATE_DESCENDING: "newest first", Sort.DATE: "oldest first"}.get(sort, f"by {sort.value}")
        if not self._total or (sort is Sort.RELEVANCE and self.answered and not self.answered.text.strip()):
            order = ""
        self.head.show(plain("RESULTS"), plain(at, QUIET), plain(order, QUIET))

    def position(self, article_id: ArticleId) -> int | None:
        """Return the row of an article from 0, or None when it is not among the results."""
        return next((n for n, hit in enumerate(self.list.hits) if hit.article.id == article_id), None)

    def beyond(self, article_id: ArticleId | None, direction: int, *, with_hits: bool = False) -> Hit | None:
        """Return the hit after (1) or before (-1) an article, or None at the end of what is loaded;
        optionally one with hits in its text.
        """
        at = self.position(article_id) if article_id else None
        row = self.list.cursor if at is None else at + direction
        while 0 <= row < len(self.list.hits):
            if self.list.hits[row].spans or not with_hits:
                return self.list.hits[row]
            row += direction
        return None

    def _nothing(self, text: str, corpus_articles: int) -> tuple[Content, ...]:
        if self.is_indexing and not corpus_articles:
            return (plain("  Reading the articles …", QUIET),)
        if not corpus_articles:
            start = plain("  Start with a folder:  csto-tui FOLDER", QUIET)
            return (plain("  There are no articles here.", LOUD), AIR, start)
        ways = (
            "  s          change the query",
            "  kremlin*   longer words too",
            "  a OR b     either of them",
        )
        return (plain("  Nothing found.", LOUD), AIR, *(plain(way, QUIET) for way in ways))
