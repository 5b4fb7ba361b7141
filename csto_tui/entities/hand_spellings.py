"""The spellings to which a search may be widened, kept so that few changed entities cost little.

What are spellings of one word is said by `variants` alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from csto_tui.entities.variants import variants
from csto_tui.model.entity import Entity

__all__ = ["Spellings", "changed_variants", "spellings_of", "variants_of"]

Spellings = Mapping[str, Counter[str]]
"""For each folded word its other spellings, with the number of entities that speak for each."""


def spellings_of(entities: Iterable[Entity]) -> Spellings:
    """Return the spellings of the words of all names, as entities speak for them."""
    return _summed(variants((entity,)) for entity in entities if len(entity.aliases) > 1)


def variants_of(spellings: Spellings) -> dict[str, tuple[str, ...]]:
    """Return the other spellings of each word, in alphabetical order."""
    return {word: tuple(sorted(others)) for word, others in spellings.items()}


def changed_variants(
    base: Mapping[str, tuple[str, ...]], spellings: Spellings, gone: Iterable[Entity], come: Iterable[Entity]
) -> dict[str, tuple[str, ...]]:
    """Return the variants `base` of `spellings` as they are when some entities have gone and others come."""
    less, more = _summed(map(_spoken_for, gone)), _summed(map(_spoken_for, come))
    changed = dict(base)
    for word in {*less, *more}:
        others = +(spellings.get(word, Counter()) - less.get(word, Counter()) + more.get(word, Counter()))
        if others:
            changed[word] = tuple(sorted(others))
        else:
            changed.pop(word, None)
    return changed


@lru_cache(maxsize=4096)
def _spoken_for(entity: Entity) -> Mapping[str, tuple[str, ...]]:
    """Return the variants of one entity: most touched ones stay as they are from one change to the next."""
    return variants((entity,))


def _summed(groups: Iterable[Mapping[str, tuple[str, ...]]]) -> Spellings:
    found: dict[str, Counter[str]] = {}
    for group in groups:
        for word, others in group.items():
            found.setdefault(word, Counter()).update(others)
    return found
