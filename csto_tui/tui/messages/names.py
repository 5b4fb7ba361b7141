"""What happened to names: decisions about them, counts of them, how sources use them. Nothing here acts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.article import ArticleCard, ArticleId
    from csto_tui.model.entity import Entity, EntityId
    from csto_tui.tui.answers import Done
    from csto_tui.tui.likeness import Evidence, Pair
    from csto_tui.tui.namings import FormRow, Head
    from csto_tui.tui.reading import Named

__all__ = [
    "ArticlesFound",
    "CompanyFound",
    "DecisionsFound",
    "EvidenceFound",
    "FoundCounted",
    "LookAlikesFound",
    "NamesDecided",
    "NamingFound",
    "PairDecided",
    "PassageShown",
]


@dataclass(eq=False)
class NamesDecided(Message):
    """A decision was kept, or taken back."""

    done: Done
    named: Named | None
    """Who is named in the article that was open, as it is known now."""
    chosen: Entity | None
    """What the chosen entity has become."""


@dataclass(eq=False)
class FoundCounted(Message):
    """The mentions in all articles that a query finds came back; None where they are too many to count."""

    text: str
    counts: Mapping[EntityId, int] | None


@dataclass(eq=False)
class CompanyFound(Message):
    """Whom an entity is named with came back: pairs of another one and the number of articles that name both."""

    entity_id: EntityId
    company: tuple[tuple[Entity, int], ...]


@dataclass(eq=False)
class ArticlesFound(Message):
    """Articles that mention an entity came back."""

    entity: Entity
    ids: tuple[ArticleId, ...]


@dataclass(eq=False)
class NamingFound(Message):
    """How articles, or outlets, name an entity came back."""

    by: str
    rows: tuple[Head | FormRow | None, ...]


@dataclass(eq=False)
class PassageShown(Message):
    """The passage of a way of naming came back."""

    row: FormRow
    article: ArticleCard
    text: str


@dataclass(eq=False)
class LookAlikesFound(Message):
    """Pairs of names that may be one came back."""

    pairs: tuple[Pair, ...]


@dataclass(eq=False)
class EvidenceFound(Message):
    """Where the two names of a pair stand came back."""

    pair: Pair
    evidence: tuple[Evidence, Evidence]


@dataclass(eq=False)
class PairDecided(Message):
    """A decision on two names was kept, or one was taken back."""

    done: Done


@dataclass(eq=False)
class DecisionsFound(Message):
    """What was set by hand about a name came back, as sentences."""

    lines: tuple[str, ...]
