"""How sources name somebody, as rows: each way of naming with its count and its place. Nothing here paints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.naming import Naming, NamingForm
from csto_tui.text.tables import Record

__all__ = ["COLUMNS", "FormRow", "Head", "form_record", "form_rows"]

COLUMNS = ("entity", "source", "article", "kind", "text", "count", "example.passage", "example.start", "example.end")
_KINDS = (("forms", "name"), ("titles", "title"), ("epithets", "epithet"), ("roles", "inferred"))


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
        for field, kind in _KINDS:
            yield from (FormRow(naming, kind, form) for form in getattr(naming, field))


def form_record(row: FormRow) -> Record:
    """Return one way of naming with the fields of COLUMNS."""
    place = row.form.example
    return {
        "entity": row.naming.entity_id,
        "source": row.naming.source or None,
        "article": place.article_id,
        "kind": row.kind,
        "text": row.form.text,
        "count": row.form.count,
        "example": {"passage": place.passage, "start": place.span.start, "end": place.span.end},
    }
