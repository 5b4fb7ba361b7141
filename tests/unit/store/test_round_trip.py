from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

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
from csto_tui.store.articles import ArticleStore, FileRecord

texts = st.text(st.characters(), max_size=30)  # lone surrogates, NUL and all
counts = st.integers(0, 2**40)
spans = st.tuples(counts, counts).map(lambda pair: Span(min(pair), max(pair)))
evidence = st.lists(st.builds(Evidence, counts, texts, st.none() | spans), max_size=3).map(tuple)
dates = st.sampled_from(["2012-03-01", "2012-02", "2011", "XXXX-06-14", "2010-12-10/2010-12-13", "2011~"]).map(Edtf)


def known(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Known[Any]]:
    sure = st.sampled_from([Status.STATED, Status.INFERRED, Status.USER])
    return st.builds(Known, values, sure, evidence, texts) | st.builds(
        Known, st.none(), st.just(Status.UNKNOWN), evidence, texts
    )


articles = st.builds(
    Article,
    id=texts.map(ArticleId),
    path=texts,
    sha256=texts,
    text=texts,
    passages=st.lists(st.builds(Passage, counts, spans), max_size=3).map(tuple),
    boilerplate=st.lists(st.builds(Boilerplate, spans, texts), max_size=3).map(tuple),
    title=known(texts),
    source=known(texts),
    authors=known(st.lists(texts, max_size=3).map(tuple)),
    published=known(dates),
    place=known(texts),
    language=known(texts),
    address=known(texts),
    words=counts,
    encoding=texts,
)
ids = st.lists(texts, max_size=3).map(tuple)
files = st.builds(FileRecord, texts, counts, st.integers(-(2**63), 2**63), texts, ids, texts)
aliases = st.builds(Alias, texts, texts, st.lists(st.tuples(texts, counts), max_size=2).map(tuple))
kinds = st.sampled_from(EntityKind)
entities = st.builds(
    Entity, texts.map(EntityId), kinds, texts, st.lists(aliases, max_size=2).map(tuple), counts, counts, ids
)


@given(st.lists(articles, max_size=4, unique_by=lambda article: article.id), files)
def test_articles_and_files_come_back_as_they_were(put: list[Article], file: FileRecord) -> None:
    store = ArticleStore(None)
    store.put_file(file, put)
    assert sorted((store.article(article.id) for article in put), key=lambda one: one.id) == sorted(
        put, key=lambda one: one.id
    )
    assert store.cards() == tuple(sorted(map(ArticleCard.of, put), key=lambda card: card.id))
    assert dict(store.files()) == {file.name: file}
    store.close()


@given(articles, st.lists(st.tuples(spans, kinds, texts, texts), max_size=4), entities)
def test_names_come_back_as_they_were(article: Article, found: list[Any], entity: Entity) -> None:
    store = ArticleStore(None)
    unresolved = tuple(UnresolvedMention(article.id, *one) for one in found)
    mentions = tuple(Mention(entity.id, article.id, one.span, one.form, one.kind) for one in unresolved)
    store.put(article, file=FileRecord(article.path, 0, 0, "", (article.id,)))
    store.put_mentions(article, unresolved)
    store.put_entities([entity], mentions)
    assert tuple(store.unresolved()) == unresolved
    assert store.entities() == (entity,) == (store.entity(entity.id),)
    in_order = tuple(sorted(mentions, key=lambda one: one.span))
    assert store.mentions() == store.mentions(entity.id) == store.mentions(None, article.id) == in_order
    assert store.entity_counts([article.id]) == (({entity.id: len(mentions)} if mentions else {}),)
    store.close()
