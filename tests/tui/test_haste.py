"""Keys typed faster than articles arrive mean what the reader saw when typing them."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events


@pytest.fixture
def gate(library: Any, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what lets articles and answers come; until it is closed, they come at once."""
    gate = threading.Event()
    gate.set()

    def behind(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def slow(asked: Any) -> Any:
            assert gate.wait(10)
            return method(asked)

        return slow

    for name in ("article", "search"):
        monkeypatch.setattr(library, name, behind(getattr(library, name)))
    return gate


@pytest.mark.parametrize("way", [("j",), ("j", "enter")], ids=["under the cursor", "opened just now"])
@pytest.mark.parametrize("key", ["c", "y"])
async def test_what_is_copied_is_of_the_article_that_is_meant(
    app: Any,
    library: Any,
    tmp_path: Path,
    settle: Callable[..., Awaitable[None]],
    gate: threading.Event,
    way: tuple[str, ...],
    key: str,
) -> None:
    """Also when the reader has the focus already, and still shows the article before."""
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate.clear()
        await pilot.press(*way)
        assert app.main.reading.reader.has_focus == ("enter" in way)
        await pilot.press("y", key)
        assert not (tmp_path / "clipboard.txt").exists()
        gate.set()
        await settle(pilot)
        copied = (tmp_path / "clipboard.txt").read_text()
        assert copied == ("[chicago-note] 001.txt" if key == "c" else library.article("a001").passage_text(1))


@pytest.mark.parametrize("way", [("j",), ("j", "enter"), ("J",)], ids=["under the cursor", "opened", "the next one"])
async def test_articles_that_are_being_read_in_take_nobody_back_to_the_article_before(
    app: Any, tmp_path: Path, settle: Callable[..., Awaitable[None]], gate: threading.Event, way: tuple[str, ...]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate.clear()
        await pilot.press(*way)
        app.main.rounds.progress("names 3/9")
        await pilot.press("y", "c")
        gate.set()
        await settle(pilot)
        assert (tmp_path / "clipboard.txt").read_text() == "[chicago-note] 001.txt"
        assert app.main.reading.article_id == "a001"


async def test_a_question_asked_while_articles_are_read_in_shows_its_own_best_hit(
    app: Any, settle: Callable[..., Awaitable[None]], gate: threading.Event
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate.clear()
        await pilot.press("slash", *"glass", "enter")
        app.main.rounds.progress("names 3/9")
        gate.set()
        await settle(pilot)
        first = app.main.results.list.hits[0].article.id
        assert app.main.results.answered.text == "glass"
        assert app.main.results.list.cursor == 0
        assert app.main.reading.article_id == first != "a000"


async def test_two_keys_stay_one_when_the_focus_moves_between_them(
    app: Any, tmp_path: Path, settle: Callable[..., Awaitable[None]]
) -> None:
    """As it does when `Enter` was typed just before them."""
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        app.main.results.list.do_open()
        await settle(pilot)
        assert app.main.reading.reader.has_focus
        await pilot.press("c")
        await settle(pilot)
        assert (tmp_path / "clipboard.txt").read_text() == "[chicago-note] 000.txt"


async def test_a_box_that_takes_the_focus_between_two_keys_takes_the_second_one(
    app: Any, settle: Callable[..., Awaitable[None]]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("y")
        app.main.rounds.do_search()
        await settle(pilot)
        await pilot.press(*"cs", "enter")
        await settle(pilot)
        assert app.main.bar.text == "cs"
        assert app.main.results.list.has_focus


async def test_two_steps_at_once_lead_to_the_second_article(
    app: Any, settle: Callable[..., Awaitable[None]], gate: threading.Event
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate.clear()
        await pilot.press("J", "J")
        gate.set()
        await settle(pilot)
        assert app.main.reading.article_id == "a002"


@pytest.mark.parametrize("keys", ["yc", ("enter", "y", "c")])
async def test_what_is_copied_was_found_by_the_question_that_was_asked_just_now(
    app: Any,
    tmp_path: Path,
    settle: Callable[..., Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
    gate: threading.Event,
    keys: tuple[str, ...],
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        monkeypatch.setattr("csto_tui.tui.patience.LONG", 60)
        gate.clear()
        await pilot.press("slash", *"glass", "enter", *keys)
        assert app.main.results.list.has_focus
        assert not (tmp_path / "clipboard.txt").exists()
        gate.set()
        await settle(pilot)
        first = app.main.results.list.hits[0].article
        assert app.main.results.answered.text == "glass"
        assert first.id != "a000"
        assert (tmp_path / "clipboard.txt").read_text() == f"[chicago-note] {first.path}"


async def test_a_view_opens_at_once_so_that_the_next_key_is_meant_for_it(
    app: Any, settle: Callable[..., Awaitable[None]], gate: threading.Event
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate.clear()
        await pilot.press("J", "i")
        assert app.screen is not app.main
        gate.set()
        await settle(pilot)


async def test_keys_go_on_when_a_question_is_refused(
    app: Any, tmp_path: Path, settle: Callable[..., Awaitable[None]]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"((", "enter", "y", "c")
        await settle(pilot)
        await pilot.press("y", "c")
        await settle(pilot)
        assert (tmp_path / "clipboard.txt").read_text() == "[chicago-note] 000.txt"


def test_a_step_among_rows_that_are_not_measured_yet_is_taken() -> None:
    from csto_tui.tui.widgets.choice_list import ChoiceList

    rows = ChoiceList(("one", "two", "three"))
    rows.post_message = lambda message: True  # type: ignore[method-assign]  # nobody is there to hear it
    for step in (rows.do_down, rows.do_half_down, rows.do_bottom, rows.do_up, rows.do_top):
        step()
    assert rows.cursor == 0


async def test_what_is_typed_into_a_dialog_that_is_only_just_coming_stands_in_it(
    app: Any, tmp_path: Path, settle: Callable[..., Awaitable[None]]
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in ("ctrl+s", *f"{tmp_path}/x.csv", "enter"):  # without a breath: pilot.press would wait between them
            await app.on_event(events.Key(*typed(key)))
        await settle(pilot)
        assert (tmp_path / "x.csv").read_text("utf-8").startswith("# export: results")


def typed(key: str) -> tuple[str, str | None]:
    names = {"/": "slash", ".": "full_stop", "-": "minus", "_": "underscore"}
    return (names.get(key, key), key) if len(key) == 1 else (key, None)


async def test_no_key_waits_for_names_that_are_long_in_coming(
    app: Any, library: Any, settle: Callable[..., Awaitable[None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, entities = threading.Event(), library.entities

    def slow(name: str = "") -> Any:
        assert not name or gate.wait(10)
        return entities(name)

    monkeypatch.setattr(library, "entities", slow)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("e", "slash", "p", "enter")
        assert app.main.names.sidebar.has_focus
        assert any(work.group == "find" and not work.is_finished for work in app.workers)
        gate.set()
        await settle(pilot)
