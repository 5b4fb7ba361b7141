"""What happened in reading: articles, places, names. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.article import Article, ArticleId
    from csto_tui.model.entity import Entity, EntityId
    from csto_tui.tui.reading import NameRow, Reading, Start

__all__ = [
    "ArticleOpened",
    "ArticleRenewed",
    "ArticleWanted",
    "EntityChosen",
    "FindTyped",
    "HitsEnded",
    "MarkFound",
    "MetadatumSet",
    "NamesCounted",
    "NamesFound",
    "ReaderMoved",
]


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
class FindTyped(Message):
    """Other words are looked for in the open article alone."""

    text: str


@dataclass(eq=False)
class MarkFound(Message):
    """The passage that is marked under a letter came back, or the letters that there are for want of one."""

    letter: str
    article_id: ArticleId | None
    passage: int
    letters: str


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
class ArticleRenewed(Message):
    """An article came back as it is known now."""

    article: Article


@dataclass(eq=False)
class MetadatumSet(Message):
    """A metadatum of an article was set by hand, or what was set was taken back."""

    field: str
    is_set: bool
