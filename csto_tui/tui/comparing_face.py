"""What a comparison shows: the views as they come back, the heads, which columns are in sight, what answers a sentence.

It asks for work that the screen does in the background; where keys lead is decided elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import Static

from csto_tui.model.article import ArticleCard
from csto_tui.model.comparison import Comparison, ParallelSentence
from csto_tui.tui import messages as m
from csto_tui.tui.alongside import Lock
from csto_tui.tui.answers import Compared, Contrast
from csto_tui.tui.comparing_title import badge_of, title_forms, years_apart
from csto_tui.tui.grid import Grid
from csto_tui.tui.paint import AIR, HIT, LOUD, QUIET, fitting, joined, lit, plain, source_line
from csto_tui.tui.widgets.bars import PaneHead, TitleLine
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.sides import counterpart_rows, pair_rows

if TYPE_CHECKING:
    from csto_tui.tui.comparing import View

__all__ = ["Showing"]

_STACKED_BELOW = 100
_LOCKS = {Lock.PASSAGE: "locked by passage", Lock.RATIO: "locked by ratio", Lock.OFF: "not locked"}


class Showing:
    """The face of the comparison."""

    def __init__(self, screen: Any) -> None:  # the comparison, whose module imports this one
        self._screen = screen
        self._stacked: bool | None = None
        """None: by the width of the screen."""
        self._kept: dict[str, Compared] = {}
        """The views that have come back, as they are now."""
        self._cards: tuple[ArticleCard, ...] = ()
        self._about: ParallelSentence | None = None
        """The sentence whose counterparts are listed."""
        self._is_moving = False

    def look(self, view: View) -> None:
        """Show another view, and ask for it where it has not come back yet."""
        screen, comparing = self._screen, self._screen.comparing
        for one in ("read", "pairs"):
            screen.set_class(view == one, f"-{one}")
        if view == "read":
            screen.set_focus(screen.readers[comparing.alongside.side])
            if any(reader.reading is None for reader in screen.readers) or comparing.alongside.parallel is None:
                self.fetch()
        elif view == "pairs":
            screen.set_focus(screen.pairs)
            self._ask_pairs()
        else:
            screen.set_focus(screen.grid)
            self._ask_view(view)
        self.settle()

    def _ask_pairs(self) -> None:
        screen = self._screen
        if screen.comparing.comparison is None:
            screen.pairs.empty = (plain("  Comparing …", QUIET),)
            screen.pairs.show(lambda width: ())
            screen.fetch_pairs(*screen.shown[:2])

    def _ask_view(self, view: View) -> None:
        screen = self._screen
        if view in self._kept:
            self.show_view(self._kept[view])
            return
        screen.grid.empty = (plain("  Comparing …", QUIET),)
        screen.grid.show(Grid((), ()))
        screen.fetch_view(Contrast(view, tuple(screen.ids), screen.comparing.on, screen.comparing.by))

    def fetch(self) -> None:
        """Fetch the two articles that are read."""
        self._screen.comparing.alongside.parallel = None
        self._screen.fetch_sides(*self._screen.shown[:2])

    def forget(self) -> None:
        """Forget what has come back, and ask anew for what is shown."""
        self._kept = {}
        comparing = self._screen.comparing
        comparing.comparison, comparing.alongside.parallel = None, None
        self.look(comparing.view)

    def ask(self) -> None:
        """Let the reader type what the articles shall be compared by."""
        from csto_tui.tui.prompt import PromptScreen  # late: it is seldom wanted

        screen = self._screen
        title = "WHAT DOES EACH ARTICLE SAY OF …"
        box = PromptScreen(title, "a name, or a query")
        screen.app.push_screen(box, screen.comparing.anchor)

    def show_view(self, compared: Compared) -> None:
        """Show a view, if it is still the one that is wanted."""
        screen, comparing, asked = self._screen, self._screen.comparing, compared.asked
        if (asked.ids, asked.on, asked.by) != (tuple(screen.ids), comparing.on, comparing.by):
            return
        self._kept[asked.view] = compared
        self._cards = compared.cards
        if asked.view == comparing.view:
            screen.grid.empty = ()
            screen.grid.show(compared.grid)
        self.settle()

    def show_sides(self, message: m.SidesRead) -> None:
        """Show both articles, each from the place that was asked for, or from its first hit on."""
        screen, alongside = self._screen, self._screen.comparing.alongside
        shown = [reading.article.id for reading in message.readings]
        if shown != screen.shown[:2]:
            return
        self._is_moving = True
        alongside.parallel, alongside.chosen = message.parallel, 0
        for reader, reading in zip(screen.readers, message.readings, strict=True):
            reader.show(reading)
        self._is_moving = False
        screen.comparing.arrive()
        self.settle()

    def show_pairs(self, comparison: Comparison) -> None:
        """List the pairs of sentences."""
        screen = self._screen
        if [card.id for card in comparison.articles] == screen.shown[:2]:
            screen.comparing.comparison = comparison
            nothing = "  No sentences of these articles speak of the same thing, as far as their words tell."
            screen.pairs.empty = (plain(nothing, QUIET),)
            screen.pairs.show(lambda width: pair_rows(comparison, width))

    def scrolled(self, reader: Reader) -> None:
        """Let the other side follow the one that leads, and list what answers there."""
        alongside = self._screen.comparing.alongside
        if self._is_moving or not self._screen.is_mounted or reader is not alongside.here:
            return
        self._is_moving = True
        alongside.follow()
        self._is_moving = False
        self.list_answers()

    def list_answers(self) -> None:
        """List what may answer the sentence where the reader is."""
        alongside = self._screen.comparing.alongside
        found = alongside.sentence()
        if found is not self._about:
            self._about, alongside.chosen = found, 0
            self._show_answers(found)
        alongside.mark()

    def _show_answers(self, found: ParallelSentence | None) -> None:
        answers = self._screen.answers
        counterparts = found.counterparts if found else ()
        nothing = "Nothing there answers this sentence, as far as words tell."
        answers.empty = (plain(f"  {nothing if found else '…'}", QUIET),)
        answers.show(lambda width: counterpart_rows(counterparts, width))

    def reached(self, row: int) -> None:
        """Show which of the counterparts is meant, or which columns are in sight."""
        screen = self._screen
        if screen.comparing.view == "read" and screen.answers.has_focus:
            screen.comparing.alongside.chosen = row
            self._is_moving = True
            screen.comparing.alongside.show_counterpart()
            self._is_moving = False
        self._show_state()

    def settle(self) -> None:
        """Keep title, heads and state true."""
        screen, comparing = self._screen, self._screen.comparing
        for side, reader in enumerate(screen.readers):
            if reader.has_focus and comparing.alongside.side != side:
                comparing.alongside.side, comparing.alongside.chosen = side, 0
        if comparing.view == "read":
            self.list_answers()
            self._show_heads()
        right = badge_of(years_apart(self._cards or self._read_cards()), screen.size.width)
        screen.query_one(TitleLine).show(title_forms(comparing.view), right)
        self._show_state()

    def _read_cards(self) -> tuple[ArticleCard, ...]:
        return tuple(ArticleCard.of(one.reading.article) for one in self._screen.readers if one.reading)

    def _show_heads(self) -> None:
        screen = self._screen
        for reader, head in zip(screen.readers, screen.query(PaneHead), strict=True):
            head.brighten(reader is screen.comparing.alongside.here)
            if reader.reading is not None:
                count, at = len(reader.hits), reader.hit
                counted = plain(f"{at + 1 if at is not None else '–'}/{count} hits" if count else "", "$hit")
                article = reader.reading.article
                marks = [(span, HIT) for span in reader.reading.lit.title_spans] if article.title.value else []
                heading = AIR if screen.has_class("-low") else lit(article.heading, marks)
                head.show(source_line(article), heading, counted)
        lock = _LOCKS[screen.comparing.alongside.lock]
        words = plain("MAY ANSWER THIS SENTENCE", LOUD), plain(f"scrolling {lock}", QUIET)
        screen.query_one("#answershead", Static).update(joined(words))

    def _show_state(self) -> None:
        state = self._state()
        self._screen.query_one("#state", Static).update(state)
        self._screen.set_class(not state, "-stateless")

    def _state(self) -> Content:
        screen, comparing = self._screen, self._screen.comparing
        if not comparing.is_grid:
            which = (
                f"{len(screen.shown)} of {len(screen.ids)} articles: S brings the next one"
                if len(screen.ids) > 2
                else ""
            )
            return plain(which, QUIET)
        heads, sight = len(screen.grid.grid.heads), screen.grid.in_sight
        kept = self._kept.get(comparing.view)
        about = plain(f"on {'the name' if kept.is_name else 'the query'} {kept.on}" if kept and kept.on else "", LOUD)
        what = "article" if comparing.by == "article" or comparing.view == "facts" else "outlet"
        part = f"{what} {screen.grid.spot[1] + 1} of {heads}" if heads else ""
        hidden = f"{len(sight)} in sight" if len(sight) < heads else ""
        is_about = comparing.view in ("anchor", "words")
        parts = [about if is_about else AIR, plain(part), plain(hidden, QUIET)]
        return fitting((joined(parts), joined(parts[1:]), joined(parts[1:2])), screen.size.width - 4)

    def fit(self, width: int) -> None:
        """Stack the sides where they would be too narrow."""
        self._stack(width < _STACKED_BELOW if self._stacked is None else self._stacked)

    def stack(self) -> None:
        """Put the sides above each other, or beside where they are so already."""
        self._stacked = not self._screen.has_class("-stacked")
        self._stack(self._stacked)

    def _stack(self, is_stacked: bool) -> None:
        self._screen.set_class(is_stacked, "-stacked")
        self._screen.grid.stack(is_stacked)
        self._show_state()
