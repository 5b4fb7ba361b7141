"""A text as the pieces that are compared: words to the letter, and marks. What is only typography has one key.

Nothing here compares anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from csto_tui.text.normalize import tokens

__all__ = [
    "APOSTROPHES",
    "DASHES",
    "HYPHEN",
    "QUOTE",
    "TIGHT_DASH",
    "Kind",
    "Piece",
    "hyphens_joined",
    "quoted_pieces",
    "source_pieces",
    "squashed",
]

QUOTE = '"'
"""The key of every quotation mark."""
HYPHEN, SPACED_DASH, TIGHT_DASH = "-", "–", "—"
"""The keys of what joins two words, of a dash with white space beside it, and of one without."""
DASHES = frozenset((HYPHEN, SPACED_DASH, TIGHT_DASH))
APOSTROPHES = "'\u2019\u02bc\u2018\u00b4`"
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»‹›`´\u2032\u2033＂＇")
_HYPHENS = frozenset("-\u2010\u2011")
_DASHES = frozenset("–—―‒−\u2010\u2011-")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPELT = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_ELISION = r"(?:…|\.{3,4}|\.(?:[ \u00a0]\.){2,3})"
_MARK = re.compile(rf"{_ELISION}|-{{2,3}}|\S")
_EDITED = re.compile(
    rf"(?P<gap>\[\s*{_ELISION}\s*\]|\(\s*{_ELISION}\s*\)|<\s*{_ELISION}\s*>|{_ELISION})"
    r"|(?P<before>[^\W_]*)\[(?P<inside>[^\[\]]{1,400})\](?P<after>[^\W_]*)"
)
_UNSPOKEN = re.compile(r"[\W_]+")


class Kind(Enum):
    """What a piece is."""

    WORD = "word"
    MARK = "mark"
    GAP = "gap"
    """Of a quotation alone: words are left out."""
    BRACKETS = "brackets"
    """Of a quotation alone: words of an editor, added or in place of others."""


class Piece(NamedTuple):
    """A word or a mark, and where it stands."""

    key: str
    """Equal for pieces that are the same but for typography."""
    raw: str
    start: int
    end: int
    kind: Kind
    is_spaced: bool
    """White space stands before it."""
    passage: int = 0
    """From 1; 0 in a title and in a quotation."""
    is_first: bool = False
    """It begins its passage."""
    outside: tuple[str, str] | None = None
    """Of a word with brackets in it, what stands before and after them."""


def source_pieces(text: str, start: int, end: int, passage: int = 0) -> list[Piece]:
    """Return the pieces of a stretch of `text`, with offsets into `text`."""
    found: list[Piece] = []
    at = start
    for token in tokens(text, start, end):
        if token.start < at:
            continue
        stop = token.end
        if stop + 2 <= end and text[stop] in APOSTROPHES and text[stop + 1] in "sS":
            stop += 2  # a token has no possessive
        begin = _signed(text, token.start, at)
        found += _marks(text, at, begin, passage)
        found.append(_word(text, begin, stop, passage))
        at = stop
    found += _marks(text, at, end, passage)
    if found:
        found[0] = found[0]._replace(is_first=True)
    return found


def quoted_pieces(text: str) -> list[Piece]:
    """Return the pieces of a quotation: what an editor left out or put in is a piece of its own."""
    found: list[Piece] = []
    at = 0
    for match in _EDITED.finditer(text):
        found += source_pieces(text, at, match.start())
        at = match.end()
        raw, spaced = match[0], _spaced(text, match.start())
        if match["gap"]:
            found.append(Piece("…", raw, match.start(), at, Kind.GAP, spaced))
        elif match["before"] or match["after"]:
            key = "".join((match["before"], match["inside"], match["after"])).translate(_SPELT)
            around = (match["before"], match["after"])
            found.append(Piece(key, raw, match.start(), at, Kind.WORD, spaced, outside=around))
        else:
            found.append(Piece(match["inside"].strip(), raw, match.start(), at, Kind.BRACKETS, spaced))
    return [*found, *source_pieces(text, at, len(text))]


def hyphens_joined(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Return pieces in which a word that was parted by a hyphen at a line's end is one word; the same if there is
    none.
    """
    joined: list[Piece] = []
    for piece in pieces:
        parted = len(joined) > 1 and piece.kind is Kind.WORD and piece.key[:1].islower() and joined[-1].raw in _HYPHENS
        if parted and joined[-2].end == joined[-1].start and "\n" in text[joined[-1].end : piece.start]:
            joined.pop()
            head = joined.pop()
            joined.append(head._replace(key=head.key + piece.key, raw=text[head.start : piece.end], end=piece.end))
        else:
            joined.append(piece)
    return joined


def squashed(text: str) -> str:
    """Return the letters and digits of `text` alone, without case: a quick test of what cannot stand where.

    >>> squashed("“It’s a rapid-\\nreaction force.”")
    'itsarapidreactionforce'
    """
    return _UNSPOKEN.sub("", text).casefold().translate(_SPELT)


def _word(text: str, start: int, end: int, passage: int) -> Piece:
    raw = text[start:end]
    key = raw if raw.isascii() else _INVISIBLE.sub("", raw)
    key = key.translate(_SPELT)
    if key[0] in _DASHES:
        key = "-" + key[1:]
    return Piece(key, raw, start, end, Kind.WORD, _spaced(text, start), passage)


def _signed(text: str, start: int, least: int) -> int:
    """Return where a number begins with its sign: 5 is not -5."""
    if start > least and text[start].isdecimal() and text[start - 1] in _DASHES:
        before = text[start - 2] if start - 2 >= least else " "
        if start - 1 == least and least > 0:
            before = text[least - 1]
        if before.isspace() or before in "([$€£¥":
            return start - 1
    return start


def _marks(text: str, start: int, end: int, passage: int) -> Iterator[Piece]:
    for match in _MARK.finditer(text, start, end):
        raw = match[0]
        if not _INVISIBLE.fullmatch(raw):
            key = _mark_key(text, raw, match.start(), match.end())
            yield Piece(key, raw, match.start(), match.end(), Kind.MARK, _spaced(text, match.start()), passage)


def _mark_key(text: str, raw: str, start: int, end: int) -> str:
    if raw in _QUOTES:
        return QUOTE
    if raw[0] in _DASHES:
        is_tight = start > 0 and text[start - 1].isalnum() and text[end : end + 1].isalnum()
        return SPACED_DASH if not is_tight else HYPHEN if raw in _HYPHENS else TIGHT_DASH
    return "…" if len(raw) > 1 else raw


def _spaced(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isspace()
