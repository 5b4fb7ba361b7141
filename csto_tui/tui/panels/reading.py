"""The open article: asks the library for it, shows it in the reader, keeps the head above it true, and looks for words
in it alone. It knows no other panel.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.errors import ArticleNotFound
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.span import Span
from csto_tui.session import Waypoint
from csto_tui.text.normalize import word_count
from csto_tui.text.wording import counted as counted_words
from csto_tui.tui.looked_for import places_of
from csto_tui.tui.messages import ArticleOpened, ArticleWanted, FindTyped, MarkFound, Noticed, ReaderMoved
from csto_tui.tui.paint import AIR, HIT, LOUD, QUIET, byline, joined, lit, plain, source_line
from csto_tui.tui.reading import Reading, Start, counted, step
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.find_bar import FindBar
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
        self.left: Waypoint | None = None
        """From where a mark was gone to."""
        self._find_from = (0, 0)
        """Where in the text the reader was when words were first looked for, and the first line in sight."""

    def compose(self) -> ComposeResult:
        """Lay out head, reader and the box for words of the article."""
        yield PaneHead()
        yield Reader(measure=self._measure)
        yield FindBar()

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    @property
    def head(self) -> PaneHead:
        """The head."""
        return self.query_one(PaneHead)

    @property
    def find_bar(self) -> FindBar:
        """The box for words that are looked for in the article alone."""
        return self.query_one(FindBar)

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
        is_again = message.start.offset == -1
        self.reader.show(message.reading, keep=is_again)
        if is_again and self.find_bar.is_open:
            self.reader.light(self._places(self.find_bar.box.value))
        elif self.find_bar.is_open:
            self.find_bar.close()
        self._go(message.start)
        self.show_head()

    def _go(self, start: Start) -> None:
        reader = self.reader
        if start.offset == -1:
            return
        if start.place is not None and reader.reading is not None:
            self._go_to_place(reader.reading.article, *start.place)
            return
        if start.words is not None and reader.lines:
            reader.point_at(start.words)
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

    def open_find(self) -> None:
        """Open the box for words of this article."""
        if not self.find_bar.is_open:
            self._find_from = (self.reader.here, self.reader.top)
        self.find_bar.open()

    def on_find_typed(self, message: FindTyped) -> None:
        """Look for it."""
        self.find(message.text)

    def find(self, text: str) -> None:
        """Light words wherever they stand in this article, and go to the first place from where the reader was on."""
        places, (here, top) = self._places(text), self._find_from
        if places == self.reader.found:
            return
        self.reader.light(places)
        if places:
            at = step(places, max(here, self.reader.starts[min(top, len(self.reader.starts) - 1)]) - 1, 1)
            self.reader.go_to_hit(at or 0, centred=True)
        else:
            self.reader.here = here
            self.reader.go_to(top)

    def _places(self, text: str) -> tuple[Span, ...]:
        reader = self.reader
        if reader.reading is None or not text.strip():
            return ()
        return places_of(text, reader.reading.article, furniture=reader.has_furniture)

    def end_find(self, *, go_back: bool = False) -> None:
        """Light the hits of the query again, and with `go_back` go where the reader was."""
        self.find_bar.close()
        here, top = self._find_from
        self.reader.here = here if go_back else self.reader.here
        self.reader.light(None)
        self.reader.hit = None
        if go_back:
            self.reader.go_to(top)

    @background("mark", is_awaited=True)
    def set_mark(self, library: Library, letter: str, article_id: ArticleId, passage: int) -> Noticed:
        """Mark a passage under a letter."""
        library.set_mark(letter, article_id, passage, dt.datetime.now(dt.UTC))
        return Noticed(f"¶ {passage} is marked {letter}: '{letter} comes back here")

    @background("mark", is_awaited=True)
    def seek_mark(self, library: Library, letter: str) -> MarkFound:
        """Fetch the passage that is marked under a letter."""
        marks = {mark.letter: mark for mark in library.marks()}
        if letter in marks:
            return MarkFound(letter, marks[letter].article_id, marks[letter].passage, "")
        return MarkFound(letter, None, 0, " ".join(sorted(marks)))

    def on_mark_found(self, message: MarkFound) -> None:
        """Go there, or say which marks there are."""
        if message.article_id is None:
            there = f"marked are {message.letters}" if message.letters else f"m{message.letter} marks a passage"
            self.post_message(Noticed(f"nothing is marked {message.letter}: {there}"))
            return
        here = self.article_id
        self.left = Waypoint(here, self.reader.here) if here is not None else None
        start = Start(place=(message.passage, 0), is_step=True, focus=True)
        self.post_message(ArticleWanted(message.article_id, start))

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
        counts = self._counts(reading)
        right = joined([counts, plain(self._place, QUIET) if self.size.width >= 60 or not counts else AIR])
        left, room = byline(reading.article), self.size.width - right.cell_length - 6
        self.head.show(
            lit(reading.article.heading, marks),
            left if left.cell_length <= room else source_line(reading.article),
            right,
        )

    def _counts(self, reading: Reading) -> Content:
        """Return what is selected, else which of the hits is the current one, else nothing."""
        reader = self.reader
        if reader.selection is not None:
            span = reader.selection.span(reading.article)
            words = word_count(reading.article.text, span.start, span.end)
            return plain(f"{counted_words(words, 'word')} selected", LOUD)
        count, at = len(reader.hits), reader.hit
        place = f"{at + 1 if at is not None else '–'}/{count}"
        if reader.found is not None:
            return plain(f"{place} found here" if count else "not in this article", "$found" if count else "$error")
        return plain(f"{place} hits" if count else "", "$hit")
