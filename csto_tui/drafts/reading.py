"""A quotation read for comparison: its pieces, and the runs of words that must stand in a source to the letter.

Nothing here looks at a source.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.drafts.candidates import Telling, telling
from csto_tui.drafts.pieces import Kind, Piece, quoted_pieces, source_pieces, squashed
from csto_tui.text.normalize import tokens

__all__ = ["Reading", "readings"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a quotation."""

    text: str
    pieces: tuple[Piece, ...]
    runs: tuple[str, ...]
    """What stands between ellipses and brackets, squashed; none is empty."""
    forms: tuple[tuple[Telling, ...], ...]
    """The words of each run as the index knows them."""

    @property
    def words(self) -> int:
        """How many words of the quotation are not an editor's."""
        return sum(map(len, self.forms))

    @property
    def squashed_words(self) -> frozenset[str]:
        """Its words, squashed, but those of an editor."""
        words = (piece.key for piece in self.pieces if piece.kind is Kind.WORD and piece.outside is None)
        return frozenset(filter(None, map(squashed, words)))

    @property
    def gaps(self) -> int:
        """How many ellipses it has."""
        return sum(piece.kind is Kind.GAP for piece in self.pieces)


def readings(text: str) -> tuple[Reading, ...]:
    """Return the ways to read a quotation: with brackets as an editor's and, where it has any, as part of the source.

    A reading without a word of the source is left out.

    >>> [reading.runs for reading in readings("the caucus [of seven] … agreed")]
    [('thecaucus', 'agreed'), ('thecaucusofsevenagreed',)]
    """
    edited = quoted_pieces(text)
    ways = [edited]
    if any(piece.kind is Kind.BRACKETS or piece.outside is not None for piece in edited):
        ways.append(source_pieces(text, 0, len(text)))
    return tuple(reading for reading in (_reading(text, way) for way in ways) if reading.runs)


def _reading(text: str, pieces: list[Piece]) -> Reading:
    stretches: list[str] = []
    start: int | None = None
    for piece in pieces:
        if piece.kind in (Kind.GAP, Kind.BRACKETS) or piece.outside is not None:
            stretches.append(text[start : piece.start] if start is not None else "")
            start = None
        elif start is None:
            start = piece.start
    stretches.append(text[start:] if start is not None else "")
    kept = [stretch for stretch in stretches if squashed(stretch)]
    forms = tuple(
        tuple(telling(token.form, stretch[token.start : token.end]) for token in tokens(stretch)) for stretch in kept
    )
    return Reading(text, tuple(pieces), tuple(map(squashed, kept)), forms)
