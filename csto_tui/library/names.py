"""The chapter of names: who and what the articles speak of, and where, as the reader wants it.

Everybody asks for names here, so that what a reader decided holds everywhere. Nothing here recognises or resolves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from csto_tui.entities.hand import Decision
from csto_tui.entities.hand_file import AliasFile
from csto_tui.errors import EntityNotFound
from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Entity, EntityId, EntityKind, Mention
from csto_tui.model.span import Span

if TYPE_CHECKING:
    from csto_tui.entities.hand_overlay import Overlay
    from csto_tui.entities.hand_sheet import Ground
    from csto_tui.entities.hand_spellings import Spellings

__all__ = ["Known", "Names", "Resolved"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was resolved."""

    ground: Ground
    spellings: Spellings
    variants: Mapping[str, tuple[str, ...]]
    articles: dict[EntityId, Mapping[str, frozenset[ArticleId]]]
    """Of the entities that decisions have touched so far: the articles of each spelling."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of entities now."""

    version: int
    """Another for every change, whether of the store or by the reader."""
    resolved: Resolved
    decisions: tuple[Decision, ...]
    overlay: Overlay
    by_id: Mapping[EntityId, Entity]
    """Hidden ones too."""
    variants: Mapping[str, tuple[str, ...]]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Those that are shown."""
        return self.overlay.entities

    def current(self, entity_id: EntityId) -> EntityId:
        """Return the entity that one has become: itself, or what it was merged into."""
        before = self.resolved.ground.by_id.get(entity_id)
        if entity_id in self.by_id or before is None:
            return entity_id
        return self.overlay.homes.get((entity_id, before.aliases[0].form), entity_id)


class Names(Shelf):
    """Entities and their mentions."""

    def __init__(self, *rooms: Any, aliases: AliasFile | None = None, **choices: Any) -> None:
        super().__init__(*rooms, **choices)
        self._aliases = aliases or AliasFile(None)
        self._versions = count(1)
        self._known: Known | None = None

    def entities(self, name: str = "", kind: EntityKind | None = None, *, hidden: bool = False) -> tuple[Entity, ...]:
        """Return entities, most mentioned first; with a name, those that answer to it, best first.

        With `hidden`, those that the reader hid, and no others.
        """
        overlay = self._names().overlay
        entities = overlay.hidden if hidden else overlay.entities
        if name:
            from csto_tui.entities.lookup import matching  # late: the list of articles needs no names

            return matching(entities, name, kind)
        return tuple(entity for entity in entities if kind is None or entity.kind is kind)

    def entity(self, name: str) -> Entity:
        """Return the one entity that answers best to an id or a name; a hidden one to its id alone, a merged one to
        the ids of all its parts. Raises EntityNotFound.
        """
        known = self._names()
        found = known.by_id.get(known.current(EntityId(name)))
        if found is not None:
            return found
        answering = self.entities(name)
        if not answering:
            raise EntityNotFound(f"no entity answers to “{name}”", hint="`csto-tui entities` lists them all")
        return answering[0]

    def mentions(self, entity_id: EntityId | None = None, article_id: ArticleId | None = None) -> tuple[Mention, ...]:
        """Return mentions by article and place, of one entity or of all that are shown, in one article or all."""
        known = self._names()
        overlay = known.overlay
        if entity_id is None:
            found = self._store.mentions(None, article_id)
            if not overlay.homes:
                return found
            hidden = {entity.id for entity in overlay.hidden}
            return tuple(one for one in _placed(found, known) if one.entity_id not in hidden)
        entity_id = known.current(entity_id)
        if entity_id not in overlay.atoms:
            return self._store.mentions(entity_id, article_id)
        homes = dict.fromkeys(home for home, _ in overlay.atoms[entity_id])
        kept = (mention for home in homes for mention in self._store.mentions(home, article_id))
        mine = _placed((mention for mention in kept if overlay.home(mention) == entity_id), known)
        return tuple(sorted(mine, key=lambda mention: (mention.article_id, mention.span)))

    def entity_counts(self, article_ids: Iterable[ArticleId]) -> tuple[Mapping[EntityId, int], ...]:
        """Return how often each entity is mentioned, article by article, each article once."""
        known, ids = self._names(), tuple(dict.fromkeys(article_ids))
        counts = self._store.entity_counts(ids)
        moved: dict[EntityId, set[EntityId]] = {}
        for (home, _), now in known.overlay.homes.items():
            moved.setdefault(home, set()).add(now)
        return tuple(self._recounted(one, tally, moved) for one, tally in zip(ids, counts, strict=True))

    def _recounted(
        self, article_id: ArticleId, tally: Mapping[EntityId, int], moved: Mapping[EntityId, set[EntityId]]
    ) -> Mapping[EntityId, int]:
        if not moved.keys() & tally.keys():
            return tally
        if any(len(moved.get(one, ())) > 1 for one in tally):  # a spelling of it has gone elsewhere
            return Counter(mention.entity_id for mention in self.mentions(None, article_id))
        recounted: Counter[EntityId] = Counter()
        for one, mentions in tally.items():
            recounted[next(iter(moved.get(one, (one,))))] += mentions
        return recounted

    def _names(self) -> Known:
        with self._lock:
            known, resolved, decisions = self._known, self._resolved(), self._aliases.decisions()
            if known is None or known.resolved is not resolved or known.decisions is not decisions:
                known = self._known = self._laid_over(resolved, decisions)
            return known

    def _resolved(self) -> Resolved:
        entities = self._store.entities()
        if self._known is not None and self._known.resolved.ground.entities is entities:
            return self._known.resolved
        from csto_tui.entities.hand_overlay import ground_of  # late: the list of articles needs no names
        from csto_tui.entities.hand_spellings import spellings_of, variants_of

        spellings = spellings_of(entities)
        return Resolved(ground_of(entities), spellings, variants_of(spellings), {})

    def _laid_over(self, resolved: Resolved, decisions: tuple[Decision, ...]) -> Known:
        from csto_tui.entities.hand_overlay import overlaid  # late: the list of articles needs no names
        from csto_tui.entities.hand_spellings import changed_variants

        overlay = overlaid(resolved.ground, decisions, lambda one: self._articles_of(resolved, one))
        by_id, variants = resolved.ground.by_id, resolved.variants
        if overlay.gone:
            gone = {entity.id for entity in overlay.gone}
            by_id = {one: entity for one, entity in by_id.items() if one not in gone}
            by_id |= {entity.id: entity for entity in (*overlay.come, *overlay.hidden)}
            variants = changed_variants(variants, resolved.spellings, overlay.gone, overlay.come)
        return Known(next(self._versions), resolved, decisions, overlay, by_id, variants)

    def _articles_of(self, resolved: Resolved, entity_id: EntityId) -> Mapping[str, frozenset[ArticleId]]:
        if entity_id not in resolved.articles:
            found: dict[str, set[ArticleId]] = {}
            for mention in self._store.mentions(entity_id, None):
                found.setdefault(mention.form, set()).add(mention.article_id)
            resolved.articles[entity_id] = {form: frozenset(articles) for form, articles in found.items()}
        return resolved.articles[entity_id]

    def _mention_spans(self, kind: str | None, name: str) -> Mapping[ArticleId, tuple[Span, ...]]:
        """Return where all that answer to a name stand; one that is called just so in full, alone.

        So a name that was counted finds as many mentions as were counted, whoever is called nearly so.
        """
        answering = self.entities(name, EntityKind(kind) if kind else None)
        called = [one for one in answering if one.name.casefold() == name.casefold() and " " in name]
        return self._spans_of(*(entity.id for entity in called or answering))

    def _spans_of(self, *entity_ids: EntityId) -> Mapping[ArticleId, tuple[Span, ...]]:
        """Return where entities stand, article by article, in order."""
        spans: dict[ArticleId, list[Span]] = {}
        for entity_id in entity_ids:
            for mention in self.mentions(entity_id):
                spans.setdefault(mention.article_id, []).append(mention.span)
        return {one: tuple(sorted(found)) for one, found in spans.items()}


def _placed(mentions: Iterable[Mention], known: Known) -> Iterator[Mention]:
    """Yield kept mentions under the entities that they belong to now; one that `known` lacks is passed over."""
    for mention in mentions:
        entity = known.by_id.get(known.overlay.home(mention))
        if entity is not None:
            yield Mention(entity.id, mention.article_id, mention.span, mention.form, entity.kind)
