"""In how many ways a regular expression can match at one place: what a backtracking matcher may have to try.

Reads the pattern itself, which must be one that `re` has compiled, and errs on the high side. Nothing here matches.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Ways", "ways_of"]

_MANY = 32  # a repeat with more choices than this counts as one without end
_COUNTED = re.compile(r"\{(\d*)(?:(,)(\d*))?\}")
_GROUP_HEAD = re.compile(r"\?(?:P<\w+>|P=\w+|<?[=!]|[:>]|\(\w+\)|#[^)]*|[a-zA-Z-]*:?)")
_ESCAPE = re.compile(r"x..|u.{4}|U.{8}|N\{[^}]*\}|0[0-7]{0,2}|[0-7]{3}|\d{1,2}|.", re.DOTALL)
_LITERAL = re.compile(r"\\?([^\w\s])|(\w)")
_SIGNS = frozenset("^$.[")


@dataclass(frozen=True, slots=True)
class Ways:
    """What the number of ways depends on."""

    choices: float = 1.0
    """The product of all that does not depend on the text: bounded repeats and alternatives."""
    runs: tuple[str, ...] = ()
    """Of each repeat without end: what it repeats, as a pattern of one character; empty for a group."""
    first: str = ""
    """The letter with which every match begins, if there is one."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One atom with its quantifier."""

    source: str
    """Of an atom that matches one character; empty for a group."""
    inner: Ways
    least: int
    most: float


class _TooManyWays(Exception):
    """A repeat without end stands around something that has several ways to match."""


def ways_of(pattern: str) -> Ways | None:
    """Return the ways of a pattern to match, or None when they grow faster than any power of the text's length.

    >>> ways_of("NATO.*Minsk"), ways_of("(a+)+b")
    (Ways(choices=1.0, runs=('.',), first='N'), None)
    >>> ways_of(r"\\w+ (of|at) x?")
    Ways(choices=4.0, runs=('\\\\w',), first='')
    """
    try:
        return _Reader(pattern).alternatives()
    except _TooManyWays:
        return None


class _Reader:
    """Goes once through a pattern."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> Ways:
        """Read up to the bracket that closes the group, or to the end."""
        branches = [self._sequence()]
        while self._peek() == "|":
            self._at += 1
            branches.append(self._sequence())
        if len(branches) == 1:
            return branches[0]
        runs = {branch.runs for branch in branches if branch.runs}
        longest = max(map(len, runs), default=0)
        return Ways(sum(branch.choices for branch in branches), runs.pop() if len(runs) == 1 else ("",) * longest)

    def _peek(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _sequence(self) -> Ways:
        pieces: list[_Piece] = []
        while self._peek() not in ("", "|", ")"):
            source, inner = self._atom()
            pieces.append(_Piece(source, inner, *self._quantifier()))
        choices = 1.0
        runs: list[str] = []
        for piece in pieces:
            more = _quantified(piece)
            choices *= more.choices
            runs.extend(more.runs)
        head = pieces[0] if pieces else None
        literal = _LITERAL.fullmatch(head.source) if head and head.least and head.source not in _SIGNS else None
        return Ways(choices, tuple(runs), (literal[1] or literal[2]) if literal else "")

    def _atom(self) -> tuple[str, Ways]:
        start = self._at
        letter = self._pattern[start]
        self._at += 1
        if letter == "(":
            head = _GROUP_HEAD.match(self._pattern, self._at)
            self._at = head.end() if head else self._at
            inner = self.alternatives()
            self._at += 1
            return "", inner
        if letter == "[":
            self._skip_set()
        elif letter == "\\" and (escape := _ESCAPE.match(self._pattern, self._at)):
            self._at = escape.end()
        return self._pattern[start : self._at], Ways()

    def _skip_set(self) -> None:
        if self._peek() == "^":
            self._at += 1
        if self._peek() == "]":
            self._at += 1
        while self._peek() not in ("", "]"):
            self._at += 2 if self._peek() == "\\" else 1
        self._at += 1

    def _quantifier(self) -> tuple[int, float]:
        mark = self._peek()
        counted = _COUNTED.match(self._pattern, self._at)
        least, most = 1, 1.0
        if mark and mark in "*+?":
            least, most = int(mark == "+"), 1.0 if mark == "?" else float("inf")
            self._at += 1
        elif counted and (counted[1] or counted[2]):
            least = int(counted[1] or 0)
            most = float(counted[3] or "inf") if counted[2] else float(least)
            self._at = counted.end()
        else:
            return least, most
        if self._peek() and self._peek() in "?+":  # lazy or possessive
            self._at += 1
        return least, most


def _quantified(piece: _Piece) -> Ways:
    inner, spread = piece.inner, piece.most - piece.least + 1
    if piece.most <= 1:
        return Ways(inner.choices + (spread > 1), inner.runs)
    if spread > _MANY or piece.most > _MANY * 4:
        if inner.choices > 1 or inner.runs:
            raise _TooManyWays
        return Ways(1.0, (piece.source,))
    return Ways(min(inner.choices, 1e3) ** min(piece.most, 90.0) * spread, inner.runs * int(piece.most))
