"""What is new in the folders is a badge until the reader wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from csto_tui.errors import CorpusError
from csto_tui.tui.widgets.bars import HeaderLine


class Folder:
    """What a watch says, and how often it was asked."""

    def __init__(self, *words: str) -> None:
        self.words = list(words)
        self.looks = 0
        self.pause = 0.0

    def during(self, refresh: Iterator[Any]) -> Iterator[Any]:
        return refresh

    def look(self) -> str:
        self.looks += 1
        if not self.words:
            raise CorpusError("the folder is gone")
        return self.words.pop(0)


@pytest.fixture
def watched(app: Any, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Return an app that watches, with the timers that it sets in place of waiting for them."""
    app.settings = replace(app.settings, watch_seconds=5)
    folder, timers = Folder("3 new", "", "1 new"), []
    real = app._open_library
    app._open_library = lambda: SimpleNamespace(**vars(real()), watch=folder)
    monkeypatch.setattr(app, "set_timer", lambda delay, callback: timers.append((delay, callback)))
    return SimpleNamespace(app=app, folder=folder, timers=timers)


def badge(app: Any) -> str:
    return str(app.main.query_one(HeaderLine)._progress)


async def test_new_files_are_a_badge_and_nothing_moves(watched: Any, settle: Any) -> None:
    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        asked = len(watched.app.opened.library.asked)
        ((delay, look),) = watched.timers
        assert delay == 5
        look()
        await settle(pilot)
        assert badge(watched.app) == "3 new · F5"
        assert len(watched.app.opened.library.asked) == asked
        watched.folder.pause = 60.0
        watched.timers[-1][1]()
        await settle(pilot)
        assert badge(watched.app) == ""
        assert [delay for delay, _ in watched.timers] == [5, 5, 60.0]


async def test_a_reload_takes_the_badge_back_and_waits_anew(watched: Any, settle: Any) -> None:
    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        watched.timers[-1][1]()
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
        assert badge(watched.app) == ""
        assert len(watched.timers) == 3


async def test_nobody_looks_during_a_refresh_and_a_late_answer_says_nothing(watched: Any, settle: Any) -> None:
    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        watched.app.upkeep._is_looking = True
        watched.timers[-1][1]()
        watched.app.upkeep.show_waiting("9 new")
        await settle(pilot)
        assert (watched.folder.looks, badge(watched.app), len(watched.timers)) == (0, "", 1)


async def test_a_folder_that_is_gone_is_no_badge_and_watching_goes_on(watched: Any, settle: Any) -> None:
    watched.folder.words.clear()
    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        watched.timers[-1][1]()
        await settle(pilot)
        assert (badge(watched.app), len(watched.timers)) == ("", 2)


async def test_watching_can_be_switched_off(watched: Any, settle: Any) -> None:
    watched.app.settings = replace(watched.app.settings, watch_seconds=0)
    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert watched.timers == []


async def test_what_is_in_sight_comes_first(watched: Any, settle: Any) -> None:
    first: list[tuple[str, ...]] = []

    async with watched.app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        watched.app.opened.refresh = lambda wanted: (first.append(tuple(wanted())), iter(()))[1]
        await pilot.press("j")
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)
    assert first == [("a001", "a000", "a001", "a002", "a003", "a004")]
