"""A checked quotation with what stands in the source, ready to be shown. Nothing here checks one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.model.draft import Check, Excerpt
from csto_tui.model.span import Span

__all__ = ["Sighting", "sighted"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A check, and the passages of its place or of the nearest one."""

    check: Check
    card: ArticleCard | None = None
    """Of the source; None where nothing is like the quotation."""
    text: str = ""
    """The passages as they stand in the source, or its title."""
    start: int = 0
    """Where `text` begins in what the place's spans are offsets into."""

    @property
    def place(self) -> Excerpt | None:
        """Where it stands, or where the likest passage does."""
        return self.check.place or self.check.nearest

    @property
    def matched(self) -> Span | None:
        """What of `text` answers to the quotation; None for a passage that is merely the likest."""
        return self.check.place.span.shifted(-self.start) if self.check.place else None


def sighted(check: Check, fetch: Callable[[ArticleId], Article]) -> Sighting:
    """Return a check with the words of its source; `fetch` raises KeyError for an article that there is not."""
    place = check.place or check.nearest
    if place is None:
        return Sighting(check)
    try:
        article = fetch(place.article_id)
    except KeyError:  # it has gone since
        return Sighting(check)
    card = ArticleCard.of(article)
    if place.passage is None or place.end_passage is None:
        return Sighting(check, card, article.title.value or "")
    first, last = article.passages[place.passage - 1].span, article.passages[place.end_passage - 1].span
    return Sighting(check, card, article.text[first.start : last.end], first.start)
