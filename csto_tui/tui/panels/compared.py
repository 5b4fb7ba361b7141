"""The names beside a comparison, with their counts in each of its columns. It knows no other panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.tui import messages as m
from csto_tui.tui.paint import AIR, QUIET, fitting, joined, plain
from csto_tui.tui.reading import NameRow
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.entity_sidebar import MOST_BESIDE, EntitySidebar
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["ComparedNames"]

Columns = tuple[tuple[ArticleId, ...], ...]


class ComparedNames(Vertical):
    """A head and a sidebar of names."""

    head = getters.query_one(PaneHead)
    sidebar = getters.query_one(EntitySidebar)

    def __init__(self, then: Callable[[m.EntityChosen], object], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._then = then
        self._columns: Columns = ()
        """The articles of each column whose names are counted."""
        self._outlets: tuple[Content, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out head and sidebar."""
        yield PaneHead("NAMES")
        yield EntitySidebar()

    @property
    def is_active(self) -> bool:
        """Whether keys go to the names."""
        return self.sidebar.has_focus

    def ask(self, library: Library, columns: Columns, outlets: Sequence[Content]) -> None:
        """Have the names of some columns counted, unless they are already."""
        if columns and columns != self._columns:
            self._columns, self._outlets = columns, tuple(outlets)
            self.sidebar.empty = (plain("  No names recognised here so far.", QUIET),)
            self.count(library, columns)

    def forget(self) -> None:
        """Have the names counted anew when they are asked for the next time."""
        self._columns = ()

    @background("compared names", is_awaited=True)
    def count(self, library: Library, columns: Columns) -> m.NamesCompared:
        """Count who is named in each column; those first whom most columns name."""
        counts = []
        for ids in columns:
            counted: Counter[EntityId] = Counter()
            for tally in library.entity_counts(ids):
                counted.update(tally)
            counts.append(counted)
        sums: Counter[EntityId] = Counter()
        for one in counts:
            sums.update(one)
        rows = [NameRow(entity, sums[entity.id]) for entity in library.entities() if sums[entity.id]]
        rows.sort(key=lambda row: (-sum(row.entity.id in some for some in counts), -row.here, row.entity.name))
        return m.NamesCompared(columns, tuple(rows), tuple(counts))

    def on_names_compared(self, message: m.NamesCompared) -> None:
        """Show them."""
        if message.columns == self._columns:
            self.sidebar.show(message.names, beside=message.counts)
            self.show_head()

    def choose(self, entity_id: EntityId) -> None:
        """Mark the chosen name."""
        self.sidebar.choose(entity_id)

    def lead(self, column: int) -> None:
        """Show which column has the cursor, and whether the names have the focus."""
        self.sidebar.lead(column)
        self.head.brighten(self.is_active)

    def show_head(self) -> None:
        """Say what the counts are of."""
        numbers = plain(" · ".join(str(n) for n in range(1, len(self._columns) + 1)), QUIET)
        forms = [joined(self._outlets).stylize_before(QUIET), numbers]
        if len(self._columns) > MOST_BESIDE:
            forms = [plain("in this one · in all", QUIET)]
        self.head.show(plain("NAMES"), AIR, fitting(forms, self.size.width - 4))

    def on_resize(self) -> None:
        """Say what is counted: on a narrow pane there is room for less."""
        self.show_head()

    def on_entity_chosen(self, message: m.EntityChosen) -> None:
        """Go to its next mention."""
        message.stop()
        self._then(message)
