"""`entities`: who and what the articles speak of, under which spellings. Nothing here recognises a name."""

from __future__ import annotations

from collections.abc import Iterator

from csto_tui.cli.call import Call, opened
from csto_tui.cli.diagnostics import say, say_cut
from csto_tui.cli.lines import Line, Styled, loud, quiet
from csto_tui.cli.output import Output
from csto_tui.model.entity import Entity
from csto_tui.records import entity_record

__all__ = ["ENTITY_COLUMNS", "in_full", "run"]

ENTITY_COLUMNS = ("id", "kind", "name", "mentions", "articles", "aliases")
_MARGIN = " " * 16
_MOST_SPELLINGS = 6


def run(call: Call, output: Output) -> int:
    """List entities, most mentioned first; with a name, those that answer to it, with their spellings by source."""
    name = call.request.words.name or ""
    with opened(call) as corpus:
        entities = corpus.library.entities(name, hidden=call.request.words.hidden)
    count = output.items(
        call.request.limited(entities), ENTITY_COLUMNS, record=entity_record, lines=in_full if name else _in_brief
    )
    if name and not count:
        say(f"no entity answers to “{name}”")
    say_cut(count, len(entities), "entities")
    return 0 if count else 1


def _in_brief(entity: Entity) -> Iterator[Line]:
    others = [alias.form for alias in entity.aliases if alias.form != entity.name]
    more = " …" if len(others) > _MOST_SPELLINGS else ""
    yield _counts(entity), loud(entity.name), quiet(f"  {', '.join(others[:_MOST_SPELLINGS])}{more}" if others else "")


def in_full(entity: Entity) -> Iterator[Line]:
    """Yield an entity with all its spellings by source, and why they are held to be one."""
    yield _counts(entity), loud(entity.name), quiet(f"  {entity.id}")
    for alias in entity.aliases:
        sources = ", ".join(f"{source or 'source —'} {count}" for source, count in alias.sources) or "given by you"
        yield _MARGIN, alias.form, quiet(f"  {sources}")
    for why in entity.why:
        yield _MARGIN, quiet(f"because: {why}")


def _counts(entity: Entity) -> Styled:
    return quiet(f"{entity.mentions:>6} in {entity.articles:>4}  {entity.kind:<12}  ")
