"""Steps within what a comparison shows: to the next hit, sentence, column, pane; and what is copied there.

It moves what the screen holds, and paints nothing.
"""

from __future__ import annotations

from textual.widget import Widget

from csto_tui.tui.comparing import Comparing, Face, Table
from csto_tui.tui.widgets.reader import Reader

__all__ = ["CellCopying", "PaneCopying", "Stepping", "nearest_hit"]


class Stepping:
    """What keys that go to and fro do in the comparison."""

    def __init__(self, table: Table, face: Face, comparing: Comparing) -> None:
        self._table = table
        self._face = face
        self._comparing = comparing

    def do_next_hit(self) -> None:
        """Go to the next hit here, and to the nearest one on the other side; in a list, to the next row."""
        self._step(1)

    def do_previous_hit(self) -> None:
        """Go to the hit before, and to the nearest one on the other side; in a list, to the row before."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        table = self._table
        if self._comparing.view != "read":
            rows = table.grid if self._comparing.is_grid else table.pairs
            rows.move_to(rows.cursor + direction)
            return
        here, other = self._comparing.alongside.here, self._comparing.alongside.other
        if not here.hits:
            table.tell("nothing is lit here: a query in the search box lights both articles")
            return
        here.go_to_hit(0 if here.hit is None else here.hit + direction)
        nearest = nearest_hit(here, other)
        if nearest is not None:
            other.go_to_hit(nearest)

    def do_next_sentence(self) -> None:
        """Go to the next sentence, with what may answer it."""
        if self._comparing.view == "read":
            self._comparing.alongside.step(1)
            self._face.settle()

    def do_previous_sentence(self) -> None:
        """Go to the sentence before."""
        if self._comparing.view == "read":
            self._comparing.alongside.step(-1)
            self._face.settle()

    def do_next_column(self) -> None:
        """Go to the next column, or to the other side."""
        self._step_column(1)

    def do_previous_column(self) -> None:
        """Go to the column before, or to the other side."""
        self._step_column(-1)

    def _step_column(self, by: int) -> None:
        if self._comparing.is_grid:
            self._table.grid.step_column(by)
        elif self._comparing.view == "read":
            self._table.readers[1 - self._comparing.alongside.side].focus()

    def do_next_pane(self) -> None:
        """Go to the other side, then to what may answer; among columns, to the next one."""
        self._turn(1)

    def do_previous_pane(self) -> None:
        """Go round the other way."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        table = self._table
        if self._comparing.is_grid:
            count = max(len(table.grid.grid.heads), 1)
            at = table.grid.spot[1]
            table.grid.step_column((at + by) % count - at)
        elif self._comparing.view == "read":
            ring: list[Widget] = [*table.readers, table.answers]
            at = ring.index(table.focused) if table.focused in ring else 0
            ring[(at + by) % len(ring)].focus()

    def do_lock(self) -> None:
        """Lock the scrolling otherwise."""
        self._comparing.alongside.turn_lock()
        if self._comparing.view == "read":
            self._comparing.alongside.follow()
        self._face.settle()
        self._table.tell(f"scroll lock: {self._comparing.alongside.lock}")


class PaneCopying:
    """Copies what belongs to all panes."""

    def __init__(self, table: Table, comparing: Comparing) -> None:
        self._table = table
        self._comparing = comparing

    def do_copy_citation(self) -> None:
        """Copy the citations of all articles in sight, one a line."""
        table, library = self._table, self._table.library
        if library is not None:
            ids, style = tuple(table.ids if self._comparing.is_grid else table.shown), table.style
            many = f"citations of {len(ids)} articles"
            table.bring(lambda: "\n".join(library.cite(one, style).text for one in ids), many)


class CellCopying:
    """Copies what belongs to the cell under the cursor."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def do_copy_quotation(self) -> None:
        """Copy the words of the cell with their citation."""
        table, library, cell = self._table, self._table.library, self._table.grid.cell
        if library is None or cell.place is None or not cell.text:
            table.tell("there are no words to quote here: Enter reads the passage")
            return
        place, style, text = cell.place, table.style, cell.text
        table.bring(
            lambda: library.cite(place.article_id, style, passage=place.passage, quotation=text).text, "quotation"
        )


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
