"""Take the case endings off Russian, Belarusian and Ukrainian words, as far as names need it.

Rules, no dictionary: a stem is a key to look things up by, not a word to show. Nothing here knows a
gazetteer.
"""

from __future__ import annotations

from functools import lru_cache

from csto_tui.text.normalize import fold

__all__ = ["is_cyrillic", "nominative", "script_of", "stem"]

_ENDINGS = (
    "ыми ими ого его ому ему ага яга аму яму ами ями ах ях ой ей ый ий ая яя ую юю "
    "ое ее ые ие ых их ым им ом ем ам ям ою ею а я у ю ы и і е э о й ь"
).split()
_SHORTEST_STEM = 3
_SURNAMES = ("ов", "ев", "ин", "ын", "ёв")
# Oblique endings of surnames in -ов/-ин after the stem that keeps -ов/-ин, and of adjectives in -ский.
_OBLIQUE = {"а": "", "у": "", "ым": "", "е": "", "ой": "а"}
_ADJECTIVES = {"ого": "ий", "ому": "ий", "им": "ий", "ом": "ий", "ой": "ая", "ую": "ая"}


def is_cyrillic(word: str) -> bool:
    """Tell whether the first letter of `word` is Cyrillic.

    >>> is_cyrillic("«Минск»"), is_cyrillic("Minsk")
    (True, False)
    """
    for letter in word:
        if letter.isalpha():
            return "\u0400" <= letter <= "\u052f"
    return False


def script_of(text: str) -> str:
    """Return the script in which most letters of `text` are written: latin, cyrillic or other.

    >>> script_of("ОДКБ"), script_of("CSTO"), script_of("Ελλάδα")
    ('cyrillic', 'latin', 'other')
    """
    counts = {"cyrillic": 0, "latin": 0, "other": 0}
    for letter in text:
        if letter.isalpha():
            if "\u0400" <= letter <= "\u052f":
                counts["cyrillic"] += 1
            elif letter < "\u0250" or "\u1e00" <= letter <= "\u1eff":
                counts["latin"] += 1
            else:
                counts["other"] += 1
    return max(counts, key=lambda script: (counts[script], script == "latin"))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the folded word without a Cyrillic case ending; a Latin word or an acronym is folded only.

    >>> stem("Минском"), stem("России"), stem("Россия"), stem("ОДКБ"), stem("Minsk")
    ('минск', 'росси', 'росси', 'одкб', 'minsk')
    """
    form = fold(word)
    if not is_cyrillic(form) or (len(word) > 1 and word.isupper() and len(word) <= 6):
        return form
    if form.endswith(("енак", "онак")):
        return form[:-2] + "к"  # the vowel that flees: Кавалёнак, Кавалёнка
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM:
            return form[: -len(ending)]
    return form


def nominative(surname: str) -> str:
    """Return a man's Cyrillic surname in the nominative, as far as its ending tells; any other word
    unchanged.

    >>> nominative("Путиным"), nominative("Дубровского"), nominative("Лукашенко"), nominative("Putin")
    ('Путин', 'Дубровский', 'Лукашенко', 'Putin')
    """
    for ending, right in _ADJECTIVES.items():
        if surname.endswith(("ск" + ending, "цк" + ending)):
            return surname.removesuffix(ending) + right
    for ending, right in _OBLIQUE.items():
        if surname.endswith(ending):
            rest = surname.removesuffix(ending)
            if len(rest) > _SHORTEST_STEM and rest.endswith(_SURNAMES):
                return rest + right
    return surname
