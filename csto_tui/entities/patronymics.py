"""Tell patronymics from surnames: “Владимир Владимирович” addresses somebody whose surname stands elsewhere.

Nothing here compares two people.
"""

from __future__ import annotations

import re

from csto_tui.entities.lexicon import given_name
from csto_tui.entities.romanize import romanized
from csto_tui.entities.stems import is_cyrillic, stem

__all__ = ["is_address", "looks_like_patronymic"]

_LATIN = re.compile(r"(?:[oe](?:v|w)[iy](?:ch|c|tch|tsch|tsj|cs|tj|z)|ov[ny]a|evna|owna|ewna|ich)$")
_CYRILLIC = re.compile(r"(?:[оеёа]в[иі]ч|ич|[оеё]вн|[аое]ўн|инична?)$")
_SUFFIX = re.compile(r"(?:[оеа]в[иі]ч|[оеа][вў]н|ич|иничн)$")


def looks_like_patronymic(word: str) -> bool:
    """Tell whether a word has a patronymic's ending, which some surnames have as well (Янукович)."""
    return bool(_CYRILLIC.search(stem(word)) if is_cyrillic(word) else _LATIN.search(romanized(word)))


def is_address(form: str) -> bool:
    """Tell whether a form is a given name and a patronymic made of another one, without a surname, in any case.

    >>> is_address("Александру Григорьевичу"), is_address("Виктор Янукович"), is_address("Олег Алексеевич")
    (True, False, True)
    """
    words = form.split()
    if len(words) != 2 or not is_cyrillic(words[1]) or given_name(words[0]) is None:
        return False
    father = _SUFFIX.sub("", key := stem(words[1]))
    if father == key:
        return False
    soft = father.removesuffix("ь") + "и"
    return any(given_name(name) is not None for name in (father, father + "й", soft + "й", father + "а", father + "я"))
