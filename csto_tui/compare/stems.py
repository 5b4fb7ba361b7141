"""Fold the forms of a word to one stem, so that “signed” meets “signing” and «саммита» meets «саммите».

English follows the first four steps of M. F. Porter, “An algorithm for suffix stripping”, Program 14 (1980),
130–137, on forms whose British spelling has been folded. Russian, Belarusian and Ukrainian lose one
inflectional ending. Other scripts stay as they are. A stem is for matching alone: nothing here is fit to be
shown.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["stem"]

# British → American. Guarded so that rise, wise, exercise, four, hour and tour keep their shape.
_ISE = re.compile(r"(?<=[a-z]{3}[lrntmdgvchbs])is(e|ed|es|ing|ation|ations|er|ers)$")
_ISE_KEPT = re.compile(
    "(?:prom|prem|exerc|adv|rev|superv|telev|comprom|surpr|enterpr|expert|franch|disgu|dev|otherw|merchand|parad)is"
)
_OUR = re.compile(
    "^(arm|behavi|cand|clam|col|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|sple?nd|tum|"
    "val|vap|vig)our"
)
_RE = re.compile(r"(cent|met|theat|lit|fib|calib|somb|spect|manoeuv|meag)re(s|d)?$")
_ENCE = re.compile(r"^(def|off|lic|pret)ence")
_DOUBLED = re.compile(r"(?<=[aeiou])ll(ed|ing|er|ers)$")
_OGUE = re.compile(r"ogue(s?)$")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "abli": "able",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion", "al", "er", "ic", "ou",
)  # fmt: skip
_SYLLABLE = re.compile(r"[aeiouy]+[^aeiouy]+")
_SLAVIC_VOWELS = "аеиоуыьэюяёіїє"
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
# Endings of nouns and adjectives in Russian, Belarusian and Ukrainian, and the reflexive ones of verbs, longest
# first. Other endings of verbs would take a piece of too many nouns: совет, комитет, генерал.
_ENDINGS = (
    "остью асць асці ецца иями ости ость тися ться ього ьому ага ами аму еві его ему ией ием ими иям "
    "иях ові ого ому тся цца ыми ымі яга ями яму імі ай ам ау ах ая ее ей ем ею ие ии ий им их ию ия ое "
    "ой ом ою ої ую ые ый ым ых ыя юю яй ям яу ях яя ій ім іх ію ія іі їм їх а е и й о у ы ь ю я є і ї"
).split()
# Taken off in a second step, so that Медведев meets Медведева.
_SECOND_ENDINGS = ("ов", "ев", "аў", "яў", "оў", "еў", "ів", "їв")


@lru_cache(maxsize=65_536)
def stem(form: str) -> str:
    """Return the stem of a folded word (`text.normalize.fold`); a word without a known ending is its own
    stem.

    >>> stem("organisations"), stem("organization"), stem("defence"), stem("neighbours")
    ('organ', 'organ', 'defens', 'neighbor')
    >>> stem("саммита") == stem("саммите")
    True
    """
    if len(form) <= 3:
        return form
    if _CYRILLIC.fullmatch(form):
        return _slavic(form)
    if form.isascii() and form.isalpha():
        return _english(_americanized(form))
    return form


def _americanized(word: str) -> str:
    if not _ISE_KEPT.search(word):
        word = _ISE.sub(r"iz\1", word)
    word = _OUR.sub(r"\1or", word)
    word = _RE.sub(r"\1er\2", word)
    word = _ENCE.sub(r"\1ense", word)
    word = _OGUE.sub(r"og\1", word)
    return _DOUBLED.sub(r"l\1", word) if len(word) > 6 else word


def _slavic(word: str) -> str:
    for ending in _ENDINGS:
        left = 3 if ending[-1] in _SLAVIC_VOWELS else 4
        if word.endswith(ending) and len(word) - len(ending) >= left:
            word = word[: -len(ending)]
            break
    return word[:-2] if word.endswith(_SECOND_ENDINGS) and len(word) >= 6 else word


def _measure(base: str) -> int:
    return len(_SYLLABLE.findall(base))


def _has_vowel(base: str) -> bool:
    return any(letter in "aeiouy" for letter in base)


def _ends_short(base: str) -> bool:
    return len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in "aeiouy" and base[-3] not in "aeiou"


def _english(word: str) -> str:
    word = _participle(_plural(word))
    if word[-1] == "y" and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    for table in (_STEP_2, _STEP_3):
        word = _exchanged(word, table)
    word = _bared(word)
    if word.endswith("e") and (_measure(word[:-1]) > 1 or (_measure(word[:-1]) == 1 and not _ends_short(word[:-1]))):
        word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _participle(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word and _has_vowel(base):
            if base.endswith(("at", "bl", "iz")):
                return base + "e"
            if len(base) > 1 and base[-1] == base[-2] and base[-1] not in "aeioulsz":
                return base[:-1]
            return base + "e" if _measure(base) == 1 and _ends_short(base) else base
    return word


def _exchanged(word: str, table: dict[str, str]) -> str:
    for length in range(min(7, len(word) - 1), 1, -1):
        ending = word[-length:]
        if ending in table:
            return word[:-length] + table[ending] if _measure(word[:-length]) else word
    return word


def _bared(word: str) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            base = word[: -len(ending)]
            if _measure(base) > 1 and (ending != "ion" or base[-1] in "st"):
                return base
            return word
    return word
