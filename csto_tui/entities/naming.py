"""Make an entity of the mentions that belong together: its aliases by source, its canonical name, its id.

Nothing here decides what belongs together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from csto_tui.entities.compare_names import PersonName, gender_of, person_name
from csto_tui.entities.lexicon import given_name, is_listed, listed_given
from csto_tui.entities.organization_names import is_acronym
from csto_tui.entities.patronymics import is_address
from csto_tui.entities.romanize import romanized
from csto_tui.entities.stems import is_cyrillic, nominative, script_of
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, UnresolvedMention

__all__ = ["canonical_name", "entity_of", "slug_of", "unique_ids"]


def entity_of(
    mentions: Sequence[UnresolvedMention], sources: Mapping[ArticleId, str], why: Sequence[str], known: str
) -> Entity:
    """Return the entity that `mentions` (one at least) name. `known` is its name in the gazetteers, or empty.

    Its id is not yet made unique.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        counts[mention.form][sources.get(mention.article_id, "")] += 1
    aliases = sorted(
        (
            Alias(form, script_of(form), tuple(sorted(c.items(), key=lambda p: (-p[1], p[0]))))
            for form, c in counts.items()
        ),
        key=lambda alias: (-alias.mentions, alias.form),
    )
    kind = mentions[0].kind
    name = canonical_name(aliases, kind, known)
    articles = len({mention.article_id for mention in mentions})
    return Entity(
        EntityId(f"{kind}:{slug_of(known or name, kind)}"),
        kind,
        name,
        tuple(aliases),
        len(mentions),
        articles,
        tuple(why),
    )


def canonical_name(aliases: Sequence[Alias], kind: EntityKind, known: str = "") -> str:
    """Return the spelling, of one at least, by which an entity goes: full, in the nominative, not shouted, most
    used. `known` is its name in the gazetteers.
    """
    forms = [alias.form for alias in aliases]
    return min(aliases, key=lambda alias: _rank(alias, kind, known, forms)).form


def _rank(alias: Alias, kind: EntityKind, known: str, forms: Sequence[str]) -> tuple[bool, bool, bool, int, int, str]:
    """Order aliases for the canonical name: full, in the nominative, not shouted, then most used."""
    form = alias.form
    if kind is EntityKind.PERSON:
        is_short = is_address(form) or not any(len(word) > 1 for word in person_name(form).given)
    else:
        # A place goes by the name that is used (Belarus), an organization by its full one.
        is_short = (is_acronym(form) and form != known) or (
            kind is not EntityKind.PLACE
            and any(other.startswith(form + " ") or other.endswith(" " + form) for other in forms)
        )
    is_shouted = form.isupper() and not is_acronym(form)
    return (
        is_short,
        not _is_nominative(form, kind),
        is_shouted or (form.isupper() and len(form) > 4),
        -alias.mentions,
        -len(form),
        form,
    )


def _is_nominative(form: str, kind: EntityKind) -> bool:
    if not is_cyrillic(form):
        return True
    if kind is EntityKind.PERSON:
        name = person_name(form)
        return _lifted_surname(name) == name.surname and all(
            given_name(word) is None or is_listed(word, kind) for word in name.given
        )
    return is_listed(form.split()[0], kind)


def _lifted_surname(name: PersonName) -> str:
    """Return the surname in the nominative, a woman's as a woman's."""
    if gender_of(name) == "f":
        return (
            name.surname.removesuffix("ой") + "а" if name.surname.endswith(("овой", "евой", "иной")) else name.surname
        )
    return nominative(name.surname)


def slug_of(name: str, kind: EntityKind) -> str:
    """Return a name as ids have it: a person's surname first, in Latin letters, the words joined by hyphens.

    >>> slug_of("Александр Лукашенко", EntityKind.PERSON), slug_of("U.S. Congress", EntityKind.ORGANIZATION)
    ('lukashenko-aleksandr', 'u-s-congress')
    """
    if kind is EntityKind.PERSON:
        parts = person_name(name)
        given = map(listed_given, parts.given) if is_cyrillic(name) else parts.given
        name = " ".join((_lifted_surname(parts), *given))
    return re.sub(r"[^\w]+", "-", " ".join(map(romanized, name.split()))).strip("-_") or "unnamed"


def unique_ids(entities: Sequence[Entity]) -> list[Entity]:
    """Return the entities in the given order with ids made unique by a number: the most mentioned keeps the
    plain one.
    """
    taken: defaultdict[str, list[int]] = defaultdict(list)
    for index, entity in enumerate(entities):
        taken[entity.id].append(index)
    named = list(entities)
    for plain, indexes in taken.items():
        for number, index in enumerate(sorted(indexes, key=lambda i: (-entities[i].mentions, i)), 1):
            if number > 1:
                named[index] = replace(entities[index], id=EntityId(f"{plain}-{number}"))
    return named
