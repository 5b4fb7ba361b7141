"""Who speaks of what, and who is silent. Counts, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId, EntityKind
from csto_tui.model.place import Place

__all__ = ["Matrix", "MatrixBy", "MatrixCell", "MatrixColumn", "MatrixRow"]

MatrixBy = Literal["source", "article", "year"]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """An outlet, an article or a year."""

    label: str
    """The outlet, the article's id, or the year; `—` where it is not known."""
    articles: tuple[ArticleId, ...]
    """By date, then by id."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How often a column speaks of a row."""

    count: int = 0
    """0 is silence."""
    articles: int = 0
    """How many of the column's articles do."""
    first: Place | None = None
    """The first place, in the earliest article that does."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An entity, or a query."""

    text: str
    """As it was asked for."""
    name: str
    """The entity's name, or the query."""
    entity_id: EntityId | None
    """None: it is a query."""
    kind: EntityKind | None
    cells: tuple[MatrixCell, ...]
    """One a column."""

    @property
    def total(self) -> int:
        """How often all columns speak of it."""
        return sum(cell.count for cell in self.cells)

    @property
    def articles(self) -> int:
        """How many articles speak of it."""
        return sum(cell.articles for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of counts under columns."""

    by: MatrixBy
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
