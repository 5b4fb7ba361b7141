"""Tell whether two names are spellings of one organization's name, by their words. Nothing here knows any
organization.
"""

from __future__ import annotations

import re
from functools import lru_cache

from csto_tui.entities.romanize import romanized, sounds
from csto_tui.entities.sound_distance import distance

__all__ = ["initials", "is_acronym", "organization_words", "same_organization"]

_LEGAL_PHRASES = re.compile(
    r"\b(?:joint stock compan\w*|limited liability company|public limited company|société anonyme|"
    r"gesellschaft mit beschränkter haftung|общество с ограниченной ответственностью|акционерное общество)\b",
    re.IGNORECASE,
)
_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp lp plc co corp corporation company ag akg aktiengesellschaft gmbh sa "
    "bv nv ab oy spa srl sarl pty jsc ojsc oao ooo ao pao zao оао ооо ао пао зао the and of for de".split()
)
_FOLDED = {
    "organisation": "organization",
    "labour": "labor",
    "defence": "defense",
    "centre": "center",
    "programme": "program",
    "int'l": "international",
    "intl": "international",
}
_WORD = re.compile(r"[\w.'’]+", re.UNICODE)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.?){2,8}")


@lru_cache(maxsize=50_000)
def organization_words(name: str) -> tuple[str, ...]:
    """Return the words of a name that matter: no articles, no legal form, British spellings folded.

    >>> organization_words("The Collective Security Treaty Organisation")
    ('collective', 'security', 'treaty', 'organization')
    """
    text = _LEGAL_PHRASES.sub(" ", name.replace("&", " and ").replace("-", "").replace("‐", ""))
    words = []
    for match in _WORD.finditer(text):
        word = match[0].replace(".", "").strip("'’").casefold()
        word = word.removesuffix("'s").removesuffix("’s")
        word = _FOLDED.get(word, word)
        words.append(re.sub(r"is(ation|ing|ed)", r"iz\1", word))
    kept = tuple(romanized(word) for word in words if word and word not in _LEGAL)
    return kept or tuple(romanized(word) for word in words if word)


def is_acronym(form: str) -> bool:
    """Tell whether a form is written as an acronym: capitals, two to eight.

    >>> is_acronym("CSTO"), is_acronym("U.N."), is_acronym("EurAsEC"), is_acronym("Nato")
    (True, True, True, False)
    """
    capitals = sum(letter.isupper() for letter in form)
    return bool(_ACRONYM.fullmatch(form)) and capitals >= max(2, len(form) // 2)


def initials(name: str, minor: bool = False) -> str:
    """Return the capitals with which the words of a name begin; `minor` counts small words as well.

    >>> initials("Organization for Security and Co-operation in Europe")
    'OSCE'
    """
    words = re.findall(r"[^\W\d_][\w’']*(?:[-‐][^\W\d_]\w*)*", name)
    return "".join(word[0].upper() for word in words if minor or word[0].isupper())


def same_organization(a: str, b: str) -> bool:
    """Tell whether two names name one organization: the same words, one short slip in a long word, or an
    acronym of the other.

    >>> same_organization("International Labour Organisation", "International Labor Organization")
    True
    >>> same_organization("Bank of Armenia", "Bank of America")
    False
    """
    left, right = organization_words(a), organization_words(b)
    if left == right or "".join(left) == "".join(right):
        return True
    for short, full in ((a, b), (b, a)):
        letters = short.replace(".", "")
        if (
            is_acronym(short)
            and short.isupper()
            and len(letters) >= 3
            and len(full.split()) >= 3
            and initials(full) == letters
        ):
            return True
    return len(left) == len(right) and _has_one_slip(left, right)


def _has_one_slip(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if max(map(len, left)) < 6:
        return False
    differing = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(differing) != 1:
        return False
    x, y = map(sounds, differing[0])
    limit = 0.1 * min(len(x), len(y))
    return distance(x, y, limit) <= limit
