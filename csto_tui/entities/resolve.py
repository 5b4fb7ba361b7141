"""Decide which mentions name one person, organization or place, across spellings, scripts and articles.

The answer depends on the mentions alone, never on their order. A merge that cannot be argued is not made;
nothing here guesses at places: they are one only where the gazetteers say so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from csto_tui.entities.grouping import Grouping
from csto_tui.entities.lexicon import keys_of, known_as
from csto_tui.entities.naming import entity_of, unique_ids
from csto_tui.entities.organization_names import organization_words
from csto_tui.entities.organizations import grouped_organizations
from csto_tui.entities.persons import grouped_people
from csto_tui.entities.stems import is_cyrillic
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Entity, EntityId, EntityKind, Mention, UnresolvedMention

__all__ = ["Resolution", "resolve"]

_YEAR = re.compile(r"^\d{4} ")


@dataclass(frozen=True, slots=True)
class Resolution:
    """All entities of a corpus, and where they stand."""

    entities: tuple[Entity, ...]
    """Most mentioned first, equals by id."""
    mentions: tuple[Mention, ...]
    """By article and place in it; as many as went in."""


def resolve(mentions: Iterable[UnresolvedMention], sources: Mapping[ArticleId, str]) -> Resolution:
    """Return the entities that the mentions of a corpus name. `sources` has each article's outlet, where it
    is known.

    The same mentions give the same entities and ids, in whatever order they come.
    """
    ordered = sorted(mentions, key=lambda m: (m.article_id, m.span, m.kind, m.form))
    labels, why = _labels(ordered)
    members: defaultdict[Hashable, list[UnresolvedMention]] = defaultdict(list)
    for mention, label in zip(ordered, labels, strict=True):
        members[label].append(mention)
    keys = list(members)
    drafts = [entity_of(members[key], sources, sorted(why.get(key, ())), _known_name(key)) for key in keys]
    named = dict(zip(keys, unique_ids(drafts), strict=True))
    placed = tuple(
        Mention(EntityId(named[label].id), m.article_id, m.span, m.form, m.kind)
        for m, label in zip(ordered, labels, strict=True)
    )
    return Resolution(tuple(sorted(named.values(), key=lambda e: (-e.mentions, e.id))), placed)


def _labels(ordered: list[UnresolvedMention]) -> tuple[list[Hashable], dict[Hashable, set[str]]]:
    by_kind: defaultdict[EntityKind, list[tuple[int, UnresolvedMention]]] = defaultdict(list)
    for index, mention in enumerate(ordered):
        by_kind[mention.kind].append((index, mention))
    labels: dict[int, Hashable] = {}
    why: dict[Hashable, set[str]] = {}
    for kind, inside in by_kind.items():
        if kind is EntityKind.PERSON:
            grouping = grouped_people(inside)
        elif kind is EntityKind.ORGANIZATION:
            grouping = grouped_organizations(inside, ordered)
        else:
            grouping = _grouped_by_name(inside, kind)
        labels |= {index: (kind, label) for index, label in grouping.labels.items()}
        why |= {(kind, label): lines for label, lines in grouping.why.items()}
    return [labels[index] for index in range(len(ordered))], why


def _grouped_by_name(inside: list[tuple[int, UnresolvedMention]], kind: EntityKind) -> Grouping:
    """Group places, events and documents: by the gazetteers, and else by their words alone."""
    grouping = Grouping()
    for index, mention in inside:
        form = _YEAR.sub("", mention.form) if kind is EntityKind.DOCUMENT else mention.form
        known = known_as(form, kind)
        if known is not None:
            why = "" if mention.form == known else f"“{mention.form}” = “{known}”: gazetteer"
            grouping.put(index, ("known", known), why)
        elif kind is EntityKind.PLACE or (is_cyrillic(form) and not form[-1].isdigit()):
            grouping.put(index, keys_of(form))
        else:
            grouping.put(index, organization_words(form))
    return grouping


def _known_name(key: Hashable) -> str:
    """Return the gazetteer's name of a label that has one."""
    label = key[1] if isinstance(key, tuple) else ()
    if isinstance(label, tuple) and label and label[0] == "known":
        return " ".join(str(part) for part in label[1:3]) if len(label) == 3 else str(label[1])
    return ""
