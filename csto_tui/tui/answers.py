"""What the background answers with: a decision on names, a view of a comparison, a matrix. Nothing here asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from csto_tui.model.article import Article, ArticleCard, ArticleId
    from csto_tui.model.entity import EntityId
    from csto_tui.model.matrix import Matrix, MatrixBy
    from csto_tui.tui.grid import Grid

__all__ = ["By", "Compared", "Contrast", "Covered", "Done"]

By = Literal["article", "source"]


@dataclass(frozen=True, slots=True)
class Done:
    """What a decision came to."""

    note: str
    """In one sentence, for the reader."""
    entity_id: EntityId | None = None
    """What was changed or made, while it is shown."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A matrix as it came back."""

    rows: tuple[str, ...]
    """What was asked for."""
    by: MatrixBy
    matrix: Matrix
    cards: Mapping[ArticleId, ArticleCard]


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is asked for."""

    view: str
    """anchor, quotes, facts or words."""
    ids: tuple[ArticleId, ...]
    on: str = ""
    """A name or a query; empty: the name that most of the articles have."""
    by: By = "article"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came back."""

    asked: Contrast
    on: str
    """The name or query that it is about."""
    is_name: bool
    articles: Mapping[ArticleId, Article]
    """All that are compared, in their order."""
    columns: tuple[tuple[ArticleId, ...], ...]
    """The articles of each column."""
    grid: Grid
