"""The gazetteers in memory: read from package data when first asked, and never changed.

Nothing here reads a corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from csto_tui.entities.stems import stem
from csto_tui.model.entity import EntityKind
from csto_tui.text.normalize import fold

__all__ = [
    "Name",
    "demonyms",
    "given_name",
    "is_city",
    "is_country",
    "is_listed",
    "keys_of",
    "known_as",
    "known_names",
    "listed_given",
    "organization_of",
    "place_of",
    "section",
]

_FOLDER = Path(__file__).parent / "gazetteers"
_FILES = (
    (EntityKind.PLACE, "countries.txt"),
    (EntityKind.PLACE, "regions.txt"),
    (EntityKind.PLACE, "cities.txt"),
    (EntityKind.ORGANIZATION, "organizations.txt"),
    (EntityKind.EVENT, "events.txt"),
    (EntityKind.DOCUMENT, "documents.txt"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """One gazetteer entry, as one of its forms leads to it."""

    keys: tuple[str, ...]
    """The stems of the form's words."""
    kind: EntityKind
    canonical: str
    form: str


def _lines(file: str) -> Iterator[str]:
    for line in (_FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _entries() -> Iterator[Name]:
    for kind, file in _FILES:
        for line in _lines(file):
            forms = [form.strip() for form in line.partition("|")[0].lstrip("~").split(";")]
            for form in forms:
                for keys in _both_keys(form):
                    yield Name(keys, kind, forms[0], form)


def _both_keys(form: str) -> tuple[tuple[str, ...], ...]:
    """Return the stems of a form's words, and the words themselves where they look oblique but are not (Ислам)."""
    stems, words = keys_of(form), tuple(map(fold, form.split()))
    ends_hard = all(word[-1] not in "аеёиоуыэюяьй" for word in words)
    return (stems, words) if ends_hard and stems != words else (stems,)


def keys_of(form: str) -> tuple[str, ...]:
    """Return the stems of the words of a name."""
    return tuple(stem(word) for word in form.split())


@cache
def known_names() -> dict[str, tuple[Name, ...]]:
    """Return the gazetteer's names by the stem of their first word, longest first."""
    found: dict[str, list[Name]] = {}
    for name in _entries():
        found.setdefault(name.keys[0], []).append(name)
    return {first: tuple(sorted(names, key=lambda n: -len(n.keys))) for first, names in found.items()}


@cache
def demonyms() -> dict[str, str]:
    """Return the English words for the people of a country and what is theirs, folded, with the country:
    `swiss` → Switzerland.
    """
    found: dict[str, str] = {}
    for line in _lines("countries.txt"):
        forms, _, words = line.partition("|")
        for word in words.split():
            found.setdefault(fold(word), forms.partition(";")[0].strip())
    return found


@cache
def _given_names() -> dict[str, tuple[str, frozenset[int]]]:
    found: dict[str, tuple[str, frozenset[int]]] = {}
    for group, line in enumerate(_lines("given_names.txt")):
        gender, *forms = line.split()
        for form in forms:
            for (key,) in _both_keys(form):
                old_gender, groups = found.get(key, (gender, frozenset()))
                found[key] = (gender if gender == old_gender else "-", groups | {group})
    return found


def given_name(word: str) -> tuple[str, frozenset[int]] | None:
    """Return the gender (m, f, -) of a given name and the groups of spellings it belongs to, or None for
    another word.

    A Cyrillic form whose stem two names share, as Александр and Александра do, has the gender `-`.
    """
    return _given_names().get(stem(word))


def known_as(form: str, kind: EntityKind) -> str | None:
    """Return the canonical name that the gazetteers have for a form of one kind, in any of its cases, or None.

    >>> known_as("Второй мировой войне", EntityKind.EVENT), known_as("Warsaw Pact", EntityKind.DOCUMENT)
    ('World War II', 'Warsaw Pact')
    """
    return _canonical().get((kind, keys_of(form)))


@cache
def _canonical() -> dict[tuple[EntityKind, tuple[str, ...]], str]:
    return {(name.kind, name.keys): name.canonical for names in known_names().values() for name in names}


def place_of(form: str) -> str | None:
    """Return the canonical name of a place that the gazetteers have under `form`, in any of its cases, or
    None.

    >>> place_of("Белоруссии"), place_of("the Hague"), place_of("Atlantis")
    ('Belarus', 'The Hague', None)
    """
    return known_as(form, EntityKind.PLACE)


@cache
def _canonical_in(file: str) -> frozenset[str]:
    return frozenset(re.split(r"[;|]", line)[0].strip() for line in _lines(file))


def is_city(canonical: str) -> bool:
    """Tell whether the canonical name of a place is a city's."""
    return canonical in _canonical_in("cities.txt")


def is_country(canonical: str) -> bool:
    """Tell whether the canonical name of a place is a country's."""
    return canonical in _canonical_in("countries.txt")


@cache
def state_bodies() -> frozenset[str]:
    """Return the canonical names of the bodies that every state has, such as the Foreign Ministry."""
    lines = (line for line in _lines("organizations.txt") if line.startswith("~"))
    return frozenset(line.lstrip("~").partition(";")[0].strip() for line in lines)


def organization_of(form: str) -> str | None:
    """Return the canonical name of an organization that the gazetteers have under `form`, in any of its
    cases, or None.

    >>> organization_of("ОДКБ"), organization_of("Initech")
    ('Collective Security Treaty Organization', None)
    """
    return known_as(form, EntityKind.ORGANIZATION)


@cache
def _first_words(kind: EntityKind) -> frozenset[str]:
    if kind is EntityKind.PERSON:
        return frozenset(fold(word) for line in _lines("given_names.txt") for word in line.split()[1:])
    return frozenset(fold(name.form.split()[0]) for name in _entries() if name.kind is kind)


@cache
def _listed_given() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines("given_names.txt"):
        for form in line.split()[1:]:
            for (key,) in _both_keys(form):
                found.setdefault(key, form)
    return found


def listed_given(word: str) -> str:
    """Return a given name as the gazetteer lists it, in the nominative; any other word unchanged.

    >>> listed_given("Ильхамом"), listed_given("Zaphod")
    ('Ильхам', 'Zaphod')
    """
    return _listed_given().get(stem(word), word)


def is_listed(word: str, kind: EntityKind) -> bool:
    """Tell whether a name of that kind begins with a word in the gazetteers as it is, not only in another case of it.

    >>> is_listed("Россия", EntityKind.PLACE), is_listed("России", EntityKind.PLACE)
    (True, False)
    """
    return fold(word) in _first_words(kind)


@cache
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in _lines("words.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(words) for name, words in found.items()}


def section(name: str) -> frozenset[str]:
    """Return the words of one section of `words.txt`; an unknown section is a KeyError."""
    return _sections()[name]
