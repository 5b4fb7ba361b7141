"""Model values as lists for a payload, and back again, exactly. Nothing here reads or writes a database.

A change of any form here needs a new `schema.VERSION`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from csto_tui.model.article import (
    Article,
    ArticleCard,
    ArticleId,
    Boilerplate,
    Evidence,
    Known,
    Passage,
    Status,
)
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import Alias, Entity, EntityId, EntityKind, Mention, UnresolvedMention
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement, StatementKind
from csto_tui.store.rows import first_unpacked

__all__ = [
    "article_from",
    "body_values",
    "card_from",
    "card_values",
    "entity_from",
    "entity_values",
    "mention_from",
    "mention_values",
    "statement_from",
    "statement_values",
    "text_from",
    "unresolved_from",
    "unresolved_values",
]

T = TypeVar("T")

_UNKNOWN: Known[Any] = Known()


def card_values(article: Article) -> list[object]:
    """Return what `card_from` needs."""
    return [
        article.id,
        article.path,
        _known_values(article.title),
        _known_values(article.source),
        _known_values(article.authors),
        _known_values(article.published),
        _known_values(article.place),
        _known_values(article.language),
        _known_values(article.address),
        article.sha256,
        article.words,
        len(article.passages),
        _known_values(article.agency),
        _known_values(article.archive_address),
        _known_values(article.archived),
    ]


def card_from(values: list[Any]) -> ArticleCard:
    """Make a card from `card_values`."""
    article_id, path, title, source, authors, published, place, language, address, *rest = values
    sha256, words, passages, agency, archive_address, archived = rest
    return ArticleCard(
        id=ArticleId(article_id),
        path=path,
        title=_known(title, _same),
        source=_known(source, _same),
        authors=_known(authors, tuple),
        published=_known(published, Edtf),
        place=_known(place, _same),
        language=_known(language, _same),
        address=_known(address, _same),
        sha256=sha256,
        words=words,
        passages=passages,
        agency=_known(agency, _same),
        archive_address=_known(archive_address, _same),
        archived=_known(archived, Edtf),
    )


def body_values(article: Article) -> list[object]:
    """Return what `article_from` needs beyond the card."""
    return [
        article.text,
        [_passage_values(passage) for passage in article.passages],
        [[stretch.span.start, stretch.span.end, stretch.kind] for stretch in article.boilerplate],
        article.encoding,
    ]


def text_from(payload: bytes) -> str:
    """Return the text alone from packed `body_values`."""
    text: str = first_unpacked(payload)
    return text


def article_from(card: ArticleCard, values: list[Any]) -> Article:
    """Make an article from its card and `body_values`."""
    text, passages, boilerplate, encoding = values
    return Article(
        id=card.id,
        path=card.path,
        sha256=card.sha256,
        text=text,
        passages=tuple(map(_passage, passages)),
        boilerplate=tuple(Boilerplate(Span(start, end), kind) for start, end, kind in boilerplate),
        title=card.title,
        source=card.source,
        authors=card.authors,
        published=card.published,
        place=card.place,
        language=card.language,
        address=card.address,
        words=card.words,
        encoding=encoding,
        agency=card.agency,
        archive_address=card.archive_address,
        archived=card.archived,
    )


def _passage_values(passage: Passage) -> list[object]:
    """Return three values, or four when the source has pages: what was stored before pages were known stays good."""
    values: list[object] = [passage.number, passage.span.start, passage.span.end]
    return values if passage.page is None else [*values, passage.page]


def _passage(values: list[Any]) -> Passage:
    number, start, end, *page = values
    return Passage(number, Span(start, end), *page)


def unresolved_values(mention: UnresolvedMention) -> list[object]:
    """Return what `unresolved_from` needs beyond the article's id."""
    return [mention.span.start, mention.span.end, mention.kind.value, mention.form, mention.note]


def unresolved_from(article_id: ArticleId, values: list[Any]) -> UnresolvedMention:
    """Make a mention from `unresolved_values`."""
    start, end, kind, form, note = values
    return UnresolvedMention(article_id, Span(start, end), EntityKind(kind), form, note)


def mention_values(mention: Mention) -> list[object]:
    """Return what `mention_from` needs beyond the article's id."""
    return [mention.entity_id, mention.span.start, mention.span.end, mention.kind.value, mention.form]


def mention_from(article_id: ArticleId, values: list[Any]) -> Mention:
    """Make a mention from `mention_values`."""
    entity_id, start, end, kind, form = values
    return Mention(EntityId(entity_id), article_id, Span(start, end), form, EntityKind(kind))


def statement_values(statement: Statement) -> list[object]:
    """Return what `statement_from` needs beyond the article's id."""
    return [
        statement.quotation,
        statement.passage,
        _span_values(statement.span),
        statement.kind.value,
        statement.speaker,
        statement.speaker_text,
        None if statement.speaker_span is None else _span_values(statement.speaker_span),
        statement.cue,
        statement.confidence,
        statement.evidence,
        statement.continues,
    ]


def statement_from(article_id: ArticleId, values: list[Any]) -> Statement:
    """Make a statement from `statement_values`."""
    quotation, passage, span, kind, speaker, text, place, cue, confidence, evidence, continues = values
    return Statement(
        article_id=article_id,
        quotation=quotation,
        passage=passage,
        span=Span(*span),
        kind=StatementKind(kind),
        speaker=EntityId(speaker) if speaker is not None else None,
        speaker_text=text,
        speaker_span=Span(*place) if place else None,
        cue=cue,
        confidence=confidence,
        evidence=evidence,
        continues=continues,
    )


def _span_values(span: Span) -> list[object]:
    return [span.start, span.end]


def entity_values(entity: Entity) -> list[object]:
    """Return what `entity_from` needs."""
    return [
        entity.id,
        entity.kind.value,
        entity.name,
        [[alias.form, alias.script, alias.sources] for alias in entity.aliases],
        entity.mentions,
        entity.articles,
        entity.why,
    ]


def entity_from(values: list[Any]) -> Entity:
    """Make an entity from `entity_values`."""
    entity_id, kind, name, aliases, mentions, articles, why = values
    return Entity(
        id=EntityId(entity_id),
        kind=EntityKind(kind),
        name=name,
        aliases=tuple(
            Alias(form, script, tuple((source, count) for source, count in sources))
            for form, script, sources in aliases
        ),
        mentions=mentions,
        articles=articles,
        why=tuple(why),
    )


def _known_values(known: Known[Any]) -> list[object] | None:
    if known == _UNKNOWN:
        return None
    value = str(known.value) if isinstance(known.value, Edtf) else known.value
    return [
        value,
        known.status.value,
        [_evidence_values(evidence) for evidence in known.evidence],
        known.note,
    ]


def _evidence_values(evidence: Evidence) -> list[object]:
    span = evidence.span
    return [evidence.line, evidence.text, *((None, None) if span is None else (span.start, span.end))]


def _known(values: list[Any] | None, make: Callable[[Any], T]) -> Known[T]:
    if values is None:
        return _UNKNOWN
    value, status, evidence, note = values
    return Known(
        None if value is None else make(value),
        Status(status),
        tuple(Evidence(line, text, None if start is None else Span(start, end)) for line, text, start, end in evidence),
        note,
    )


def _same(value: str) -> str:
    return value
