"""The entity that a name of the command line means, and whom it might mean as well. Nothing here prints an answer."""

from __future__ import annotations

from csto_tui.cli.diagnostics import say
from csto_tui.library import Library
from csto_tui.model.entity import Entity

__all__ = ["answering"]

_MOST_NAMED = 5


def answering(name: str, library: Library) -> Entity:
    """Return the entity that answers best to a name or an id, and say so when others answer as well.

    Raises EntityNotFound.
    """
    chosen = library.entity(name)
    others = [entity.name for entity in library.entities(name) if entity.id != chosen.id] if chosen.id != name else []
    if others:
        more = " …" if len(others) > _MOST_NAMED else ""
        say(f"“{name}” is taken for {chosen.name} ({chosen.id}), not for {', '.join(others[:_MOST_NAMED])}{more}")
    return chosen
