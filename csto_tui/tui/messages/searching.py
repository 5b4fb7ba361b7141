"""What happened in searching: queries, results, the rows of a list. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.article import ArticleId
    from csto_tui.model.results import Facet, Results

__all__ = [
    "Completed",
    "CompletionWanted",
    "FacetsCounted",
    "HistoryFetched",
    "HitsFound",
    "MoreWanted",
    "QueryChanged",
    "RowChosen",
    "RowHighlighted",
    "RowOpened",
]


@dataclass(eq=False)
class QueryChanged(Message):
    """The reader paused in typing a query, or pressed Enter on it."""

    text: str


@dataclass(eq=False)
class CompletionWanted(Message):
    """A query stands in the box that may be gone on with."""

    text: str


@dataclass(eq=False)
class Completed(Message):
    """What a query can be completed to came back; the query itself when there is nothing."""

    text: str
    completed: str


@dataclass(eq=False)
class HistoryFetched(Message):
    """The queries asked before came back, newest first."""

    past: tuple[str, ...]


@dataclass(eq=False)
class FacetsCounted(Message):
    """What the articles of a result are came back, with named queries and how many articles each finds."""

    text: str
    facets: tuple[Facet, ...]
    named: tuple[tuple[str, str, int | None], ...]
    """Name, query, articles (None: it cannot be understood)."""
    past: tuple[str, ...]


@dataclass(eq=False)
class HitsFound(Message):
    """A search came back; with an offset in its query it continues the results that stand."""

    results: Results
    keep: bool = False
    """The same question asked again: the cursor stays on its article."""
    completed: str = ""
    """Nothing was found, but the last word is still being typed, and goes on to this query."""


@dataclass(eq=False)
class MoreWanted(Message):
    """The cursor came near the last row that is loaded."""

    offset: int


@dataclass(eq=False)
class RowHighlighted(Message):
    """The cursor of the results came to an article."""

    article_id: ArticleId


@dataclass(eq=False)
class RowChosen(Message):
    """An article of the results was chosen to be read."""

    article_id: ArticleId


@dataclass(eq=False)
class RowOpened(Message):
    """A row of some other list was opened, by its number from 0."""

    row: int
