"""Titles as styles print them: capitals and the marks inside. A capital of the source is never lowered: it
may be a name's.
"""

from __future__ import annotations

import re

__all__ = ["LONG_PREPOSITIONS", "headline", "is_closed", "within_double", "within_single"]

_SMALL = frozenset(
    "a an and as at but by for from in into nor of on onto or per than the to upon via vs vs. with".split()
)
LONG_PREPOSITIONS = frozenset(
    "about above across after against along amid among around before behind below beneath beside "
    "between beyond concerning despite during except inside near outside regarding since through "
    "throughout toward towards under underneath until without within".split()
)
"""Prepositions that MLA prints small and Chicago, from its 18th edition on, does not (five letters and more).
"""
_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENS = re.compile(r"[:—][\"'”’)]*$|[?!]$")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S|\S+\.\w{2,}/")


def headline(title: str, language: str = "", small: frozenset[str] = frozenset()) -> str:
    """Return an English title in title case (Chicago 8.160): all words but small ones begin with a capital.

    Small are articles, coordinating conjunctions, `as`, `to`, short prepositions and the words of `small`,
    unless they come first, last, or after a colon. Both halves of a compound rise. Words with a capital
    anywhere, and titles in other languages, stay.

    >>> headline("Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO")
    'Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO'
    """
    if not _is_english(title, language):
        return title
    words = list(_WORD.finditer(title))
    made: list[str] = []
    at = 0
    for index, match in enumerate(words):
        is_edge = index in (0, len(words) - 1) or _OPENS.search(words[index - 1][0]) is not None
        made += title[at : match.start()], _raised(match[0], is_edge, small)
        at = match.end()
    return "".join(made) + title[at:]


def _is_english(title: str, language: str) -> bool:
    if language:
        return language.casefold().startswith("en")
    letters = [letter for letter in title if letter.isalpha()]
    return bool(letters) and all(letter.isascii() for letter in letters)


def _raised(word: str, is_edge: bool, small: frozenset[str]) -> str:
    bare = word.strip("\"'“”‘’()[],;:!?…").lower()
    if not is_edge and (bare in _SMALL or bare in small):
        return word
    if _ADDRESS.match(word):
        return word
    first, hyphen, rest = word.partition("-")
    if any(letter.isupper() for letter in first):
        return first + hyphen + _compound(rest, small) if hyphen else word
    return _compound(word, small)


def _compound(word: str, small: frozenset[str]) -> str:
    """Raise each part of a compound but small ones in its midst: `Up-to-Date`."""
    parts = word.split("-")
    return "-".join(
        part if 0 < index < len(parts) - 1 and (part.lower() in _SMALL or part.lower() in small) else _capital(part)
        for index, part in enumerate(parts)
    )


def _capital(word: str) -> str:
    match = _PIECE.search(word)
    if match is None or match.start() > 2 or any(letter.isupper() for letter in word):  # iPhone
        return word
    return word[: match.start()] + word[match.start()].upper() + word[match.start() + 1 :]


def is_closed(title: str) -> bool:
    """Tell whether a title ends with a mark that takes no full stop after it."""
    return title.rstrip("\"'”’»)]").endswith((".", "?", "!", "…"))


def within_double(title: str) -> str:
    """Return a title to stand between “ and ”: double marks inside become single.

    >>> within_double('Kremlin: “no” to "yes"')
    'Kremlin: ‘no’ to ‘yes’'
    """
    title = title.replace("“", "‘").replace("”", "’").replace("„", "‘")
    title = re.sub(r'(^|[\s(\[—–-])"', r"\1‘", title)
    return title.replace('"', "’")


def within_single(title: str) -> str:
    """Return a title to stand between ‘ and ’: single marks inside become double; apostrophes stay.

    >>> within_single("A ‘thaw’ in Russia’s tone")
    'A “thaw” in Russia’s tone'
    """
    title = re.sub(r"‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)", r"“\1”", title)
    title = re.sub(r'(^|[\s(\[—–-])"', r"\1“", title)
    return title.replace('"', "”")
