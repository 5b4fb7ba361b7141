"""Lay a quotation beside a stretch of its source with as little difference as can be.

The alignment of Needleman and Wunsch (1970), free at both ends of the source. Nothing here judges a difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from csto_tui.drafts.pieces import DASHES, QUOTE, TIGHT_DASH, Kind, Piece

__all__ = ["Alignment", "Step", "aligned", "begins_run", "is_capital_variant", "is_same"]

_OTHER_WORD, _OTHER_CASE, _CAPITAL = 80, 40, 2
_WORD_ALONE, _WORD_PASSED = 90, 30
"""A word that the source has not, and one that the quotation has not. A word beside another must cost more than to pass
two and find itself, and less than to stand alone: else the ends of an alignment tell nothing of what was changed there.
"""
_OTHER_MARK, _MARK_ALONE, _QUOTE_ALONE = 30, 20, 8
_NEVER = 10_000
_LEFT_OUT, _REPLACED = 1, 3
"""What a piece of the source costs that a gap leaves out, or brackets replace."""
_STEM = 3
"""Letters that a word must keep when brackets give it another ending."""
_BOTH, _QUOTED_ALONE, _SOURCE_ALONE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Step:
    """One step along the quotation, along the source, or along both."""

    quoted: int
    """The piece of the quotation that is stood on or come to."""
    source: int | None
    """The piece of the source, if the step goes along it."""
    goes_on: bool
    """Whether the step goes along the quotation."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The cheapest way along a whole quotation and some stretch of a source."""

    cost: int
    steps: tuple[Step, ...]


def is_same(quoted: Piece, source: Piece) -> bool:
    """Tell whether two pieces are the same but for typography, or for letters in brackets."""
    if quoted.outside is not None and source.kind is Kind.WORD:
        return _fits(quoted, source.key)
    if quoted.key == source.key:
        return quoted.kind is source.kind
    return TIGHT_DASH in (quoted.key, source.key) and {quoted.key, source.key} <= DASHES


def is_capital_variant(quoted: Piece, source: Piece) -> bool:
    """Tell whether two words differ in the case of the first letter alone."""
    return (
        quoted.kind is source.kind is Kind.WORD
        and quoted.key[1:] == source.key[1:]
        and quoted.key[:1].casefold() == source.key[:1].casefold()
    )


def begins_run(quoted: Sequence[Piece], number: int) -> bool:
    """Tell whether a piece is the first word of the quotation, or the first after an ellipsis."""
    return all(piece.kind is Kind.MARK for piece in quoted[:number]) or quoted[number - 1].kind is Kind.GAP


def aligned(quoted: Sequence[Piece], source: Sequence[Piece]) -> Alignment:
    """Return the cheapest alignment of all of `quoted` with some stretch of `source`, the first of equals.

    Time and memory go with the product of the two lengths.
    """
    verbatim = _verbatim(quoted, source)
    if verbatim is not None:
        return Alignment(0, tuple(Step(at, verbatim + at, True) for at in range(len(quoted))))
    across = [_WORD_PASSED if piece.kind is Kind.WORD else _alone(piece) for piece in source]
    stretch = _Stretch(source)
    above = [0] * (len(source) + 1)
    ways: list[bytearray] = []
    for number, piece in enumerate(quoted):
        is_run_start = begins_run(quoted, number)
        row, way = [above[0] + _alone(piece)], bytearray(len(source) + 1)
        way[0] = _QUOTED_ALONE
        if piece.kind in (Kind.GAP, Kind.BRACKETS):
            _along(above, row, way, _LEFT_OUT if piece.kind is Kind.GAP else _REPLACED)
        else:
            _beside(above, row, way, _alone(piece), stretch.costs(piece, is_run_start), across)
        ways.append(way)
        above = row
    end = min(range(len(above)), key=above.__getitem__)
    return Alignment(above[end], _steps(ways, end))


