"""Show a query as the program understood it. Nothing here can be read back, or paints."""

from __future__ import annotations

from csto_tui.model.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Given,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Term,
    Wildcard,
)
from csto_tui.queries.fields import label
from csto_tui.text.clean import clean_line

__all__ = ["describe"]

_MOST_SHOWN = 4


def describe(node: Node) -> str:
    """Return a tree in one line: ∧ for and, ∪ for or, ¬ for not. Of more than four alternatives three are
    shown.

    >>> describe(And((Or((Term("minsk"), Term("мінск"))), Phrase((Term("rapid"), Term("reaction"))))))
    '(minsk ∪ мінск) ∧ "rapid reaction"'
    """
    return clean_line(_shown(node))


def _shown(node: Node) -> str:
    match node:
        case And(parts):
            return " ∧ ".join(_bracketed(part, Or) for part in parts)
        case Or(parts):
            kept = parts if len(parts) <= _MOST_SHOWN else parts[: _MOST_SHOWN - 1]
            more = f" … +{len(parts) - len(kept)}" if len(kept) < len(parts) else ""
            return " ∪ ".join(_bracketed(part, And) for part in kept) + more
        case Not(part):
            return f"¬ {_bracketed(part, And, Or)}"
        case Phrase():
            return _phrase(node)
        case _:
            return _leaf(node)


def _bracketed(node: Node, *kinds: type[And | Or]) -> str:
    return f"({_shown(node)})" if isinstance(node, kinds) else _shown(node)


def _phrase(phrase: Phrase) -> str:
    shown = [_bracketed(item, Or) for item in phrase.items]
    if phrase.slop == 0 and phrase.ordered:
        return f'"{" ".join(shown)}"'
    return f" {'PRE' if phrase.ordered else 'NEAR'}/{phrase.slop} ".join(shown)


def _leaf(node: Node) -> str:
    match node:
        case Term(form, literal):
            return f"={form}" if literal else form
        case Prefix(form):
            return f"{form}*"
        case Wildcard(pattern):
            return pattern
        case Fuzzy(form, distance):
            return f"{form}~{distance}"
        case Regex(pattern, ignore_case):
            return f"/{pattern}/{'i' if ignore_case else ''}"
        case Given(shown):
            return shown
        case Field():
            return label(node)
        case Everything():
            return "every article"
    raise ValueError(f"no leaf of a query: {node!r}")
