"""Who and what an article speaks of. Nothing here recognises anything."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from csto_tui.model.article import ArticleId
from csto_tui.model.span import Span

__all__ = ["Alias", "Entity", "EntityId", "EntityKind", "Mention", "UnresolvedMention"]

EntityId = NewType("EntityId", str)


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class UnresolvedMention:
    """A name as it stands in one article, before anybody knows whose it is."""

    article_id: ArticleId
    span: Span
    """In `Article.text`, inside one passage."""
    kind: EntityKind
    form: str
    """The text of the span, with line breaks as spaces."""
    note: str = ""
    """What spoke for it: a title before it, a gazetteer, another mention …"""


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an entity's name, and who uses it."""

    form: str
    script: str
    """latin, cyrillic, or other."""
    sources: tuple[tuple[str, int], ...]
    """Pairs of outlet (empty: unknown) and number of mentions, most first."""

    @property
    def mentions(self) -> int:
        """How often the spelling stands in the corpus."""
        return sum(count for _, count in self.sources)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization, place, event or document, under all its spellings."""

    id: EntityId
    kind: EntityKind
    name: str
    """The canonical name: by default the fullest spelling that is most used."""
    aliases: tuple[Alias, ...]
    """All spellings, the canonical one among them, most used first."""
    mentions: int
    articles: int
    why: tuple[str, ...] = ()
    """One line a merge: why two spellings are held to be one entity."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article where an entity stands."""

    entity_id: EntityId
    article_id: ArticleId
    span: Span
    """In `Article.text`, inside one passage."""
    form: str
    kind: EntityKind