def _verbatim(quoted: Sequence[Piece], source: Sequence[Piece]) -> int | None:
    """Return where all pieces of the quotation stand one after the other, or None: most do, and it is cheap to see."""
    keys, wanted = [piece.key for piece in source], [piece.key for piece in quoted]
    if any(piece.kind in (Kind.GAP, Kind.BRACKETS) or piece.outside is not None for piece in quoted):
        return None
    for at in range(len(keys) - len(wanted) + 1):
        if keys[at] == wanted[0] and keys[at : at + len(wanted)] == wanted:
            return at
    return None


def _along(above: list[int], row: list[int], way: bytearray, cost: int) -> None:
    """Fill the row of a gap or of brackets: any stretch of the source may be passed."""
    for at in range(1, len(above)):
        passed = row[at - 1] + cost
        is_passed = passed < above[at]
        row.append(passed if is_passed else above[at])
        way[at] = _SOURCE_ALONE if is_passed else _QUOTED_ALONE


def _beside(above: list[int], row: list[int], way: bytearray, alone: int, costs: list[int], across: list[int]) -> None:
    """Fill the row of a word or a mark."""
    left, before = row[0], above[0]
    for at, (over, cost, passing) in enumerate(zip(islice(above, 1, None), costs, across, strict=True), 1):
        best, how = before + cost, _BOTH
        if over + alone < best:
            best, how = over + alone, _QUOTED_ALONE
        if left + passing < best:
            best, how = left + passing, _SOURCE_ALONE
        row.append(best)
        way[at] = how
        left, before = best, over


def _steps(ways: list[bytearray], end: int) -> tuple[Step, ...]:
    steps: list[Step] = []
    number, at = len(ways), end
    while number:
        how = ways[number - 1][at]
        steps.append(Step(number - 1, None if how == _QUOTED_ALONE else at - 1, how != _SOURCE_ALONE))
        number -= how != _SOURCE_ALONE
        at -= how != _QUOTED_ALONE
    return tuple(reversed(steps))


def _alone(piece: Piece) -> int:
    """Return what it costs that a piece of the quotation, or a mark of either side, stands alone."""
    if piece.kind is Kind.WORD:
        return _WORD_ALONE
    if piece.kind is Kind.MARK:
        return _QUOTE_ALONE if piece.key == QUOTE else _MARK_ALONE
    return 0


class _Stretch:
    """A stretch of a source, its pieces by what they cost beside those of a quotation."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._beside = {
            Kind.WORD: [_OTHER_WORD if piece.kind is Kind.WORD else _NEVER for piece in pieces],
            Kind.MARK: [_OTHER_MARK if piece.kind is Kind.MARK else _NEVER for piece in pieces],
        }
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for at, piece in enumerate(pieces):
            self._places[piece.key.casefold()].append(at)

    def costs(self, piece: Piece, is_run_start: bool) -> list[int]:
        """Return what it costs to lay a piece of a quotation beside each piece: less than another word, or another
        mark, only where the letters are the same, or stand for the same.
        """
        costs = self._beside[piece.kind].copy()
        for at in self._like(piece):
            costs[at] = _cost(piece, self._pieces[at], is_run_start)
        return costs

    def _like(self, piece: Piece) -> Iterable[int]:
        if piece.outside is not None:
            return range(len(self._pieces))
        if piece.key in DASHES:
            return chain.from_iterable(self._places.get(dash, ()) for dash in DASHES)
        return self._places.get(piece.key.casefold(), ())


def _cost(piece: Piece, other: Piece, is_run_start: bool) -> int:
    if piece.kind is not other.kind:
        return _NEVER
    if is_same(piece, other):
        return 0
    if piece.kind is Kind.MARK:
        return _OTHER_MARK
    if is_capital_variant(piece, other) and is_run_start:
        return _CAPITAL
    return _OTHER_CASE if piece.key.casefold() == other.key.casefold() else _OTHER_WORD


def _fits(quoted: Piece, key: str) -> bool:
    """Tell whether a word with brackets in it can stand for a word of the source: with another case of its letters, or
    with another ending.
    """
    if quoted.key.casefold() == key.casefold():
        return True
    before, after = quoted.outside or ("", "")
    is_numeric = any(letter.isdigit() for letter in quoted.key + key)
    return not after and not is_numeric and key.startswith(before) and (len(before) >= _STEM or before == key)
