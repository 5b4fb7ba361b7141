"""What an engine refuses before it begins, and the effort that one search may take. Nothing here evaluates anything."""

from __future__ import annotations

import time

from csto_tui.errors import QueryError
from csto_tui.model.query import And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Term, Wildcard

__all__ = ["MAX_FORMS", "MAX_NEAR", "MAX_SLOP", "Effort", "check", "lit_leaves", "pieces_of"]

MAX_SLOP = 100
"""Words between the items of a phrase; an index keeps passages further apart than this."""
MAX_FORMS = 20_000
"""Forms that one leaf may stand for."""
MAX_NEAR = 10
"""Items of a phrase with a slop, or in any order."""
_MAX_DEPTH = 60
_STEPS = 400_000
_SECONDS = 2.0
_MATCHES = 1_000_000
_ITEMS = (Term, Prefix, Wildcard, Fuzzy, Or, Phrase)


class Effort:
    """The steps and the time that one search may take."""

    __slots__ = ("_deadline", "_matches", "_steps")

    def __init__(self, steps: int = _STEPS, seconds: float = _SECONDS) -> None:
        self._steps = steps
        self._deadline = time.monotonic() + seconds
        self._matches = _MATCHES

    def step(self) -> None:
        """Count one step of a search for neighbours. Raises QueryError when they are used up."""
        self._steps -= 1
        if self._steps < 0:
            raise QueryError("that many words near each other take too long to find", hint="leave some of them out")

    def look_at_the_clock(self) -> None:
        """Raise QueryError when the time for regular expressions is over."""
        if time.monotonic() > self._deadline:
            raise _too_long()

    def light(self, matches: int) -> None:
        """Count matches of regular expressions whose places are needed. Raises QueryError when they are too many."""
        self._matches -= matches
        if self._matches < 0:
            raise _too_long()


def _too_long() -> QueryError:
    return QueryError("the regular expression takes too long", hint="add a plain word that narrows the search")


def check(node: Node) -> None:
    """Raise QueryError for a tree that no engine evaluates: too deep, a Field in it, or a phrase of wrong make."""
    waiting: list[tuple[Node, int, bool]] = [(node, 1, False)]
    while waiting:
        part, depth, in_phrase = waiting.pop()
        if depth > _MAX_DEPTH:
            raise QueryError("the query is nested too deeply", hint="use fewer brackets")
        if isinstance(part, Field):
            raise QueryError(f"“{part.name}:” has not been looked up", start=part.span.start, end=part.span.end)
        if in_phrase:
            _check_item(part)
        if isinstance(part, Fuzzy) and part.distance not in (1, 2):
            raise QueryError(
                f"a spelling can be off by 1 or 2 letters, not by {part.distance}", hint="write word~1 or word~2"
            )
        if isinstance(part, Phrase):
            _check_phrase(part)
        waiting.extend((piece, depth + 1, in_phrase or isinstance(part, Phrase)) for piece in pieces_of(part))


def pieces_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below a node: parts, the negated part, or the items of a phrase."""
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Not):
        return (node.part,)
    return node.items if isinstance(node, Phrase) else ()


def _check_item(part: Node) -> None:
    if not isinstance(part, _ITEMS) or (isinstance(part, Phrase) and (part.slop or not part.ordered)):
        raise QueryError("a phrase holds only words, words with * or ~, and alternatives of these")


def _check_phrase(phrase: Phrase) -> None:
    if not phrase.items:
        raise QueryError("a phrase needs at least one word")
    if not 0 <= phrase.slop <= MAX_SLOP:
        raise QueryError(
            f"the words of a phrase stand at most {MAX_SLOP} words apart", hint="leave out the quotation marks"
        )
    if (phrase.slop or not phrase.ordered) and len(phrase.items) > MAX_NEAR:
        raise QueryError(f"at most {MAX_NEAR} words can be sought near each other", hint="leave some of them out")


def lit_leaves(node: Node) -> tuple[Node, ...]:
    """Return the leaves of a checked tree that are not under a Not, from left to right; repeats stay."""
    if isinstance(node, And | Or):
        return tuple(leaf for part in node.parts for leaf in lit_leaves(part))
    return () if isinstance(node, Not) else (node,)
