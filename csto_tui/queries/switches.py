"""Switches inside a query, such as `variants:off`: what they say, and the tree without them. Nothing here searches."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.query import And, Everything, Field, Node

__all__ = ["SWITCHES", "Switches", "without_switches"]

SWITCHES = ("variants", "case")
"""Each counts for the whole query, wherever it stands; the parser itself heeds `case`."""


@dataclass(frozen=True, slots=True)
class Switches:
    """What the switches of a query say; None where it says nothing."""

    variants: bool | None = None


def without_switches(node: Node) -> tuple[Node, Switches]:
    """Return a parsed tree without its switches, and what they say; the last of two wins.

    A switch is one of the parts that a query asks for at once: inside OR, NOT or brackets it stays where it is, and
    the library refuses it.
    """
    parts = node.parts if isinstance(node, And) else (node,)
    said = {part.name: part.value == "on" for part in parts if isinstance(part, Field) and part.name in SWITCHES}
    kept = tuple(part for part in parts if not (isinstance(part, Field) and part.name in SWITCHES))
    rest: Node = Everything() if not kept else kept[0] if len(kept) == 1 else And(kept)
    return rest, Switches(said.get("variants"))
