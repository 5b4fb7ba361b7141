"""Who speaks of what, and who is silent: rows, columns, the way to the passage, the file."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

LINES = (
    {"title": "Milk Flows", "source": "daily.planet", "date": "2011-06-14",
     "text": "President Ivan Petrov drank milk in Minsk.\n\nThe rest is white."},
    {"title": "Bread Rises", "source": "The Gazette", "date": "2012-03-20",
     "text": "Ivan Petrov ate bread in Brest, and more bread."},
)  # fmt: skip
FILES = {"all.jsonl": "\n".join(map(json.dumps, LINES))}


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


async def opened(pilot: Pilot[Any], query: str = "") -> Any:
    await settled(pilot)
    if query:
        await press(pilot, "s", *query, "enter")
    await press(pilot, "x")
    return pilot.app.screen


def counts(screen: Any) -> dict[str, list[str]]:
    return {row.name: [cell.lines[0].plain for cell in row.cells] for row in screen.grid.grid.rows}


async def test_it_begins_with_the_query_and_the_names(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "milk minsk")
        rows = counts(screen)
        assert list(rows)[:3] == ["milk minsk", "milk", "minsk"]
        assert "Ivan Petrov" in rows
        assert rows["milk"][-2:] == ["1", "1"]


async def test_silence_is_a_dot(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        assert sorted(counts(screen)["bread"][:2]) == ["2", "·"]


async def test_rows_come_and_go(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        await press(pilot, "plus", *"white", "enter")
        assert list(counts(screen))[-1] == "white"
        await press(pilot, "G", "minus")
        assert "white" not in counts(screen)


async def test_a_wrong_query_leaves_the_rows(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        before = counts(screen)
        await press(pilot, "plus", *"((", "enter")
        assert counts(screen) == before
        assert screen._steps.rows == list(before)
        await press(pilot, "plus", *"white", "enter")
        assert list(counts(screen)) == [*before, "white"]


async def test_columns_turn(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        await press(pilot, "v")
        assert screen._steps.by == "article"
        await press(pilot, "v")
        assert screen._steps.by == "year"
        assert [head[0].plain for head in screen.grid.grid.heads] == ["2011", "2012", "in all", "articles"]


async def test_rows_are_ordered(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "white")
        await press(pilot, "o")
        totals = [int(cells[-2]) for cells in counts(screen).values()]
        assert totals == sorted(totals, reverse=True)
        assert next(iter(counts(screen))) != "white"


async def test_a_cell_opens_its_passage(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        await press(pilot, "v", "v")
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert "it is silent here" in seen(pilot.app)
        await press(pilot, "l", "enter")
        main = pilot.app.main
        assert pilot.app.screen is main
        reader = main.reading.reader
        assert reader.reading.article.title.value == "Bread Rises"
        assert reader.here == reader.reading.article.text.index("bread")


async def test_the_file_equals_the_screen(real_app: Any, tmp_path: Path) -> None:
    async with real_app(FILES).run_test(size=(120, 36)) as pilot:
        screen = await opened(pilot, "bread")
        await press(pilot, "o")
        target = tmp_path / "matrix.csv"
        await press(pilot, "ctrl+s")
        await press(pilot, *target.name, "enter")
        lines = [line for line in target.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        head, *rows = csv.reader(lines)
        shown = counts(screen)
        assert [head[0], *head[-2:]] == ["row", "total", "articles"]
        assert {row[0]: row[1:] for row in rows} == {
            name: ["0" if cell == "·" else cell for cell in cells] for name, cells in shown.items()
        }
        assert [row[0] for row in rows] == list(shown)


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (45, 12)])
async def test_nothing_is_cut(real_app: Any, size: tuple[int, int]) -> None:
    async with real_app(FILES).run_test(size=size) as pilot:
        screen = await opened(pilot, "bread")
        assert "…" not in "".join(seen(pilot.app).splitlines()[:-1])
        await press(pilot, *["l"] * 9)
        assert screen.grid.spot[1] == len(screen.grid.grid.heads) - 1
        assert "articles" in seen(pilot.app)
