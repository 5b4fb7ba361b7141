"""The letters that every match of a regular expression holds, so that only articles with them need to be read.

It errs on the side of none. Nothing here matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _parser as parser  # type: ignore[attr-defined]  # the only reader of patterns that agrees with `re`
from typing import Any

from csto_tui.text.normalize import fold

__all__ = ["literals_of"]

# Letters of scripts whose words are never cut between two letters; or digits. A stretch of both may be two words.
_LATIN, _GREEK, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-ͳΆΈ-ϵ", "Ѐ-ҁҊ-ԯ"
_STRETCH = re.compile(rf"(?:(?=[^\W\d_])[{_LATIN}{_GREEK}{_CYRILLIC}]){{3,}}|[0-9]{{3,}}")


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
