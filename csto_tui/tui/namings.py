"""How sources name somebody, as rows: each way of naming with its count and its place. Nothing here paints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.naming import Naming, NamingForm
from csto_tui.records import ways_of_naming

__all__ = ["FormRow", "Head", "form_rows"]


@dataclass(frozen=True, slots=True)
class Head:
    """An article or an outlet over its ways of naming."""

    naming: Naming
    card: ArticleCard | None
    """None: all articles of the outlet."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One way of naming."""

    naming: Naming
    kind: str
    """name, title, epithet, inferred."""
    form: NamingForm


def form_rows(namings: Sequence[Naming], cards: Mapping[ArticleId, ArticleCard]) -> Iterator[Head | FormRow | None]:
    """Yield each article or outlet, then its ways of naming: spellings, titles, epithets, at last what is inferred to
    mean the same; None between two of them.
    """
    for number, naming in enumerate(namings):
        if number:
            yield None
        yield Head(naming, cards.get(naming.article_id) if naming.article_id else None)
        yield from (FormRow(naming, kind, form) for kind, form in ways_of_naming(naming))
