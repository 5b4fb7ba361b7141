from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from csto_tui.errors import StoreError
from csto_tui.model.article import Article, ArticleCard, ArticleId
from csto_tui.store.articles import ArticleStore, FileRecord
from csto_tui.store.connections import StoreDamaged

SKIPPED = FileRecord("scan.pdf", 5, 6, "", (), "no text layer")


def test_what_is_put_comes_back(store: ArticleStore, make: Any) -> None:
    second, first = make.article("b"), make.article("a", "Title\nOne.\nДва.")
    for article in (second, first):
        store.put(article, file=make.file(article))
    assert store.article(first.id) == first
    assert store.cards() == (ArticleCard.of(first), ArticleCard.of(second))
    assert dict(store.files()) == {"a.txt": make.file(first), "b.txt": make.file(second)}
    assert store.fingerprints() == {first.id: first.fingerprint, second.id: second.fingerprint}
    with pytest.raises(KeyError):
        store.article(ArticleId("c"))


def test_an_article_goes_from_pending_to_indexed_to_leaving_to_nothing(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    store.put(article, file=make.file(article))
    assert (store.pending(), store.leaving()) == ((article.id,), ())
    store.mark_indexed([article.id, ArticleId("unknown")])
    assert (store.pending(), store.leaving()) == ((), ())
    store.drop([article.id])
    assert store.article(article.id) == article, "only what leaves is dropped"
    store.remove(article.id)
    assert (store.leaving(), store.cards()) == ((article.id,), ())
    with pytest.raises(KeyError):
        store.article(article.id)
    store.mark_indexed([article.id])
    assert store.leaving() == (article.id,)
    store.drop([article.id])
    assert (store.pending(), store.leaving(), dict(store.fingerprints())) == ((), (), {})


def test_only_another_text_makes_an_article_pending_again(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    store.put(article, file=make.file(article))
    store.mark_indexed([article.id])
    better_known = make.article("a", source="Asia-Plus")
    store.put(better_known, file=make.file(article))
    assert store.pending() == ()
    assert store.article(article.id) == better_known
    store.put(make.article("a", "Other\ntext."), file=make.file(article))
    assert store.pending() == (article.id,)


def test_an_article_that_comes_back_while_leaving_is_pending_and_not_dropped(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    store.put(article, file=make.file(article))
    store.mark_indexed([article.id])
    store.remove(article.id)
    store.put(article, file=make.file(article))
    store.drop([article.id])
    assert (store.pending(), store.article(article.id)) == ((article.id,), article)


def test_an_emptied_index_makes_all_pending(store: ArticleStore, make: Any) -> None:
    stays, leaves = make.article("a"), make.article("b")
    for article in (stays, leaves):
        store.put(article, file=make.file(article))
    store.mark_indexed([stays.id, leaves.id])
    store.remove(leaves.id)
    store.mark_all_pending()
    assert (store.pending(), store.leaving()) == ((stays.id,), (leaves.id,))


def test_a_file_takes_its_articles_with_it(store: ArticleStore, make: Any) -> None:
    rows = [make.article(f"table:{number}") for number in range(3)]
    store.put_file(make.file(*rows, name="table.csv"), rows)
    store.put_file(SKIPPED)
    assert [card.id for card in store.cards()] == [row.id for row in rows]
    store.put_file(make.file(*rows[:2], name="table.csv"), rows[:2])
    assert store.leaving() == (rows[2].id,)
    store.forget_file("table.csv")
    store.forget_file("never.txt")
    assert (store.cards(), dict(store.files())) == ((), {SKIPPED.name: SKIPPED})
    assert set(store.leaving()) == {row.id for row in rows}


def test_an_article_that_another_file_has_taken_over_stays(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    old, new = make.file(article, name="a.txt"), make.file(article, name="a.text")
    store.put_file(old, [article])
    store.put_file(new, [article])
    store.forget_file("a.txt")
    assert store.article(article.id) == article


def test_the_generation_grows_with_what_can_be_seen_and_only_then(store: ArticleStore, make: Any) -> None:
    article = make.article("a")
    seen = [store.generation()]

    def grew() -> bool:
        seen.append(store.generation())
        return seen[-1] > seen[-2]

    store.put(article, file=make.file(article))
    assert grew()
    store.mark_indexed([article.id])
    assert grew()
    store.mark_indexed([article.id])
    store.drop([article.id])
    store.forget_file("never.txt")
    store.set_note("corpus.toml", "stamp")
    with store.writing():
        pass
    assert seen[-1] == store.generation()
    assert (store.note("corpus.toml"), store.note("other")) == ("stamp", "")
    store.remove(article.id)
    assert grew()


def test_a_block_that_raises_leaves_nothing_behind(store: ArticleStore, make: Any) -> None:
    kept, lost, inner = make.article("a"), make.article("b"), make.article("c")
    store.put(kept, file=make.file(kept))
    generation = store.generation()

    def fail() -> None:
        with store.writing():
            store.put(lost, file=make.file(lost))
            assert len(store.cards()) == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (store.generation(), [card.id for card in store.cards()]) == (generation, [kept.id])

    def fail_inside() -> Iterator[ArticleId]:
        yield ArticleId("a")
        raise RuntimeError

    with store.writing():
        store.put(inner, file=make.file(inner))
        with pytest.raises(RuntimeError):
            store.mark_indexed(fail_inside())
    assert store.pending() == (kept.id, inner.id)


def test_what_was_read_in_a_block_that_raised_is_not_remembered(store: ArticleStore, make: Any) -> None:
    undone, kept = make.article("undone"), make.article("kept")

    def fail() -> None:
        with store.writing():
            make.fill(store, undone)
            assert (len(store.cards()), len(store.entities())) == (1, 2)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.writing():  # as many changes, and so the same generation
        store.put(kept, file=make.file(kept))
        store.put_mentions(kept, ())
        store.put_entities((), ())
    assert ([card.id for card in store.cards()], store.entities()) == ([kept.id], ())


def test_the_ledger_of_a_block_that_raised_is_not_remembered(store: ArticleStore, make: Any) -> None:
    undone, kept = make.article("undone"), make.article("kept")

    def fail() -> None:
        with store.writing():
            store.put(undone, file=make.file(undone))
            assert store.pending() == (undone.id,)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    store.put(kept, file=make.file(kept))
    assert store.pending() == (kept.id,)


def fail_after(put: Any, article: Article, file: FileRecord, error: Exception) -> None:
    put(article, file=file)
    raise error


def test_errors_of_the_caller_pass_through_a_block_as_they_are(store: ArticleStore, make: Any) -> None:
    for error in (
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no letter"),
        FileNotFoundError(),
        sqlite3.Error(),
    ):
        with pytest.raises(type(error)) as caught, store.writing():
            fail_after(store.put, make.article("a"), make.file(make.article("a")), error)
        assert caught.value is error
    assert store.cards() == ()


def test_another_thread_sees_a_batch_when_it_is_whole(tmp_path: Path, make: Any) -> None:
    article = make.article("a")
    for path in (tmp_path / "store.sqlite3", None):
        store = ArticleStore(path)
        counts: list[int] = []

        def count(store: ArticleStore = store, counts: list[int] = counts) -> None:
            counts.append(len(store.cards()))

        look = [threading.Thread(target=count) for _ in range(2)]
        with store.writing():
            store.put(article, file=make.file(article))
            look[0].start()
            if path:  # in memory it waits for the end of the block
                look[0].join()
        look[0].join()
        look[1].start()
        look[1].join()
        assert counts == ([0, 1] if path else [1, 1])
        store.close()


def test_many_threads_write_and_read_at_once(store: ArticleStore, make: Any) -> None:
    def work(number: int) -> None:
        for turn in range(5):
            article = make.article(f"{number}-{turn}")
            store.put(article, file=make.file(article))
            assert store.article(article.id) == article
            assert article.id in {card.id for card in store.cards()}

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(work, range(6)))
    assert len(store.cards()) == 30


def test_a_store_outlives_its_process_and_is_private(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "new folder" / "ünï ?#%.sqlite3"
    article = make.article("a")
    store = ArticleStore(path)
    make.fill(store, article)
    store.close()
    store.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == [path.name]
    again = ArticleStore(path)
    assert again.article(article.id) == article
    again.close()
    with pytest.raises(StoreError, match="closed"):
        again.cards()


def test_a_store_is_destroyed_with_all_that_belongs_to_it(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "store.sqlite3"
    store = ArticleStore(path)
    store.put(make.article("a"), file=make.file(make.article("a")))
    assert len(os.listdir(tmp_path)) > 1, "the log lies beside it"
    store.close()
    ArticleStore.destroy(path)
    ArticleStore.destroy(path)
    assert os.listdir(tmp_path) == []
    with pytest.raises(StoreError):
        ArticleStore.destroy(tmp_path)


def test_a_rebuilt_store_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    generations = set()
    for _ in range(3):
        store = ArticleStore(tmp_path / "store.sqlite3")
        generations.add(store.generation())
        store.close()
        ArticleStore.destroy(tmp_path / "store.sqlite3")
    assert len(generations) == 3


def test_a_place_where_nothing_can_be_is_no_damage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "store.sqlite3", tmp_path):
        with pytest.raises(StoreError) as caught:
            ArticleStore(path)
        assert not isinstance(caught.value, StoreDamaged)
        assert "\n" not in caught.value.message
        assert caught.value.hint
