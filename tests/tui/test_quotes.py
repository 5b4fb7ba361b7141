"""Who said what on the screen: speakers, their quotations, rejections, the ways on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import Pane

FILES = {
    "one.txt": (
        "Milk war ends\n\nPresident Ivan Petrov said on Monday that the milk war was over.\n\n"
        "“Milk flows again through every village of the land,” Ivan Petrov said.\n\n"
        "“We shall not buy a single drop of that milk,” Anna Kovaleva told reporters.\n"
    ),
    "two.txt": (
        "Petrov praises farmers\n\nIvan Petrov praised farmers in Brest on Thursday.\n\n"
        "“Your cows are the pride of the whole republic,” Ivan Petrov said.\n"
    ),
}


@pytest.fixture
def app(real_app: Any) -> Any:
    return real_app(FILES)


async def listed(pilot: Any, settle: Any, push: Any) -> Any:
    await settle(pilot)
    await push(pilot, "u")
    return pilot.app.screen


def counts(screen: Any) -> dict[str, int]:
    return {one.name: len(one.quotations) for one in screen._steps.voices}


async def test_speakers_of_the_article_of_the_result_and_of_the_corpus(
    app: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "s", *"cows", "enter")
        screen = await listed(pilot, settle, push)
        assert screen.pane() is Pane.QUOTES
        assert list(counts(screen).values()) == [1]
        assert "“Your cows are the pride of the whole republic,”" in screen_text(app)
        await push(pilot, "o")
        assert list(counts(screen).values()) == [1]
        await push(pilot, "o")
        assert sorted(counts(screen).values()) == [1, 2]
        assert "3 quotations" in screen_text(app)
        await push(pilot, "o")
        assert "Nobody is quoted here." in screen_text(app)


async def test_a_rejection_is_kept_counted_nowhere_and_taken_back(app: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await listed(pilot, settle, push)
        before = len(app.main.library.statements())
        await push(pilot, "o", "o", "enter", "x")
        assert len(app.main.library.statements()) == before - 1
        assert sum(counts(screen).values()) == before - 1
        await push(pilot, "z")
        assert len(app.main.library.statements()) == before
        assert sum(counts(screen).values()) == before
        await push(pilot, "x", "x", "o")
        assert len(app.main.library.statements(rejected=True)) == sum(counts(screen).values()) > 0
        await push(pilot, "x")
        assert sum(counts(screen).values()) == len(app.main.library.statements(rejected=True))


async def test_x_among_the_speakers_rejects_nothing(app: Any, settle: Any, push: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, settle, push)
        await push(pilot, "x")
        assert app.main.library.statements(rejected=True) == ()
        assert "Tab goes to the quotations" in screen_text(app)


async def test_a_quotation_is_read_kept_and_copied(app: Any, settle: Any, push: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await listed(pilot, settle, push)
        one = screen._steps.current
        await push(pilot, "enter", "a", "y")
        assert one.text in app.main.library.clippings()[0].text
        assert one.text in (tmp_path / "clipboard.txt").read_text()
        await push(pilot, "enter")
        assert app.screen is app.main
        assert app.main.reading.reader.pointed == one.span


async def test_the_rows_are_written_to_a_file(app: Any, settle: Any, push: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, settle, push)
        await push(pilot, "o", "o", "ctrl+s", *"said.csv", "enter")
        written = (tmp_path / "said.csv").read_text(encoding="utf-8")
        assert written.count("Petrov said") == 2
        assert "scope: corpus" in written


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (60, 20), (45, 12)])
async def test_every_size_shows_speakers_and_quotations(
    app: Any, settle: Any, push: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await listed(pilot, settle, push)
        assert "Petrov" in screen_text(app)
        await push(pilot, "tab")
        assert "“Milk flows again" in screen_text(app) or "“We shall not buy" in screen_text(app)
