"""What happened, in the past tense: widgets and background work post these upwards. Nothing here acts.

The fields are set once and never changed (Textual writes its own bookkeeping into a message, so the classes
cannot be frozen).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textual.message import Message

from csto_tui.errors import CstoError
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.model.comparison import Comparison
from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.report import IngestReport
from csto_tui.model.results import Results
from csto_tui.tui.reading import NameRow, Reading, Start

__all__ = [
    "ArticleCompared",
    "ArticleOpened",
    "ArticleRenewed",
    "ArticleWanted",
    "CitationMade",
    "EntityChosen",
    "FactsCounted",
    "HitsEnded",
    "HitsFound",
    "IndexingEnded",
    "IndexingProgressed",
    "LibraryOpened",
    "MetadatumSet",
    "MoreWanted",
    "NamesCounted",
    "NamesFound",
    "Noticed",
    "OpeningFailed",
    "QueryChanged",
    "ReaderMoved",
    "ReportMade",
    "RowChosen",
    "RowHighlighted",
    "RowOpened",
    "SharedFound",
    "TabChosen",
    "TextCopied",
    "WorkFailed",
]


@dataclass(eq=False)
class QueryChanged(Message):
    """The reader paused in typing a query, or pressed Enter on it."""

    text: str


@dataclass(eq=False)
class HitsFound(Message):
    """A search came back; with an offset in its query it continues the results that stand."""

    results: Results
    keep: bool = False
    """The same question asked again: the cursor stays on its article."""


@dataclass(eq=False)
class FactsCounted(Message):
    """What the corpus holds came back: its name, and how many articles, sources, years."""

    name: str
    facts: tuple[str, ...]


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


@dataclass(eq=False)
class ArticleWanted(Message):
    """Some other article is to be read, from a certain place."""

    article_id: ArticleId
    start: Start


@dataclass(eq=False)
class ArticleOpened(Message):
    """An article came back with all that the reader shows of it."""

    reading: Reading
    start: Start


@dataclass(eq=False)
class ReaderMoved(Message):
    """The reader shows another part of its article, or another hit is the current one."""


@dataclass(eq=False)
class HitsEnded(Message):
    """There is no further hit in this article in that direction (+1 or -1)."""

    direction: int


@dataclass(eq=False)
class EntityChosen(Message):
    """An entity was chosen in the sidebar, to go to its next mention."""

    entity_id: EntityId
    name: str


@dataclass(eq=False)
class NamesCounted(Message):
    """The names of the whole corpus came back, for when no article is open."""

    names: tuple[NameRow, ...]


@dataclass(eq=False)
class NamesFound(Message):
    """The names that answer to what was typed came back, best first."""

    text: str
    entities: tuple[Entity, ...]


@dataclass(eq=False)
class ArticleCompared(Message):
    """One side of a comparison came back."""

    side: int
    reading: Reading


@dataclass(eq=False)
class SharedFound(Message):
    """What the compared articles share came back."""

    comparison: Comparison


@dataclass(eq=False)
class ArticleRenewed(Message):
    """An article came back as it is known now."""

    article: Article


@dataclass(eq=False)
class MetadatumSet(Message):
    """A metadatum of an article was set by hand, or what was set was taken back."""

    field: str
    is_set: bool


@dataclass(eq=False)
class ReportMade(Message):
    """What became of the files came back, with the cards of the articles by id."""

    report: IngestReport
    cards: Mapping[ArticleId, ArticleCard]


@dataclass(eq=False)
class TextCopied(Message):
    """A text was brought to a clipboard, as far as the note says."""

    text: str
    note: str


@dataclass(eq=False)
class CitationMade(Message):
    """A citation came back for the dialog."""

    style: str
    text: str
    quotation: str
    """The same with the quotation before it; empty when there is none."""
    warnings: tuple[str, ...]


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
