"""Two articles side by side, and the citation dialog."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot


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


async def compared(pilot: Pilot[Any]) -> Any:
    await settled(pilot)
    await press(pilot, "s", *"petrov milk", "enter", "c")
    return pilot.app.screen


async def test_one_query_is_lit_in_both(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        left, right = screen.readers
        assert (left.reading.article.id, right.reading.article.id) == ("a000", "a001")
        assert left.hits
        assert right.hits
        assert "Daily Planet · 14 June 2009" in seen(app)
        assert "RT ≈ · 2011 ≈" in seen(app)
        assert "different years: 2009 · 2011" in seen(app)


async def test_steps_bring_the_other_side_along(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        left, right = screen.readers
        await press(pilot, "n")
        word = left.hits[left.hit].of(left.reading.article.text).casefold()
        assert right.hits[right.hit].of(right.reading.article.text).casefold() == word
        await press(pilot, "tab")
        assert right.has_focus


async def test_stacked_below_100_columns_and_by_key(app: Any) -> None:
    async with app.run_test(size=(90, 36)) as pilot:
        screen = await compared(pilot)
        left, right = screen.readers
        assert left.region.y < right.region.y
        await press(pilot, "backslash")
        assert left.region.y == right.region.y


async def test_views(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "2")
        assert "IN BOTH" in seen(app)
        assert "nine" in seen(app)
        await press(pilot, "3")
        assert "because: Petrov · milk" in seen(app)
        await press(pilot, "escape")
        assert screen.readers[0].display
        await press(pilot, "escape")
        assert app.screen is app.main


async def test_swap_and_cite(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "S")
        assert screen.readers[0].reading.article.id == "a001"
        await press(pilot, "y", "c")
        assert (tmp_path / "clipboard.txt").read_text() == "[chicago-note] 001.txt"


async def test_the_citation_dialog(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "C", "j")
        assert "[chicago-date] 000.txt" in seen(app)
        assert "⚠ the date is inferred" in seen(app)
        await press(pilot, "y")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“President Ivan Petrov")
        assert app.screen is app.main


async def test_a_pair_opens_where_it_stands(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "3", "enter")
        left, right = screen.readers
        assert left.display
        for reader in (left, right):
            article = reader.reading.article
            assert reader.pointed.of(article.text) == article.passages[0].span.of(article.text)[:5]
            line = reader._line_at(reader.pointed.start)
            assert reader.top <= line < reader.top + reader.size.height
            marks = [span for span in reader.line(line, reader.size.width).spans if "panel" in str(span.style)]
            assert marks
        await press(pilot, "y", "q")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“Presi")
        await press(pilot, "escape")
        assert "because: Petrov · milk" in seen(app)
        await press(pilot, "escape", "escape")
        assert app.screen is app.main


async def test_a_step_to_a_hit_leaves_the_pair(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "3", "enter", "n")
        assert screen.readers[0].pointed is None
        assert screen.readers[0].hit is not None


@pytest.mark.parametrize("size", [(160, 50), (120, 36), (80, 24), (45, 12)])
async def test_the_title_is_never_cut(app: Any, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await compared(pilot)
        for view in "123":
            await press(pilot, view)
            title = seen(app).splitlines()[0]
            assert "…" not in title
            assert "different years: 2009 · 2011" in title
            assert title.split()[:3] == ["1", "2", "3"] or f"{view} " in title
