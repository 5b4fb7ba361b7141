"""Read a query as typed into a tree: AND by default, AND before OR, NEAR before both. Nothing here looks anything up.

query   = all { OR all }            all  = near { [AND] near }
near    = part { NEAR/n part }      part = { NOT } ( leaf | "(" query ")" | field "(" query ")" )
"""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.errors import QueryError
from csto_tui.model.query import And, Everything, Field, Node, Not, Or, Regex
from csto_tui.model.span import Span
from csto_tui.queries.fields import mended, read_field
from csto_tui.queries.lexer import Kind, Lexeme, lex
from csto_tui.queries.words import cased, is_phrase_item, is_plain, joined_phrase

__all__ = ["DEEPEST", "MOST_WORDS", "parse"]

DEEPEST = 20
"""Brackets within brackets."""
MOST_WORDS = 64
_MOST_FIXES = 8
_OPERATORS = (Kind.OR, Kind.AND, Kind.NEAR)


def parse(text: str) -> Node:
    """Return the tree of a query; Everything for a blank one. What is not closed at the end of the text is
    closed there.

    Raises QueryError with the place of the offending piece; its `fix`, when there is one, is a query that
    parses.
    """
    try:
        return _parse(text)
    except QueryError as error:
        error.fix = _settled(error.fix)
        raise


def _settled(fix: str) -> str:
    """Return a mended query mended further until it parses, or nothing when that does not come about."""
    for _ in range(_MOST_FIXES):
        if not fix.strip():
            break
        try:
            _parse(fix)
        except QueryError as error:
            fix = error.fix
        else:
            return fix
    return ""


def _parse(text: str) -> Node:
    if not text.strip():
        return Everything()
    lexemes = lex(text)
    _refuse_too_many_words(text, lexemes)
    closed = _closed(text, lexemes)
    if not closed:
        raise QueryError(
            "there is no word in this query", start=0, end=len(text), hint="write a word to search for"
        )
    is_cased = [one.node.value == "on" for one in closed if isinstance(one.node, Field) and one.node.name == "case"]
    return _Reader(text, closed, is_cased=bool(is_cased and is_cased[-1])).query()


def _refuse_too_many_words(text: str, lexemes: Sequence[Lexeme]) -> None:
    words = 0
    for lexeme in lexemes:
        words += lexeme.weight
        if words > MOST_WORDS:
            fix = text[: lexeme.start].rstrip()
            message = f"a query has at most {MOST_WORDS} words"
            raise QueryError(message, start=lexeme.start, end=len(text), hint="leave some out", fix=fix)


def _closed(text: str, lexemes: Sequence[Lexeme]) -> list[Lexeme]:
    """Return the pieces with every bracket closed and empty brackets left out."""
    kept: list[Lexeme] = []
    openings: list[int] = []
    for lexeme in lexemes:
        if lexeme.kind is Kind.CLOSE:
            if not openings:
                fix = mended(text, lexeme.start, lexeme.end)
                raise QueryError(
                    "no bracket is open here", start=lexeme.start, end=lexeme.end, hint="take it out", fix=fix
                )
            _close(text, kept, openings.pop(), lexeme)
            continue
        if lexeme.kind is Kind.OPEN:
            if len(openings) == DEEPEST:
                message = f"brackets go at most {DEEPEST} deep"
                raise QueryError(message, start=lexeme.start, end=lexeme.end, hint="take some out")
            openings.append(len(kept))
        kept.append(lexeme)
    while openings:
        _close(text, kept, openings.pop(), Lexeme(Kind.CLOSE, len(text), len(text)))
    return kept


def _close(text: str, kept: list[Lexeme], opening: int, close: Lexeme) -> None:
    """Close the bracket at `kept[opening]`, or take it out again when there is nothing in it."""
    if opening < len(kept) - 1:
        kept.append(close)
        return
    kept.pop()
    if kept and kept[-1].kind is Kind.FIELD:
        span = Span(kept[-1].start, close.end)
        read_field(text, kept[-1].text, "", span, span)  # says that it wants a word


