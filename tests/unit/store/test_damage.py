"""What the store makes of a file that is damaged, foreign, empty or of another version."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from csto_tui.errors import StoreError
from csto_tui.store.articles import ArticleStore
from csto_tui.store.connections import StoreDamaged


def told_of(path: Path, contents: Any) -> object:
    """Return all that the store at `path` tells, or the error that it raises."""
    try:
        store = ArticleStore(path)
        try:
            return contents(store)
        finally:
            store.close()
    except StoreError as error:
        return error


def test_a_flipped_byte_is_found_or_changes_nothing(tmp_path: Path, make: Any, contents: Any) -> None:
    path = tmp_path / "store.sqlite3"
    store = ArticleStore(path)
    make.fill(store, *(make.article(f"article {number}") for number in range(12)))
    store.set_note("corpus.toml", "stamp")
    store.mark_indexed(store.pending()[:7])
    store.remove(store.cards()[3].id)
    truth = contents(store)
    store.close()
    whole, chance, found = path.read_bytes(), random.Random(11), 0
    for turn in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 1, 4, 32))):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        other = tmp_path / f"{turn}.sqlite3"
        other.write_bytes(damaged)
        told = told_of(other, contents)
        assert told == truth or isinstance(told, StoreError)
        found += isinstance(told, StoreError)
        ArticleStore.destroy(other)
    assert found > 30


def test_a_cut_or_foreign_file_is_damaged_and_can_be_replaced(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "store.sqlite3"
    store = ArticleStore(path)
    make.fill(store, make.article("a"))
    store.close()
    whole = path.read_bytes()
    with sqlite3.connect(tmp_path / "foreign") as foreign:
        foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    for content in (
        whole[: len(whole) // 2],
        whole[:100],
        b"no database at all" * 99,
        (tmp_path / "foreign").read_bytes(),
    ):
        path.write_bytes(content)
        with pytest.raises(StoreDamaged) as caught:
            ArticleStore(path)
        assert caught.value.hint
        assert "\n" not in caught.value.message
        ArticleStore.destroy(path)
        ArticleStore(path).close()


def test_an_empty_file_is_a_new_store(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").write_bytes(b"")
    store = ArticleStore(tmp_path / "store.sqlite3")
    assert store.cards() == ()
    store.close()


@pytest.mark.parametrize(("version", "age"), [(99, "newer"), (-1, "not an article store")])
def test_a_store_of_another_version_is_not_touched(tmp_path: Path, version: int, age: str) -> None:
    path = tmp_path / "store.sqlite3"
    ArticleStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match=age):
        ArticleStore(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "table",
    [
        "ledger",
        "card",
        "body",
        "file",
        "unresolved",
        "mentions",
        "tally",
        "statements",
        "entity",
        "entity_mentions",
        "head",
    ],
)
def test_a_row_that_is_missing_or_stands_for_another_is_noticed(
    tmp_path: Path, make: Any, contents: Any, table: str
) -> None:
    path = tmp_path / "store.sqlite3"
    store = ArticleStore(path)
    make.fill(store, *(make.article(f"article {number}") for number in range(3)))
    store.close()
    whole = path.read_bytes()
    for change in (
        f"DELETE FROM {table} WHERE number = 1",
        f"UPDATE {table} SET (payload, digest) = (SELECT payload, digest FROM card WHERE number = 2) WHERE number = 1",
        f"UPDATE {table} SET payload = 5 WHERE number = 1",
        f"UPDATE {table} SET digest = 'text' WHERE number = 1",
    ):
        path.write_bytes(whole)
        connection = sqlite3.connect(path)
        connection.execute(change)
        connection.commit()
        connection.close()
        assert isinstance(told_of(path, contents), StoreDamaged)
