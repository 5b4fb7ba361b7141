"""Where in a query as typed stands what an engine refuses: trees keep no places, so each piece is asked by itself.

Nothing here says what is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from csto_tui.errors import QueryError
from csto_tui.model.query import And, Field, Given, Node, Regex
from csto_tui.queries.lexer import lex

__all__ = ["placed"]

_NOWHERE = Given("nowhere", {})


@contextmanager
def placed(text: str, ask: Callable[[Node], object]) -> Iterator[None]:
    """Give every QueryError of this block that has no place the one of the piece of `text` that it is about.

    `ask` has an engine search for a tree. What depends on more than one piece stays without a place.
    """
    try:
        yield
    except QueryError as error:
        if error.end:
            raise
        pieces = [lexeme for lexeme in lex(text) if lexeme.node and not isinstance(lexeme.node, Field)]
        guilty = [one for one in pieces if one.node and _is_refused(one.node, error.message, ask)]
        if not guilty:  # it is refused for what it costs on the articles that it was asked of
            guilty = [one for one in pieces if isinstance(one.node, Regex)]
        if len(guilty) != 1:
            raise
        raise QueryError(
            error.message, start=guilty[0].start, end=guilty[0].end, hint=error.hint, fix=error.fix
        ) from error


def _is_refused(node: Node, message: str, ask: Callable[[Node], object]) -> bool:
    """Tell whether a leaf is refused with this message where no article is looked at."""
    try:
        ask(And((_NOWHERE, node)))
    except QueryError as error:
        return error.message == message
    return False
