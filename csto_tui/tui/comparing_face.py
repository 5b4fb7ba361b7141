"""What a comparison shows: the views as they come back, the heads, which columns are in sight, what answers a sentence.

It asks for work that the screen does in the background; where keys lead is decided elsewhere.
"""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.widgets import Static

from csto_tui.model.article import ArticleCard
from csto_tui.model.comparison import ParallelSentence
from csto_tui.tui import messages as m
from csto_tui.tui.alongside import Lock
from csto_tui.tui.answers import By, Compared, Contrast
from csto_tui.tui.comparing_room import Room
from csto_tui.tui.comparing_table import View
from csto_tui.tui.comparing_title import badge_of, title_forms, years_apart
from csto_tui.tui.grid import Grid
from csto_tui.tui.paint import AIR, HIT, LOUD, QUIET, fitting, joined, lit, plain, source_line
from csto_tui.tui.widgets.bars import PaneHead, TitleLine
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.sides import counterpart_rows, pair_rows

__all__ = ["Showing"]

_ABOUT: tuple[View, ...] = ("anchor", "words")
"""Views that are about one name or query."""
_LOCKS = {Lock.PASSAGE: "locked by passage", Lock.RATIO: "locked by ratio", Lock.OFF: "not locked"}


class Showing(Room):
    """The face of the comparison."""

    def __init__(self, screen: Any) -> None:  # the comparison, whose module imports this one
        super().__init__(screen)
        self._kept: dict[Contrast, Compared] = {}
        """The views that have come back, as they are now."""
        self._column = 0
        """The column that had the cursor last."""
        self._about: ParallelSentence | None = None
        """The sentence whose counterparts are listed."""
        self._is_moving = False

    @property
    def kept(self) -> Compared | None:
        """What is in the columns in sight; None while it has not come back."""
        return self._kept.get(self._asked(self._screen.comparing.view))

    def _asked(self, view: View) -> Contrast:
        comparing = self._screen.comparing
        is_about = view in _ABOUT
        by: By = "article" if view == "facts" else comparing.by
        return Contrast(view, tuple(self._screen.ids), comparing.on if is_about else "", by)

    def look(self, view: View, *, stay: bool = False) -> None:
        """Show another view, and ask for it where it has not come back yet; it gets the focus, unless that shall
        stay.
        """
        screen = self._screen
        for one in ("read", "pairs"):
            screen.set_class(view == one, f"-{one}")
        self._ask(view)
        if not stay:
            screen.set_focus(self.target(view))
        self.settle()

    def _ask(self, view: View) -> None:
        screen, comparing = self._screen, self._screen.comparing
        if view == "read":
            if comparing.alongside.parallel is None or screen.meant.is_ahead():
                self.fetch()
        elif view == "pairs":
            self._ask_pairs()
        else:
            self._ask_view(view)

    def _ask_pairs(self) -> None:
        screen, known = self._screen, self._screen.comparing.comparison
        if known is None or [card.id for card in known.articles] != screen.shown[:2]:
            screen.comparing.comparison = None
            screen.pairs.empty = (plain("  Comparing …", QUIET),)
            screen.pairs.show(lambda width: ())
            screen.fetch_pairs(*screen.shown[:2])

    def _ask_view(self, view: View) -> None:
        screen, kept = self._screen, self._kept.get(self._asked(view))
        if screen.grid.grid.heads:
            self._column = screen.grid.spot[1]
        screen.meant.columns = ()
        if kept is not None:
            self.show_view(kept)
            return
        screen.grid.empty = (plain("  Comparing …", QUIET),)
        screen.grid.show(Grid((), ()))
        screen.fetch_view(self._asked(view))

    def fetch(self) -> None:
        """Fetch the two articles that are read."""
        self._screen.comparing.alongside.parallel = None
        self._screen.fetch_sides(*self._screen.shown[:2])

    def forget(self) -> None:
        """Forget what has come back, and ask anew for what is shown; the focus stays where it is."""
        screen, comparing = self._screen, self._screen.comparing
        self._kept = {}
        comparing.comparison, comparing.alongside.parallel = None, None
        screen.names.forget()
        self._ask(comparing.view)
        self.settle()

    def ask(self) -> None:
        """Let the reader type what the articles shall be compared by."""
        from csto_tui.tui.prompt import PromptScreen  # late: it is seldom wanted

        screen = self._screen
        title = "WHAT DOES EACH ARTICLE SAY OF …"
        box = PromptScreen(title, "a name, or a query")
        screen.app.push_screen(box, screen.comparing.anchor)

    def show_view(self, compared: Compared) -> None:
        """Show a view, if it is still the one that is wanted."""
        screen, asked = self._screen, compared.asked
        self._kept[asked] = compared
        if asked == self._asked(screen.comparing.view):
            self._cards = tuple(map(ArticleCard.of, compared.articles.values()))
            screen.meant.articles, screen.meant.columns = compared.articles, compared.columns
            screen.grid.empty = ()
            screen.grid.show(compared.grid, column=self._column)
            self._go_on()
        self.settle()

    def _go_on(self) -> None:
        """Do what has waited for the articles."""
        if self._screen.meant.waiting:
            self._screen.call_later(self._screen.perform, self._screen.meant.waiting)

    def show_sides(self, message: m.SidesRead) -> None:
        """Show both articles, each from the place that was asked for, or from its first hit on; those that are shown
        already stay where they are.
        """
        screen, comparing = self._screen, self._screen.comparing
        shown = [reading.article.id for reading in message.readings]
        if shown != screen.shown[:2]:
            return
        is_again = not screen.meant.is_ahead() and not comparing.wanted
        self._is_moving = True
        comparing.alongside.parallel, self._about = message.parallel, None
        comparing.alongside.chosen = comparing.alongside.chosen if is_again else 0
        for reader, reading in zip(screen.readers, message.readings, strict=True):
            reader.show(reading, keep=is_again)
        self._is_moving = False
        self._cards = message.cards
        if not is_again:
            comparing.arrive()
        comparing.mark_mentions()
        self._go_on()
        self.settle()

    def show_pairs(self, message: m.SharedFound) -> None:
        """List the pairs of sentences."""
        screen, comparison = self._screen, message.comparison
        if [card.id for card in comparison.articles] == screen.shown[:2]:
            screen.comparing.comparison, screen.meant.articles = comparison, message.articles
            now = {card.id: card for card in comparison.articles}
            self._cards = tuple(now.get(card.id, card) for card in self._cards or comparison.articles)
            nothing = "  No sentences of these articles speak of the same thing, as far as their words tell."
            screen.pairs.empty = (plain(nothing, QUIET),)
            screen.pairs.show(lambda width: pair_rows(comparison, width))
            self._go_on()

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
        screen.names.lead(self.leading())

    def settle(self) -> None:
        """Keep title, heads and state true."""
        screen, comparing = self._screen, self._screen.comparing
        for side, reader in enumerate(screen.readers):
            if reader.has_focus and comparing.alongside.side != side:
                comparing.alongside.side, comparing.alongside.chosen = side, 0
        if comparing.view == "read":
            self.list_answers()
            self._show_heads()
        right = badge_of(years_apart(self._cards), screen.size.width)
        screen.query_one(TitleLine).show(title_forms(comparing.view), right)
        self._show_state()
        self.show_names()
        screen.view = "names" if screen.names.is_active else comparing.view
        screen.show_hints()

    def _show_heads(self) -> None:
        screen = self._screen
        for reader, head in zip(screen.readers, screen.query(".side PaneHead").results(PaneHead), strict=True):
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
        line = self._screen.query_one("#state", Static)
        line.update(state)
        line.set_class(not state, "-empty")

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
        kept = self.kept
        about = plain(f"on {'the name' if kept.is_name else 'the query'} {kept.on}" if kept and kept.on else "", LOUD)
        what = "article" if comparing.by == "article" or comparing.view == "facts" else "outlet"
        part = f"{what} {screen.grid.spot[1] + 1} of {heads}" if heads else ""
        hidden = f"{len(sight)} in sight" if len(sight) < heads else ""
        is_about = comparing.view in _ABOUT
        parts = [about if is_about else AIR, plain(part), plain(hidden, QUIET)]
        return fitting((joined(parts), joined(parts[1:]), joined(parts[1:2])), screen.size.width - 4)
