from __future__ import annotations

from typing import Any

import pytest

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId
from csto_tui.store.articles import ArticleStore

KARZAI, RAHMON = EntityId("person:karzai"), EntityId("person:rahmon")


def test_names_wait_until_they_are_looked_for(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    store.put(article, file=make.file(article))
    assert store.unrecognized() == (article.id,)
    store.put_mentions(article, make.mentions(article))
    assert store.unrecognized() == ()
    assert tuple(store.unresolved()) == make.mentions(article)


def test_an_article_without_names_is_not_looked_at_again(store: ArticleStore, make: Any) -> None:
    article = make.article("a", "Title\nNothing.")
    make.fill(store, article)
    assert (store.unrecognized(), tuple(store.unresolved()), store.mentions()) == ((), (), ())


def test_names_of_another_text_are_never_shown(store: ArticleStore, make: Any) -> None:
    old, other = make.article("a"), make.article("b")
    make.fill(store, old, other)
    new = make.article("a", "Title\nRahmon alone.")
    store.put(new, file=make.file(new))
    assert store.unrecognized() == (new.id,)
    assert {one.article_id for one in store.unresolved()} == {other.id}
    assert {one.article_id for one in store.mentions()} == {other.id}
    assert {one.article_id for one in store.mentions(KARZAI)} == {other.id}
    assert store.mentions(None, new.id) == ()
    assert store.entity_counts([new.id]) == ({},)
    store.put_mentions(old, make.mentions(old))
    assert store.unrecognized() == (new.id,), "what was found in the old text came too late"
    entities, mentions = make.resolved(store)
    store.put_entities(entities, (*mentions, *make.mentions(old)[:0]))
    assert {one.article_id for one in store.mentions()} == {other.id}


def test_late_resolutions_of_an_old_text_are_left_out(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    make.fill(store, article)
    late = make.resolved(store)
    new = make.article("a", "Title\nRahmon alone.")
    store.put(new, file=make.file(new))
    store.put_entities(*late)
    assert (store.mentions(), store.mentions(KARZAI)) == ((), ())


def test_names_stay_when_only_the_source_changes(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    make.fill(store, article)
    before, generation = store.mentions(), store.naming_generation()
    store.put(make.article("a", source="Asia-Plus"), file=make.file(article))
    assert (store.mentions(), store.unrecognized()) == (before, ())
    assert store.naming_generation() > generation, "aliases count by source"


def test_names_leave_with_their_article(store: ArticleStore, make: Any) -> None:
    stays, leaves = make.article("a"), make.article("b")
    make.fill(store, stays, leaves)
    generation = store.naming_generation()
    store.remove(leaves.id)
    assert {one.article_id for one in store.mentions(KARZAI)} == {stays.id}
    assert {one.article_id for one in store.unresolved()} == {stays.id}
    assert store.naming_generation() > generation
    store.put(leaves, file=make.file(leaves))
    assert store.unrecognized() == (leaves.id,)
    assert {one.article_id for one in store.mentions(KARZAI)} == {stays.id}
    store.put_mentions(leaves, make.mentions(leaves))
    assert store.mentions(None, leaves.id) == (), "not resolved yet"


def test_entities_come_back_in_their_order(store: ArticleStore, make: Any) -> None:
    make.fill(store, make.article("a"), make.article("b"))
    entities, _ = make.resolved(store)
    assert store.entities() == entities
    assert store.entities() is store.entities()
    assert [store.entity(entity.id) for entity in entities] == list(entities)
    with pytest.raises(KeyError):
        store.entity(EntityId("person:nobody"))
    store.put_entities(entities[:1], ())
    assert (store.entities(), store.mentions()) == (entities[:1], ())
    assert store.mentions(KARZAI) == ()


def test_mentions_come_by_article_and_place(store: ArticleStore, make: Any) -> None:
    first, second = make.article("a"), make.article("b")
    make.fill(store, second, first)
    every = store.mentions()
    assert every == tuple(sorted(every, key=lambda one: (one.article_id, one.span.start)))
    assert [(one.article_id, one.form) for one in every] == [
        (article, form) for article in ("a", "b") for form in ("Karzai", "Karzai", "Rahmon")
    ]
    assert all(one.span.of(first.text) == one.form for one in every)
    assert store.mentions(KARZAI) == tuple(one for one in every if one.entity_id == KARZAI)
    assert store.mentions(None, second.id) == every[3:]
    assert store.mentions(RAHMON, first.id) == every[2:3]
    assert store.mentions(EntityId("person:nobody")) == store.mentions(None, ArticleId("none")) == ()


def test_entities_are_counted_in_any_set_of_articles(store: ArticleStore, make: Any) -> None:
    make.fill(store, make.article("a"), make.article("b"), make.article("c", "Title\nRahmon."))
    assert store.entity_counts(["a", "b", "none", "a"]) == ({KARZAI: 2, RAHMON: 1}, {KARZAI: 2, RAHMON: 1}, {})
    assert store.entity_counts([ArticleId("c")]) == ({RAHMON: 1},)
    assert store.entity_counts([]) == ()


def test_resolving_does_not_call_for_resolving(store: ArticleStore, make: Any) -> None:
    make.fill(store, make.article("a"))
    generation = store.naming_generation()
    store.put_entities(*make.resolved(store))
    store.set_note("names", str(generation))
    assert store.naming_generation() == generation
