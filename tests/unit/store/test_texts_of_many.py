"""Many texts at once: the same as those of the articles, and damage is met as when an article is read."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from csto_tui.model.article import ArticleId
from csto_tui.store.articles import ArticleStore
from csto_tui.store.connections import StoreDamaged
from csto_tui.store.rows import first_unpacked, packed


def test_texts_are_those_of_the_articles(make: Any) -> None:
    store = ArticleStore(None)
    made = [
        make.article(f"a{number}", text=f'Title\nnumber “{number}" \\ \n\u2028 ё \ud800') for number in range(1_203)
    ]
    make.fill(store, *made)
    store.remove(ArticleId("a7"))
    wanted = [one.id for one in made if one.id != "a3"]
    told = store.texts([*wanted, wanted[0], ArticleId("nowhere")])
    assert sorted(told) == sorted((one.id, one.fingerprint, one.text) for one in made if one.id not in ("a3", "a7"))
    assert store.texts([]) == []
    store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE body SET payload = replace(payload, 'Karzai', 'Karzoi') WHERE number = 2",
        "UPDATE body SET payload = 7 WHERE number = 2",
        "DELETE FROM body WHERE number = 2",
        "UPDATE body SET payload = (SELECT payload FROM body WHERE number = 1) WHERE number = 2",
        "DELETE FROM ledger WHERE number = 2",
    ],
)
def test_a_damaged_row_is_met(tmp_path: Path, make: Any, damage: str) -> None:
    path = tmp_path / "store.sqlite3"
    store = ArticleStore(path)
    made = [make.article(f"a{number}", text=f"Title\nKarzai {number}") for number in range(3)]
    make.fill(store, *made)
    store.close()
    with sqlite3.connect(path) as connection:
        connection.execute(damage)
    connection.close()
    store = ArticleStore(path)
    with pytest.raises(StoreDamaged):
        store.texts([one.id for one in made])
    store.close()


def test_the_first_of_a_list_is_read_alone() -> None:
    assert first_unpacked(packed(["a “b”\n\ud800", [1, 2], None])) == "a “b”\n\ud800"
    assert first_unpacked(packed([[1, 2], "x"])) == [1, 2]
    for payload in (b'"text"', b"[", b"[]", b'["text', b""):
        with pytest.raises(ValueError, match=r"list|Expecting|Unterminated"):
            first_unpacked(payload)
