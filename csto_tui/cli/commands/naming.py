"""`naming`: how each source names an entity: spellings, titles, epithets, with counts and a place for each.

Counts, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csto_tui.cli.answering import answering
from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.naming import Naming, NamingForm
from csto_tui.records import naming_record, provenance

__all__ = ["run"]

_KINDS = (("forms", "name"), ("titles", "title"), ("epithets", "epithet"), ("roles", "inferred"))
_COLUMNS = ("entity", "source", "article", "kind", "text", "count", "example.passage", "example.start", "example.end")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One form of one row, for tables."""

    naming: Naming
    kind: str
    form: NamingForm


def run(call: Call, output: Output) -> int:
    """List how articles, or outlets with `--by source`, name the entity that answers best to a name."""
    words = call.request.words
    with opened(call) as corpus:
        library = corpus.library
        entity = answering(words.name, library)
        namings = library.naming(entity.id, words.by)
        cards = {card.id: card for card in library.articles()}
    shown = call.request.limited(namings)
    if output.is_text or call.request.is_json:
        output.items(shown, (), record=naming_record, lines=lambda one: _lines(one, cards))
    else:
        cells = [_Cell(one, kind, form) for one in shown for field, kind in _KINDS for form in getattr(one, field)]
        output.items(cells, _COLUMNS, record=_record, lines=lambda _: ())
    if not namings:
        say(f"“{entity.name}” stands in no article")
    say_cut(len(shown), len(namings), "rows")
    return 0 if shown else 1


def _lines(naming: Naming, cards: dict[ArticleId, ArticleCard]) -> Iterator[Line]:
    if naming.article_id is None:
        yield (loud(naming.source or "source —"),)
    else:
        card = cards[naming.article_id]
        yield loud(card.heading), "  ", quiet(f"{provenance(card)} · {card.id}")
    for field, kind in _KINDS:
        forms: tuple[NamingForm, ...] = getattr(naming, field)
        for form in forms:
            place = form.example
            where = f"¶{place.passage}" if naming.article_id else f"{place.article_id} ¶{place.passage}"
            yield f"{form.count:>6}  ", quiet(f"{kind:<9}"), form.text, quiet(f"  {where}")
    yield ""


def _record(cell: _Cell) -> dict[str, object]:
    place = cell.form.example
    return {
        "entity": cell.naming.entity_id,
        "source": cell.naming.source or None,
        "article": place.article_id,
        "kind": cell.kind,
        "text": cell.form.text,
        "count": cell.form.count,
        "example": {"passage": place.passage, "start": place.span.start, "end": place.span.end},
    }
