"""Facts, quotations and words of several articles, each article a column."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

Compare = Callable[..., Awaitable[Any]]
Files = dict[str, str]
Push = Callable[..., Awaitable[None]]
Seen = Callable[[Any], str]


async def test_facts_have_a_standing_and_no_verdict(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await push(pilot, "4")
        rows = screen.grid.grid.rows
        labels = [row.label.plain for row in rows]
        assert "IN TWO OR MORE" in labels
        assert "ONLY IN ONE" in labels
        ivan = next(row for row in rows if row.name == "Ivan Petrov" and "×" in row.cells[0].lines[0].plain)
        assert ivan.cells[2].lines[0].plain == "·"
        for word in ("contradict", "wrong", "false", "correct"):
            assert word not in screen_text(pilot.app).casefold()


@pytest.mark.parametrize("view", ["4", "5"])
async def test_above_each_other_every_article_stands_under_what_it_is_about(
    reports: Files, real_app: Any, view: str, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    """Whether its words fit beside its head or stand below."""
    async with real_app(reports).run_test(size=(45, 40)) as pilot:
        await all_compared(pilot)
        await push(pilot, view)
        rows = [row[1:].rstrip() for row in screen_text(pilot.app).splitlines()]
        heads = [row for row in rows if "Daily Planet" in row or "The Gazette" in row]
        assert any(row.endswith(("2011", "2012")) for row in heads), "no head stands alone"
        assert {len(row) - len(row.lstrip()) for row in heads} == {3}


async def test_a_name_among_the_facts_becomes_the_anchor(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await push(pilot, "4")
        while screen.grid.row.name != "Gomel":
            before = screen.grid.cursor
            await push(pilot, "j")
            assert screen.grid.cursor > before
        await push(pilot, "plus")
        assert screen.comparing.view == "anchor"
        assert "the name Gomel" in screen_text(pilot.app)


async def test_quotes_stand_under_their_speakers(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await push(pilot, "3")
        shown = screen_text(pilot.app)
        assert "Ivan Petrov" in shown
        assert "“The railway will carry 400 passengers a day,”" in shown
        assert "not quoted here" in shown
        assert screen.grid.cell.place is None or screen.grid.cell.why


async def test_words_name_and_count(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    async with real_app(reports).run_test(size=(160, 50)) as pilot:
        await all_compared(pilot)
        await push(pilot, "5")
        shown = screen_text(pilot.app)
        assert "HOW IT IS NAMED" in shown
        assert "spelling" in shown
        assert "1×  Petrov" in shown
        assert "THE REPORTER'S WORDS" in shown
        assert "weak" in shown


async def test_columns_by_outlet(
    reports: Files, real_app: Any, all_compared: Compare, push: Push, screen_text: Seen
) -> None:
    said = "President Ivan Petrov said that the railway from Minsk would carry 250 passengers a day."
    later = {"title": "Trains Run", "source": "Daily Planet", "date": "2011-06-15", "text": said}
    files = {**reports, "later.jsonl": json.dumps(later)}
    async with real_app(files).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        assert len(screen.grid.grid.heads) == 4
        await push(pilot, "v")
        assert len(screen.grid.grid.heads) == 3
        assert "2 articles" in screen_text(pilot.app)
