"""Who is quoted, and with what words: statements gathered by speaker.

It is asked in the background, and paints nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.query import Query, Sort
from csto_tui.model.statement import Statement
from csto_tui.text.clean import clean_line
from csto_tui.tui.voices import Said, Voice

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["SCOPES", "said_by", "voices_of"]

SCOPES = ("Article", "Result", "Corpus", "Rejected")
_NO_DATE = "~"
"""Sorts behind every date."""


def voices_of(library: Library, scope: str, article_id: ArticleId | None, query: str) -> tuple[Voice, ...]:
    """Return who is quoted in a scope, most quoted first; who has no name comes after them. Raises QueryError."""
    if scope == "Article":
        found: Iterable[Statement] = library.statements(None, article_id) if article_id else ()
    else:
        found = library.statements(rejected=scope == "Rejected")
    if scope == "Result" and query.strip():
        ids = _found_ids(library, query)
        found = (one for one in found if one.article_id in ids)
    cards = {card.id: card for card in library.articles()}
    return _gathered(found, cards, {entity.id: entity for entity in library.entities()})


def _gathered(
    found: Iterable[Statement], cards: Mapping[ArticleId, ArticleCard], entities: Mapping[EntityId, Entity]
) -> tuple[Voice, ...]:
    by_quotation: dict[tuple[ArticleId, int], list[Statement]] = {}
    for one in found:
        if one.article_id in cards:
            by_quotation.setdefault((one.article_id, one.quotation), []).append(one)
    by_speaker: dict[tuple[EntityId | None, str], list[tuple[Statement, ...]]] = {}
    for parts in by_quotation.values():
        first = parts[0]
        entity = entities.get(first.speaker) if first.speaker else None
        key = (entity.id, "") if entity else (None, clean_line(first.speaker_text).casefold())
        by_speaker.setdefault(key, []).append(tuple(parts))
    voices = []
    for (speaker, written), quotations in by_speaker.items():
        quotations.sort(key=lambda parts: _day(cards[parts[0].article_id]))
        named = entities[speaker] if speaker else None
        name = named.name if named else clean_line(quotations[0][0].speaker_text) if written else ""
        voices.append(Voice(name, named, tuple(quotations)))
    return tuple(sorted(voices, key=lambda one: (not one.name, one.entity is None, -len(one.quotations), one.name)))


def _day(card: ArticleCard) -> str:
    return card.published.value.text if card.published.value else _NO_DATE


def _found_ids(library: Library, text: str) -> Collection[ArticleId]:
    """Return the articles that a query finds."""
    ids = {ArticleId(row.label) for row in library.tallies(text, "article")}
    total = library.search(Query(text, limit=0)).total_articles
    if total > len(ids):  # by a title or a filter alone: they come last in this order
        ids.update(hit.article.id for hit in library.search(Query(text, Sort.HITS, len(ids), total - len(ids))).hits)
    return ids


def said_by(library: Library, voice: Voice) -> tuple[Said, ...]:
    """Return the words of somebody's quotations; those of articles that have gone are left out."""
    said = []
    for parts in voice.quotations:
        try:
            article = library.article(parts[0].article_id)
        except KeyError:
            continue
        texts = tuple(clean_line(one.span.of(article.text)) for one in parts)
        said.append(Said(parts, ArticleCard.of(article), texts))
    return tuple(said)
