"""One article as text: wrapped to a readable measure, with quiet passage numbers, lit hits and a map of them
at the right edge.

It knows a Reading, not the library.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from textual import events
from textual.content import Content

from csto_tui.model.article import Passage
from csto_tui.model.span import Span
from csto_tui.tui.line_view import LineView
from csto_tui.tui.messages import HitsEnded, ReaderMoved
from csto_tui.tui.paint import CURRENT, HIT, QUIET, clipped, cut, lit, plain
from csto_tui.tui.reading import Reading, step
from csto_tui.tui.wrap import Line, laid_out

__all__ = ["Reader"]

_MENTION = "underline $loud"
_POINTED = "bold $loud on $panel"


class Reader(LineView):
    """An article's passages, with a current hit and a current passage."""

    def __init__(self, *, measure: int = 80, id: str | None = None) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.reading: Reading | None = None
        self.hit: int | None = None
        """The index of the current hit among the lit spans."""
        self.here = 0
        """Where in the text the reader is: the hit or passage that was gone to last."""
        self.chosen: tuple[Span, ...] = ()
        """Mentions to mark, of the chosen entity."""
        self.pointed: Span | None = None
        """A sentence that was gone to."""
        self.has_furniture = False
        self.empty: tuple[Content, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._starts: list[int] = []
        self._hit_ends: list[int] = []

    @property
    def hits(self) -> tuple[Span, ...]:
        """What the query lights in the open article."""
        return self.reading.lit.spans if self.reading else ()

    def show(self, reading: Reading, *, keep: bool = False) -> None:
        """Show an article from its beginning, or with `keep` the same one from where it was, lit anew."""
        self.reading = reading
        self._hit_ends = [span.end for span in reading.lit.spans]
        self.hit = step(self.hits, self.here - 1, 1) if keep and self.hits else None
        if not keep:
            self.here, self.chosen, self.pointed = 0, (), None
        self._lay_out()
        if not keep:
            self.go_to(0)

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
        self.show_line(self._line_at(span.end - 1))
        self.show_line(self._line_at(span.start))

    def go_to_offset(self, offset: int, *, centred: bool = False) -> None:
        """Bring a place of the text into sight: with air around it, or in the middle of the pane."""
        self.here = offset
        line = self._line_at(offset)
        if centred:
            self.go_to(line - self.size.height // 2)
        else:
            self.show_line(line, margin=min(3, self.size.height // 3))
        self.refresh()
        self.post_message(ReaderMoved())

    @property
    def passage(self) -> Passage | None:
        """The passage where the reader is: of the last jump while that is in sight, else the first one in sight."""
        if self.reading is None or not self._lines:
            return None
        line = self._line_at(self.here)
        if self.top <= line < self.top + self.size.height:
            found = self.reading.article.passage_at(self.here)
            if found is not None:
                return found
        for one in self._lines[self.top : self.top + self.size.height]:
            found = self.reading.article.passage_at(one.span.start) if one.span else None
            if found is not None:
                return found
        return None

    def _line_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _lay_out(self) -> None:
        if self.reading is None:
            self.relay()
            return
        anchor = self._lines[self.top].span.start if self.top < len(self._lines) else 0
        width = min(self.measure, self.size.width - self._gutter - 2)
        self._lines = laid_out(self.reading.article, width, furniture=self.has_furniture)
        self._starts = [line.span.start for line in self._lines]
        self.relay()
        self.go_to(self._line_at(anchor) if anchor else 0)

    def fit(self) -> None:
        """Wrap for the new width, and keep the place."""
        self._lay_out()

    @property
    def _gutter(self) -> int:
        return 4 if self.size.width < 60 else 6

    def line_count(self) -> int:
        """Return the number of screen lines of the article."""
        return len(self._lines) if self.reading else len(self.empty)

    def line(self, index: int, width: int) -> Content:
        """Return one screen line: gutter, text, map."""
        if self.reading is None:
            return self.empty[index]
        line = self._lines[index]
        text = self._text(line)
        gutter = self._number(line)
        return cut(gutter.append(text), width - 1).append(self._map(index - self.top))

    def _number(self, line: Line) -> Content:
        number = f"{line.number}" if line.number else ""
        here = self.passage if line.number and self.has_focus else None
        style = "bold $accent" if here and here.number == line.number else QUIET
        return plain(number.rjust(self._gutter - 2) + "  ", style)

    def _text(self, line: Line) -> Content:
        assert self.reading is not None
        span = line.span
        first, last = (
            bisect_right(self._hit_ends, span.start),
            bisect_left(self.hits, Span(span.end, span.end)),
        )
        marks = [(self.pointed, _POINTED)] if self.pointed else []
        marks += [(one, _MENTION) for one in self.chosen]
        marks += [(self.hits[n], CURRENT if n == self.hit else HIT) for n in range(first, last)]
        style = "italic $quiet" if line.is_furniture else ""
        return lit(span.of(self.reading.article.text), clipped(marks, span), style)

    def _map(self, row: int) -> Content:
        """Return the map's cell for a row of the pane: the whole article is as high as the pane."""
        height, total = self.size.height, len(self._lines)
        scale = max(total / height, 1.0) if height else 1.0
        first, last = int(row * scale), int((row + 1) * scale)
        in_sight = total > height and self.top < last and first < self.top + height
        shade = "on $panel" if in_sight else ""
        if first >= total:
            return plain(" ")
        low, high = (
            self._starts[first],
            self._starts[last] if last < total else self._starts[-1] + len(self._lines[-1].span),
        )
        index = bisect_left(self.hits, Span(low, low))
        if index >= len(self.hits) or self.hits[index].start >= high:
            return plain(" ", shade)
        is_current = self.hit is not None and low <= self.hits[self.hit].start < high
        return plain("█" if is_current else "▐", f"$hit {shade}")

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
        if found is None or not 0 <= found < len(self.hits):
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
        """Make the passage under the mouse the current one; on the map, go there."""
        if not self._lines:
            return
        if event.x >= self.size.width - 1:
            self.go_to(int(event.y * max(len(self._lines) / self.size.height, 1.0)) - self.size.height // 2)
            return
        index = min(self.top + event.y, len(self._lines) - 1)
        self.here, self.hit = self._lines[index].span.start, None
        self.refresh()
        self.post_message(ReaderMoved())