class _Reader:
    """Reads balanced pieces from left to right, by recursive descent. Each method leaves `at` on the first
    piece it did not read.
    """

    def __init__(self, text: str, lexemes: Sequence[Lexeme], *, is_cased: bool) -> None:
        self.text = text
        self.lexemes = lexemes
        self.is_cased = is_cased
        """Whether words stand for themselves as they are written, letter by letter."""
        self.at = 0
        self.field: Lexeme | None = None
        """The field whose bracket is being read."""

    def query(self) -> Node:
        """Return the tree of the pieces up to the end or a closing bracket."""
        parts = [self._all()]
        while self._kind() is Kind.OR:
            self.at += 1
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Node:
        parts = [self._near()]
        while self._kind() not in (None, Kind.CLOSE, Kind.OR):
            if self._kind() is Kind.AND:
                self.at += 1
            parts.append(self._near())
        return _joined(And, parts)

    def _near(self) -> Node:
        begin = self.at
        left = self._part()
        pairs: list[Node] = []
        while self._kind() is Kind.NEAR:
            near = self.lexemes[self.at]
            self._refuse_as_operand(left, begin, near)
            self.at += 1
            begin = self.at
            right = self._part()
            self._refuse_as_operand(right, begin, near)
            pair = joined_phrase((left, right), near.slop, near.ordered)
            if pair is None:
                raise self._error(near, "there are too many alternatives here", "leave some out")
            pairs.append(pair)
            left = right
        return _joined(And, pairs) if pairs else left

    def _part(self) -> Node:
        negations = 0
        while self._kind() is Kind.NOT:
            negations += 1
            self.at += 1
        node = self._positive()
        return Not(node) if negations % 2 else node

    def _positive(self) -> Node:
        kind = self._kind()
        if kind is None or kind is Kind.CLOSE or kind in _OPERATORS:
            raise self._missing()
        lexeme = self.lexemes[self.at]
        self.at += 1
        if kind is Kind.OPEN:
            node = self.query()
            self.at += 1
            return node
        if kind is Kind.FIELD:
            return self._values(lexeme)
        return self._leaf(lexeme)

    def _values(self, field: Lexeme) -> Node:
        if self.field:
            raise self._error(
                field, "a field cannot stand inside another field", "close the bracket before it"
            )
        self.field = field
        self.at += 1
        node = self.query()
        self.at += 1
        self.field = None
        return node

    def _leaf(self, lexeme: Lexeme) -> Node:
        if lexeme.node is None:
            raise ValueError(f"a leaf that asks for nothing: {lexeme}")
        if self.field is None:
            return cased(lexeme.text) if self.is_cased and is_plain(lexeme.node) else lexeme.node
        if isinstance(lexeme.node, Field | Regex):
            raise self._error(
                lexeme, f"“{self.field.text}:(…)” takes words only", "close the bracket before it"
            )
        span = Span(lexeme.start, lexeme.end)
        return read_field(self.text, self.field.text, lexeme.text, span, span)

    def _refuse_as_operand(self, node: Node, begin: int, near: Lexeme) -> None:
        if not is_phrase_item(node):
            start, end = self.lexemes[begin].start, self.lexemes[self.at - 1].end
            operator = self.text[near.start : near.end]
            hint = "put words, phrases, or words joined by OR beside it"
            raise QueryError(f"{operator} cannot measure from this", start=start, end=end, hint=hint)

    def _missing(self) -> QueryError:
        """Return the error for a part that is not there: the operator before this place asks for it, or else
        the one at it.
        """
        before = self.lexemes[self.at - 1] if self.at else None
        if before is not None and before.kind in (*_OPERATORS, Kind.NOT):
            operator, side = before, "after"
        else:
            operator, side = self.lexemes[self.at], "before"
        name = self.text[operator.start : operator.end]
        hint = f"write a word {side} it" + (", or write it in small letters" if name.isalpha() else "")
        fix = mended(self.text, operator.start, operator.end)
        return self._error(operator, f"“{name}” has nothing {side} it", hint, fix)

    def _kind(self) -> Kind | None:
        return self.lexemes[self.at].kind if self.at < len(self.lexemes) else None

    @staticmethod
    def _error(lexeme: Lexeme, message: str, hint: str, fix: str = "") -> QueryError:
        return QueryError(message, start=lexeme.start, end=lexeme.end, hint=hint, fix=fix)


def _joined(kind: type[And] | type[Or], parts: Sequence[Node]) -> Node:
    """Return one node of `kind`, with parts of the same kind taken up into it; one part alone is itself."""
    if len(parts) == 1:
        return parts[0]
    return kind(
        tuple(inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))
    )
