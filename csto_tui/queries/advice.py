"""Say why a query finds nothing, and what would find something. Nothing here searches by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csto_tui.model.query import (
    And,
    Everything,
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
from csto_tui.queries.describe import describe
from csto_tui.text.clean import clean_line

__all__ = ["advise", "hidden_by_filters"]

_MOST_PARTS = 16
"""So many parts of a query are tried one by one; each costs a search."""
_MOST_NAMED = 3
_Frequency = Callable[[str], int]
_Nearest = Callable[[str], tuple[str, ...]]
_Count = Callable[[Node], int]


def advise(node: Node, frequency: _Frequency, nearest: _Nearest, count: _Count) -> str:
    """Return one line on a query that finds nothing: which part of it kills it, the nearest spelling, what
    finds something without it.

    `frequency` gives the articles that hold a form, `nearest` the forms of the corpus that are spelt most
    like one, best first, and `count` the articles that a tree finds.
    """
    if isinstance(node, Everything):
        return "there is no article here"
    parts = node.parts if isinstance(node, And) else (node,)
    dead = [part for part in parts[:_MOST_PARTS] if count(part) == 0]
    if dead:
        said = [_cause(part, frequency, count) for part in dead[:_MOST_NAMED]]
        said += _spellings(
            node, [form for part in dead for form in _missing(part, frequency)], nearest, count
        )
        said += _without(parts, dead, count)
    else:
        said = _apart(parts, count)
    if any(isinstance(part, Term) and part.form in ("and", "or", "not") for part in parts):
        said.append("AND, OR and NOT join words only in capitals")
    return clean_line(" · ".join(said))


def hidden_by_filters(node: Node, found: int, count: _Count) -> str:
    """Return what the filters of a query kept out of its result: how many articles, and which filters. Nothing when
    they hid none, or when the query is nothing but filters.

    `found` is what the whole query finds, `count` the articles that a tree finds.
    """
    parts = node.parts if isinstance(node, And) else ()
    filters = [part for part in parts if _is_filter(part)]
    words = [part for part in parts if not _is_filter(part)]
    if not filters or all(isinstance(part, Not) for part in words):
        return ""
    hidden = count(_all(words)) - found
    by = ", ".join(describe(part) for part in filters[:_MOST_NAMED])
    return f"{hidden:,} hidden by {clean_line(by)}" if hidden > 0 else ""


def _is_filter(part: Node) -> bool:
    """Tell whether a part only lets articles through: it lights nothing."""
    inner = part.part if isinstance(part, Not) else part
    return isinstance(inner, Given) and not any(inner.spans.values())


def _missing(part: Node, frequency: _Frequency) -> list[str]:
    """Return the words that a part cannot do without and that no article holds."""
    match part:
        case Term(form):
            return [] if frequency(form) else [form]
        case And(parts) | Phrase(parts):
            return [form for each in parts for form in _missing(each, frequency)]
        case Or(parts):
            missing = [_missing(each, frequency) for each in parts]
            return missing[0] if all(missing) else []
    return []


def _cause(part: Node, frequency: _Frequency, count: _Count) -> str:
    missing = list(dict.fromkeys(_missing(part, frequency)))
    if missing:
        return (
            ", ".join(f"“{form}”" for form in missing[:_MOST_NAMED])
            + (" is" if len(missing) == 1 else " are")
            + " in no article"
        )
    shown = describe(part)
    match part:
        case Phrase(items):
            apart = count(And(items))
            return f"{shown} stands nowhere" + (f", its words are in {_articles(apart)}" if apart else "")
        case Prefix() | Wildcard() | Fuzzy():
            return f"no word fits {shown}"
        case Given() | Regex():
            return f"no article fits {shown}"
        case Not(inner):
            return f"every article fits {describe(inner)}"
    return f"no article has {shown}"


def _spellings(node: Node, missing: Sequence[str], nearest: _Nearest, count: _Count) -> list[str]:
    """Return the nearest spelling of each missing word, with what the whole query finds under all of them."""
    mended, said = node, []
    for form in list(dict.fromkeys(missing))[:_MOST_NAMED]:
        near = nearest(form)
        if near:
            said.append(
                f"nearest spelling: {near[0]}" if len(missing) == 1 else f"nearest to “{form}”: {near[0]}"
            )
            mended = _respelt(mended, form, near[0])
    finds = count(mended) if said else 0
    if finds:
        said[-1] += f" ({_articles(finds)})"
    return said


def _respelt(node: Node, form: str, near: str) -> Node:
    match node:
        case Term(known, literal) if known == form:
            return Term(near, literal)
        case And(parts):
            return And(tuple(_respelt(part, form, near) for part in parts))
        case Or(parts):
            return Or(tuple(_respelt(part, form, near) for part in parts))
        case Phrase(items, slop, ordered):
            return Phrase(tuple(_respelt(item, form, near) for item in items), slop, ordered)
    return node


def _without(parts: Sequence[Node], dead: Sequence[Node], count: _Count) -> list[str]:
    rest = tuple(part for part in parts if part not in dead)
    finds = count(_all(rest)) if rest else 0
    return [f"without {'it' if len(dead) == 1 else 'them'}: {_articles(finds)}"] if finds else []


def _apart(parts: Sequence[Node], count: _Count) -> list[str]:
    """Return what parts that are each found by themselves find when one of them is left out."""
    finds = {}
    if len(parts) > 2:
        for index in range(min(len(parts), _MOST_PARTS)):
            finds[index] = count(_all((*parts[:index], *parts[index + 1 :])))
    best = max(finds, key=lambda index: finds[index], default=0)
    if finds.get(best):
        return [f"no article has all of it · without {describe(parts[best])}: {_articles(finds[best])}"]
    alone = [f"{describe(part)}: {_articles(count(part))}" for part in parts[:_MOST_NAMED]]
    return ["no article has all of it · by themselves " + ", ".join(alone)]


def _all(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _articles(number: int) -> str:
    return "1 article" if number == 1 else f"{number:,} articles"
