"""Tell whether two names are spellings of one name: people by sound, organizations by words, places by table
alone.

Nothing here looks beyond the two names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from csto_tui.entities.lexicon import given_name, organization_of, place_of
from csto_tui.entities.organization_names import same_organization
from csto_tui.entities.person_names import PersonName, person_name
from csto_tui.entities.romanize import romanized, sounds
from csto_tui.entities.sound_distance import distance
from csto_tui.entities.stems import is_cyrillic, nominative, stem
from csto_tui.model.entity import EntityKind
from csto_tui.text.normalize import fold

__all__ = [
    "PersonName",
    "answers_to",
    "contradict",
    "gender_of",
    "may_be",
    "person_name",
    "same_given",
    "same_name",
    "same_people",
    "same_surname",
    "surely_same",
]

_FEMININE = re.compile(r"(?:(?:ov|ev|in|yn)a|skaya|skaia|skaja|cka|ska|skaa|aya|aia)$")
_BUDGETS = {4: 0.08, 5: 0.12}
_BUDGET, _BARE_BUDGET = 0.16, 0.08
_LONG = 8
_INSTRUMENTAL = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:ом|ем)$")
_BALTIC = re.compile(r"(?<=...)(?:[aui]s|s)$")


def same_name(a: str, b: str, kind: EntityKind) -> bool:
    """Tell whether `a` and `b` are spellings of one name of that kind.

    >>> same_name("Alexander Lukashenko", "Аляксандр Лукашэнка", EntityKind.PERSON)
    True
    >>> same_name("Dmitry Medvedev", "Svetlana Medvedeva", EntityKind.PERSON)
    False
    >>> same_name("Haifa", "Hawaii", EntityKind.PLACE)
    False
    """
    if kind is EntityKind.PERSON:
        return same_people(person_name(a), person_name(b)) or _is_run_together(a, b)
    if kind is EntityKind.PLACE:
        place = place_of(a)
        return fold(a) == fold(b) if place is None else place == place_of(b)
    known = organization_of(a)
    return (known is not None and known == organization_of(b)) or same_organization(a, b)


def _is_run_together(a: str, b: str) -> bool:
    return _letters(a) == _letters(b)


def _letters(form: str) -> str:
    return romanized("".join(letter for letter in form if letter.isalnum()))


def same_people(a: PersonName, b: PersonName) -> bool:
    """Tell whether two names can be one person's: surnames sound alike and no given name speaks against it.

    A bare surname is the same as an equal bare surname only.
    """
    if bool(a.given) != bool(b.given):
        return False
    if not a.given:
        return same_surname(a.surname, b.surname) and not _is_feminine_pair(a, b)
    a, b = _without_baltic_endings(a, b)
    if same_surname(a.surname, b.surname) and _given_agree(a, b):
        return not _is_feminine_pair(a, b)
    return _is_turned_round(a, b) or _is_turned_round(b, a)


def surely_same(a: PersonName, b: PersonName) -> bool:
    """Tell whether two full names are so near that they may be joined without asking: stricter than `same_people`.

    >>> surely_same(person_name("Nikolay Bordyuja"), person_name("Nikolai Bordyuzha"))
    True
    >>> surely_same(person_name("Jimmy Carter"), person_name("James Gorter"))
    False
    """
    return same_people(a, b) and (
        a.surname == b.surname or _is_sure(a.surname, b.surname) or _is_turned_round(a, b) or _is_turned_round(b, a)
    )


def _is_turned_round(a: PersonName, b: PersonName) -> bool:
    turned = tuple(map(sounds, (a.surname, *a.given)))
    return turned == tuple(map(sounds, b.words)) and not all(map(given_name, a.words))


@lru_cache(maxsize=200_000)
def same_surname(a: str, b: str) -> bool:
    """Tell whether two surnames are spellings of one.

    >>> same_surname("bordyuja", "bordyuzha"), same_surname("medvedev", "medvedchuk")
    (True, False)
    """
    return any(_is_near(x, y) for x in _readings(a) for y in _readings(b))


@lru_cache(maxsize=100_000)
def _readings(surname: str) -> tuple[str, ...]:
    plain = sounds(surname)
    if not is_cyrillic(surname):
        return (plain,)
    return tuple(dict.fromkeys((sounds(nominative(surname)), plain, sounds(_INSTRUMENTAL.sub("", surname)))))


def _is_near(a: str, b: str) -> bool:
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < 4 or not (a.isascii() and b.isascii()):
        return False
    limit = _BUDGETS.get(shorter, _BUDGET) * shorter
    return distance(a, b, limit) <= limit


@lru_cache(maxsize=200_000)
def _is_same_bare(a: str, b: str) -> bool:
    """Tell whether two surnames are spellings of one when no given name helps: Reagan is not Regan."""
    is_doubtful = given_name(a) is not None or given_name(b) is not None
    for x, y in product(_readings(a), _readings(b)):
        limit = _BARE_BUDGET * min(len(x), len(y))
        if x == y:
            return True
        if not is_doubtful and min(len(x), len(y)) >= 6 and distance(x, y, limit) <= limit and _is_sure(a, b):
            return True
    return False


@lru_cache(maxsize=200_000)
def _is_sure(a: str, b: str) -> bool:
    """Tell whether two surnames that are near need no reader to join them: Berger is not Burger, nor Wilson Wallison.

    Between two scripts or languages spellings differ much; within plain Latin only by the last vowel, a `j`, or a slip
    far inside a long name.
    """
    if not (a.isascii() and b.isascii()):
        return True
    x, y = (sounds(surname).replace("J", "Z") for surname in (a, b))
    return x.rstrip("aou") == y.rstrip("aou") or (min(len(x), len(y)) >= _LONG and x[:3] == y[:3])


def _without_baltic_endings(a: PersonName, b: PersonName) -> tuple[PersonName, PersonName]:
    """Take the Latvian and Lithuanian endings off (Vladimirs Putins), where only one of two names has them
    throughout.
    """
    first, second = (all(word.endswith("s") for word in name.words) for name in (a, b))
    if first == second:
        return a, b
    return (_bare(a), b) if first else (a, _bare(b))


def _bare(name: PersonName) -> PersonName:
    return PersonName(
        tuple(_BALTIC.sub("", word) for word in name.given), _BALTIC.sub("", name.surname), name.is_east_asian
    )


def _given_agree(a: PersonName, b: PersonName) -> bool:
    if a.is_east_asian or b.is_east_asian:
        return sounds("".join(a.given)) == sounds("".join(b.given))
    shorter, longer = sorted((a.given, b.given), key=len)
    if len(shorter) == len(longer):
        return all(same_given(x, y) for x, y in zip(shorter, longer, strict=True))
    if not same_given(shorter[0], longer[0]):
        rest = longer[1:]  # a first name that is not used: “Boris Johnson”
        return len(shorter[0]) > 1 and any(len(other) > 1 and same_given(shorter[0], other) for other in rest)
    if len(longer) > len(shorter) + 2:
        return False
    if len(shorter) > 1 and {len(shorter[1]), len(longer[1])} == {1}:
        return shorter[1] == longer[1]
    return all(any(same_given(x, y) for y in longer[1:]) for x in shorter[1:])


@lru_cache(maxsize=200_000)
def same_given(a: str, b: str) -> bool:
    """Tell whether two given names, or an initial and a name, can stand for each other.

    >>> same_given("alexander", "аляксандр"), same_given("n", "nikolai"), same_given("nikolai", "dmitry")
    (True, True, False)
    """
    if len(a) == 1 or len(b) == 1:
        return romanized(a)[:1] == romanized(b)[:1]
    left, right = given_name(a), given_name(b)
    if left and right:
        return bool(left[1] & right[1])
    return _is_near(sounds(a), sounds(b))


def may_be(bare: PersonName, full: PersonName) -> bool:
    """Tell whether a bare surname, with initials or without, may stand for a full name.

    >>> may_be(person_name("Путина"), person_name("Владимир Путин"))
    True
    >>> may_be(person_name("Medvedeva"), person_name("Dmitry Medvedev"))
    False
    >>> may_be(person_name("N. Patrushev"), person_name("Dmitry Patrushev"))
    False
    """
    if not _is_same_bare(bare.surname, full.surname) or _is_feminine_pair(bare, full):
        return False
    if (
        is_cyrillic(bare.surname)
        and gender_of(full) == "f"
        and full.surname.endswith("а")
        and bare.surname[-1:] not in "ауеой"
    ):
        return False
    return all(any(romanized(word)[:1] == romanized(initial) for word in full.given) for initial in bare.given)


def answers_to(address: PersonName, full: PersonName) -> bool:
    """Tell whether a full name may be that of somebody addressed by given name and patronymic."""
    if not full.given or not same_given(address.given[0], full.given[0]):
        return False
    return len(full.given) == 1 or stem(address.surname) == stem(full.given[1])


def contradict(a: PersonName, b: PersonName) -> bool:
    """Tell whether two full names of one surname must be two people: given names or genders differ."""
    return _is_feminine_pair(a, b) or not (_given_agree(a, b) or _is_turned_round(a, b) or _is_turned_round(b, a))


def gender_of(name: PersonName) -> str:
    """Return m, f or - as the first given name tells."""
    known = given_name(name.given[0]) if name.given else None
    return known[0] if known else "-"


def _is_feminine_pair(a: PersonName, b: PersonName) -> bool:
    """Tell whether one is a woman's form of the other's surname (Medvedev, Medvedeva)."""
    genders = {gender_of(a), gender_of(b)}
    if genders == {"m", "f"}:
        return True
    if genders & {"m", "f"} and "-" not in genders:
        return False
    x, y = romanized(a.surname), romanized(b.surname)
    if is_cyrillic(a.surname) and is_cyrillic(b.surname):
        return False  # a case ending looks the same; the given names have spoken
    return bool(_FEMININE.search(x)) != bool(_FEMININE.search(y)) and "o" not in (x[-1:], y[-1:])
