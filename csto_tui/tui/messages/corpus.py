"""What happened to the corpus and its index, and what the reader is to be told. Nothing here acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.errors import CstoError
    from csto_tui.model.article import ArticleCard, ArticleId
    from csto_tui.model.report import IngestReport

__all__ = [
    "FactsCounted",
    "IndexingEnded",
    "IndexingProgressed",
    "LibraryOpened",
    "Noticed",
    "OpeningFailed",
    "ReportMade",
    "TabChosen",
    "WorkFailed",
]


@dataclass(eq=False)
class FactsCounted(Message):
    """What the corpus holds came back: its name, and how many articles, sources, years."""

    name: str
    facts: tuple[str, ...]


@dataclass(eq=False)
class ReportMade(Message):
    """What became of the files came back, with the cards of the articles by id."""

    report: IngestReport
    cards: Mapping[ArticleId, ArticleCard]


@dataclass(eq=False)
class TabChosen(Message):
    """A pane was chosen on the tab line, by its number from 0."""

    index: int


@dataclass(eq=False)
class Noticed(Message):
    """Something that the reader is to be told in one line."""

    text: str


@dataclass(eq=False)
class WorkFailed(Message):
    """Background work of a group met an error that a reader can understand."""

    group: str
    error: CstoError


@dataclass(eq=False)
class LibraryOpened(Message):
    """The corpus is open. `opened` has `library`, `refresh` and `notices`."""

    opened: Any  # the composition root's value; this floor must not import it


@dataclass(eq=False)
class OpeningFailed(Message):
    """The corpus cannot be opened."""

    error: CstoError


@dataclass(eq=False)
class IndexingProgressed(Message):
    """The index came a step further."""

    stage: str
    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Let a later progress take the place of one that nobody has seen yet."""
        return isinstance(message, IndexingProgressed)


@dataclass(eq=False)
class IndexingEnded(Message):
    """The index is up to date."""

    changed: bool
    notices: tuple[str, ...]
