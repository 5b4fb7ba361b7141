"""What a line looks like: how long it is, whether it ends as a sentence, in which script it stands. Nothing
here knows a phrase.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from csto_tui.text.normalize import tokens, word_count

__all__ = [
    "are_names",
    "ends_sentence",
    "is_prose",
    "is_run",
    "letter_script",
    "script_of",
    "stems",
    "weight",
]

_END = re.compile(r"[.!?…。！？।؟][\"'”’»“)\]]*$")
_LETTER = re.compile(r"[^\W\d_]")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_MARK = re.compile(r"(?:^|(?<=\s))(?:[|/\\»›>•·→]|::)(?=\s|$)")
_SHORT = 400
_PARTICLES = frozenset("de da di del der den van von bin al el la le of the and und et y i и і".split())
_STEM = 6


def weight(text: str) -> int:
    """Return about how many words a line holds: of scripts without spaces two characters are one, and
    counting ends at 400 characters.

    >>> weight("Leave a comment"), weight("明斯克会议")
    (3, 2)
    """
    dense = len(_DENSE.findall(text, 0, _SHORT))
    return word_count(text, 0, min(len(text), _SHORT)) - dense + dense // 2


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_END.search(text[-12:].rstrip()))


def is_prose(text: str) -> bool:
    """Tell whether a line is running text by its form: a sentence of five words, or too long to be anything
    else.
    """
    if is_run(text):
        return False
    words = weight(text)
    return words >= 25 or (words >= 5 and ends_sentence(text))


def is_run(text: str) -> bool:
    """Tell whether a line is a run of short items between slashes, bars or arrows, as menus and breadcrumbs
    are.

    >>> is_run("/ / News"), is_run("Home > World > Europe"), is_run("The 24/7 service")
    (True, True, False)
    """
    marks = len(_MARK.findall(text, 0, _SHORT))
    return marks >= 2 and weight(text) <= 4 * marks + 1


@lru_cache(maxsize=4096)
def letter_script(letter: str) -> str:
    """Return the script of one letter, in capitals."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return {"CJK": "HAN", "HIRAGANA": "KANA", "KATAKANA": "KANA"}.get(name, name)


def script_of(text: str) -> str:
    """Return the script of most letters of a text (LATIN, CYRILLIC, HAN …), or nothing when it has no letter.

    Japanese, which mixes scripts, is KANA as soon as a tenth of its letters are.
    """
    counts = Counter(map(letter_script, _LETTER.findall(text)))
    if counts["KANA"] * 10 > counts.total():
        return "KANA"
    return min(counts, key=lambda script: (-counts[script], script)) if counts else ""


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text that say something, fit to tell whether two texts speak of
    the same things.
    """
    return frozenset(token.form[:_STEM] for token in tokens(text) if token.end - token.start > 3)


def are_names(text: str) -> bool:
    """Tell whether every word of a line is capitalized but for particles, as in names, and there is more than
    one.

    >>> are_names("Belarusian President Alyaksandr Lukashenka"), are_names("Conference results")
    (True, False)
    """
    words = [word.strip("\"'“”«»().,") for word in text.split()]
    marked = [word for word in words if word and word not in _PARTICLES]
    return len(marked) > 1 and all(word[0].isupper() for word in marked)
