"""Widen the words of a query to their other spellings, and say to which. Nothing here decides what is a
spelling of what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from csto_tui.model.query import And, Node, Not, Or, Phrase, Term
from csto_tui.model.results import Expansion
from csto_tui.queries.words import joined_phrase

__all__ = ["Compounds", "Variants", "widen"]

Variants = Callable[[str], tuple[str, ...]]
"""Returns the other folded forms under which a name is written."""
Compounds = Callable[[str], tuple[tuple[str, ...], ...]]
"""Returns the hyphenated spellings of a joined form, each as its parts."""
_Spelling = Callable[[Term], tuple[Node, ...]]


def widen(node: Node, variants: Variants, compounds: Compounds) -> tuple[Node, tuple[Expansion, ...]]:
    """Return the tree with an Or of all its spellings in place of each word that is not literal, and what was
    added, in query order.

    A phrase is multiplied out where a place of it can be filled by several words; where that would give too
    many phrases, its words keep their one-word spellings only.
    """
    found: dict[tuple[str, str], Expansion] = {}

    def words(term: Term) -> tuple[Node, ...]:
        if term.literal:
            return (term,)
        forms = tuple(form for form in dict.fromkeys(variants(term.form)) if form != term.form)
        if forms:
            found.setdefault((term.form, "name"), Expansion(term.form, (term.form, *forms), "name variant"))
        return (term, *map(Term, forms))

    def spellings(term: Term) -> tuple[Node, ...]:
        single = words(term)
        parts = () if term.literal else tuple(dict.fromkeys(compounds(term.form)))
        if parts:
            shown = (term.form, *map("-".join, parts))
            found.setdefault((term.form, "compound"), Expansion(term.form, shown, "compound"))
        return (*single, *(Phrase(tuple(map(Term, each))) for each in parts))

    return _widened(node, spellings, words), tuple(found.values())


def _widened(node: Node, spellings: _Spelling, words: _Spelling) -> Node:
    match node:
        case Term():
            return _either(spellings(node))
        case Phrase(items, slop, ordered):
            wide = joined_phrase(tuple(_widened(item, spellings, words) for item in items), slop, ordered)
            return wide or Phrase(tuple(_widened(item, words, words) for item in items), slop, ordered)
        case And(parts):
            return And(tuple(_widened(part, spellings, words) for part in parts))
        case Or(parts):
            return _either(_widened(part, spellings, words) for part in parts)
        case Not(part):
            return Not(_widened(part, spellings, words))
        case _:
            return node


def _either(parts: Iterable[Node]) -> Node:
    """Return an Or of the parts, each once, an inner Or taken up into it; one part alone is itself."""
    pieces = (part.parts if isinstance(part, Or) else (part,) for part in parts)
    flat = tuple(dict.fromkeys(piece for each in pieces for piece in each))
    return flat[0] if len(flat) == 1 else Or(flat)
