"""Take a person's name apart: given names, surname, and whether it is written the East Asian way.

Nothing here compares two names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from csto_tui.entities.lexicon import given_name, section
from csto_tui.entities.patronymics import looks_like_patronymic
from csto_tui.entities.romanize import romanized
from csto_tui.text.normalize import fold

__all__ = ["PersonName", "person_name"]

_PARTICLES = frozenset("al el bin ibn ben de der den van von du da di la le dos af".split())
_SPLIT = re.compile(r"[\s\-‐‑·•]+")
_TITLES = frozenset("mr mrs ms dr prof sir president jr sr".split())


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, each as it is written, folded to no case."""

    given: tuple[str, ...]
    """Given names, patronymics and initials, in order."""
    surname: str
    is_east_asian: bool = False
    """The surname stood first and the rest is to be compared strictly."""

    @property
    def words(self) -> tuple[str, ...]:
        """All the parts, surname last."""
        return (*self.given, self.surname)


@lru_cache(maxsize=50_000)
def person_name(form: str) -> PersonName:
    """Take a person's name apart.

    A surname stands last, or first before a comma, in capitals, before a patronymic, or in East Asia.

    >>> person_name("Putin, Vladimir").surname, person_name("Kim Jong-un").given
    ('putin', ('jong', 'un'))
    """
    before, comma, after = form.partition(",")
    words = [w for w in _SPLIT.split((after + " " + before if comma else form).replace(".", ". ")) if w.strip(".'’")]
    words = [w.strip(".'’\"()") for w in words]
    words = [w for w in words if w and fold(w) not in _TITLES] or words
    kept = [w for w in words if fold(w) not in _PARTICLES] or words
    if not kept:
        return PersonName((), fold(form))
    folded = [w.casefold() for w in kept]
    if len(folded) == 1 or comma:
        return PersonName(tuple(folded[:-1]), folded[-1])
    if romanized(folded[0]) in section("family-first") and 2 <= len(folded) <= 3 and given_name(folded[-1]) is None:
        return PersonName(tuple(folded[1:]), folded[0], is_east_asian=True)
    if _has_surname_first(kept):
        return PersonName(tuple(folded[1:]), folded[0])
    return PersonName(tuple(folded[:-1]), folded[-1])


def _has_surname_first(words: list[str]) -> bool:
    first_is_shouted = (
        len(words[0]) > 2 and words[0].isupper() and not any(len(w) > 1 and w.isupper() for w in words[1:])
    )
    last_is_given = given_name(words[-1]) is not None and given_name(words[0]) is None
    return (
        first_is_shouted
        or last_is_given
        or (len(words) == 3 and looks_like_patronymic(words[2]) and not looks_like_patronymic(words[1]))
    )
