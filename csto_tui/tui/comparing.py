"""Steps within a comparison: from hit to hit on both sides, from view to view, from a pair of sentences to its place
in the articles, the other article in a pane.

It moves what the screen holds; it starts no work of its own and paints only the title.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, Protocol

from textual.content import Content
from textual.widget import Widget

from csto_tui.model.article import Article, ArticleId
from csto_tui.model.comparison import Comparison, PassagePair, Sentence
from csto_tui.model.span import Span
from csto_tui.tui.paint import LOUD, QUIET, joined, plain
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.rows_pane import RowsPane

__all__ = ["Comparing", "View", "nearest_hit", "title_forms", "years_apart"]

View = Literal["read", "shared", "pairs"]
_VIEWS: tuple[View, ...] = ("read", "shared", "pairs")


class Table(Protocol):
    """The screen, as far as these steps need it."""

    ids: tuple[ArticleId, ...]
    """All articles to compare."""
    shown: list[ArticleId]
    """The two that are."""

    @property
    def readers(self) -> tuple[Reader, Reader]:
        """The two readers."""

    @property
    def pairs(self) -> RowsPane:
        """The pairs of sentences."""

    @property
    def focused(self) -> Widget | None:
        """What has the focus."""

    def fetch(self) -> None:
        """Fetch both articles."""

    def look(self, view: View) -> None:
        """Show another view."""

    def stack(self) -> None:
        """Put the sides above each other, or beside where they are so already."""

    def call_after_refresh(self, callback: Callable[[PassagePair], object], pair: PassagePair, /) -> bool:
        """Do something once the screen is laid out and drawn."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""

    def dismiss(self, result: None, /) -> object:
        """Go back to the explorer."""


class Comparing:
    """What the keys of the comparison do."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.view: View = "read"
        self.comparison: Comparison | None = None
        """What the shown articles share; None while nobody has asked."""
        self._is_at_pair = False
        """Whether the articles were opened from a pair, which Esc leads back to."""

    @property
    def side(self) -> int:
        """The pane in focus: 0 left, 1 right."""
        return 1 if self._table.readers[1] is self._table.focused else 0

    def do_next_hit(self) -> None:
        """Go to the next hit here, and to the nearest one on the other side; among pairs, to the next one."""
        self._step(1)

    def do_previous_hit(self) -> None:
        """Go to the hit before, and to the nearest one on the other side; among pairs, to the one before."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        if self.view == "pairs":
            self._table.pairs.move_to(self._table.pairs.cursor + direction)
            return
        here, other = self._table.readers[self.side], self._table.readers[1 - self.side]
        if not here.hits:
            self._table.tell("nothing is lit here: a query in the search box lights both articles")
            return
        here.go_to_hit(0 if here.hit is None else here.hit + direction)
        nearest = nearest_hit(here, other)
        if nearest is not None:
            other.go_to_hit(nearest)

    def do_next_pane(self) -> None:
        """Go to the other side."""
        if self.view == "read":
            self._table.readers[1 - self.side].focus()

    def do_previous_pane(self) -> None:
        """Go to the other side."""
        self.do_next_pane()

    def do_stack(self) -> None:
        """Put the sides beside or above each other."""
        self._table.stack()

    def do_swap(self) -> None:
        """Put the next ticked article into this pane; of two, change sides."""
        table, side = self._table, self.side
        others = [one for one in table.ids if one not in table.shown]
        if others:
            after = [one for one in others if table.ids.index(one) > table.ids.index(table.shown[side])]
            table.shown[side] = (after or others)[0]
        else:
            table.shown.reverse()
        self.comparison, self._is_at_pair = None, False
        table.fetch()
        if self.view != "read":
            table.look(self.view)

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
        self.view, self._is_at_pair = view, False
        self._table.look(view)

    def do_open(self) -> None:
        """Read the chosen pair where it stands: both sentences lit, each in its article."""
        table, row = self._table, self._table.pairs.cursor
        if self.view != "pairs" or self.comparison is None or row >= len(self.comparison.pairs):
            return
        self._look("read")
        self._is_at_pair = True
        table.call_after_refresh(self._point_at, self.comparison.pairs[row])

    def _point_at(self, pair: PassagePair) -> None:
        for sentence in (pair.left, pair.right):
            for reader in self._table.readers:
                if reader.reading is not None and reader.reading.article.id == sentence.article_id:
                    reader.point_at(_place(reader.reading.article, sentence))

    def do_escape(self) -> None:
        """Go back to the pairs, or to the articles, then to the explorer."""
        if self.view != "read":
            self._look("read")
        elif self._is_at_pair:
            self._look("pairs")
        else:
            self._table.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)


def _place(article: Article, sentence: Sentence) -> Span:
    """Return where a sentence stands in `Article.text`."""
    return sentence.span.shifted(article.passages[sentence.passage - 1].span.start)


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


def years_apart(readers: Sequence[Reader]) -> tuple[int, ...]:
    """Return the years of the articles, earliest first, if all are known and not the same."""
    dates = [reader.reading.article.published.value if reader.reading else None for reader in readers]
    years = {date.year if date else None for date in dates}
    known = sorted(year for year in years if year is not None)
    return tuple(known) if len(known) == len(years) > 1 else ()


def title_forms(view: View, query: str) -> tuple[Content, ...]:
    """Return the title of the comparison, the fullest form first: with the query, with its name, with the names of the
    views, with their numbers alone.
    """
    full, short = _tabs(view, [f"{n} {one.capitalize()}" for n, one in enumerate(_VIEWS, 1)]), _tabs(view, "123")
    titled = plain(" COMPARE  ", "bold $accent").append(full)
    lit = (titled.append(plain(f"  “{query}”", LOUD)),) if query.strip() else ()
    return (*lit, titled, plain(" ").append(full), plain(" ").append(short))


def _tabs(view: View, words: Sequence[str]) -> Content:
    styles = ["bold reverse $accent" if one == view else QUIET for one in _VIEWS]
    return joined([plain(f" {word} ", style) for word, style in zip(words, styles, strict=True)], "")
