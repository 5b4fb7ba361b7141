"""Read the numbers that a sentence states, so that 3,000 and 3 000 are the same. Nothing here converts a unit
or a currency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from csto_tui.model.span import Span

__all__ = ["counted", "numbers"]

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
_DIGIT = re.compile(r"\d")
_COUNTED = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_COUNTED_WORD = re.compile(_COUNTED)
_AFTER = re.compile(rf"[\s-]?((?:\s?{_COUNTED}){{1,3}})")
_PARTS = frozenset("other others more another further additional times am pm других другие ещё еще раз раза".split())
# Where the name of what is counted has ended.
_FUNCTION = frozenset(
    "a an the of in on at to by for from with and or but as that which who whose were was are is be been has have had "
    "will would can could may after before during while when since until later ago earlier near over under into about "
    "against between than per each this these those it its his her their he she they we not "
    "в во на с со к ко о об от до по из за для при и или но а что чтобы который которые которых как это этот его ее её "
    "их они он она мы был была были было есть не ни назад спустя позже после перед между против около "
    "у ў ад да па з са за для пры і або але што які якія якіх як гэта яго яе іх яны быў была былі не".split()
)


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
    if _DIGIT.search(text):
        found += [(Span(*match.span()), _written(match)) for match in _NUMBER.finditer(text)]
    return tuple(sorted(item for item in found if not any(item[0].overlaps(span) for span in taken)))


def counted(text: str, number: Span) -> str:
    """Return the words after a number in which what it counts is named: three at most, none where it counts a part
    (“two other rifles”), a time of day, or something that stands elsewhere.

    >>> text = "A force of 15,000 Russian troops in Minsk."
    >>> counted(text, numbers(text)[0][0])
    'Russian troops'
    """
    match = _AFTER.match(text, number.end)
    if match is None or _LETTERS.findall(match[1])[0].casefold() in _PARTS:
        return ""
    words = list(takewhile(lambda word: word[0].casefold() not in _FUNCTION, _COUNTED_WORD.finditer(match[1])))
    return match[1][words[0].start() : words[-1].end()] if words else ""


def _written(match: re.Match[str]) -> str:
    figure = re.sub(rf"[{_SPACES}]", "", match["figure"])
    figure = re.sub(r",(?=\d{3}(?!\d))", "", figure).replace(",", ".")
    magnitude = next((name for index, (name, _) in enumerate(_MAGNITUDES) if match[f"m{index}"]), "")
    return f"{match['sign']}{figure}{magnitude and ' ' * (magnitude != '%') + magnitude}"
