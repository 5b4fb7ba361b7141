"""A place in an article, as passages are counted. Nothing here finds one."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleId
from csto_tui.model.span import Span

__all__ = ["Place"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands."""

    article_id: ArticleId
    passage: int
    """Counts from 1."""
    span: Span
    """In the passage's own text."""
