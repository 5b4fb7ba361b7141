"""Recognition in other processes: the same names, and nothing lost whatever becomes of a process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from csto_tui.entities.recognize import recognize
from csto_tui.indexing import pool as pools
from csto_tui.indexing.pool import Pool, recognized
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span

HEAD = "import os"
FRAIL = f"""{HEAD}
import csto_tui.entities.recognize
room = sys.modules["csto_tui.entities.recognize"]
found = room.recognize
room.recognize = lambda article: os._exit(9) if "POISON" in article.text else found(article)
from csto_tui.indexing.worker import serve
serve()
"""


def article(name: str, words: str = "") -> Article:
    text = f"President Ivan Petrov of Belarus met Anna Novak in Minsk. {words}"
    return Article(ArticleId(name), name, "", text, (Passage(1, Span(0, len(text))),))


@pytest.fixture
def pool() -> Iterator[Callable[..., Pool]]:
    opened: list[Pool] = []

    def make(size: int = 1, **limits: float) -> Pool:
        opened.append(Pool(size, **limits))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_the_names_are_those_that_would_be_found_here(pool: Callable[..., Pool]) -> None:
    articles = [article("a"), article("b", "Мы видели Анну Новак в Минске.")]
    assert pool().ask(articles).result() == [recognize(one) for one in articles]
    assert recognize(articles[0])


def test_a_process_that_dies_is_replaced_and_only_its_article_is_given_up(
    pool: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_PROGRAM", FRAIL)
    articles = [article("a"), article("bad", "POISON"), article("c")]
    frail = pool()
    assert [found is None for found in frail.ask(articles).result()] == [False, True, False]
    assert frail.ask([article("d")]).result() == [recognize(article("d"))]


def test_a_process_that_takes_too_long_is_ended(pool: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_PROGRAM", "import sys; sys.stdin.read()")
    assert pool(seconds=0.1).ask([article("a")]).result() == [None]


def test_an_answer_that_is_none_is_no_answer(pool: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch) -> None:
    garbage = (
        "import sys; sys.stdout.buffer.write((4).to_bytes(8, 'big') + b'null'); sys.stdout.flush(); sys.stdin.read()"
    )
    monkeypatch.setattr(pools, "_PROGRAM", garbage)
    assert pool().ask([article("a")]).result() == [None]


def test_where_no_process_can_be_started_the_work_is_done_here(
    pool: Callable[..., Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert pool().ask([article("a")]).result() == [recognize(article("a"))]


def test_a_closed_pool_starts_nothing_any_more(pool: Callable[..., Pool]) -> None:
    closed = pool(2)
    waiting = [closed.ask([article(str(number))]) for number in range(9)]
    closed.close()
    assert all(one.done() for one in waiting)
    assert all(worker._child is None for worker in closed._workers)


@pytest.mark.parametrize("size", [1, 2])
def test_every_article_comes_back_once(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "usual_size", lambda: size)
    articles = {ArticleId(str(number)): article(str(number)) for number in range(40)}
    waiting = list(articles)
    found = list(recognized(waiting.pop, lambda: bool(waiting), articles.__getitem__))
    assert sorted(one.id for one, _ in found) == sorted(articles)
    assert all(names == recognize(one) for one, names in found)


def test_there_are_as_many_processes_as_processors_but_one_and_four_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    for processors, size in ((None, 1), (1, 1), (2, 1), (3, 2), (5, 4), (64, 4)):
        monkeypatch.setattr("os.cpu_count", lambda n=processors: n)
        assert pools.usual_size() == size
