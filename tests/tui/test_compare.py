"""Articles side by side: their five views, what answers a sentence, the scroll lock; and the citation dialog."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from csto_tui.tui.alongside import Lock


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


async def compared(pilot: Pilot[Any], *keys: str) -> Any:
    await settled(pilot)
    await press(pilot, "s", *"petrov milk", "enter", "c", *keys)
    return pilot.app.screen


async def all_compared(pilot: Pilot[Any], query: str = "petrov") -> Any:
    """Compare all articles of a real library."""
    await settled(pilot)
    for key in ["asterisk"] * 3:
        await press(pilot, key)
    await press(pilot, "s", *query, "enter", "c")
    return pilot.app.screen


async def test_it_begins_with_what_each_says(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await compared(pilot)
        shown = seen(app)
        assert "on the query petrov milk" in shown
        assert "President Ivan Petrov said on Monday" in shown
        assert "Ivan Petrov praised farmers" in shown
        assert "Daily Planet · 14 June 2009" in shown
        assert "RT ≈ · 2011 ≈" in shown
        assert "different years: 2009 · 2011 ≈" in shown


async def test_silence_is_said_and_every_article_has_a_column(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        assert len(screen.ids) == len(screen.grid.grid.heads) == 3
        assert "not in this article" in seen(pilot.app)
        assert "the name Ivan Petrov" in seen(pilot.app)


async def test_another_name_can_be_asked_for(real_app: Any) -> None:
    async with real_app(FILES).run_test(size=(160, 50)) as pilot:
        screen = await all_compared(pilot)
        await press(pilot, "slash", *"gomel", "enter")
        shown = seen(pilot.app)
        assert "Milk prices stood still" in shown
        assert "Milk prices fell" in shown
        assert screen.comparing.view == "anchor"
        assert shown.count("not in this article") == 1


async def test_a_cell_opens_where_it_stands_and_back(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "l", "j", "enter")
        reader = screen.readers[1]
        assert screen.comparing.view == "read"
        assert reader.has_focus
        assert reader.pointed.of(reader.reading.article.text) == "He drank a glass of milk before the cameras."
        await press(pilot, "escape")
        assert screen.comparing.view == "anchor"
        await press(pilot, "escape")
        assert app.screen is app.main


async def test_one_query_is_lit_in_both(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        assert (left.reading.article.id, right.reading.article.id) == ("a000", "a001")
        assert left.hits
        assert right.hits


async def test_steps_bring_the_other_side_along(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        await press(pilot, "n")
        word = left.hits[left.hit].of(left.reading.article.text).casefold()
        assert right.hits[right.hit].of(right.reading.article.text).casefold() == word
        await press(pilot, "tab")
        assert right.has_focus
        await press(pilot, "tab")
        assert screen.answers.has_focus


async def test_the_sentence_here_has_its_counterparts_with_a_reason(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2")
        left, right = screen.readers
        await press(pilot, "right_parenthesis")
        passage = left.reading.article.passages[1]
        assert left.pointed == passage.span
        assert ".44 strong  ¶1" in seen(app)
        assert "because: Petrov · milk" in seen(app)
        await press(pilot, "W")
        assert "because: Petrov · milk" in seen(app).splitlines()[-1]
        await press(pilot, "enter")
        assert right.has_focus
        assert right.pointed == right.reading.article.passages[0].span


async def test_a_counterpart_is_chosen_from_the_list(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2", "tab", "tab")
        assert screen.answers.has_focus
        await press(pilot, "j")
        here, other = screen.comparing.alongside.here, screen.comparing.alongside.other
        assert other.pointed == other.reading.article.passages[1].span
        await press(pilot, "enter")
        assert screen.comparing.alongside.here is other is not here
        assert other.has_focus


async def test_the_scroll_lock(app: Any) -> None:
    async with app.run_test(size=(120, 20)) as pilot:
        screen = await compared(pilot)
        screen.shown[:] = [screen.ids[0], app.main.library.corpus[2].id]
        screen.ids.append(screen.shown[1])
        await press(pilot, "2", "tab")
        left, right = screen.readers
        assert right.has_focus
        assert screen.comparing.alongside.lock is Lock.PASSAGE
        await press(pilot, "G")
        assert left.top == left.furthest
        await press(pilot, "L", "g", "g")
        assert screen.comparing.alongside.lock is Lock.RATIO
        assert left.top == 0
        await press(pilot, "G")
        assert left.top == left.furthest > 0
        await press(pilot, "L", "g", "g")
        assert screen.comparing.alongside.lock is Lock.OFF
        assert left.top == left.furthest


async def test_stacked_below_100_columns_and_by_key(app: Any) -> None:
    async with app.run_test(size=(90, 36)) as pilot:
        screen = await compared(pilot)
        assert screen.grid.is_stacked
        await press(pilot, "backslash")
        assert not screen.grid.is_stacked
        await press(pilot, "2", "backslash")
        left, right = screen.readers
        assert left.region.y < right.region.y
        await press(pilot, "backslash")
        assert left.region.y == right.region.y


async def test_pairs_open_where_they_stand(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2", "P")
        assert "because: Petrov · milk" in seen(app)
        await press(pilot, "enter")
        for reader in screen.readers:
            article = reader.reading.article
            assert reader.pointed == article.passages[0].span
        await press(pilot, "y", "q")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“Presi")
        await press(pilot, "escape")
        assert screen.comparing.view == "pairs"
        await press(pilot, "escape", "escape", "escape")
        assert app.screen is app.main


async def test_swap_and_cite_all(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "y", "c")
        cited = "[chicago-note] 000.txt\n[chicago-note] 001.txt"
        assert (tmp_path / "clipboard.txt").read_text() == cited
        await press(pilot, "y", "q")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“President Ivan Petrov said")
        await press(pilot, "S")
        assert screen.grid.grid.heads[0][0].plain.startswith("RT")
        await press(pilot, "2", "S")
        assert screen.readers[0].reading.article.id == "a000"


async def test_what_is_about_one_article_is_about_that_of_the_column(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        await press(pilot, "i")
        assert app.screen is not screen
        assert "Milk War Ends At The Border" in seen(app)
        await press(pilot, "escape", "l", "i")
        assert "Petrov Praises Farmers" in seen(app)


async def test_a_correction_is_seen_at_once(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        library = app.main.library
        library.correct("a001", "source", "Other Paper")
        library.refresh()
        screen.renew()
        await settled(pilot)
        assert "Other Paper ✎" in seen(app)


@pytest.mark.parametrize("size", [(160, 50), (80, 24), (45, 12)])
async def test_nothing_is_cut_on_any_screen(real_app: Any, size: tuple[int, int]) -> None:
    async with real_app(FILES).run_test(size=size) as pilot:
        await all_compared(pilot)
        for view in "12345":
            await press(pilot, view)
            lines = seen(pilot.app).splitlines()
            assert "2011 · 2012" in lines[0]
            assert f"{view} " in lines[0]
            assert not [line for line in lines if "…" in line and "more" not in line]


async def test_the_citation_dialog(app: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "C", "j")
        assert "[chicago-date] 000.txt" in seen(app)
        assert "⚠ the date is inferred" in seen(app)
        await press(pilot, "y")
        assert (tmp_path / "clipboard.txt").read_text().startswith("“President Ivan Petrov")
        assert app.screen is app.main
