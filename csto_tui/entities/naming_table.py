"""How articles and outlets name an entity: spellings, titles and epithets, with counts and a place for each.

What stands for a name elsewhere comes in as it was resolved, and is counted apart. Nothing here judges a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from csto_tui.entities.naming_cyrillic import cyrillic_epithet, cyrillic_title
from csto_tui.entities.naming_latin import latin_epithet, latin_title
from csto_tui.entities.naming_units import units_of
from csto_tui.entities.stems import is_cyrillic
from csto_tui.model.article import Article
from csto_tui.model.entity import EntityId, Mention
from csto_tui.model.naming import Naming, NamingForm
from csto_tui.model.place import Place
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["beside", "naming_of", "naming_of_sources"]


@dataclass(slots=True)
class _Tally:
    """Forms of one kind while they are counted."""

    counts: dict[str, int] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, text: str, count: int, place: Place) -> None:
        self.counts[text] = self.counts.get(text, 0) + count
        self.places.setdefault(text, place)

    def forms(self) -> tuple[NamingForm, ...]:
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(NamingForm(text, count, self.places[text]) for text, count in ranked)


def naming_of(
    article: Article, entity_id: EntityId, mentions: Sequence[Mention], roles: Iterable[Span] = ()
) -> Naming | None:
    """Return how an article names an entity, or None where it does not.

    `mentions` are all of the article, by place; `roles` are the spans of what stands for the entity elsewhere.
    """
    forms, titles, epithets, inferred = _Tally(), _Tally(), _Tally(), _Tally()
    mine = [mention for mention in mentions if mention.entity_id == entity_id]
    for mention in mine:
        forms.add(mention.form, 1, _place(article, mention.span))
    near = beside(article, mine, mentions)
    apart = sorted(role for role in roles if not any(role.overlaps(span) for spans in near for span in spans))
    for spans, tally in zip((*near, apart), (titles, epithets, inferred), strict=True):
        for span in spans:
            tally.add(clean_line(span.of(article.text)), 1, _place(article, span))
    if not mine and not inferred.counts:
        return None
    source = article.source.value or ""
    kinds = (forms.forms(), titles.forms(), epithets.forms(), inferred.forms())
    return Naming(entity_id, source, article.id, *kinds)


def naming_of_sources(namings: Iterable[Naming]) -> tuple[Naming, ...]:
    """Return how outlets name an entity, from how their articles do; in the order of the articles."""
    by_source: dict[str, list[Naming]] = {}
    for naming in namings:
        by_source.setdefault(naming.source, []).append(naming)
    return tuple(
        Naming(
            some[0].entity_id,
            source,
            None,
            _summed(one.forms for one in some),
            _summed(one.titles for one in some),
            _summed(one.epithets for one in some),
            _summed(one.roles for one in some),
        )
        for source, some in by_source.items()
    )


def beside(
    article: Article, names: Iterable[Mention], mentions: Sequence[Mention]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the titles before and the epithets beside some names of an article, in order, as spans of its text.

    `mentions` are all of the article, by place.
    """
    titles: list[Span] = []
    epithets: list[Span] = []
    by_passage: dict[int, list[Mention]] = {}
    for name in names:
        passage = article.passage_at(name.span.start)
        if passage is not None:
            by_passage.setdefault(passage.number, []).append(name)
    for number, some in by_passage.items():
        units = units_of(article.text, article.passages[number - 1].span, mentions)
        places = {unit.start: index for index, unit in enumerate(units) if unit.kind}
        for name in some:
            at = places.get(name.span.start)
            if at is None:
                continue
            rules = (cyrillic_title, cyrillic_epithet) if is_cyrillic(name.form) else (latin_title, latin_epithet)
            for rule, found in zip(rules, (titles, epithets), strict=True):
                span = rule(units, at)
                if span is not None:
                    found.append(span)
    return tuple(titles), tuple(epithets)


def _place(article: Article, span: Span) -> Place:
    passage = article.passage_at(span.start)
    if passage is None:
        raise AssertionError(f"{span} of {article.id} lies in no passage")
    return Place(article.id, passage.number, span.shifted(-passage.span.start))


def _summed(groups: Iterable[tuple[NamingForm, ...]]) -> tuple[NamingForm, ...]:
    tally = _Tally()
    for forms in groups:
        for form in forms:
            tally.add(form.text, form.count, form.example)
    return tally.forms()
