"""The names beside a comparison: their counts in each column, and the ways from mention to mention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from csto_tui.bootstrap import open_corpus
from csto_tui.settings import Places, Settings
from csto_tui.tui.app import ExplorerApp

Push = Callable[..., Awaitable[None]]
Seen = Callable[[Any], str]


@pytest.fixture
def living_app(railway: dict[str, str], tmp_path: Path) -> Iterator[ExplorerApp]:
    """Return the explorer over a folder, with an index that it keeps up to date."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "all.jsonl").write_text(railway["all.jsonl"], encoding="utf-8")
    places = Places(tmp_path / "config.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
    settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
    today = dt.date(2026, 11, 1)
    app = ExplorerApp(lambda: open_corpus([folder], settings, places, today=today), settings, {})
    yield app
    if app.opened is not None:
        app.opened.library.close()


async def to_name(pilot: Pilot[Any], push: Push, screen: Any, name: str) -> None:
    for _ in screen.names.sidebar.names:
        if screen.names.sidebar.current.name != name:
            await push(pilot, "j")
    assert screen.names.sidebar.current.name == name


async def test_a_wide_screen_shows_them_with_the_counts_of_both(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(160, 50)) as pilot:
        screen = await compared(pilot)
        rows = screen_text(pilot.app).splitlines()
        brest = next(row for row in rows if "▲ Brest" in row)
        assert brest.split("▲ Brest")[1].split() == ["2", "1"]
        gomel = next(row for row in rows if "▲ Gomel" in row)
        assert gomel.split("▲ Gomel")[1].split() == ["1", "–"]
        assert any("Daily Planet · The Gazette" in row for row in rows[:6])
        assert screen.grid.has_focus


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (45, 12)])
async def test_elsewhere_they_come_and_go(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen, size: tuple[int, int]
) -> None:
    async with real_app(railway).run_test(size=size) as pilot:
        screen = await compared(pilot)
        assert "NAMES" not in screen_text(pilot.app)
        await push(pilot, "e")
        assert "NAMES" in screen_text(pilot.app)
        assert screen.names.is_active
        assert screen.view == "names"
        await push(pilot, "escape")
        assert "NAMES" not in screen_text(pilot.app)
        assert pilot.app.screen is screen
        assert screen.grid.has_focus


async def test_a_name_leads_through_its_mentions_on_the_side_that_is_read(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(160, 50)) as pilot:
        screen = await compared(pilot, "2", "e")
        await to_name(pilot, push, screen, "Brest")
        await push(pilot, "enter")
        left, right = screen.readers
        assert [span.of(left.reading.article.text) for span in left.chosen] == ["Brest", "Brest"]
        assert len(right.chosen) == 1
        assert left.here == left.chosen[0].start
        assert "mention 1 of 2" in screen_text(pilot.app)
        await push(pilot, "right_square_bracket", "e")
        assert left.here == left.chosen[1].start
        await push(pilot, "left_square_bracket", "e")
        assert left.here == left.chosen[0].start
        await push(pilot, "l", "right_square_bracket", "e")
        assert right.here == right.chosen[0].start


async def test_among_columns_a_name_becomes_what_they_are_about(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(160, 50)) as pilot:
        screen = await compared(pilot, "4", "e")
        await to_name(pilot, push, screen, "Brest")
        await push(pilot, "enter")
        assert screen.comparing.view == "anchor"
        assert "on the name Brest" in screen_text(pilot.app)
        assert screen.names.is_active
        first = screen.grid.cell.place
        await push(pilot, "enter")
        second = screen.grid.cell.place
        assert (first.passage, second.passage) == (1, 2)
        assert first.article_id == second.article_id == screen.ids[0]
        await push(pilot, "enter")
        assert "stands nowhere else in this column" in screen_text(pilot.app)
        await push(pilot, "escape", "escape")
        assert screen.comparing.view == "facts"


async def test_on_a_small_screen_a_name_gives_way_to_what_it_leads_to(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(45, 12)) as pilot:
        screen = await compared(pilot, "2", "e")
        await to_name(pilot, push, screen, "Brest")
        await push(pilot, "enter")
        assert "NAMES" not in screen_text(pilot.app)
        assert screen.readers[0].has_focus
        assert "Brest" in screen_text(pilot.app)


async def test_no_name_is_chosen_yet(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        await compared(pilot, "right_square_bracket", "e")
        assert "choose a name first" in screen_text(pilot.app)


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5"])
async def test_a_correction_made_from_a_comparison_is_taken_up(
    living_app: ExplorerApp, settle: Push, compared: Any, push: Push, screen_text: Seen, view: str
) -> None:
    async with living_app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        screen = await compared(pilot, view, "l")
        await push(pilot, "i", "j", "E", "ctrl+u", *"Other", "enter", "escape")
        await settle(pilot)
        assert pilot.app.screen is screen
        shown = screen_text(pilot.app)
        assert "Other ✎ · 20 March 2012" in shown
        assert "Daily Planet · Other ✎" in shown
        assert "The Gazette" not in shown
        assert "different years: 2011 · 2012" in shown


async def test_a_corrected_year_is_in_the_badge_and_the_place_is_kept(
    living_app: ExplorerApp, settle: Push, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with living_app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        screen = await compared(pilot, "2", "right_parenthesis", "right_parenthesis")
        here = screen.readers[0].here
        assert here
        await push(pilot, "i", "j", "j", "j", "E", "ctrl+u", *"2009", "enter", "escape")
        await settle(pilot)
        assert "different years: 2009 ✎ · 2012" in screen_text(pilot.app)
        assert screen.readers[0].here == here
