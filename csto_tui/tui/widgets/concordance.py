"""Hits in their context, one a line, the hit always in the same column. It knows values, not the library."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from csto_tui.model.results import ConcordanceLine
from csto_tui.model.span import Span
from csto_tui.text.clean import one_line
from csto_tui.tui.messages import RowOpened
from csto_tui.tui.paint import AIR, CURRENT, HIT, QUIET, beside, brief_source_line, cut, folded, known_text, lit, plain
from csto_tui.tui.row_view import RowView

__all__ = ["ConcordanceList"]

_PLACE = 28
"""Cells for the outlet, the date and the passage, on a wide screen."""
_ROOMY = 110
_LEAST = 8
_DATED = 12
"""Cells from which on a place has a date."""


class ConcordanceList(RowView):
    """Lines with a cursor; one or more may be unfolded into their whole passage."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: tuple[ConcordanceLine, ...] = ()
        self.context = 0
        """Characters on either side; 0: as many as there is room for."""
        self.passages: dict[int, str] = {}
        """The whole passages of unfolded lines, by row."""

    def show(self, lines: tuple[ConcordanceLine, ...]) -> None:
        """Show other lines, with the cursor on the first."""
        self.lines, self.cursor, self.passages = lines, 0, {}
        self.lay_rows()
        self.go_to(0)

    def unfold(self, row: int, passage: str) -> None:
        """Show the whole passage of a line; an empty one folds it again."""
        if passage:
            self.passages[row] = passage
        else:
            self.passages.pop(row, None)
        self.lay_rows()
        self.show_row(row)

    @property
    def room(self) -> int:
        """The most characters of context that fit on either side of a short hit."""
        return max((self.text_width - self._place_width - 16) // 2, _LEAST)

    @property
    def shown_context(self) -> int:
        """The characters of context on either side that are shown."""
        return min(self.context or self.room, self.room)

    def change_context(self, by: int) -> int:
        """Show more or less context, within what fits; return how much it is now."""
        self.context = min(max(self.shown_context + by, _LEAST), self.room)
        self.refresh()
        return self.context

    @property
    def _place_width(self) -> int:
        return _PLACE if self.text_width >= _ROOMY else min(max(self.text_width // 4, 6), 20)

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def row_height(self, row: int, width: int) -> int:
        """Return one line, and for an unfolded one its passage."""
        return 1 + len(self._unfolded(row, width))

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return the place, the context before, the hit, the context after; then the passage, if it is unfolded."""
        line = self.lines[row]
        place = self._place(line, self._place_width - 2)
        before, match, after = (one_line(text) for text in (line.before, line.match, line.after))
        side = self.shown_context
        left, after = _last_cells(before, side), _first_cells(after, side)
        painted = cut(place, self._place_width).append(" " * max(side - cell_len(left), 0))
        painted = painted.append(plain(left)).append(plain(match, CURRENT if is_current else HIT)).append(plain(after))
        return (painted, *self._unfolded(row, width))

    def _place(self, line: ConcordanceLine, width: int) -> Content:
        number = plain(f" ¶{line.passage}", QUIET)
        room = max(width - number.cell_length, 1)
        source = brief_source_line(line.article, room) if room >= _DATED else known_text(line.article.source)
        return beside(source.stylize_before(QUIET), number, width)

    def _unfolded(self, row: int, width: int) -> tuple[Content, ...]:
        passage = self.passages.get(row)
        if passage is None:
            return ()
        span = Span(self.lines[row].span.start, self.lines[row].span.end)
        room = max(width - 4, 10)
        return (*(plain("    ").append(one) for one in folded(lit(passage, [(span, HIT)]), room, 99)), AIR)

    def do_open(self) -> None:
        """Open the article at this hit."""
        if self.lines:
            self.post_message(RowOpened(self.cursor))


def _last_cells(text: str, width: int) -> str:
    """Return the end of a text in at most `width` cells; what is cut off shows as `…`."""
    if cell_len(text) <= width:
        return text
    text = text[-width:]
    while cell_len(text) > width - 1:
        text = text[1:]
    return "…" + text


def _first_cells(text: str, width: int) -> str:
    """Return the beginning of a text in at most `width` cells; what is cut off shows as `…`."""
    if cell_len(text) <= width:
        return text
    text = text[:width]
    while cell_len(text) > width - 1:
        text = text[:-1]
    return text + "…"
