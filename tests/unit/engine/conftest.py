"""A small index in two segments, its articles, and what it tells when it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.query import Everything, Term
from csto_tui.model.span import Span


@pytest.fixture
def article() -> Callable[[int], Article]:
    """Return what makes a small article of a number."""

    def numbered(number: int) -> Article:
        text = f"number{number} shared co-operation"
        return Article(ArticleId(f"a{number}"), f"{number}.txt", "0" * 64, text, (Passage(1, Span(0, len(text))),))

    return numbered


@pytest.fixture
def store(article: Callable[[int], Article]) -> Callable[[ArticleId], Article]:
    """Return what gives the article of an id, as the store would."""
    return lambda article_id: article(int(article_id[1:]))


@pytest.fixture
def folder(tmp_path: Path, article: Callable[[int], Article], store: Callable[[ArticleId], Article]) -> Path:
    """Return an index of 30 articles in two segments, one of them with a deletion."""
    path = tmp_path / "index"
    engine = WhooshEngine.create(path, store)
    builder = engine.builder()
    for numbers in (range(20), range(20, 30)):
        for number in numbers:
            builder.add(article(number))
        if 20 in numbers:
            builder.remove(ArticleId("a7"))
        builder.commit()
    builder.close()
    engine.close()
    return path


@pytest.fixture
def searchable(store: Callable[[ArticleId], Article]) -> Callable[[Path], int]:
    """Return what opens an index, asks it about everything, and returns the number of its articles."""

    def ask(folder: Path) -> int:
        engine = WhooshEngine(folder, store)
        try:
            found = {match.article_id for match in engine.search(Everything())}
            assert found == set(engine.indexed())
            assert found == {match.article_id for match in engine.search(Term("shared"))}
            for name, fingerprint in engine.indexed().items():
                assert fingerprint == store(name).fingerprint
                assert [m.article_id for m in engine.search(Term(f"number{name[1:]}"))] == [name]
            return len(found)
        finally:
            engine.close()

    return ask
