"""The order of concordance lines by the words around their hits. Nothing here searches or paints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csto_tui.model.results import ConcordanceLine
from csto_tui.text.normalize import tokens

__all__ = ["LEVELS", "WIDTH_TO_SORT", "in_word_order", "level", "narrow"]

LEVELS = ("3L", "2L", "1L", "0", "1R", "2R", "3R")
"""Places around a hit: the third word to its left … the hit itself … the third word to its right. The words at the left
are counted backwards from the hit."""
WIDTH_TO_SORT = 120
"""Code points of context that surely hold three words; longer words sort by what fits."""


def level(text: str) -> str:
    """Return a level as `LEVELS` writes it. Raises ValueError for any other text.

    >>> level("1l"), level("0")
    ('1L', '0')
    """
    if text.upper() not in LEVELS:
        raise ValueError(f"no place around a hit: {text!r}")
    return text.upper()


def in_word_order(lines: Iterable[ConcordanceLine], levels: Sequence[str]) -> list[ConcordanceLine]:
    """Return lines by the folded words at the given levels, the first level first; equals keep their order.

    A line that has no word there (the passage begins or ends before) comes first.
    """
    return sorted(lines, key=lambda line: tuple(_word(line, one) for one in levels))


def _word(line: ConcordanceLine, at: str) -> str:
    if at == "0":
        return " ".join(token.form for token in tokens(line.match))
    place, is_left = int(at[0]), at[1] == "L"
    forms = [token.form for token in tokens(line.before if is_left else line.after)]
    if is_left:
        forms.reverse()
    return forms[place - 1] if place <= len(forms) else ""


def narrow(line: ConcordanceLine, width: int) -> ConcordanceLine:
    """Return a line with at most `width` code points on either side."""
    before = line.before[-width:] if width else ""
    return replace(line, before=before, after=line.after[:width])
