"""Titles as styles print them: capitals and the marks inside. A capital of the source is never lowered: it
may be a name's.
"""

from __future__ import annotations

import re

__all__ = ["LONG_PREPOSITIONS", "ended", "headline", "is_closed", "within_double", "within_single"]

_SMALL = frozenset(
    "a amid an and as at atop but by for from in into nor of on onto or over per than the till to unto upon via vs vs. "
    "with".split()
)
LONG_PREPOSITIONS = frozenset(
    "about above across after against along among around before behind below beneath beside "
    "between beyond concerning despite during except inside near outside regarding since through "
    "throughout toward towards under underneath until without within".split()
)
"""Prepositions that MLA prints small and Chicago, from its 18th edition on, does not (five letters and more).
"""
_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OPENS = re.compile(r"[:—][\"'”’)]*$|[?!]$")
_CLOSES = re.compile(r"[:?!][\"'”’)]*$")
# After these “over” belongs to the verb, and verbs rise.
_TAKES_OVER = frozenset(
    f"{verb}{ending}"
    for verb in "boil cross hand pass pull roll spill switch turn win".split()
    for ending in ("", "s", "es", "ed", "ing")
) | frozenset("take takes took taken taking won winning".split())
# A pair of marks; an apostrophe has a letter before it, or after it.
_STRAIGHT = re.compile(r"(?<![\w'])'(?=\S)([^']*(?:'\w[^']*)*)'(?!\w)")
_CURLY = re.compile(r"‘([^‘’]*(?:’\w[^‘’]*)*)’(?!\w)")
_LOW = re.compile("„([^„“”]*)[“”]")
_OPENING = re.compile(r'(^|[\s(\[—–-])"')
_ENDS_QUOTED = re.compile(r"‘(?:[^‘’]|’(?=\w))*’$|“[^“”]*”$")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S|\S+\.\w{2,}/")


def headline(title: str, language: str = "", small: frozenset[str] = frozenset()) -> str:
    """Return an English title in title case (Chicago 18, 8.160): all words but small ones begin with a capital.

    Small are articles, coordinating conjunctions, `as`, `to`, short prepositions and the words of `small`,
    unless they come first, last, before or after a colon. Both halves of a compound rise. Words with a capital
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
        before = words[index - 1][0]
        is_edge = index in (0, len(words) - 1) or bool(_OPENS.search(before) or _CLOSES.search(match[0]))
        is_edge = is_edge or (match[0].lower() == "over" and before.lower() in _TAKES_OVER)
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


def ended(title: str, mark: str) -> str:
    """Return a title with a full stop or a comma at its end, before marks that close a quotation there, as Chicago,
    MLA and APA have it. Where the title ends with a mark of its own, no full stop is added.

    >>> ended("Calls for ‘dialogue’", ","), ended("Is it over?", "."), ended("Is it over?", ",")
    ('Calls for ‘dialogue,’', 'Is it over?', 'Is it over?,')
    """
    if mark == "." and is_closed(title):
        return title
    return title[:-1] + mark + title[-1] if _ENDS_QUOTED.search(title) else title + mark


def within_double(title: str) -> str:
    """Return a title to stand between “ and ”: marks inside become single ones.

    >>> within_double('Kremlin: “no” to "yes", ' + "'perhaps', „vielleicht“")
    'Kremlin: ‘no’ to ‘yes’, ‘perhaps’, ‘vielleicht’'
    """
    title = _STRAIGHT.sub(r"‘\1’", _LOW.sub(r"‘\1’", title))
    title = title.replace("“", "‘").replace("”", "’").replace("„", "‘")
    title = _OPENING.sub(r"\1‘", title)
    return title.replace('"', "’")


def within_single(title: str) -> str:
    """Return a title to stand between ‘ and ’, or bare: marks inside become double ones; apostrophes stay.

    >>> within_single("A ‘thaw’ in Russia’s 'tone'")
    'A “thaw” in Russia’s “tone”'
    """
    title = _CURLY.sub(r"“\1”", _STRAIGHT.sub(r"“\1”", _LOW.sub(r"“\1”", title)))
    title = _OPENING.sub(r"\1“", title)
    return title.replace('"', "”")
