"""What happened in a comparison, or in a matrix. Nothing here acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.article import Article, ArticleCard, ArticleId
    from csto_tui.model.comparison import Comparison, Parallel
    from csto_tui.model.entity import EntityId
    from csto_tui.tui.answers import Compared, Covered
    from csto_tui.tui.reading import NameRow, Reading

__all__ = ["Contrasted", "MatrixFound", "NamesCompared", "SharedFound", "SidesRead"]


@dataclass(eq=False)
class SidesRead(Message):
    """Two articles came back, with what answers what in them."""

    readings: tuple[Reading, Reading]
    parallel: Parallel
    cards: tuple[ArticleCard, ...]
    """Of all articles that are compared."""


@dataclass(eq=False)
class SharedFound(Message):
    """What the compared articles share came back."""

    comparison: Comparison
    articles: Mapping[ArticleId, Article]


@dataclass(eq=False)
class Contrasted(Message):
    """A view of the compared articles came back."""

    compared: Compared


@dataclass(eq=False)
class NamesCompared(Message):
    """Who is named in the columns of a comparison came back."""

    columns: tuple[tuple[ArticleId, ...], ...]
    names: tuple[NameRow, ...]
    counts: tuple[Mapping[EntityId, int], ...]
    """One a column."""


@dataclass(eq=False)
class MatrixFound(Message):
    """Who speaks of what came back."""

    covered: Covered
