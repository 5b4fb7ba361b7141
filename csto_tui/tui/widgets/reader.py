"""One article as text: wrapped to a readable measure, with quiet passage numbers, lit hits and a map of them
at the right edge; words looked for in it alone, and a stretch that is selected.

It knows a Reading, not the library.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from textual import events
from textual.content import Content

from csto_tui.model.article import Passage
from csto_tui.model.span import Span
from csto_tui.tui.hit_map import HitMap
from csto_tui.tui.messages import HitsEnded, ReaderMoved
from csto_tui.tui.paint import CURRENT, FOUND, FOUND_HERE, HIT, QUIET, SELECTED, clipped, cut, lit, plain
from csto_tui.tui.reading import Reading, step
from csto_tui.tui.selection import Selection, word_at
from csto_tui.tui.text_view import TextView
from csto_tui.tui.wrap import Line, laid_out

__all__ = ["Reader"]

_MENTION = "underline $loud"
_POINTED = "bold $loud on $panel"
_LEAST, _MOST = 24, 160
"""Cells of a line of text."""


class Reader(TextView):
    """An article's passages, with a current hit and a current passage."""

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.hit: int | None = None
        """The index of the current hit among the lit spans."""
        self.here = 0
        """Where in the text the reader is: the hit or passage that was gone to last."""
        self.chosen: tuple[Span, ...] = ()
        """Mentions to mark, of the chosen entity."""
        self.pointed: Span | None = None
        """A sentence that was gone to."""
        self.found: tuple[Span, ...] | None = None
        """Where words stand that are looked for in this article alone; they take the place of the hits."""
        self.has_furniture = False
        self.empty: tuple[Content, ...] = ()
        self._hit_ends: list[int] = []

    @property
    def hits(self) -> tuple[Span, ...]:
        """What `n` goes through: what is looked for in this article, else what the query lights in it."""
        if self.found is not None:
            return self.found
        return self.reading.lit.spans if self.reading else ()

    def show(self, reading: Reading, *, keep: bool = False) -> None:
        """Show an article from its beginning, or with `keep` the same one from where it was, lit anew."""
        self.reading = reading
        self.selection, self.is_selecting = None, False
        is_at_hit = keep and self.hit is not None
        if not keep:
            self.here, self.chosen, self.pointed = 0, (), None
        self.light(None)
        if not is_at_hit:
            self.hit = None
        self._lay_out()
        if not keep:
            self.go_to(0)

    def light(self, found: tuple[Span, ...] | None) -> None:
        """Light what is looked for in this article alone in place of the hits; None brings the hits back."""
        self.found = found
        self._hit_ends = [span.end for span in self.hits]
        self.hit = step(self.hits, self.here - 1, 1) if self.hits else None
        self.refresh()
        self.post_message(ReaderMoved())

    def change_measure(self, by: int) -> int:
        """Make the lines longer or shorter by some cells, without losing the place; return how long they are."""
        self.measure = min(max(min(self.measure, self._room) + by, _LEAST), max(self._room, _LEAST), _MOST)
        self._lay_out()
        return self.measure

    def choose(self, spans: tuple[Span, ...]) -> None:
        """Mark the mentions of an entity."""
        self.chosen = spans
        self.refresh()

    def toggle_furniture(self) -> None:
        """Show or hide what is not the article, without losing the place."""
        self.has_furniture = not self.has_furniture
        self._lay_out()

    def go_to_hit(self, index: int, *, centred: bool = False) -> None:
        """Make a hit the current one and bring it into sight; -1 is the last."""
        self.hit, self.pointed = index % len(self.hits), None
        self.go_to_offset(self.hits[self.hit].start, centred=centred)

    def point_at(self, span: Span) -> None:
        """Light a sentence and bring all of it into sight, or its beginning where there is no room for more."""
        self.hit, self.pointed = None, span
        self.go_to_offset(span.start, centred=True)
        self.show_line(self.line_of(span.end - 1))
        self.show_line(self.line_of(span.start))

    def go_to_offset(self, offset: int, *, centred: bool = False) -> None:
        """Bring a place of the text into sight: with air around it, or in the middle of the pane."""
        self.here = offset
        line = self.line_of(offset)
        if centred:
            self.go_to(line - self.size.height // 2)
        else:
            self.show_line(line, margin=min(3, self.size.height // 3))
        self.refresh()
        self.post_message(ReaderMoved())

    @property
    def passage(self) -> Passage | None:
        """The passage where the reader is: of the last jump while that is in sight, else the first one in sight."""
        if self.reading is None or not self.lines:
            return None
        if self.is_in_sight(self.here):
            found = self.reading.article.passage_at(self.here)
            if found is not None:
                return found
        for one in self.lines[self.top : self.top + self.size.height]:
            found = self.reading.article.passage_at(one.span.start) if one.span else None
            if found is not None:
                return found
        return None

    def _lay_out(self) -> None:
        if self.reading is None:
            self.relay()
            return
        anchor = self.lines[self.top].span.start if self.top < len(self.lines) else 0
        width = min(self.measure, self._room)
        self.lines = laid_out(self.reading.article, width, furniture=self.has_furniture)
        self.starts = [line.span.start for line in self.lines]
        self.relay()
        self.go_to(self.line_of(anchor) if anchor else 0)

    def fit(self) -> None:
        """Wrap for the new width, and keep the place."""
        self._lay_out()

    @property
    def _room(self) -> int:
        return self.size.width - self.indent - 2

    def line_count(self) -> int:
        """Return the number of screen lines of the article."""
        return len(self.lines) if self.reading else len(self.empty)

    def line(self, index: int, width: int) -> Content:
        """Return one screen line: gutter, text, map."""
        if self.reading is None:
            return self.empty[index]
        line = self.lines[index]
        text = self._text(line)
        gutter = self._number(line)
        style = "$hit" if self.found is None else "$found"
        return cut(gutter.append(text), width - 1).append(self._map.cell(index - self.top, self.hits, self.hit, style))

    def _number(self, line: Line) -> Content:
        number = f"{line.number}" if line.number else ""
        here = self.passage if line.number and self.has_focus else None
        style = "bold $accent" if here and here.number == line.number else QUIET
        return plain(number.rjust(self.indent - 2) + "  ", style)

    def _text(self, line: Line) -> Content:
        assert self.reading is not None
        span = line.span
        first, last = (
            bisect_right(self._hit_ends, span.start),
            bisect_left(self.hits, Span(span.end, span.end)),
        )
        marks = [(self.pointed, _POINTED)] if self.pointed else []
        marks += [(one, _MENTION) for one in self.chosen]
        usual, current = (HIT, CURRENT) if self.found is None else (FOUND, FOUND_HERE)
        marks += [(self.hits[n], current if n == self.hit else usual) for n in range(first, last)]
        marks += [(self.selection.span(self.reading.article), SELECTED)] if self.selection else []
        style = "italic $quiet" if line.is_furniture else ""
        return lit(span.of(self.reading.article.text), clipped(marks, span), style)

    @property
    def _map(self) -> HitMap:
        return HitMap(self.lines, self.starts, self.size.height, self.top)

    def moved(self) -> None:
        """Paint the passage number anew, since the place may have left the sight."""
        self.refresh()

    def do_next_hit(self) -> None:
        """Go to the next hit; past the last one the article ends."""
        self._step(1)

    def do_previous_hit(self) -> None:
        """Go to the hit before; before the first one the article ends."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        found = step(self.hits, self.here, direction) if self.hit is None else self.hit + direction
        if self.found:
            self.go_to_hit((found if found is not None else 0 if direction > 0 else -1) % len(self.found))
        elif found is None or not 0 <= found < len(self.hits):
            self.post_message(HitsEnded(direction))
        else:
            self.go_to_hit(found)

    def do_next_passage(self) -> None:
        """Go to the next passage."""
        self._step_passage(1)

    def do_previous_passage(self) -> None:
        """Go to the passage before."""
        self._step_passage(-1)

    def _step_passage(self, direction: int) -> None:
        here = self.passage
        if here is None or self.reading is None:
            return
        passages = self.reading.article.passages
        number = min(max(here.number + direction, 1), len(passages))
        self.hit = None
        self.go_to_offset(passages[number - 1].span.start)

    def on_click(self, event: events.Click) -> None:
        """Make the passage under the mouse the current one; on the map, go there; twice, select the word."""
        if not self.lines or self.reading is None or self.has_dragged:
            return
        if event.x >= self.size.width - 1:
            self.go_to(self._map.line_at(event.y) - self.size.height // 2)
            return
        word = word_at(self.reading.article, self.under(event)) if event.chain == 2 else None
        index = min(self.top + event.y, len(self.lines) - 1)
        self.here, self.hit = self.lines[index].span.start, None
        self.select(Selection(word.start, word.end) if word else None)
