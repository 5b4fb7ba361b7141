"""What a reader has open, and where back leads. Frozen: every step returns a new session. It knows no screen and no
library.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.model.query import Sort

__all__ = ["Session", "Waypoint"]

_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A point in an article that a reader was at."""

    article_id: ArticleId
    offset: int = 0
    """In `Article.text`."""


@dataclass(frozen=True, slots=True)
class Session:
    """The state of one reading: query, order, place, the way back, the articles to compare, the chosen entity."""

    query: str = ""
    sort: Sort = Sort.RELEVANCE
    place: Waypoint | None = None
    behind: tuple[Waypoint, ...] = ()
    """Places to go back to, the latest last."""
    ahead: tuple[Waypoint, ...] = ()
    """Places to go forward to, the nearest last."""
    compared: tuple[ArticleId, ...] = ()
    """Articles ticked for a comparison, in the order of ticking."""
    chosen: EntityId | None = None
    """The entity whose mentions `]e` and `[e` step through."""

    def searched(self, query: str) -> Session:
        """Ask something else; the open article stays open."""
        return replace(self, query=query)

    def sorted_by(self, sort: Sort) -> Session:
        """Put the results in another order."""
        return replace(self, sort=sort)

    def opened(self, place: Waypoint) -> Session:
        """Go to a place, remembering the one before; going where one already is changes nothing."""
        if place == self.place:
            return self
        behind = (*self.behind, self.place) if self.place else self.behind
        return replace(self, place=place, behind=behind[-_MOST_PLACES:], ahead=())

    def moved(self, offset: int) -> Session:
        """Move within the open article without a new step in the way back."""
        return replace(self, place=replace(self.place, offset=offset)) if self.place else self

    def back(self) -> Session:
        """Return to the place before; at the first one nothing changes."""
        if not self.behind:
            return self
        ahead = (*self.ahead, self.place) if self.place else self.ahead
        return replace(self, place=self.behind[-1], behind=self.behind[:-1], ahead=ahead)

    def forward(self) -> Session:
        """Undo one step back; at the last place nothing changes."""
        if not self.ahead:
            return self
        behind = (*self.behind, self.place) if self.place else self.behind
        return replace(self, place=self.ahead[-1], ahead=self.ahead[:-1], behind=behind)

    def ticked(self, article_id: ArticleId) -> Session:
        """Tick an article for comparison, or untick it."""
        if article_id in self.compared:
            return replace(self, compared=tuple(one for one in self.compared if one != article_id))
        return replace(self, compared=(*self.compared, article_id))

    def choosing(self, entity_id: EntityId | None) -> Session:
        """Choose the entity to step through, or none."""
        return replace(self, chosen=entity_id)
