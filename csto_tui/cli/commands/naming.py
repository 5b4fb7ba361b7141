"""`naming`: how each source names an entity: spellings, titles, epithets, with counts and a place for each.

Counts, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterator

from csto_tui.cli.answering import answering
from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.naming import Naming
from csto_tui.records import NAMING_COLUMNS, naming_record, provenance, way_record, ways_of_naming

__all__ = ["run"]


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
        ways = [(one, *way) for one in shown for way in ways_of_naming(one)]
        output.items(ways, NAMING_COLUMNS, record=lambda way: way_record(*way), lines=lambda _: ())
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
    for kind, form in ways_of_naming(naming):
        place = form.example
        where = f"¶{place.passage}" if naming.article_id else f"{place.article_id} ¶{place.passage}"
        yield f"{form.count:>6}  ", quiet(f"{kind:<9}"), form.text, quiet(f"  {where}")
    yield ""
