"""List the words that the open-ended parts of a query stand for. Nothing here looks them up by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from csto_tui.model.query import And, Fuzzy, Node, Not, Or, Phrase, Prefix, Wildcard
from csto_tui.model.results import Expansion

__all__ = ["spelt_out"]


def spelt_out(node: Node, forms: Callable[[Prefix | Wildcard | Fuzzy], tuple[str, ...]]) -> tuple[Expansion, ...]:
    """Return an expansion for each different prefix, wildcard and fuzzy word of a tree, as typed, in its order."""
    leaves = dict.fromkeys(_open_ended(node))
    return tuple(Expansion(_typed(leaf), forms(leaf), type(leaf).__name__.lower()) for leaf in leaves)


def _open_ended(node: Node) -> Iterator[Prefix | Wildcard | Fuzzy]:
    match node:
        case Prefix() | Wildcard() | Fuzzy():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _open_ended(part)
        case Phrase(items=items):
            for item in items:
                yield from _open_ended(item)
        case Not(part):
            yield from _open_ended(part)
        case _:
            pass


def _typed(leaf: Prefix | Wildcard | Fuzzy) -> str:
    match leaf:
        case Prefix(form):
            return f"{form}*"
        case Fuzzy(form, distance):
            return f"{form}~{distance}"
        case Wildcard(pattern):
            return pattern
