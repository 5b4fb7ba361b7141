"""An engine that fails is closed and replaced by a search in memory, once, with one line."""

from __future__ import annotations

from collections.abc import Iterable

from csto_tui.engine.fallback import FallbackEngine
from csto_tui.engine.memory import MemoryEngine
from csto_tui.engine.protocol import SearchEngine
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.query import Node, Prefix, Term
from csto_tui.model.results import Match
from csto_tui.model.span import Span

ARTICLE = Article(ArticleId("a"), "a.txt", "", "Minsk agreed", (Passage(1, Span(0, 12)),))


class Failing(MemoryEngine):
    closed = 0

    def search(self, node: Node) -> tuple[Match, ...]:
        raise IndexUnusable("the disk is gone")

    def close(self) -> None:
        self.closed += 1


def _articles() -> Iterable[Article]:
    return (ARTICLE,)


def test_a_failure_while_searching_is_said_once_and_answered_from_memory() -> None:
    broken, said = Failing(()), []
    engine: SearchEngine = FallbackEngine(lambda: broken, _articles, said.append)
    assert [match.article_id for match in engine.search(Term("minsk"))] == ["a"]
    assert [match.article_id for match in engine.search(Term("agreed"))] == ["a"]
    assert engine.forms(Prefix("ag")) == ("agreed",)
    assert (engine.frequency("minsk"), engine.compounds("x"), dict(engine.indexed()).keys()) == (1, (), {"a"})
    assert engine.hits(Term("minsk"), ArticleId("a")).spans == (Span(0, 5),)
    assert said == ["index: the disk is gone; searching in memory until the next start"]
    assert broken.closed == 1
    engine.builder().close()
    engine.refresh()
    engine.close()


def test_one_that_does_not_open_is_no_different() -> None:
    def refused() -> SearchEngine:
        raise IndexUnusable("somebody else writes it")

    said: list[str] = []
    engine = FallbackEngine(refused, _articles, said.append)
    assert len(engine.search(Term("minsk"))) == 1
    assert len(said) == 1
    FallbackEngine(refused, _articles, said.append).close()
