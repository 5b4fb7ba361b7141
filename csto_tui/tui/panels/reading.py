"""The open article: asks the library for it, shows it in the reader, and keeps the head above it true. It
knows no other panel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.errors import ArticleNotFound
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.tui.messages import ArticleOpened, ReaderMoved
from csto_tui.tui.paint import AIR, HIT, QUIET, byline, joined, lit, plain, source_line
from csto_tui.tui.reading import Reading, Start, counted
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["ReadingPanel", "read"]


def read(library: Library, article_id: ArticleId, query: str) -> Reading:
    """Return an article with what a query lights in it and who is named in it. Raises ArticleNotFound, QueryError."""
    try:
        article = library.article(article_id)
    except KeyError:
        raise ArticleNotFound("this article is no longer in the corpus", hint="F5 looks for changes") from None
    mentions = library.mentions(None, article_id)
    return Reading(article, library.hits(query, article_id), mentions, counted(mentions, library.entities()), query)


class ReadingPanel(Vertical):
    """A head and a reader."""

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self._measure = measure
        self._place = ""
        """Which article of the results is open: `article 1/2`."""

    def compose(self) -> ComposeResult:
        """Lay out head and reader."""
        yield PaneHead()
        yield Reader(measure=self._measure)

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    @property
    def head(self) -> PaneHead:
        """The head."""
        return self.query_one(PaneHead)

    @property
    def article_id(self) -> ArticleId | None:
        """The open article."""
        return self.reader.reading.article.id if self.reader.reading else None

    @background("article")
    def open(self, library: Library, article_id: ArticleId, query: str, start: Start) -> ArticleOpened:
        """Fetch an article and show it from a place."""
        return ArticleOpened(read(library, article_id, query), start)

    def on_article_opened(self, message: ArticleOpened) -> None:
        """Show the article."""
        self.reader.show(message.reading, keep=message.start.offset == -1)
        self._go(message.start)
        self.show_head()

    def _go(self, start: Start) -> None:
        reader = self.reader
        if start.offset == -1:
            return
        if start.place is not None and reader.reading is not None:
            self._go_to_place(reader.reading.article, *start.place)
            return
        spans = reader.reading.mention_spans(start.mention_of) if reader.reading and start.mention_of else ()
        if start.offset is not None:
            reader.go_to_offset(start.offset, centred=True)
        elif spans:
            reader.go_to_offset(spans[start.hit or 0].start, centred=True)
        elif start.hit is not None and reader.hits:
            reader.go_to_hit(start.hit, centred=True)

    def _go_to_place(self, article: Article, passage: int, start: int) -> None:
        """Go to a place in a passage, and make the hit there the current one."""
        if not 1 <= passage <= len(article.passages):
            return
        offset = article.passages[passage - 1].span.start + start
        hit = next((n for n, span in enumerate(self.reader.hits) if span.start == offset), None)
        if hit is not None:
            self.reader.go_to_hit(hit, centred=True)
        else:
            self.reader.go_to_offset(offset, centred=True)

    def on_reader_moved(self, message: ReaderMoved) -> None:
        """Keep the head true."""
        self.show_head()

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the mentions of an entity in the text."""
        if self.reader.reading is not None:
            self.reader.choose(self.reader.reading.mention_spans(entity_id))

    def place(self, row: int | None, total: int) -> None:
        """Say which of the results is open; None when it is not among them."""
        self._place = f"article {row + 1:,}/{total:,}" if row is not None and total else ""
        self.show_head()

    def show_head(self) -> None:
        """Show title, source, date and the counters."""
        reading = self.reader.reading
        if reading is None:
            return
        marks = [(span, HIT) for span in reading.lit.title_spans] if reading.article.title.value else []
        count, at = len(self.reader.hits), self.reader.hit
        hits = f"{at + 1 if at is not None else '–'}/{count} hits" if count else ""
        right = joined([plain(hits, "$hit"), plain(self._place, QUIET) if self.size.width >= 60 or not hits else AIR])
        left, room = byline(reading.article), self.size.width - right.cell_length - 6
        self.head.show(
            lit(reading.article.heading, marks),
            left if left.cell_length <= room else source_line(reading.article),
            right,
        )
