"""Find articles that came twice. Nothing here removes one."""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.model.article import ArticleCard, ArticleId

__all__ = ["duplicates"]


def duplicates(cards: Sequence[ArticleCard]) -> tuple[tuple[ArticleId, ...], ...]:
    """Return groups of articles from different files that are the same to the byte, each by id, by the first id."""
    groups: dict[str, list[ArticleCard]] = {}
    for card in cards:
        groups.setdefault(card.sha256, []).append(card)
    found = [group for group in groups.values() if len({card.path for card in group}) > 1]
    return tuple(sorted(tuple(sorted(card.id for card in group)) for group in found))
