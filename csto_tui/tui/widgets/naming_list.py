"""How sources name somebody: under each article or outlet its ways of naming, with counts. It knows values, not the
library.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from csto_tui.text.wording import counted
from csto_tui.tui.headed_view import HeadedView
from csto_tui.tui.messages import RowOpened, RowReached
from csto_tui.tui.namings import FormRow, Head
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, cut, fitting, joined, plain, source_line

__all__ = ["NamingList"]

_COUNT = 5
_KIND = 12
_TEXT = 24, 60
"""Cells of the forms on a wide screen, at least and at most: what stands beside them is not far away."""
_PLACE = 8
_SHOWN = {"name": "", "inferred": "≈ inferred"}


class NamingList(HeadedView):
    """Ways of naming with a cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Head | FormRow | None, ...] = ()
        self._text = _TEXT[0]
        """Cells of the forms."""

    def show(self, rows: Sequence[Head | FormRow | None]) -> None:
        """Show other rows, with the cursor where it was."""
        self._rows = tuple(rows)
        longest = max((plain(one.form.text).cell_length for one in rows if isinstance(one, FormRow)), default=0)
        self._text = min(max(longest, _TEXT[0]), _TEXT[1])
        self.place(self.cursor)
        self.come_to(self.cursor)

    @property
    def current(self) -> FormRow | None:
        """The way of naming under the cursor."""
        row = self._rows[self.cursor] if self.cursor < len(self._rows) else None
        return row if isinstance(row, FormRow) else None

    def do_next_source(self) -> None:
        """Go to the next article or outlet."""
        self._step(1)

    def do_previous_source(self) -> None:
        """Go to the article or outlet before."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        heads = [n for n, row in enumerate(self._rows) if isinstance(row, Head)]
        at = max((n for n in heads if n < self.cursor), default=0)
        beyond = [n for n in heads if (n > at if direction > 0 else n < at)]
        if beyond:
            self.move_to(beyond[0 if direction > 0 else -1] + 1)

    def is_row(self, index: int) -> bool:
        """Tell whether there is a way of naming."""
        return isinstance(self._rows[index], FormRow)

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._rows)

    def row_height(self, row: int, width: int) -> int:
        """Return one line for everything."""
        return 1

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return an article or outlet with its mentions, or a way of naming with its count, its kind and its place."""
        match self._rows[row]:
            case Head() as head:
                return (_head_line(head, width, self._text),)
            case FormRow() as form:
                return (_form_line(form, width, self._text),)
            case _:
                return (AIR,)

    def come_to(self, row: int) -> None:
        """Make known where the cursor is."""
        self.post_message(RowReached(row))

    def do_open(self) -> None:
        """Open the passage."""
        if self.current is not None:
            self.post_message(RowOpened(self.cursor))


def _head_line(head: Head, width: int, text: int) -> Content:
    room = min(width, _COUNT + 2 + max(text, 48) + 2 + _KIND + _PLACE)
    mentions = plain(counted(head.naming.mentions, "mention"), QUIET)
    if head.card is None:
        return beside(plain(head.naming.source or "source —", LOUD), mentions, room)
    source = source_line(head.card).stylize_before("bold")
    heading = plain(head.card.heading, QUIET)
    return beside(fitting((joined([source, heading]), source), room - mentions.cell_length - 1), mentions, room)


def _form_line(row: FormRow, width: int, text: int) -> Content:
    count = plain(f"{row.form.count:,}".rjust(_COUNT) + "  ", QUIET)
    place = plain(f"¶{row.form.example.passage}", QUIET)
    kind = plain(_SHOWN.get(row.kind, row.kind), QUIET)
    style = "italic $quiet" if row.kind == "inferred" else ""
    room = width - _COUNT - 2
    if room >= 40:
        form = cut(plain(row.form.text, style), min(room - _KIND - _PLACE - 2, text))
        return count.append(form).append("  ").append(cut(kind, _KIND)).append(place)
    short = plain("≈ ", QUIET) if row.kind == "inferred" else AIR
    return count.append(short).append(beside(plain(row.form.text, style), place, room - short.cell_length))
