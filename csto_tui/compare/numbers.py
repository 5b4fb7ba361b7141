"""Read the numbers that a sentence states, so that 3,000 and 3 000 are the same. Nothing here converts a unit
or a currency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csto_tui.model.span import Span

__all__ = ["numbers"]

_SPACES = "\u00a0\u2009\u202f "
_FIGURE = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d]|[.,]\d)|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_MAGNITUDES = (
    ("thousand", r"thousands?|тыс\.?|тысяч[аиу]?|тысячи|тис\.?"),
    ("million", r"millions?|mln|mn|m(?=\b)|млн\.?|миллион(?:а|ов)?|мільён(?:а|аў)?|мільйон(?:а|ів)?"),
    ("billion", r"billions?|bln|bn|млрд\.?|миллиард(?:а|ов)?|мільярд(?:а|аў|ів)?"),
    ("trillion", r"trillions?|трлн\.?|триллион(?:а|ов)?"),
    ("%", r"%|per\s?cent|pct|процент(?:а|ов)?|працэнт(?:а|аў)?|відсотк(?:а|и|ів)"),
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?P<sign>[$€£₽]?)(?P<figure>{_FIGURE})(?!\w*:\d)"
    + r"(?:[\s\u00a0-]?(?:"
    + "|".join(rf"(?P<m{index}>(?:{forms}))(?!\w)" for index, (_, forms) in enumerate(_MAGNITUDES))
    + r"))?(?![^\W_])",
    re.IGNORECASE,
)
# One is left out: it is a pronoun more often than a count.
_WORDS = {
    word: number
    for number, words in {
        "2": "two два две двух",
        "3": "three три трех трёх",
        "4": "four четыре четырех",
        "5": "five пять пяти",
        "6": "six шесть шести",
        "7": "seven семь семи",
        "8": "eight восемь восьми",
        "9": "nine девять девяти",
        "10": "ten десять десяти",
        "11": "eleven",
        "12": "twelve",
    }.items()
    for word in words.split()
}
_LETTERS = re.compile(r"[^\W\d_]+")


def numbers(text: str, taken: Sequence[Span] = ()) -> tuple[tuple[Span, str], ...]:
    """Return each number of `text` outside the spans `taken` (its dates), with its span, in order, in one
    written form.

    The form has no thousands separators, a decimal point, and an English magnitude or % after it; a currency
    sign stays before it.

    >>> [form for _, form in numbers("$3,000 and 1,5 млрд, or 25 percent of seven")]
    ['$3000', '1.5 billion', '25%', '7']
    """
    found = [
        (Span(*match.span()), _WORDS[match[0].lower()])
        for match in _LETTERS.finditer(text)
        if match[0].lower() in _WORDS
    ]
    found += [(Span(*match.span()), _written(match)) for match in _NUMBER.finditer(text)]
    return tuple(sorted(item for item in found if not any(item[0].overlaps(span) for span in taken)))


def _written(match: re.Match[str]) -> str:
    figure = re.sub(rf"[{_SPACES}]", "", match["figure"])
    figure = re.sub(r",(?=\d{3}(?!\d))", "", figure).replace(",", ".")
    magnitude = next((name for index, (name, _) in enumerate(_MAGNITUDES) if match[f"m{index}"]), "")
    return f"{match['sign']}{figure}{magnitude and ' ' * (magnitude != '%') + magnitude}"
