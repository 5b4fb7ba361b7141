"""Guess the encoding of bytes that are not UTF-8, by the letters they would give. A guess, never more."""

from __future__ import annotations

import math
import re

__all__ = ["guess"]

_SAMPLE = 200_000
_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
# The letters of Russian from the most to the least frequent, then those that Belarusian and Ukrainian add.
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіўїєґ"
_WEIGHT = {letter: math.log(1 / (place + 2)) for place, letter in enumerate(_CYRILLIC)}
_PUNCTUATION = "«»—–“”„’‘№… "
_STRANGE = math.log(1e-4)
_BEYOND = re.compile(r"[^\x00-\x7f]")
_TEXT = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u052f\u2010-\u203a\u2116]")


def guess(content: bytes) -> tuple[str, str]:
    """Return the text of `content` in the encoding that suits its letters best, and the encoding's name.

    Tried are UTF-16 without a mark, Windows-1251, KOI8-R, CP866, Windows-1252 and ISO 8859-1, which takes any
    bytes.

    >>> guess("Встреча в Минске прошла".encode("koi8-r"))
    ('Встреча в Минске прошла', 'koi8-r')
    >>> guess("Le sommet a été reporté".encode("latin-1"))
    ('Le sommet a été reporté', 'iso-8859-1')
    """
    encoding = _wide(content) if b"\0" in content[:_SAMPLE] else ""
    if not encoding:
        encoding = _cyrillic(content) or _western(content)
    return content.decode(encoding, "replace"), encoding


def _wide(content: bytes) -> str:
    sample = content[: _SAMPLE & ~1]
    best, share = "", 0.9
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = len(_TEXT.findall(text)) / max(1, len(text))
        if plain > share:
            best, share = encoding, plain
    return best


def _cyrillic(content: bytes) -> str:
    """Return the Cyrillic code page that gives the likeliest words, or nothing; words are runs of bytes."""
    sample = content[:_SAMPLE]
    if 2 * sum(map(len, _RUN.findall(sample))) < len(_HIGH.findall(sample)):
        return ""
    worth = {encoding: _likelihood(sample, encoding) for encoding in ("cp1251", "koi8-r", "cp866")}
    best = max(worth, key=lambda encoding: worth[encoding])
    return best if worth[best] > _STRANGE / 2 else ""


def _likelihood(sample: bytes, encoding: str) -> float:
    """Return the mean worth of the letters beyond ASCII: the logarithm of how frequent they are, about."""
    letters = _BEYOND.findall(sample.decode(encoding, "replace").lower())
    return sum(map(_worth, letters)) / max(1, len(letters))


def _worth(letter: str) -> float:
    return _WEIGHT["б"] if letter in _PUNCTUATION else _WEIGHT.get(letter, _STRANGE)


def _western(content: bytes) -> str:
    if not re.search(rb"[\x80-\x9f]", content):
        return "iso-8859-1"
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return "iso-8859-1"
    return "cp1252"
