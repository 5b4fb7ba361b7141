"""`corpus:` asks for the articles of one corpus among several that are open together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.library import Library
from csto_tui.model.query import Query
from csto_tui.settings import Places, Settings

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Return two folders opened together, the second with a name that its corpus.toml gives."""
    roots = [tmp_path / "east", tmp_path / "west"]
    for root in roots:
        root.mkdir()
        text = f"A headline of the {root.name}\n\nThe treaty was signed in the {root.name} on Sunday.\n"
        (root / f"{root.name}.txt").write_text(text, encoding="utf-8")
    (roots[1] / "corpus.toml").write_text('[corpus]\nname = "Reports on the treaty"\n', encoding="utf-8")
    places = Places(tmp_path / "config.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
    corpus = open_corpus(roots, Settings(private=True), places, today=TODAY)
    for _ in corpus.refresh():
        pass
    yield corpus.library
    corpus.library.close()


def found(library: Library, query: str) -> list[str]:
    return sorted(hit.article.id for hit in library.search(Query(query)).hits)


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("treaty corpus:east", ["east/east"]),
        ("treaty corpus:EAST", ["east/east"]),
        ('treaty corpus:"Reports on the treaty"', ["west/west"]),
        ("treaty -corpus:east", ["west/west"]),
        ("corpus:east", ["east/east"]),
        ("treaty (corpus:east OR corpus:west)", ["east/east"]),
        ("treaty corpus:north", []),
        ("treaty", ["east/east", "west/west"]),
    ],
)
def test_a_corpus_is_asked_for_by_its_name(library: Library, query: str, articles: list[str]) -> None:
    assert found(library, query) == articles
