"""A table as values: columns with heads, rows with a label, cells with a place that they stand for.

Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from csto_tui.model.place import Place
from csto_tui.tui.paint import AIR

__all__ = ["BLANK", "Cell", "Grid", "GridRow", "heading", "ranked"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column has in one row."""

    lines: tuple[Content, ...] = ()
    """Each is wrapped where it is too long."""
    place: Place | None = None
    """Where it stands, if it can be read somewhere."""
    is_whole: bool = False
    """Whether all that stands there is to be quoted, and not the sentence around it."""
    why: str = ""
    """Why it stands in this row, for a reader who asks."""


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells beside each other under one label; without cells it is a heading."""

    label: Content
    cells: tuple[Cell, ...] = ()
    name: str = ""
    """The name or query that the row is about."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under the heads of columns."""

    heads: tuple[tuple[Content, ...], ...]
    """The lines over each column."""
    rows: tuple[GridRow, ...]
    label_width: int = 0
    """Cells for the labels on a wide screen; 0: rows have none."""
    least: int = 30
    """Cells that a column needs."""
    most: int = 200
    """Cells that a column takes at most."""
    digits: int = 0
    """Cells at whose end the cells' lines end, where they are numbers; 0: where they are words."""
    is_by_column: bool = False
    """Whether a column is read to its end before the next one, where they are put above each other."""


def heading(label: Content) -> tuple[GridRow, GridRow]:
    """Return a heading with a line of air above it."""
    return GridRow(AIR), GridRow(label)


def ranked(columns: Iterable[Sequence[Cell]], label: Content = AIR) -> tuple[GridRow, ...]:
    """Return the first cells of all columns in one row, the second in the next one, and so on; label the first."""
    rows = zip_longest(*columns, fillvalue=BLANK)
    return tuple(GridRow(AIR if number else label, tuple(cells)) for number, cells in enumerate(rows))
