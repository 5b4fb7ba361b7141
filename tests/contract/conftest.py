"""What every contract test starts from: articles, an empty engine of each kind, and questions that check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from csto_tui.engine.memory import MemoryEngine
from csto_tui.engine.protocol import SearchEngine
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.query import Node
from csto_tui.model.span import Span, absorbed

Store = dict[ArticleId, Article]
Make = Callable[[Store], SearchEngine]


def _article(name: str, *paragraphs: str, title: str | None = None) -> Article:
    head = "furniture is not searched\n\n"
    text, passages = head, []
    for number, paragraph in enumerate(paragraphs, 1):
        passages.append(Passage(number, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    known: Known[str] = Known(title, Status.STATED) if title else Known()
    return Article(ArticleId(name), f"{name}.txt", "0" * 64, text, tuple(passages), title=known)


def _put(engine: SearchEngine, articles: Iterable[Article], *, gone: Iterable[str] = ()) -> None:
    builder = engine.builder()
    for one in articles:
        builder.add(one)
    for name in gone:
        builder.remove(ArticleId(name))
    builder.commit()
    builder.close()
    engine.refresh()


def _found(engine: SearchEngine, node: Node) -> dict[str, int]:
    matches = engine.search(node)
    assert list(matches) == sorted(matches, key=lambda match: (-match.score, match.article_id))
    assert all(match.score > 0 for match in matches)
    for match in matches:
        assert len(engine.hits(node, match.article_id).spans) == match.hits
    for name in engine.indexed().keys() - {match.article_id for match in matches}:
        hits = engine.hits(node, name)
        assert not hits.spans
        assert not hits.title_spans
    return {match.article_id: match.hits for match in matches}


def _lit(engine: SearchEngine, node: Node, one: Article) -> list[str]:
    spans = engine.hits(node, one.id).spans
    assert spans == absorbed(spans)
    assert all(any(p.span.contains(span) for p in one.passages) for span in spans)
    return [span.of(one.text) for span in spans]


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Return what makes an article of a name, paragraphs and maybe a title."""
    return _article


@pytest.fixture(scope="session")
def put() -> Callable[..., None]:
    """Return what commits articles to an engine, takes others out, and lets it see that."""
    return _put


@pytest.fixture(scope="session")
def found() -> Callable[[SearchEngine, Node], dict[str, int]]:
    """Return what asks for the hits in each article that matches, and checks that what is counted is what is lit."""
    return _found


@pytest.fixture(scope="session")
def lit() -> Callable[[SearchEngine, Node, Article], list[str]]:
    """Return what asks for the texts that are lit in an article."""
    return _lit


@pytest.fixture(scope="session")
def spans_of() -> Callable[..., tuple[Span, ...]]:
    """Return what finds texts in an article."""
    return lambda one, *texts: tuple(Span(one.text.index(text), one.text.index(text) + len(text)) for text in texts)


@pytest.fixture(scope="session")
def minsk() -> Article:
    """Return an article with a phrase, its words apart, and a possessive."""
    return _article(
        "minsk", "The force met in Minsk.", "Rapid reaction, rapid force. Minsk’s rapid", title="Minsk meets"
    )


@pytest.fixture(scope="session")
def astana() -> Article:
    """Return an article whose title holds what its passages hold."""
    return _article("astana", "Reaction of Astana: force", "rapid", title="A rapid reaction force")


@pytest.fixture(scope="session")
def russian() -> Article:
    """Return an article in Cyrillic."""
    return _article("russian", "Лукашэнка приехал в Минск. Пётр ждал.", "Силы быстрого реагирования")


@pytest.fixture(scope="session")
def cjk() -> Article:
    """Return an article in a script without spaces."""
    return _article("cjk", "日本語の新聞 force", title="東京")


@pytest.fixture(scope="session")
def four(minsk: Article, astana: Article, russian: Article, cjk: Article) -> tuple[Article, ...]:
    """Return the four articles."""
    return minsk, astana, russian, cjk


@pytest.fixture(params=["memory", "whoosh"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """Return what makes an empty engine over a store that the test fills."""
    engines: list[SearchEngine] = []

    def made(store: Store) -> SearchEngine:
        if request.param == "memory":
            engines.append(MemoryEngine())
        else:
            engines.append(WhooshEngine.create(tmp_path / f"index{len(engines)}", store.__getitem__))
        return engines[-1]

    yield made
    for engine in engines:
        engine.close()


@pytest.fixture
def over(make: Make) -> Callable[..., SearchEngine]:
    """Return what makes an engine over articles."""

    def made(*articles: Article) -> SearchEngine:
        engine = make({one.id: one for one in articles})
        _put(engine, articles)
        return engine

    return made
