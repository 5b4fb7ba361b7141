"""A search that takes long: what is said until its answer is there, while the keys go on working."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from csto_tui.errors import StoreError
from csto_tui.model.query import Query
from csto_tui.tui import patience
from csto_tui.tui.messages import HitsFound

SIZES = [(160, 50), (80, 24), (45, 12)]
Text = Callable[[Any], str]
Wait = Callable[..., Awaitable[None]]


class Slow:
    """Answers a search only when it is let; each query has a gate of its own."""

    def __init__(self, library: Any, *slow: str) -> None:
        self._search = library.search
        self.gates = {text: threading.Event() for text in slow}
        self.failure: StoreError | None = None

    def search(self, query: Query) -> Any:
        """Wait at the gate of the query, and fail or search."""
        if query.text in self.gates:
            assert self.gates[query.text].wait(10)
            if self.failure is not None:
                raise self.failure
        return self._search(query)


@pytest.fixture
def slow(library: Any, monkeypatch: pytest.MonkeyPatch) -> Slow:
    """Make two queries slow."""
    slow = Slow(library, "brest", "brest farmers")
    monkeypatch.setattr(library, "search", slow.search)
    return slow


async def _seen(pilot: Any, screen_text: Text, text: str) -> None:
    async with asyncio.timeout(10):
        while text not in screen_text(pilot.app):
            await pilot.pause()


async def _type(pilot: Any, text: str) -> None:
    await pilot.press(*text)
    pilot.app.main.bar.ask()
    await pilot.pause()


def test_nobody_waits_longer_for_a_word_than_is_promised() -> None:
    assert patience.LONG < 0.2


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_said_that_a_search_goes_on_and_whose_results_stand(
    app: Any, slow: Slow, settle: Wait, push: Wait, screen_text: Text, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk")
        results = app.main.results
        before = results.list.hits
        await pilot.press("ctrl+u")
        await _type(pilot, "brest")
        await _seen(pilot, screen_text, "searching for brest …")
        assert results.list.hits == before
        assert results.has_class("-faded")
        if size[0] >= 80:
            assert "below, still: milk" in screen_text(app)
        await pilot.press("escape", "j")
        assert results.list.cursor == 1
        slow.gates["brest"].set()
        await settle(pilot)
        assert "searching for" not in screen_text(app)
        assert "2 of 5 articles" in screen_text(app)
        assert not results.has_class("-faded")


async def test_where_nothing_stands_yet_nothing_stands_still(app: Any, screen_text: Text, settle: Wait) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.main.results.answered = None
        app.main.rounds.patience.begin(Query("brest"))
        await _seen(pilot, screen_text, "searching for brest …")
        assert "below, still" not in screen_text(app)
        assert not app.main.results.has_class("-faded")


async def test_nothing_is_said_of_a_search_that_is_answered_at_once(
    app: Any, settle: Wait, push: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        bar = app.main.bar
        monkeypatch.setattr(bar, "search_on", lambda text, standing: said.append(text))
        monkeypatch.setattr(patience, "LONG", 5)
        await push(pilot, "slash", *"milk")
        assert app.main.rounds.patience._timer is None
        assert said == []


async def test_the_answer_that_is_waited_for_is_the_last_one(
    app: Any, library: Any, slow: Slow, settle: Wait, screen_text: Text
) -> None:
    """A later query is named at once, and an answer to the earlier one does not end the waiting."""
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await _type(pilot, "brest")
        await _seen(pilot, screen_text, "searching for brest …")
        assert "below, still: every article" in screen_text(app)
        await _type(pilot, " farmers")
        assert "searching for brest farmers …" in screen_text(app)
        slow.gates["brest"].set()
        app.main.results.post_message(HitsFound(library.search(Query("brest"))))
        async with asyncio.timeout(10):
            while app.main.results.answered.text != "brest":
                await pilot.pause()
        await _seen(pilot, screen_text, "searching for brest farmers …")
        slow.gates["brest farmers"].set()
        await settle(pilot)
        assert "searching for" not in screen_text(app)
        assert "brest ∧ farmers" in screen_text(app)


async def test_another_order_of_the_same_results_is_waited_for_without_doubting_them(
    app: Any, slow: Slow, settle: Wait, push: Wait, screen_text: Text
) -> None:
    slow.gates["brest"].set()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"brest", "enter")
        slow.gates["brest"].clear()
        await pilot.press("o")
        await _seen(pilot, screen_text, "searching for brest …")
        assert "below, still" not in screen_text(app)
        assert not app.main.results.has_class("-faded")
        slow.gates["brest"].set()
        await settle(pilot)
        assert "searching for" not in screen_text(app)


async def test_after_a_search_that_failed_what_was_said_before_is_said_again(
    app: Any, slow: Slow, settle: Wait, push: Wait, screen_text: Text
) -> None:
    slow.failure = StoreError("the disk is gone", hint="look for it")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk")
        await pilot.press("ctrl+u")
        await _type(pilot, "brest")
        await _seen(pilot, screen_text, "searching for brest …")
        slow.gates["brest"].set()
        await settle(pilot)
        assert "the disk is gone — look for it" in screen_text(app)
        assert "searching for" not in screen_text(app)
        assert "milk · " in screen_text(app)
