"""Statements come back as they were put, for the text that they were found in, and say what they were found under."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from csto_tui.model.article import ArticleId, Known, Status
from csto_tui.model.entity import EntityId
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement, StatementKind
from csto_tui.store.articles import ArticleStore
from csto_tui.store.codec import statement_from, statement_values
from csto_tui.store.rows import packed, unpacked

A, B = ArticleId("a"), ArticleId("b")
texts = st.text(st.characters(), max_size=20)
counts = st.integers(0, 2**40)
spans = st.tuples(counts, counts).map(lambda pair: Span(min(pair), max(pair)))
statements = st.builds(
    Statement,
    article_id=st.just(A),
    quotation=counts,
    passage=counts,
    span=spans,
    kind=st.sampled_from(StatementKind),
    speaker=st.none() | texts.map(EntityId),
    speaker_text=texts,
    speaker_span=st.none() | spans,
    cue=texts,
    confidence=st.floats(0, 1),
    evidence=texts,
    continues=st.booleans(),
)


def said(article_id: str, start: int = 20) -> Statement:
    return Statement(ArticleId(article_id), 1, 1, Span(start, start + 6), StatementKind.DIRECT, EntityId("person:x"))


@given(statements)
def test_a_statement_comes_back_as_it_was(statement: Statement) -> None:
    assert statement_from(A, unpacked(packed(statement_values(statement)))) == statement


def test_statements_are_kept_by_article_with_their_ground(store: ArticleStore, make: Any) -> None:
    one, two = make.article("a"), make.article("b")
    make.fill(store, one, two)
    assert (store.statements(), store.grounds("1")) == ({}, {"a": [], "b": []})
    store.put_statements(one, [said("a"), said("a", 30)], "1", ["roles"])
    store.put_statements(two, [], "1")
    assert store.statements() == {"a": (said("a"), said("a", 30)), "b": ()}
    assert store.statements([B, A, B, ArticleId("gone")]) == {"b": (), "a": (said("a"), said("a", 30))}
    assert (store.grounds("1"), store.grounds("2")) == ({"a": [["roles"]], "b": [None]}, {"a": [], "b": []})
    store.put_statements(one, [], "2")
    assert (store.statements([A]), store.grounds("2")) == ({"a": ()}, {"a": [None], "b": []})
    store.verify()


def test_no_statement_is_shown_against_another_text(store: ArticleStore, make: Any) -> None:
    old, new = make.article("a"), make.article("a", "Karzai meets Rahmon\nAnother text altogether.")
    make.fill(store, old)
    store.put_statements(old, [said("a")], "1")
    make.fill(store, old)
    assert store.statements() == {"a": (said("a"),)}, "the same text"
    make.fill(store, new)
    assert (store.statements(), store.grounds("1")) == ({}, {"a": []})
    store.put_statements(old, [said("a")], "1")
    assert store.statements() == {}
    store.remove(A)
    store.put_statements(new, [said("a")], "1")
    assert (store.statements(), store.statements([A]), store.grounds("1")) == ({}, {}, {})
    store.verify()


def test_whoever_remembers_statements_sees_that_they_changed(store: ArticleStore, make: Any) -> None:
    one = make.article("a")
    make.fill(store, one)
    seen = [(store.resolution(), store.quoting_generation())]
    store.put_statements(one, [said("a")], "1")
    seen.append((store.resolution(), store.quoting_generation()))
    store.put_entities(*make.resolved(store))
    seen.append((store.resolution(), store.quoting_generation()))
    assert seen[0][0] == seen[1][0] != seen[2][0]
    assert seen[0][1] != seen[1][1] == seen[2][1]


def test_statements_are_out_of_date_when_the_article_or_its_mentions_are_others(store: ArticleStore, make: Any) -> None:
    one, two = make.article("a"), make.article("b")
    make.fill(store, one, two)
    store.put_statements(one, [said("a")], "1")
    store.put_statements(two, [said("b")], "1")
    entities, mentions = make.resolved(store)
    store.put_entities(entities, mentions)
    assert store.grounds("1") == {"a": [None], "b": [None]}, "the same mentions"
    store.put_entities(entities, mentions[:-1])
    assert store.grounds("1") == {"a": [None], "b": []}
    store.put(replace(one, language=Known("uk", Status.STATED)), file=make.file(one))
    assert store.grounds("1") == {"a": [], "b": []}
    assert store.statements() == {"a": (said("a"),), "b": (said("b"),)}, "shown until others are there"
