"""Facts, quotations and words of several articles, each article a column."""

from __future__ import annotations

import json
from typing import Any

import pytest
from textual.pilot import Pilot


def line(title: str, source: str, date: str, *paragraphs: str) -> str:
    return json.dumps({"title": title, "source": source, "date": date, "text": "\n\n".join(paragraphs)})


RAILWAY = (
    "President Ivan Petrov opened the new railway from Minsk to Brest on Tuesday with 12 trains.",
    "“The railway will carry 400 passengers a day,” Petrov said at the station in Brest.",
    "Milk prices stood still in the market of Gomel.",
)
STRIKE = (
    "Workers of the new railway from Minsk to Brest stopped work on Tuesday.",
    "President Ivan Petrov said that the railway from Minsk would carry 250 passengers a day.",
    "“We want bread,” said Anna Kovalska, who speaks for the workers.",
)
MILK = ("Milk prices fell in the market of Gomel on Wednesday, farmers said.",)
LINES = (
    line("The Railway Opens", "Daily Planet", "2011-06-14", *RAILWAY),
    line("Strike At The Railway", "The Gazette", "2012-03-20", *STRIKE),
    line("Milk Is Cheap Again", "The Herald", "2012-05-02", *MILK),
)
FILES = {"all.jsonl": "\n".join(LINES)}


async def settled(pilot: Pilot[Any]) -> None:
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


def seen(app: Any) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def all_compared(pilot: Pilot[Any], query: str = "petrov") -> Any:
    """Compare all articles of a real library."""
    await settled(pilot)
    for key in ["asterisk"] * 3:
        await press(pilot, key)
    await press(pilot, "s", *query, "enter", "c")
    return pilot.app.screen


async def test_facts_have_a_standing_and_no_verdict(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await press(pilot, "4")
        rows = screen.grid.grid.rows
        labels = [row.label.plain for row in rows]
        assert "IN TWO OR MORE" in labels
        assert "ONLY IN ONE" in labels
        ivan = next(row for row in rows if row.name == "Ivan Petrov" and "×" in row.cells[0].lines[0].plain)
        assert ivan.cells[2].lines[0].plain == "·"
        for word in ("contradict", "wrong", "false", "correct"):
            assert word not in seen(pilot.app).casefold()


@pytest.mark.parametrize("view", ["4", "5"])
async def test_above_each_other_every_article_stands_under_what_it_is_about(real_app: Any, view: str) -> None:
    """Whether its words fit beside its head or stand below."""
    async with real_app(FILES).run_test(size=(45, 40)) as pilot:
        await all_compared(pilot)
        await press(pilot, view)
        rows = [row[1:].rstrip() for row in seen(pilot.app).splitlines()]
        heads = [row for row in rows if "Daily Planet" in row or "The Gazette" in row]
        assert any(row.endswith(("2011", "2012")) for row in heads), "no head stands alone"
        assert {len(row) - len(row.lstrip()) for row in heads} == {3}


async def test_a_name_among_the_facts_becomes_the_anchor(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await press(pilot, "4")
        while screen.grid.row.name != "Gomel":
            before = screen.grid.cursor
            await press(pilot, "j")
            assert screen.grid.cursor > before
        await press(pilot, "plus")
        assert screen.comparing.view == "anchor"
        assert "the name Gomel" in seen(pilot.app)


async def test_quotes_stand_under_their_speakers(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await press(pilot, "3")
        shown = seen(pilot.app)
        assert "Ivan Petrov" in shown
        assert "“The railway will carry 400 passengers a day,”" in shown
        assert "not quoted here" in shown
        assert screen.grid.cell.place is None or screen.grid.cell.why


async def test_words_name_and_count(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        await all_compared(pilot)
        await press(pilot, "5")
        shown = seen(pilot.app)
        assert "HOW IT IS NAMED" in shown
        assert "spelling" in shown
        assert "1×  Petrov" in shown
        assert "THE REPORTER'S WORDS" in shown
        assert "weak" in shown


async def test_columns_by_outlet(real_app: Any) -> None:
    files = {"all.jsonl": "\n".join((*LINES, line("Trains Run", "Daily Planet", "2011-06-15", *STRIKE[1:])))}
    async with real_app(files).run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        for key in ["asterisk"] * 4:
            await press(pilot, key)
        await press(pilot, "s", *"petrov", "enter", "c")
        screen = pilot.app.screen
        assert len(screen.grid.grid.heads) == 4
        await press(pilot, "v")
        assert len(screen.grid.grid.heads) == 3
        assert "2 articles" in seen(pilot.app)
