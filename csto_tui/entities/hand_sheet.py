"""The sheet on which decisions about names are carried out, one after another.

Nothing here outlives one reckoning, and nothing is decided that the reader did not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import permutations

from csto_tui.entities.hand import Decision, Hide, Merge, Named, NeverMerge, Outcome, Rename, Retype, Show, Split, told
from csto_tui.entities.naming import canonical_name, slug_of
from csto_tui.entities.stems import script_of
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind

__all__ = ["ArticlesOf", "Atom", "Draft", "Ground", "Sheet"]

Atom = tuple[EntityId, str]
"""One spelling of one resolved entity."""
ArticlesOf = Callable[[EntityId], Mapping[str, AbstractSet[ArticleId]]]
_QUOTED = re.compile("“([^”]*)”")


@dataclass(frozen=True, slots=True)
class Ground:
    """The entities as they were resolved."""

    entities: tuple[Entity, ...]
    by_id: Mapping[EntityId, Entity]
    by_form: Mapping[str, list[EntityId]]


@dataclass(slots=True)
class Draft:
    """An entity that decisions have touched, while they are carried out."""

    id: EntityId
    kind: EntityKind
    name: str
    """Empty: the fullest spelling that is most used."""
    atoms: dict[Atom, None]
    given: list[str] = field(default_factory=list)
    """Names that the reader gave it."""
    why: list[str] = field(default_factory=list)
    is_hidden: bool = False

    @property
    def forms(self) -> set[str]:
        """All its spellings."""
        return {form for _, form in self.atoms}


class _Unfit(Exception):
    """A decision has no effect in this corpus; the text says why."""


class _Forbidden(_Unfit):
    """Another decision forbids it."""


class Sheet:
    """The touched entities of one corpus; what is not on the sheet is as it was resolved."""

    def __init__(self, ground: Ground, articles_of: ArticlesOf) -> None:
        self._ground = ground
        self._articles_of = articles_of
        self._never: list[NeverMerge] = []
        self._given: dict[str, list[EntityId]] = {}
        """Who was ever given a name; what they have now is in their drafts."""
        self.drafts: dict[EntityId, Draft] = {}
        self.homes: dict[Atom, EntityId] = {}

    def take(self, decision: Decision) -> Outcome:
        """Carry out a decision and return what became of it."""
        why = f"set by you: {told(decision.act)}{f' ({decision.note})' if decision.note else ''}"
        try:
            match decision.act:
                case Merge() as act:
                    self._merge(act, why)
                case Split(entity, forms):
                    self._part(self._only(entity), set(forms), why)
                case Rename(entity, name):
                    self._rename(self._only(entity), name)
                case Retype(entity, kind):
                    self._only(entity).kind = kind
                case Hide(entity):
                    self._only(entity).is_hidden = True
                case Show(entity):
                    self._only(entity).is_hidden = False
                case NeverMerge() as act:
                    self._keep_apart(act, why)
        except _Unfit as unfit:
            return Outcome(str(unfit), isinstance(unfit, _Forbidden))
        return Outcome()

    def apart(self) -> frozenset[tuple[EntityId, EntityId]]:
        """Return the pairs of entities that are never to be one, each both ways round."""
        pairs = [(a, b) for never in self._never for a in self._holders(never.left) for b in self._holders(never.right)]
        return frozenset(pairs) | {(b, a) for a, b in pairs}

    def entity(self, draft: Draft) -> Entity:
        """Return what a draft has become."""
        aliases = self._aliases(draft)
        known = {alias.form for alias in aliases}
        given = [Alias(name, script_of(name), ()) for name in dict.fromkeys(draft.given) if name not in known]
        homes = {home: self._ground.by_id[home] for home, _ in draft.atoms}
        alone = next(iter(homes.values()))
        is_whole = len(homes) == 1 and len(draft.atoms) == len(alone.aliases)
        return Entity(
            id=draft.id,
            kind=draft.kind,
            name=draft.name or canonical_name(aliases, draft.kind),
            aliases=(*aliases, *given),
            mentions=sum(alias.mentions for alias in aliases),
            articles=alone.articles if is_whole else len(self._articles(draft)),
            why=(*(line for home in homes.values() for line in _still_true(home, draft.forms)), *draft.why),
        )

    def _merge(self, act: Merge, why: str) -> None:
        found = [self._found(named) for named in act.names]
        chosen = next((ids[0] for ids in found if len(ids) == 1), None)
        if chosen is None:
            raise _Unfit("; ".join(_not_one(named, ids) for named, ids in zip(act.names, found, strict=True)))
        others = [one for one in dict.fromkeys(ids[0] for ids in found if len(ids) == 1) if one != chosen]
        missing = [
            _not_one(named, ids)
            for named, ids in zip(act.names, found, strict=True)
            if len(ids) != 1 and chosen not in ids
        ]
        if missing and not others and not act.name:
            raise _Unfit("; ".join(missing))
        self._deny_never((chosen, *others))
        target = self._draft(chosen)
        for other in others:
            self._join(target, self._draft(other))
        target.why.append(why)
        if act.name:
            self._rename(target, act.name)

    def _deny_never(self, ids: Iterable[EntityId]) -> None:
        for never in self._never:
            for a, b in permutations(ids, 2):
                if a in self._holders(never.left) and b in self._holders(never.right):
                    raise _Forbidden(told(never))

    def _join(self, target: Draft, other: Draft) -> None:
        self._move(other, target, other.atoms)
        for name in other.given:
            self._give(target, name)
        target.why += other.why
        other.given = []

    def _part(self, draft: Draft, forms: set[str], why: str) -> None:
        """Make another entity of some spellings of one."""
        moved = [atom for atom in draft.atoms if atom[1] in forms]
        if not moved:
            raise _Unfit(f"“{draft.name}” has no such spelling")
        if len(moved) == len(draft.atoms):
            raise _Unfit(f"“{draft.name}” has no other spelling")
        apart = Draft(self._id_for(moved), draft.kind, "", {}, why=[why])
        self.drafts[apart.id] = apart
        self._move(draft, apart, moved)
        left = {form for _, form in moved} - draft.forms
        draft.why = [line for line in draft.why if not left & set(_QUOTED.findall(line))]
        apart.name = canonical_name(self._aliases(apart), apart.kind)
        if draft.name not in draft.forms and draft.name not in draft.given:
            draft.name = canonical_name(self._aliases(draft), draft.kind)

    def _rename(self, draft: Draft, name: str) -> None:
        draft.name = name
        self._give(draft, name)

    def _give(self, draft: Draft, name: str) -> None:
        draft.given.append(name)
        self._given.setdefault(name, []).append(draft.id)

    def _keep_apart(self, never: NeverMerge, why: str) -> None:
        self._never.append(never)
        both = set(self._holders(never.left)) & set(self._holders(never.right))
        if not both:
            return
        if never.left.form == never.right.form:
            raise _Unfit(f"both are spelt “{never.left.form}” in one entity")
        for one in both:
            self._part(self._draft(one), {never.right.form, *never.forms} - {never.left.form}, why)

    def _only(self, named: Named) -> Draft:
        found = self._found(named)
        if len(found) != 1:
            raise _Unfit(_not_one(named, found))
        return self._draft(found[0])

    def _found(self, named: Named) -> list[EntityId]:
        """Return the entities that are meant: one, where spelling, kind, article or canonical name tell."""
        holders = list(self._holders(named))
        called = [one for one in holders if self._name(one) == named.form]
        return called if len(called) == 1 else holders

    def _holders(self, named: Named) -> list[EntityId]:
        atoms = [(home, named.form) for home in self._ground.by_form.get(named.form, ())]
        here = [atom for atom in atoms if named.article and named.article in self._in(atom)]
        ids = {self.homes.get(atom, atom[0]): None for atom in here or atoms}
        if not here:
            ids |= dict.fromkeys(one for one in self._given.get(named.form, ()) if named.form in self.drafts[one].given)
        return [one for one in ids if named.kind in (None, self._kind(one))]

    def _name(self, entity_id: EntityId) -> str:
        draft = self.drafts.get(entity_id)
        return draft.name if draft else self._ground.by_id[entity_id].name

    def _kind(self, entity_id: EntityId) -> EntityKind:
        draft = self.drafts.get(entity_id)
        return draft.kind if draft else self._ground.by_id[entity_id].kind

    def _draft(self, entity_id: EntityId) -> Draft:
        if entity_id not in self.drafts:
            entity = self._ground.by_id[entity_id]
            atoms = dict.fromkeys((entity_id, alias.form) for alias in entity.aliases)
            self.drafts[entity_id] = Draft(entity_id, entity.kind, entity.name, atoms)
            self.homes |= dict.fromkeys(atoms, entity_id)
        return self.drafts[entity_id]

    def _move(self, source: Draft, target: Draft, atoms: Iterable[Atom]) -> None:
        for atom in tuple(atoms):
            del source.atoms[atom]
            target.atoms[atom] = None
            self.homes[atom] = target.id

    def _alias(self, atom: Atom) -> Alias:
        return next(alias for alias in self._ground.by_id[atom[0]].aliases if alias.form == atom[1])

    def _aliases(self, draft: Draft) -> list[Alias]:
        """Return the spellings of a draft with the counts of all its parts, most used first."""
        merged: dict[str, Alias] = {}
        for home, form in draft.atoms:
            alias = self._alias((home, form))
            before = merged.get(form)
            merged[form] = replace(alias, sources=_summed(before, alias)) if before else alias
        return sorted(merged.values(), key=lambda alias: (-alias.mentions, alias.form))

    def _articles(self, draft: Draft) -> set[ArticleId]:
        return set().union(*map(self._in, draft.atoms))

    def _in(self, atom: Atom) -> AbstractSet[ArticleId]:
        return self._articles_of(atom[0]).get(atom[1], frozenset())

    def _id_for(self, atoms: list[Atom]) -> EntityId:
        """Return the id of the resolved entity that these are all of, once it is nobody's, or else a new one."""
        homes = {home for home, _ in atoms}
        home = min(homes)
        is_vacant = home in self.drafts and not self.drafts[home].atoms
        if is_vacant and len(homes) == 1 and len(atoms) == len(self._ground.by_id[home].aliases):
            return home
        form = max(atoms, key=lambda atom: self._alias(atom).mentions)[1]
        plain, number = f"{self._ground.by_id[home].kind}:{slug_of(form, self._ground.by_id[home].kind)}", 1
        one = plain
        while one in self._ground.by_id or one in self.drafts:
            number += 1
            one = f"{plain}-{number}"
        return EntityId(one)


def _summed(a: Alias, b: Alias) -> tuple[tuple[str, int], ...]:
    counts = Counter(dict(a.sources)) + Counter(dict(b.sources))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _still_true(entity: Entity, forms: set[str]) -> Iterator[str]:
    """Yield the reasons of an entity that name no spelling which has left it."""
    left = {alias.form for alias in entity.aliases} - forms
    for line in entity.why:
        if not left & set(_QUOTED.findall(line)):
            yield line


def _not_one(named: Named, found: list[EntityId]) -> str:
    where = f"“{named.form}” is the name of {len(found)} here" if found else f"“{named.form}” is not in this corpus"
    return where + (f" as {named.kind}" if named.kind and not found else "")
