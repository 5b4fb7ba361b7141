"""Steps within what a comparison shows: to the next hit, sentence, column, pane; and the citations of all.

It moves what the screen holds, and paints nothing.
"""

from __future__ import annotations

from textual.widget import Widget

from csto_tui.tui.comparing import Comparing
from csto_tui.tui.comparing_table import Face, Table
from csto_tui.tui.widgets.reader import Reader

__all__ = ["PaneCopying", "Stepping", "nearest_hit"]


class Stepping:
    """What keys that go to and fro do in the comparison."""

    def __init__(self, table: Table, face: Face, comparing: Comparing) -> None:
        self._table = table
        self._face = face
        self._comparing = comparing

    def do_next_place(self) -> None:
        """Go to the next hit here, and to the nearest one on the other side; among columns to the next passage of this
        one, among pairs to the next one.
        """
        self._step(1)

    def do_previous_place(self) -> None:
        """Go to the hit, to the passage, to the pair before."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        table = self._table
        if self._comparing.view == "pairs":
            table.pairs.move_to(table.pairs.cursor + direction)
        elif self._comparing.is_grid:
            if not table.grid.step_place(direction):
                table.tell(f"this column has nothing {'further down' if direction > 0 else 'further up'}")
        else:
            self._step_hit(direction)

    def _step_hit(self, direction: int) -> None:
        table = self._table
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
            names = [table.names.sidebar] if table.names.display else []
            ring: list[Widget] = [*table.readers, table.answers, *names]
            at = ring.index(table.focused) if table.focused in ring else 0
            ring[(at + by) % len(ring)].focus()

    def do_furniture(self) -> None:
        """Show or hide what is not the article, on both sides."""
        if self._comparing.view != "read":
            self._table.tell("2 reads the articles: there B shows what is not the article")
            return
        for reader in self._table.readers:
            reader.toggle_furniture()
        shown = self._comparing.alongside.here.has_furniture
        self._table.tell("furniture shown: what is not the article" if shown else "furniture hidden")

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
