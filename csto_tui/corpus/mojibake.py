"""See runs of letters that come from an earlier reading in the wrong encoding: `РџСЂРёРІРµС‚`, `â€™`, `Ïðèâåò`.

Only runs that no language writes are named, and none is ever repaired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.model.span import Span

__all__ = ["Mojibake", "find_mojibake"]

_LONGEST = 30
"""Code points of a run that are shown."""


@dataclass(frozen=True, slots=True)
class Mojibake:
    """A text that looks as if it had been read in the wrong encoding once."""

    written: str
    """The encoding that the bytes were in."""
    read: str
    """The one that they were taken for."""
    span: Span
    """The first run, in the text."""
    runs: int

    def told(self, text: str) -> str:
        """Say what is wrong with a text and where, in one line."""
        line = text.count("\n", 0, self.span.start) + 1
        shown = self.span.of(text)
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
        more = f", and {self.runs - 1} more" if self.runs > 1 else ""
        return f"looks like {self.written} read as {self.read}, line {line}: {shown}{more}"


def find_mojibake(text: str) -> Mojibake | None:
    """Return what the text's wrong runs have most in common, or None when it has none.

    >>> find_mojibake("Он сказал: РџСЂРёРІРµС‚ РјРёСЂ").told("Он сказал: РџСЂРёРІРµС‚ РјРёСЂ")
    'looks like UTF-8 read as cp1251, line 1: РџСЂРёРІРµС‚ РјРёСЂ'
    >>> find_mojibake("Le président, là-bas: “l’été”") is None
    True
    """
    if text.isascii():
        return None
    found = [
        Mojibake(written, read, Span(*runs[0]), len(runs))
        for written, read, fewest, pattern in _KINDS
        if len(runs := [match.span() for match in pattern.finditer(text)]) >= fewest
    ]
    return max(found, key=lambda one: one.runs, default=None)


def _seen(first: int, last: int, *encodings: str) -> str:
    """Return the class of what the bytes from `first` to `last` show in an encoding or another; U+FFFD among it, for
    bytes that it lacks, and for control characters, of which a text is cleaned.
    """
    letters = {letter for one in encodings for letter in bytes(range(first, last + 1)).decode(one, "replace")}
    return f"[{re.escape(''.join(sorted({_LOST, *(one for one in letters if one >= _VISIBLE)})))}]"


def _words(leads: str, *encodings: str) -> re.Pattern[str]:
    """Return the pattern of words of three letters and more, of two bytes each, the first of them one of `leads`."""
    letter = f"[{leads}]{_seen(0x80, 0xBF, *encodings)}"
    return re.compile(rf"(?:{letter}){{3,}}(?:[ ,.-]{{1,2}}(?:{letter}){{2,}})*")


_LOST = "\ufffd"
_VISIBLE = "\xa0"
"""The first character behind the second block of control characters."""
_WESTERN = ("cp1252", "latin-1")
_KINDS = (
    ("UTF-8", "cp1251", 1, _words("РС", "cp1251")),
    ("UTF-8", "cp1252", 1, _words("ÐÑ", *_WESTERN)),
    ("UTF-8", "KOI8-R", 1, _words("пя", "koi8-r")),
    ("UTF-8", "cp866", 1, _words("╨╤", "cp866")),
    # One letter with an accent among others; quotation marks and dashes, which have three bytes.
    ("UTF-8", "cp1252", 1, re.compile(rf"(?<![A-ZÀ-Þ])Ã{_seen(0x80, 0xBF, *_WESTERN)}|â€[™œ“”˜¦¢šž{_LOST}]")),
    ("UTF-8", "cp1251", 1, re.compile(rf"(?<=[A-Za-z])Г{_seen(0x80, 0xBF, 'cp1251')}|вЂ[™њќ“”¦ўљћ{_LOST}]")),
    ("UTF-8", "cp1252", 2, re.compile(r"[ÅÄ][‚ƒ„†‡ˆ‰‹˜™›¢-©¬®-´¶-¹¼-¿]")),
    ("UTF-8", "cp1250", 2, re.compile(r"[ĹÄ][‚†‡‰›¤¦§¨©¬®°±˛ł´¶·¸ąş»ĽľżśťźŚŤŹ]|Ă[ł©ˇ­¶Ľź]")),
    # Whole words of letters with accents, so many of them that it is no name.
    ("cp1251", "cp1252", 3, re.compile(r"(?<![^\W\d_])[À-ÖØ-öø-ÿ¸¨]{4,}(?![^\W\d_])")),
    # Small letters first and capitals behind them: KOI8 has the two the other way round.
    ("KOI8-R or cp1251", "the other", 3, re.compile(r"(?<![^\W_])[А-Я]?[а-я][А-ЯЁ]{3,}(?![^\W_])")),
    ("cp866", "cp1251", 3, re.compile(r"[а-пЎўЈҐЁЄЇ]+[¤¦§©¬®][а-пЎўЈҐЁЄЇ¤¦§©¬®«]{2,}")),
)
"""What the bytes were, what they were read as, how many runs it takes, and the runs."""
