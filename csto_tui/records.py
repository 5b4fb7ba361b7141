"""Model values as records with the field names that others rely on. Nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csto_tui.model.article import line_at
from csto_tui.text.wording import date_words, known_words

if TYPE_CHECKING:  # most verbs make records of a few kinds
    from collections.abc import Iterator

    from csto_tui.model.article import Article, ArticleCard, Known
    from csto_tui.model.comparison import AnchoredSentence, Comparison, Fact, FactRow, PassagePair, Sentence
    from csto_tui.model.entity import Entity, Mention
    from csto_tui.model.matrix import Matrix, MatrixRow
    from csto_tui.model.naming import Naming, NamingForm
    from csto_tui.model.place import Place
    from csto_tui.model.results import ConcordanceLine, Hit
    from csto_tui.model.span import Span
    from csto_tui.model.statement import Statement
    from csto_tui.text.tables import Record

__all__ = [
    "NAMING_COLUMNS",
    "anchored_record",
    "article_record",
    "comparison_record",
    "entity_record",
    "hit_record",
    "line_record",
    "matrix_record",
    "mention_record",
    "naming_record",
    "pair_record",
    "passage_records",
    "place_record",
    "provenance",
    "statement_record",
    "way_record",
    "ways_of_naming",
]

_FACTS = tuple("title source authors published place language address agency archive_address archived".split())
_WAYS = (("forms", "name"), ("titles", "title"), ("epithets", "epithet"), ("roles", "inferred"))
NAMING_COLUMNS = tuple("entity source article kind text count example.passage example.start example.end".split())
"""Of a table of ways of naming."""


def article_record(article: Article) -> dict[str, Any]:
    """Return all that is known of an article, without its text."""
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "title": article.title.value,
        "source": article.source.value,
        "authors": list(article.authors.value or ()),
        "published": article.published.value.text if article.published.value else None,
        "place": article.place.value,
        "language": article.language.value,
        "address": article.address.value,
        "agency": article.agency.value,
        "archive_address": article.archive_address.value,
        "archived": article.archived.value.text if article.archived.value else None,
        "words": article.words,
        "passages": len(article.passages),
        "encoding": article.encoding,
        "boilerplate": [
            {"line": line_at(article.text, one.span.start), "text": one.span.of(article.text), "kind": one.kind}
            for one in article.boilerplate
        ],
        "known": {name: _known(getattr(article, name)) for name in _FACTS},
    }


def passage_records(article: Article) -> list[Record]:
    """Return the numbered passages of an article."""
    return [
        {
            "passage": passage.number,
            "text": passage.span.of(article.text),
            "start_line": line_at(article.text, passage.span.start),
            "page": passage.page,
        }
        for passage in article.passages
    ]


def hit_record(hit: Hit, article: Article) -> dict[str, Any]:
    """Return one found article with every place where the query lights it."""
    return {
        "article": hit.article.id,
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "title": hit.article.title.value,
        "source": hit.article.source.value,
        "published": hit.article.published.value.text if hit.article.published.value else None,
        "hits": len(hit.spans),
        "snippet": hit.snippet.text,
        "marks": [[mark.start, mark.end] for mark in hit.snippet.marks],
        "spans": [_placed(article, span) for span in hit.spans],
        "title_marks": [[span.start, span.end] for span in hit.title_spans],
    }


def line_record(line: ConcordanceLine) -> dict[str, Any]:
    """Return one concordance line."""
    return {
        "article": line.article.id,
        "source": line.article.source.value,
        "published": line.article.published.value.text if line.article.published.value else None,
        "passage": line.passage,
        "start": line.span.start,
        "end": line.span.end,
        "before": line.before,
        "match": line.match,
        "after": line.after,
    }


def entity_record(entity: Entity) -> dict[str, Any]:
    """Return one entity with its spellings."""
    return {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "aliases": [
            {"text": alias.form, "script": alias.script, "sources": dict(alias.sources)} for alias in entity.aliases
        ],
        "mentions": entity.mentions,
        "articles": entity.articles,
        "why": list(entity.why),
    }


def mention_record(mention: Mention, article: Article) -> dict[str, Any]:
    """Return one place where an entity stands."""
    place = _placed(article, mention.span)
    return {
        "entity": mention.entity_id,
        "kind": str(mention.kind),
        "article": mention.article_id,
        **place,
        "text": mention.form,
    }


def statement_record(statement: Statement, article: Article, speaker_name: str | None) -> dict[str, Any]:
    """Return one quotation without its marks, or the part of it that stands in one passage, with its speaker."""
    return {
        "article": statement.article_id,
        **_placed(article, statement.span),
        "text": statement.span.of(article.text),
        "speaker": statement.speaker,
        "speaker_name": speaker_name,
        "speaker_text": statement.speaker_text,
        "cue": statement.cue,
        "confidence": statement.confidence,
        "evidence": statement.evidence,
        "kind": str(statement.kind),
        "quotation": statement.quotation,
        "continues": statement.continues,
    }


def naming_record(naming: Naming) -> dict[str, Any]:
    """Return how one article or outlet names an entity; `roles` are inferred and no mentions."""
    return {
        "entity": naming.entity_id,
        "source": naming.source or None,
        "article": naming.article_id,
        "forms": [_form(form) for form in naming.forms],
        "titles": [_form(form) for form in naming.titles],
        "epithets": [_form(form) for form in naming.epithets],
        "roles": [_form(form) for form in naming.roles],
    }


def ways_of_naming(naming: Naming) -> Iterator[tuple[str, NamingForm]]:
    """Yield each way of naming with its kind: name, title, epithet, at last what is inferred to mean the same."""
    return ((kind, form) for field, kind in _WAYS for form in getattr(naming, field))


def way_record(naming: Naming, kind: str, form: NamingForm) -> dict[str, Any]:
    """Return one way of naming with the fields of NAMING_COLUMNS; its article is that of the example."""
    named = {"entity": naming.entity_id, "source": naming.source or None, "article": form.example.article_id}
    return {**named, "kind": kind, **_form(form)}


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Return what articles share and what stands only in one of them; `facts` has the places, row by row."""
    return {
        "articles": [card.id for card in comparison.articles],
        "published": [card.published.value.text if card.published.value else None for card in comparison.articles],
        "shared": [_fact(fact) for fact in comparison.shared],
        "only": {one: [_fact(fact) for fact in facts] for one, facts in comparison.only},
        "facts": [_fact_row(row) for row in comparison.facts],
        "same_words": [
            {"words": one.words, "text": one.text, "left": place_record(one.left), "right": place_record(one.right)}
            for one in comparison.wording
        ],
    }


