"""Words as the index knows them: where a token begins and ends, and its folded form.

One rule for articles and queries, so that what is found is what is lit. Nothing here knows a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

__all__ = ["Token", "compounds", "fold", "tokens", "word_count"]

# Scripts written without spaces: every character is a word, and a word of several becomes a phrase.
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd\u0e00-\u0e7f"
_APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
# Combining marks that Python's \w leaves out (Mn and Mc of the living scripts that need them inside a word).
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    r"\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u0a01-\u0a4d\u0a81-\u0acd\u0b01-\u0b4d\u0b82-\u0bcd\u0c00-\u0c4d"
    r"\u0c81-\u0ccd\u0d00-\u0d4d"
)
_INVISIBLE = "\u00ad\u200b-\u200d\ufeff"
_LETTER = rf"(?:[^\W_]|[{_MARKS}{_INVISIBLE}])"
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_DROPPED = re.compile(rf"[{_APOSTROPHES}{_INVISIBLE}]")
# Accents that readers leave out when they type: Latin and Greek diacritics, Hebrew points, Arabic vowel signs.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_SPECIAL = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})

_FOLDED: dict[str, str] = {}
_FOLDED_LIMIT = 200_000


class Token(NamedTuple):
    """One word of a text."""

    form: str
    """Folded; never empty."""
    start: int
    end: int
    """Half-open code-point offsets of the word without a possessive `'s`."""


def fold(word: str) -> str:
    """Return the form under which a word is looked up: no case, no accents, no apostrophes, no possessive `'s`.

    Accents go in Latin, Greek, Hebrew and Arabic; Cyrillic `ё` becomes `е`, but `й`, `ў` and `ї` stay, since they are
    letters of their own.
    A word of nothing but accents or invisible characters folds to itself.

    >>> fold("Russia’s"), fold("Żbogar"), fold("Лукашэнка"), fold("ПЁТР"), fold("3,000")
    ('russia', 'zbogar', 'лукашэнка', 'петр', '3000')
    """
    known = _FOLDED.get(word)
    if known is not None:
        return known
    form = _folded(word)
    if len(_FOLDED) >= _FOLDED_LIMIT:
        _FOLDED.clear()
    _FOLDED[word] = form
    return form


def _folded(word: str) -> str:
    if word.isascii() and word.isalpha():
        return word.lower()
    form = _DROPPED.sub("", _POSSESSIVE.sub("", word)).casefold()
    if not form.isascii():
        form = unicodedata.normalize("NFC", "".join(map(_bare, unicodedata.normalize("NFKC", form)))).translate(
            _SPECIAL
        )
    elif form[:1].isdigit():
        form = form.replace(",", "")
    return form or word.casefold()


def _bare(letter: str) -> str:
    if "\u0400" <= letter <= "\u052f":
        return "е" if letter == "ё" else letter
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", letter))


@cache
def _word() -> re.Pattern[str]:
    """Return what a word looks like; compiling it takes longer than all else here, and a start may need no word."""
    return re.compile(
        rf"[{_SINGLE}]"
        rf"|(?:[^\W\d_]\.){{2,}}"  # U.S., e.g.
        rf"|\d+(?:[.,:]\d+)+"  # 3,000 and 01.03.2012
        rf"|(?:(?![{_SINGLE}])[^\W_])(?:(?![{_SINGLE}]){_LETTER})*(?:[{_APOSTROPHES}](?:(?![{_SINGLE}])[^\W_]){_LETTER}*)*"
    )


@cache
def _compound() -> re.Pattern[str]:
    """Return what a hyphenated compound looks like.

    It begins only where a word begins: otherwise a long word without a hyphen would be tried from each of its letters.
    """
    return re.compile(rf"(?<!{_LETTER})(?:(?![{_SINGLE}]){_LETTER})+(?:[-\u2010\u2011](?:(?![{_SINGLE}]){_LETTER})+)+")


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the words of `text[start:end]` in order, with offsets into `text`.

    >>> [t.form for t in tokens("Russia’s rapid-reaction force, U.S. bases")]
    ['russia', 'rapid', 'reaction', 'force', 'u.s.', 'bases']
    """
    for match in _word().finditer(text, start, len(text) if end is None else end):
        word = match[0]
        form = fold(word)
        stop = match.end()
        if len(word) > 2 and word[-2] in _APOSTROPHES and word[-1] in "sS":
            stop -= 2
        yield Token(form, match.start(), stop)


def compounds(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each hyphenated compound of `text[start:end]` as its joined form and the forms of its parts.

    An index keeps these pairs, so that `cooperation` finds “co-operation”: the query word is widened to a phrase of
    the parts.

    >>> list(compounds("co-operation in a fully-fledged union"))
    [('cooperation', ('co', 'operation')), ('fullyfledged', ('fully', 'fledged'))]
    """
    for match in _compound().finditer(text, start, len(text) if end is None else end):
        parts = tuple(token.form for token in tokens(match[0]))
        if len(parts) > 1:
            yield "".join(parts), parts


def word_count(text: str, start: int = 0, end: int | None = None) -> int:
    """Return the number of words in `text[start:end]`."""
    return sum(1 for _ in _word().finditer(text, start, len(text) if end is None else end))
