"""Pairs of entities that a reader may want to join: just below what is merged unasked, with the reason.

Nothing here merges, and nothing is suggested that the guards of the resolver forbid.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from csto_tui.entities.compare_names import PersonName, answers_to, contradict, may_be, person_name
from csto_tui.entities.lexicon import demonyms, known_as, organization_of, place_of
from csto_tui.entities.organization_names import is_acronym, organization_words
from csto_tui.entities.patronymics import is_address
from csto_tui.entities.persons import skeletons
from csto_tui.entities.romanize import sounds
from csto_tui.entities.sound_distance import distance
from csto_tui.entities.stems import nominative
from csto_tui.model.entity import Entity, EntityId, EntityKind
from csto_tui.text.normalize import fold

__all__ = ["Suggestion", "suggest_merges"]

_CONSIDERED = 2_500
"""Of the most mentioned entities of a kind. What is named once in a large corpus is not worth a reader's time."""
_BLOCK = 40
_SHORTEST = 5
_ALIASES = 5
_FARTHEST = 0.2
"""In sounds changed per sound of the shorter surname."""
_BARE, _ADDRESS, _INITIALS, _PART = 0.7, 0.6, 0.8, 0.8


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entities that may be one."""

    left: EntityId
    """The more mentioned of the two."""
    right: EntityId
    reason: str
    likeness: float
    """From 0 to 1; above it would have been merged unasked."""


@dataclass(frozen=True, slots=True)
class _Judgement:
    likeness: float
    reason: str
    doubtful: EntityId | None = None
    """The one that may be several others."""


_Judge = Callable[[Entity, Entity], _Judgement | None]


def suggest_merges(entities: Sequence[Entity], limit: int = 50) -> tuple[Suggestion, ...]:
    """Return at most `limit` pairs that a reader may want to join, best first.

    A name that may be several others is worth less for each of them.
    """
    found: list[tuple[Entity, Entity, _Judgement]] = []
    for kind, judge in _JUDGES.items():
        ordered = sorted((e for e in entities if e.kind is kind), key=lambda e: (-e.mentions, e.id))[:_CONSIDERED]
        found += _judged(ordered, judge)
    rivals = Counter(judgement.doubtful for _, _, judgement in found)
    rivals[None] = 1
    made = [
        (-left.mentions, Suggestion(left.id, right.id, one.reason, round(one.likeness / rivals[one.doubtful], 3)))
        for left, right, one in found
    ]
    best = sorted(made, key=lambda pair: (-pair[1].likeness, pair[0], pair[1].left, pair[1].right))
    return tuple(suggestion for _, suggestion in best[:limit])


def _judged(ordered: Sequence[Entity], judge: _Judge) -> Iterator[tuple[Entity, Entity, _Judgement]]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, entity in enumerate(ordered):
        for key in set(_block_keys(entity)):
            blocks[key].append(index)
    pairs = {pair for block in blocks.values() for pair in combinations(block[:_BLOCK], 2)}
    for left, right in sorted(pairs):
        judgement = judge(ordered[left], ordered[right])
        if judgement is not None:
            yield ordered[left], ordered[right], judgement


def _block_keys(entity: Entity) -> Iterable[Hashable]:
    if entity.kind is EntityKind.PERSON:
        if is_address(entity.name):
            return [("given", sounds(entity.name.split()[0]))]
        name = person_name(entity.name)
        return [*skeletons(name.surname), *(("given", sounds(word)) for word in name.given[:1])]
    words = organization_words(entity.name)
    if is_acronym(entity.name):
        return [entity.name.replace(".", "").upper()]
    return [words[0], ("last", words[-1]), _letters(words)]


def _letters(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words).upper()


# -- people ----------------------------------------------------------------------------------------------------


def _people(left: Entity, right: Entity) -> _Judgement | None:
    if is_address(left.name) or is_address(right.name):
        return _address(*((right, left) if is_address(left.name) else (left, right)))
    ours, theirs = _names(left), _names(right)
    if ours and theirs:
        return _spelling(left, right, ours, theirs)
    return _short(*((left, right, ours) if ours else (right, left, theirs)))


def _names(entity: Entity) -> list[PersonName]:
    names = (person_name(alias.form) for alias in entity.aliases[:_ALIASES] if not is_address(alias.form))
    return [name for name in names if any(len(word) > 1 for word in name.given)]


def _spelling(left: Entity, right: Entity, ours: list[PersonName], theirs: list[PersonName]) -> _Judgement | None:
    if any(contradict(a, b) or len(a.given) != len(b.given) for a in ours[:1] for b in theirs):
        return None
    if any(contradict(a, b) for a in ours[1:] for b in theirs):
        return None
    a, b = (sounds(nominative(names[0].surname)) for names in (ours, theirs))
    shorter = min(len(a), len(b))
    apart = distance(a, b, _FARTHEST * shorter)
    if shorter < _SHORTEST or a[0] != b[0] or apart > _FARTHEST * shorter:
        return None
    why = f"the given names agree and the surnames are near: “{left.name}”, “{right.name}”"
    return _Judgement(1 - apart / shorter, why)


def _short(person: Entity, bare: Entity, names: list[PersonName]) -> _Judgement | None:
    if not any(may_be(person_name(bare.name), name) for name in names):
        return None
    return _Judgement(_BARE, f"“{bare.name}” may be short for “{person.name}”", bare.id)


def _address(person: Entity, addressed: Entity) -> _Judgement | None:
    address = person_name(addressed.name)
    if not any(answers_to(address, name) for name in _names(person)):
        return None
    return _Judgement(_ADDRESS, f"“{addressed.name}” may be an address of “{person.name}”", addressed.id)


# -- organizations, documents, events --------------------------------------------------------------------------


def _wordings(left: Entity, right: Entity) -> _Judgement | None:
    if all(known_as(entity.name, entity.kind) is not None for entity in (left, right)):
        return None
    ours, theirs = organization_words(left.name), organization_words(right.name)
    for short, full, words in ((left, right, theirs), (right, left, ours)):
        letters = short.name.replace(".", "").upper()
        if is_acronym(short.name) and len(letters) >= 3 and _letters(words) == letters:
            return _Judgement(_INITIALS, f"“{short.name}” has the initials of “{full.name}”", short.id)
    shorter, longer = sorted((ours, theirs), key=len)
    extra = [word for word in longer if word not in shorter]
    is_part = len(shorter) >= 2 and len(longer) == len(shorter) + 1 and len(extra) == 1
    if not is_part or any(map(_tells_apart, {extra[0]} | set(left.name.split()) ^ set(right.name.split()))):
        return None
    why = f"“{left.name}” and “{right.name}” differ by “{extra[0]}” alone"
    return _Judgement(_PART * len(shorter) / len(longer), why, (left if ours == shorter else right).id)


def _tells_apart(word: str) -> bool:
    """Tell whether a word makes another body of the same one elsewhere: a people, a place, a number."""
    is_name = (
        fold(word) in demonyms() or place_of(word.title()) is not None or organization_of(word.upper()) is not None
    )
    return is_name or any(map(str.isdigit, word))


_JUDGES: dict[EntityKind, _Judge] = {
    EntityKind.PERSON: _people,
    EntityKind.ORGANIZATION: _wordings,
    EntityKind.DOCUMENT: _wordings,
    EntityKind.EVENT: _wordings,
}
