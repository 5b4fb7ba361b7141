"""How an outlet names somebody: its spellings, its titles, its epithets. Nothing here looks for one."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.place import Place

__all__ = ["Naming", "NamingForm"]


@dataclass(frozen=True, slots=True)
class NamingForm:
    """One way of naming, as it is written."""

    text: str
    count: int
    example: Place
    """The first place where it stands."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How one article, or all articles of one outlet, name an entity. Within each kind the most used form is first."""

    entity_id: EntityId
    source: str
    """The outlet; empty where it is not known."""
    article_id: ArticleId | None
    """None: all articles of the outlet."""
    forms: tuple[NamingForm, ...]
    """Spellings of the name; their counts are the mentions."""
    titles: tuple[NamingForm, ...] = ()
    """What stands before the name and belongs to it: “Belarusian President”."""
    epithets: tuple[NamingForm, ...] = ()
    """What is set beside the name: “the Belarusian leader”."""
    roles: tuple[NamingForm, ...] = ()
    """What stands for the name elsewhere (“the head of state”): inferred, and never counted among the mentions."""

    @property
    def mentions(self) -> int:
        """How often the name stands there."""
        return sum(form.count for form in self.forms)
