"""The spellings of a name's words to which a search may be widened. Nothing here searches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product

from csto_tui.entities.compare_names import PersonName, person_name, same_given, same_surname
from csto_tui.entities.organization_names import is_acronym
from csto_tui.model.entity import Entity, EntityKind
from csto_tui.text.normalize import fold, tokens

__all__ = ["variants"]


def variants(entities: Sequence[Entity]) -> Mapping[str, tuple[str, ...]]:
    """Return, for a folded word of a name, the other spellings of that word in the corpus, in alphabetical
    order.

    A surname leads to surnames and a given name to given names of the same person, where they are held to be
    the same word; an acronym to the other acronyms of its organization; any other name of one word to those
    of the same entity that sound alike.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for a, b in _pairs(entity):
            if a != b:
                found[a].add(b)
                found[b].add(a)
    return {word: tuple(sorted(others)) for word, others in sorted(found.items())}


def _pairs(entity: Entity) -> Iterable[tuple[str, str]]:
    forms = [alias.form for alias in entity.aliases]
    if entity.kind is EntityKind.PERSON:
        names = sorted({person_name(form) for form in forms}, key=lambda name: name.words)
        return [pair for a, b in combinations(names, 2) for pair in _aligned(a, b)]
    single = [form for form in forms if _is_one_token(form)]
    acronyms = sorted({fold(form) for form in single if entity.kind is EntityKind.ORGANIZATION and is_acronym(form)})
    alike = [(a, b) for a, b in combinations(sorted({fold(form) for form in single}), 2) if same_surname(a, b)]
    return [*combinations(acronyms, 2), *alike]


def _is_one_token(form: str) -> bool:
    return len(list(tokens(form))) == 1


def _aligned(a: PersonName, b: PersonName) -> Iterable[tuple[str, str]]:
    if same_surname(a.surname, b.surname) and _is_one_token(a.surname) and _is_one_token(b.surname):
        yield fold(a.surname), fold(b.surname)
    for x, y in product(a.given, b.given):
        if len(x) > 1 and len(y) > 1 and same_given(x, y):
            yield fold(x), fold(y)
