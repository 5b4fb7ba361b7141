"""The words of a text with their places, cut as `text.normalize.tokens` cuts them, but many at a time.

Text in scripts without marks is cut by one plain pattern; all other text is left to `tokens`. Nothing here has a rule
of its own on what a word is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from csto_tui.text.normalize import fold, tokens

__all__ = ["Forms", "cut"]

# Letters, digits and signs of Latin, Greek, Cyrillic and common punctuation: no combining marks, nothing invisible,
# no script without spaces. In such text the pattern of `tokens` comes down to the one below.
_UNUSUAL = re.compile("[^\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]")
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
_PIECES = re.compile(
    rf"([^\W_]++(?![.,:{_APOSTROPHES}])"  # most words: nothing follows that might belong to them
    rf"|[^\W\d_]\.(?:[^\W\d_]\.)+|\d+(?:[.,:]\d+)+|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*)"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS](?![^\W_])")


class Forms(dict[str, str]):
    """The folded form of each word that was met."""

    def __missing__(self, word: str) -> str:
        """Fold a word that is new."""
        form = self[word] = fold(word)
        return form


def cut(text: str, forms: Forms) -> tuple[list[str], Sequence[int]]:
    """Return the forms of a text, and for each the characters between it and the word before, and its own.

    >>> forms, sizes = cut("Russia’s force", Forms())
    >>> forms, list(sizes)
    (['russia', 'force'], [0, 6, 3, 5])
    """
    if not text.isascii() and _UNUSUAL.search(text):
        return _cut_by_tokens(text)
    pieces = _PIECES.split(text)
    words = pieces[1::2]
    sizes = _sizes(pieces)
    if ("'" in text or "`" in text or not text.isascii()) and _POSSESSIVE.search(text):
        sizes = list(sizes)
        _shorten(words, sizes)
    return list(map(forms.__getitem__, words)), sizes


def _sizes(pieces: list[str]) -> Sequence[int]:
    """Return the lengths of all pieces but the last: as bytes, which are quickest to keep, unless one is too long."""
    try:
        return bytes(map(len, pieces))[:-1]
    except ValueError:
        return list(map(len, pieces))[:-1]


def _shorten(words: list[str], sizes: list[int]) -> None:
    """Take each possessive `'s` out of the size of its word."""
    for index, word in enumerate(words):
        if len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES:
            sizes[2 * index + 1] -= 2
            if 2 * index + 2 < len(sizes):
                sizes[2 * index + 2] += 2


def _cut_by_tokens(text: str) -> tuple[list[str], Sequence[int]]:
    found = list(tokens(text))
    edges = list(chain.from_iterable((token.start, token.end) for token in found))
    return [token.form for token in found], [edge - before for before, edge in zip([0, *edges], edges, strict=False)]
