"""Two articles side by side, one query lit in both; what they share; the sentences that speak of the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from csto_tui.model.article import ArticleId
from csto_tui.tui import messages as m
from csto_tui.tui.copying import Copying
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Pane
from csto_tui.tui.paint import HIT, LOUD, QUIET, joined, lit, plain, source_line
from csto_tui.tui.panels.reading import read
from csto_tui.tui.reading import Reading
from csto_tui.tui.widgets.bars import HintLine, PaneHead, TitleLine
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.sides import pair_lines, shared_lines
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["CompareScreen"]

_STACKED_BELOW = 100
View = Literal["read", "shared", "pairs"]


class CompareScreen(KeyedScreen[None]):
    """Left and right are the panes."""

    CSS_PATH = "compare.tcss"

    def __init__(self, library: Library, article_ids: tuple[ArticleId, ...], query: str) -> None:
        super().__init__()
        self.library: Library | None = library
        self._ids = article_ids
        self._shown = [article_ids[0], article_ids[1]]
        self._query = query
        self._view: View = "read"
        self._stacked: bool | None = None
        """None: by the width of the screen."""
        self._copying = Copying(self)

    def compose(self) -> ComposeResult:
        """Lay out the title, the two sides and the lines of the other views."""
        yield TitleLine(id="title")
        with Container(id="sides"):
            for name in ("left", "right"):
                with Vertical(id=name, classes="side"):
                    yield PaneHead()
                    yield Reader(measure=self.explorer.measure)
        yield LinesPane(id="facts")
        yield HintLine(id="hints")

    def on_mount(self) -> None:
        """Fetch both articles."""
        self.set_focus(self.readers[0])
        self.fetch_left(self._shown[0])
        self.fetch_right(self._shown[1])
        self._show_title()

    @property
    def readers(self) -> tuple[Reader, Reader]:
        """The two readers."""
        left, right = self.query(Reader)
        return left, right

    @property
    def style(self) -> str:
        """The citation style in force."""
        return self.explorer.style

    def pane(self) -> Pane:
        """Return where the focus is: there is one kind of pane here."""
        return Pane.COMPARE

    def doers(self) -> tuple[object, ...]:
        """Let this screen go before the focused pane: a step in one pane moves the other too."""
        return (self, self._copying, self.focused, self.explorer.doors, self.app)

    def open_reader(self) -> Reader:
        """Return the reader in focus."""
        return self.readers[self._side]

    @property
    def _side(self) -> int:
        return 1 if self.readers[1].has_focus else 0

    @background("left")
    def fetch_left(self, article_id: ArticleId) -> m.ArticleCompared:
        """Fetch the article at the left."""
        return m.ArticleCompared(0, self._read(article_id))

    @background("right")
    def fetch_right(self, article_id: ArticleId) -> m.ArticleCompared:
        """Fetch the article at the right."""
        return m.ArticleCompared(1, self._read(article_id))

    @background("shared")
    def fetch_shared(self, view: View) -> m.SharedFound:
        """Compare the articles."""
        assert self.library is not None
        return m.SharedFound(self.library.compare(tuple(self._shown)), view)

    def _read(self, article_id: ArticleId) -> Reading:
        assert self.library is not None
        return read(self.library, article_id, self._query)

    def on_article_compared(self, message: m.ArticleCompared) -> None:
        """Show one side, from its first hit on."""
        reader = self.readers[message.side]
        reader.show(message.reading)
        if reader.hits:
            reader.go_to_hit(0, centred=True)
        self.on_reader_moved()
        self._show_title()

    def on_shared_found(self, message: m.SharedFound) -> None:
        """Show what was found, in the view that asked for it."""
        lines = shared_lines if message.view == "shared" else pair_lines
        self.query_one("#facts", LinesPane).show(lambda width: lines(message.comparison, width))

    def on_reader_moved(self) -> None:
        """Keep both heads true."""
        for reader, head in zip(self.readers, self.query(PaneHead), strict=True):
            head.brighten(reader.has_focus)
            if reader.reading is None:
                continue
            count, at = len(reader.hits), reader.hit
            counted = plain(f"{at + 1 if at is not None else '–'}/{count} hits" if count else "", "$hit")
            article = reader.reading.article
            marks = [(span, HIT) for span in reader.reading.lit.title_spans] if article.title.value else []
            head.show(source_line(article), lit(article.heading, marks), counted)

    def settle(self) -> None:
        """Show where the focus is."""
        self.on_reader_moved()

    def on_resize(self, event: events.Resize) -> None:
        """Stack the sides where they would be too narrow."""
        stacked = event.size.width < _STACKED_BELOW if self._stacked is None else self._stacked
        self.set_class(stacked, "-stacked")

    def do_next_hit(self) -> None:
        """Go to the next hit here, and to the nearest one on the other side."""
        self._step(1)

    def do_previous_hit(self) -> None:
        """Go to the hit before, and to the nearest one on the other side."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        here, other = self.readers[self._side], self.readers[1 - self._side]
        if not here.hits:
            self.tell("nothing is lit here: a query in the search box lights both articles")
            return
        here.go_to_hit(0 if here.hit is None else here.hit + direction)
        nearest = nearest_hit(here, other)
        if nearest is not None:
            other.go_to_hit(nearest)

    def do_next_pane(self) -> None:
        """Go to the other side."""
        self.set_focus(self.readers[1 - self._side])

    def do_previous_pane(self) -> None:
        """Go to the other side."""
        self.do_next_pane()

    def do_stack(self) -> None:
        """Put the sides beside or above each other."""
        self._stacked = not self.has_class("-stacked")
        self.set_class(self._stacked, "-stacked")

    def do_swap(self) -> None:
        """Put the next ticked article into this pane; of two, change sides."""
        side = self._side
        others = [one for one in self._ids if one not in self._shown]
        if others:
            after = [one for one in others if self._ids.index(one) > self._ids.index(self._shown[side])]
            self._shown[side] = (after or others)[0]
        else:
            self._shown.reverse()
        self.fetch_left(self._shown[0])
        self.fetch_right(self._shown[1])

    def do_view_read(self) -> None:
        """Read the two articles."""
        self._look("read")

    def do_view_shared(self) -> None:
        """List what both mention and what only one does."""
        self._look("shared")

    def do_view_pairs(self) -> None:
        """List the sentences that speak of the same thing."""
        self._look("pairs")

    def _look(self, view: View) -> None:
        self._view = view
        self.set_class(view != "read", "-facts")
        self._show_title()
        if view == "read":
            self.set_focus(self.readers[0])
        else:
            self.set_focus(self.query_one("#facts", LinesPane))
            self.fetch_shared(view)

    def _show_title(self) -> None:
        views = [("1 Read", "read"), ("2 Shared", "shared"), ("3 Pairs", "pairs")]
        named = joined(
            [plain(f" {label} ", "bold reverse $accent" if key == self._view else QUIET) for label, key in views],
            " ",
        )
        query = plain(f"  “{self._query}”", LOUD) if self._query.strip() else plain("")
        self.query_one(TitleLine).show(plain(" COMPARE  ", "bold $accent").append(named).append(query), self._badge())

    def _badge(self) -> Content:
        readings = [reader.reading for reader in self.readers]
        years = {one.article.published.value.year if one and one.article.published.value else None for one in readings}
        if None in years or len(years) < 2:
            return plain("")
        return plain(
            f"different years: {' · '.join(str(year) for year in sorted(year for year in years if year))} ",
            "$warning",
        )

    def do_escape(self) -> None:
        """Go back to the articles, then to the explorer."""
        if self._view == "read":
            self.dismiss(None)
        else:
            self._look("read")

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)


def nearest_hit(here: Reader, other: Reader) -> int | None:
    """Return the other side's hit of the same word that lies nearest, by the share of the text before it;
    else of any word.
    """
    if here.hit is None or here.reading is None or other.reading is None or not other.hits:
        return None
    text, other_text = here.reading.article.text, other.reading.article.text
    word = here.hits[here.hit].of(text).casefold()
    share = here.hits[here.hit].start / max(len(text), 1)
    same = [n for n, span in enumerate(other.hits) if span.of(other_text).casefold() == word] or range(len(other.hits))
    return min(same, key=lambda n: abs(other.hits[n].start / max(len(other_text), 1) - share))
