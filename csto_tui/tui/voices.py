"""Somebody who is quoted, and a quotation ready to be shown. Nothing here finds one."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleCard
from csto_tui.model.entity import Entity
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement

__all__ = ["Said", "Voice"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who is quoted."""

    name: str
    """Of the entity; else as the articles write it; empty when they name nobody."""
    entity: Entity | None
    quotations: tuple[tuple[Statement, ...], ...]
    """Each with its parts, by the date of the article."""


@dataclass(frozen=True, slots=True)
class Said:
    """One quotation, with what it takes to show it."""

    parts: tuple[Statement, ...]
    card: ArticleCard
    texts: tuple[str, ...]
    """The words of each part, on one line."""

    @property
    def text(self) -> str:
        """All its words."""
        return " … ".join(self.texts)

    @property
    def span(self) -> Span:
        """Where it stands in `Article.text`, from its first part to its last."""
        return Span(self.parts[0].span.start, self.parts[-1].span.end)
