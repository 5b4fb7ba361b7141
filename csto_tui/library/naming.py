"""The chapter of naming: how each article and outlet names somebody. Nothing here judges a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from csto_tui.library.names import Names
from csto_tui.model.entity import Entity, EntityId, EntityKind

if TYPE_CHECKING:
    from csto_tui.model.naming import Naming

__all__ = ["NamingBy", "NamingTable"]

NamingBy = Literal["article", "source"]


class NamingTable(Names):
    """Spellings, titles and epithets, with counts."""

    def naming(self, entity_id: EntityId, by: NamingBy = "article") -> tuple[Naming, ...]:
        """Return how each article, or each outlet, that names an entity does so; outlets by name, the unknown last,
        articles of one outlet by id. Raises EntityNotFound.

        Phrases that stand for a person by the office are inferred inside an article, and are no mentions.
        """
        from csto_tui.entities.naming_table import naming_of_sources  # late: a search needs none of it

        namings = sorted(self._namings(self.entity(entity_id)), key=lambda one: (one.source == "", one.source))
        return naming_of_sources(namings) if by == "source" else tuple(namings)

    def _namings(self, entity: Entity) -> Iterator[Naming]:
        from csto_tui.entities.naming_table import naming_of
        from csto_tui.entities.roles import role_mentions

        for article_id in dict.fromkeys(mention.article_id for mention in self.mentions(entity.id)):
            article, mentions = self.article(article_id), self.mentions(None, article_id)
            roles = role_mentions(article, mentions) if entity.kind is EntityKind.PERSON else ()
            naming = naming_of(article, entity.id, mentions, [one.span for one in roles if one.entity_id == entity.id])
            if naming is not None:
                yield naming
