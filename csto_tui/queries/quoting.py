"""`said:` in a query: what stands beside it is looked for inside the quotations of that person. Nothing here knows who
said what, or searches by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.model.article import ArticleId
from csto_tui.model.query import And, Everything, Field, Given, Node, Not, Or
from csto_tui.model.span import Span
from csto_tui.queries.describe import describe

__all__ = ["Quotations", "Seen", "in_quotations"]

Quotations = Mapping[ArticleId, tuple[tuple[Span, ...], ...]]
"""By article: quotations, each as its parts in `Article.text`."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What has to be asked of others."""

    quotations: Callable[[str], tuple[str, Quotations]]
    """For a name as typed: the name to show, and what is quoted of whoever answers to it."""
    inside: Callable[[Node, Quotations], Mapping[ArticleId, tuple[Span, ...]]]
    """Which articles have a quotation in which a tree holds as if that were an article of its own, and what is lit in
    those quotations: all of them where the tree lights nothing."""


def in_quotations(node: Node, seen: Seen) -> Node:
    """Return a filled tree with a Given in place of each `said:` and of the words that are asked for together with it.

    Alone it lights the quotations. Words beside it must all stand in one quotation, those after a minus must not;
    filters are about the article as they always are.
    """
    match node:
        case Field(name="said"):
            return _quoted([node], (), seen)
        case And(parts):
            speaking = [part for part in parts if _is_speaking(part)]
            others = tuple(in_quotations(part, seen) for part in parts if not _is_speaking(part))
            return _quoted(speaking, others, seen) if speaking else And(others)
        case Or(parts):
            return Or(tuple(in_quotations(part, seen) for part in parts))
        case Not(part):
            return Not(in_quotations(part, seen))
    return node


def _is_speaking(node: Node) -> bool:
    if isinstance(node, Or):
        return all(map(_is_speaking, node.parts))
    return isinstance(node, Field) and node.name == "said"


def _quoted(speaking: Sequence[Node], others: tuple[Node, ...], seen: Seen) -> Node:
    shown, quotations = _all_of(speaking, seen)
    filters = tuple(part for part in others if _is_filter(part))
    words = tuple(part for part in others if not _is_filter(part))
    if not words:
        spans = {one: tuple(sorted(span for parts in found for span in parts)) for one, found in quotations.items()}
        return _together((Given(f"quotations of {shown}", spans), *filters))
    wanted = _together(words)
    named = f"({describe(wanted)})" if isinstance(wanted, And | Or | Not) else describe(wanted)
    return _together((Given(f"{named} in quotations of {shown}", seen.inside(wanted, quotations)), *filters))


def _all_of(speaking: Sequence[Node], seen: Seen) -> tuple[str, Quotations]:
    """Return the quotations in the articles that quote all of several speakers."""
    found = [_any_of(part.parts, seen) if isinstance(part, Or) else _of(part, seen) for part in speaking]
    common = set.intersection(*(set(quotations) for _, quotations in found))
    joined = {one: tuple(said for _, quotations in found for said in quotations[one]) for one in sorted(common)}
    return " and ".join(shown for shown, _ in found), joined


def _any_of(parts: Sequence[Node], seen: Seen) -> tuple[str, Quotations]:
    found = [_all_of([part], seen) for part in parts]
    joined: dict[ArticleId, tuple[tuple[Span, ...], ...]] = {}
    for _, quotations in found:
        for one, said in quotations.items():
            joined[one] = (*joined.get(one, ()), *said)
    return " or ".join(shown for shown, _ in found), joined


def _of(node: Node, seen: Seen) -> tuple[str, Quotations]:
    if not isinstance(node, Field):
        raise ValueError(f"nobody speaks in {node!r}")
    return seen.quotations(node.value)


def _is_filter(node: Node) -> bool:
    """Tell whether a part is about the article and not about its words."""
    match node:
        case Given(spans=spans):
            return not any(spans.values())
        case And(parts) | Or(parts):
            return all(map(_is_filter, parts))
        case Not(part):
            return _is_filter(part)
    return isinstance(node, Everything)


def _together(parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else And(parts)
