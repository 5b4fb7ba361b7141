"""What a comparison shows, and where it leads: from view to view, from a cell to its place in the articles, from a
sentence to its counterpart, the other article in a pane.

It moves what the screen holds; it starts no work of its own and paints nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Comparison
from csto_tui.model.entity import EntityId
from csto_tui.model.place import Place
from csto_tui.model.span import Span
from csto_tui.tui.alongside import Alongside
from csto_tui.tui.comparing_table import Face, Table, View
from csto_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from csto_tui.tui.answers import By

__all__ = ["Comparing"]


class Comparing:
    """What the keys of the comparison do."""

    def __init__(self, table: Table, face: Face, on: str) -> None:
        self._table = table
        self._face = face
        self.alongside = Alongside(lambda: table.readers)
        self.view: View = "anchor"
        self.on = on
        """What is asked for; empty: the name that most of the articles have."""
        self.by: By = "article"
        self.comparison: Comparison | None = None
        """The pairs of the articles that are read; None while nobody has asked."""
        self.came_from: View | None = None
        """The view that the articles were opened from, which Esc leads back to."""
        self.chosen: EntityId | None = None
        """The name whose mentions are marked."""
        self.wanted: dict[ArticleId, tuple[int, Span]] = {}
        """Passages, and places in them, to go to once the articles are there."""

    @property
    def is_grid(self) -> bool:
        """Whether columns are in sight."""
        return self.view not in ("read", "pairs")

    def do_view_anchor(self) -> None:
        """Show what each says of a name or of the query."""
        self._look("anchor")

    def do_view_read(self) -> None:
        """Read two articles."""
        self._look("read")

    def do_view_quotes(self) -> None:
        """Show who is quoted where."""
        self._look("quotes")

    def do_view_facts(self) -> None:
        """Show what is stated where."""
        self._look("facts")

    def do_view_words(self) -> None:
        """Show which words each uses."""
        self._look("words")

    def do_pairs(self) -> None:
        """List the sentences that speak of the same thing."""
        self._look("pairs")

    def _look(self, view: View) -> None:
        self.view, self.came_from = view, None
        self._face.look(view)

    def do_stack(self) -> None:
        """Put the sides beside or above each other."""
        self._face.stack()

    def do_turn_columns(self) -> None:
        """Make columns of articles, or of outlets."""
        if self.view in ("read", "pairs", "facts"):
            self._table.tell("here every column is an article")
            return
        self.by = "source" if self.by == "article" else "article"
        self._face.look(self.view)

    def do_anchor(self) -> None:
        """Ask what each says of something else."""
        self._face.ask()

    def do_anchor_here(self) -> None:
        """Ask what each says of the name of this row."""
        row = self._table.grid.row if self.is_grid else None
        if row is None or not row.name:
            self._table.tell("this row has no name: / asks what each says of a name or of any words")
            return
        self.anchor(row.name)

    def anchor(self, on: str | None) -> None:
        """Compare by a name or a query."""
        if on:
            self.on = on
            self._look("anchor")

    def anchor_on(self, entity_id: EntityId) -> None:
        """Compare by a name that was chosen beside another view, which Esc leads back to."""
        before, self.on, self.view = self.view, entity_id, "anchor"
        self.came_from = before if before != "anchor" else self.came_from
        self._face.look("anchor", stay=self._table.names.is_active)

    def do_why(self) -> None:
        """Say why this stands here."""
        if self.view == "pairs":
            self._table.tell("the reason stands under each pair")
        elif self.is_grid:
            self._table.tell(self._table.grid.cell.why or "silence has no reason here: these words were not found")
        else:
            found = self.alongside.counterpart()
            self._table.tell(f"because: {' · '.join(found.why)}" if found else "nothing here answers this sentence")

    def do_swap(self) -> None:
        """Put the next article into this pane; of two, change sides; columns change places."""
        table = self._table
        if self.is_grid:
            self._swap_columns()
            return
        side = self.alongside.side
        others = [one for one in table.ids if one not in table.shown]
        if others:
            after = [one for one in others if table.ids.index(one) > table.ids.index(table.shown[side])]
            table.shown[side] = (after or others)[0]
        else:
            table.shown.reverse()
        self.came_from = None
        self._face.look(self.view)

    def _swap_columns(self) -> None:
        table, at = self._table, self._table.grid.spot[1]
        if self.by == "source" and self.view != "facts":
            table.tell("outlets stand by date: v makes columns of articles")
        elif at + 1 < len(table.ids):
            table.ids[at], table.ids[at + 1] = table.ids[at + 1], table.ids[at]
            table.shown[:] = table.ids[:2]
            self._face.look(self.view)

    def do_jump(self) -> None:
        """Read the passage of a cell, or a pair where it stands; at a sentence, go to its counterpart; at a name, to
        its next mention.
        """
        if self._table.names.is_active:
            self._table.names.sidebar.do_open()
        elif self.is_grid:
            self._open(self._table.grid.cell.place)
        elif self.view == "pairs":
            self._open_pair()
        elif self.alongside.jump():
            self.alongside.here.focus()
        else:
            self._table.tell("nothing in the other article answers this sentence, as far as its words tell")

    def _open(self, place: Place | None) -> None:
        table = self._table
        if place is None:
            table.tell("there is nothing to read: it is silent here")
            return
        if place.article_id not in table.shown:
            table.shown[0] = place.article_id
            if table.shown[1] == place.article_id:
                table.shown.reverse()
        self._read_at([(place.article_id, place.passage, place.span)], table.shown.index(place.article_id))

    def _open_pair(self) -> None:
        row = self._table.pairs.cursor
        if self.comparison is not None and row < len(self.comparison.pairs):
            pair = self.comparison.pairs[row]
            ends = (pair.left, pair.right)
            self._read_at([(one.article_id, one.passage, one.span) for one in ends], self.alongside.side)

    def _read_at(self, places: Sequence[tuple[ArticleId, int, Span]], side: int) -> None:
        before = self.view
        self._look("read")
        self.came_from, self.alongside.side = before, side
        self._table.readers[side].focus()
        self.wanted = {one: (passage, span) for one, passage, span in places}
        self._face.fetch()

    def arrive(self) -> None:
        """Go to the places that were asked for in the articles that are there now, else to their first hits."""
        for reader in self._table.readers:
            article = reader.reading.article if reader.reading else None
            wanted = self.wanted.get(article.id) if article else None
            if article is not None and wanted is not None:
                passage, within = wanted
                self._point_at(reader, within.shifted(article.passages[passage - 1].span.start))
            elif reader.hits and not self.wanted:
                reader.go_to_hit(0, centred=True)
        self.wanted = {}

    def mark_mentions(self) -> None:
        """Mark the mentions of the chosen name on both sides."""
        for reader in self._table.readers:
            if reader.reading is not None:
                reader.choose(reader.reading.mention_spans(self.chosen))

    def _point_at(self, reader: Reader, span: Span) -> None:
        self._table.call_after_refresh(lambda: reader.point_at(span))

    def do_escape(self) -> None:
        """Go back from the names, to where the articles were opened from, to reading, to the first view, then to the
        explorer.
        """
        if self._table.names.is_active:
            self._face.leave_names()
        elif self.view == "pairs":
            self._look("read")
        elif self.came_from is not None:
            self._look(self.came_from)
        elif self.view != "anchor":
            self._look("anchor")
        else:
            self._table.dismiss(None)

    def do_quit_level(self) -> None:
        """Go back to the explorer."""
        self._table.dismiss(None)