def pair_record(pair: PassagePair) -> dict[str, Any]:
    """Return two sentences that speak of the same thing."""
    return {
        "left": _sentence(pair.left),
        "right": _sentence(pair.right),
        "similarity": round(pair.similarity, 4),
        "strong": pair.is_strong,
        "why": list(pair.why),
        "doubtful": pair.is_doubtful,
        "same_words": pair.same_words,
    }


def anchored_record(anchored: AnchoredSentence) -> dict[str, Any]:
    """Return a sentence that speaks of what a comparison is anchored on."""
    marks = [[mark.start, mark.end] for mark in anchored.marks]
    return {**_sentence(anchored.sentence), "score": round(anchored.score, 4), "marks": marks}


def matrix_record(matrix: Matrix, row: MatrixRow) -> dict[str, Any]:
    """Return one row of a matrix; silence is 0 and has no first place."""
    labels = [column.label for column in matrix.columns]
    return {
        "row": row.text,
        "cells": {label: cell.count for label, cell in zip(labels, row.cells, strict=True)},
        "entity": row.entity_id,
        "name": row.name,
        "total": row.total,
        "articles": row.articles,
        "first": {label: place_record(cell.first) for label, cell in zip(labels, row.cells, strict=True) if cell.first},
    }


def place_record(place: Place) -> dict[str, Any]:
    """Return where something stands."""
    return {
        "article": place.article_id,
        "passage": place.passage,
        "start": place.span.start,
        "end": place.span.end,
    }


def provenance(card: ArticleCard) -> str:
    """Return outlet and date, side by side, with the marks of how they are known."""
    return f"{known_words(card.source, unknown='source')} · {known_words(card.published, date_words, unknown='date')}"


def _known(known: Known[Any]) -> dict[str, Any]:
    evidence = [{"line": one.line, "text": one.text} for one in known.evidence]
    return {"status": str(known.status), "evidence": evidence, "note": known.note}


def _placed(article: Article, span: Span) -> dict[str, int]:
    passage = article.passage_at(span.start)
    if passage is None:
        raise AssertionError(f"{span} of {article.id} lies in no passage")
    return {
        "passage": passage.number,
        "start": span.start - passage.span.start,
        "end": span.end - passage.span.start,
    }


def _form(form: NamingForm) -> dict[str, Any]:
    return {"text": form.text, "count": form.count, "example": place_record(form.example)}


def _fact(fact: Fact) -> dict[str, str]:
    return {"kind": fact.kind, "text": fact.text}


def _fact_row(row: FactRow) -> dict[str, Any]:
    cells = {
        cell.article.id: {"text": cell.text, "count": cell.count, "places": [place_record(one) for one in cell.places]}
        for cell in row.cells
        if cell.places
    }
    return {**_fact(row.fact), "standing": str(row.standing), "articles": cells}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "article": sentence.article_id,
        "passage": sentence.passage,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
    }
