"""What every match of a regular expression holds or begins with, so that not every text has to be gone through.

It errs on the side of nothing known. Nothing here matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from re import _parser as parser  # type: ignore[attr-defined]  # the only reader of patterns that agrees with `re`
from typing import Any, NamedTuple

from csto_tui.text.normalize import fold

__all__ = ["Reading", "Run", "leading_run", "letters_first", "letters_in_all", "literals_of"]

# Letters of scripts whose words are never cut between two letters; or digits. A stretch of both may be two words.
_LATIN, _GREEK, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-ͳΆΈ-ϵ", "Ѐ-ҁҊ-ԯ"
_STRETCH = re.compile(rf"(?:(?=[^\W\d_])[{_LATIN}{_GREEK}{_CYRILLIC}]){{3,}}|[0-9]{{3,}}")


# One character, as it is written, that is repeated without end.
_REPEATED = re.compile(r"(\[\^?\]?(?:\\.|[^\]\\])*\]|\\[dDsSwW]|\\[^\w]|[^\\\[()|^$*+?{])(?=[*+]|\{\d*,\})", re.DOTALL)


_WORD_START = re.compile(r"(?:(\\b)|\(\?<!\\w\))(\w+)(?![\w*+?{])")


class Run(NamedTuple):
    """One character repeated without end, with which every match begins."""

    source: str
    """The pattern of the one character."""
    least: int
    """How often at least it is repeated."""
    is_all: bool
    """Whether nothing comes after it."""


def leading_run(pattern: str, flags: int) -> Run | None:
    """Return the greedy repeat with which a pattern begins; None when it begins otherwise.

    >>> leading_run("[^.]*oil", 0), leading_run(r"\\w+", 0), leading_run("(a+)b|c", 0)
    (Run(source='[^.]', least=0, is_all=False), Run(source='\\\\w', least=1, is_all=True), None)
    """
    written = _REPEATED.match(pattern)
    if not written:
        return None
    items, one = parser.parse(pattern, flags), parser.parse(written[1], flags)
    operator, argument = items[0]
    if operator is not parser.MAX_REPEAT or argument[1] is not parser.MAXREPEAT or argument[2].data != one.data:
        return None
    return Run(written[1], argument[0], len(items) == 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a pattern tells of its matches before it is run."""

    literals: tuple[str, ...]
    """What stands within one word, folded, in every match."""
    is_empty_somewhere: bool
    """Whether it may match nothing."""
    run: Run | None
    """What it begins with, if that is a repeat without end."""
    letters: str
    """What every match holds: ASCII in small letters, but in any case."""

    @classmethod
    def of(cls, pattern: str, flags: int) -> Reading:
        """Read a pattern that `re` compiles with these flags."""
        is_empty = parser.parse(pattern, flags).getwidth()[0] == 0
        return cls(literals_of(pattern, flags), is_empty, leading_run(pattern, flags), letters_in_all(pattern, flags))


def letters_first(pattern: str) -> str:
    """Return a pattern that matches the same and begins with letters, which are found fastest, if one begins a word.

    >>> letters_first(r"(?<!\\w)Oil\\W+price"), letters_first(r"\\bof?"), letters_first(r"\\bof\\b")
    ('Oil(?<!\\\\wOil)\\\\W+price', '\\\\bof?', 'of(?<=\\\\bof)\\\\b')
    """
    start = _WORD_START.match(pattern)
    if not start:
        return pattern
    word = start[2]
    return word + (f"(?<=\\b{word})" if start[1] else f"(?<!\\w{word})") + pattern[start.end() :]


def letters_in_all(pattern: str, flags: int) -> str:
    """Return the longest stretch of ASCII, in small letters, that every match holds; the case of letters aside.

    >>> letters_in_all("[a-z]+TION of", 0)
    'tion'
    """
    found = "".join(_letters(parser.parse(pattern, flags))).lower().split()
    return max((letters for letters in found if letters.isascii()), key=len, default="")


def literals_of(pattern: str, flags: int) -> tuple[str, ...]:
    """Return folded stretches of letters or of digits, each of which stands within one word of every match.

    `pattern` is one that `re` compiles with these `flags`.

    >>> literals_of(r"\\bNATO.*(?:Minsk|Brest) sign(ed|ing)", 0), literals_of("a|bcd", 0), literals_of("x?yes+", 0)
    (('nato', 'sign'), (), ())
    """
    stretches = "".join(_letters(parser.parse(pattern, flags)))
    return tuple(dict.fromkeys(fold(found[0]) for found in _STRETCH.finditer(stretches)))


def _letters(items: Iterable[Any]) -> Iterator[str]:
    """Yield the letters that must stand there one after the other, with a blank wherever another thing may."""
    for operator, argument in items:
        if operator is parser.LITERAL:
            yield chr(argument)
        elif operator is parser.SUBPATTERN:
            yield from (" ", *_letters(argument[3]), " ")
        elif operator in (parser.MAX_REPEAT, parser.MIN_REPEAT) and argument[0] > 0:
            yield from (" ", *_letters(argument[2]), " ")
        elif operator is not parser.AT:
            yield " "
