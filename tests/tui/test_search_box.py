"""The search box on a real library: words only begun, mends, completions, history, narrowing, saved queries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import Pane

FILES = {
    "a.txt": "The milk war\n\nBy A. Writer, Daily Planet, 14 June 2009\n\n"
    "President Ivan Petrov said on Monday that the milk war was over.\n\n"
    "Exports of milk had stood still for nine days, he said in Brest.\n",
    "b.txt": "A summit in Minsk\n\nGazette, 3 May 2012\n\n"
    "The council met in Minsk on Tuesday and spoke of security.\n\nMilk was not on the table.\n",
    "c.txt": "Rapid reaction\n\nGazette, 1 March 2011\n\n"
    "A rapid reaction force was founded in Minsk, said Ivan Petrov.\n",
}
SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_a_word_that_is_only_begun_keeps_the_results(
    real_app: Any, push: Any, settle: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk")
        results = app.main.results
        before = results.list.hits
        assert len(before) == 2
        await push(pilot, *" secur")
        assert results.list.hits == before
        assert results.has_class("-faded")
        assert "nothing has “secur”" in screen_text(app)
        assert results.answered.text == "milk"
        if size[0] >= 80:
            assert "Tab completes: security" in screen_text(app)
            assert "below, still: milk" in screen_text(app)
        await push(pilot, "tab")
        assert app.main.bar.text == "milk security"
        assert [hit.article.heading for hit in results.list.hits] == ["A summit in Minsk"]
        assert not results.has_class("-faded")


@pytest.mark.parametrize("keys", [("enter",), ("escape",), ("shift+tab",)])
async def test_left_unfinished_it_is_taken_as_it_stands(
    real_app: Any, push: Any, settle: Any, screen_text: Any, keys: tuple[str, ...]
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"secur")
        assert len(app.main.results.list.hits) == 3
        await push(pilot, *keys)
        assert app.main.results.list.hits == ()
        assert "0 of 3 articles" in screen_text(app)
        assert not app.main.results.has_class("-faded")


async def test_a_word_that_nothing_begins_with_is_not_found(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", *" qqq")
        assert app.main.results.list.hits == ()
        assert "Nothing found." in screen_text(app)
        await push(pilot, "ctrl+u", *"secur", "space")
        assert "0 of 3 articles" in screen_text(app)


async def test_typed_and_left_in_one_go(real_app: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"secur", "enter")
        await settle(pilot)
        assert app.main.pane() is Pane.RESULTS
        assert app.main.results.list.hits == ()
        assert "0 of 3 articles" in screen_text(app)


async def test_tab_mends_a_query(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"sorce:RT milk war")
        assert "Tab makes it  source:RT milk war" in screen_text(app)
        start = app.main.bar._fault
        assert (start.start, start.end) == (0, 6)
        await push(pilot, "tab")
        assert app.main.bar.text == "source:RT milk war"
        await push(pilot, "ctrl+u", *"milk war OR")
        await push(pilot, "tab")
        assert app.main.bar.text == "milk war"
        assert "1 of 3 articles" in screen_text(app)
        assert app.main.pane() is Pane.QUERY


async def test_a_mend_that_is_offered_stays_offered(real_app: Any, push: Any, settle: Any) -> None:
    """Whichever of the two came first, Tab does what the line says."""
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk war OR")
        app.main.bar.complete("milk war OR", "milk war org:")
        await push(pilot, "tab")
        assert app.main.bar.text == "milk war"


async def test_tab_completes_a_field_and_a_name_and_else_goes_on(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"sour")
        assert "Tab …ce:" in screen_text(app)
        await push(pilot, "enter")
        assert "…ce:" not in screen_text(app)
        await push(pilot, "slash", "end")
        await push(pilot, "tab")
        assert app.main.bar.text == "source:"
        await push(pilot, "ctrl+u", *"min")
        await push(pilot, "tab")
        assert app.main.bar.text == "minsk"
        await push(pilot, "tab")
        assert app.main.pane() is Pane.RESULTS


async def test_history_up_and_down(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter")
        await push(pilot, "slash", *"minsk", "enter")
        await push(pilot, "slash", *"pet", "up")
        assert app.main.bar.text == "minsk"
        await push(pilot, "up")
        assert app.main.bar.text == "milk"
        await push(pilot, "up", "down", "down")
        assert app.main.bar.text == "pet"
        await push(pilot, "down")
        assert app.main.pane() is Pane.RESULTS


async def test_narrowing_and_widening(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"minsk OR milk", "enter")
        assert len(app.main.results.list.hits) == 3
        await push(pilot, "ampersand", *"petrov", "enter")
        assert len(app.main.results.list.hits) == 2
        assert "minsk OR milk & " in screen_text(app)
        await push(pilot, "ampersand", *"rapid")
        assert len(app.main.results.list.hits) == 1
        await push(pilot, *["backspace"] * 6)
        assert app.main.bar.box.value == "petrov"
        assert len(app.main.results.list.hits) == 2


async def test_a_query_is_saved_under_a_name(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"minsk", "ctrl+s", *"my city", "enter")
        assert app.main.library.named_queries() == (("my city", "minsk"),)
        assert "saved as “my city”" in screen_text(app)


async def test_what_a_query_was_taken_to_mean(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "U")
        assert "search for something first" in screen_text(app)
        await push(pilot, "slash", *"minsk", "enter", "U")
        assert "UNDERSTOOD AS" in screen_text(app)
        await push(pilot, "escape")
        assert "UNDERSTOOD AS" not in screen_text(app)


async def test_orders_forth_and_back_with_the_order_in_the_head(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"minsk", "enter")
        assert "by relevance" in screen_text(app)
        for words in ("newest first", "oldest first", "by source", "by hits", "by relevance"):
            await push(pilot, "o")
            assert words in screen_text(app)
        for words in ("by hits", "by source", "oldest first", "newest first"):
            await push(pilot, "O")
            assert words in screen_text(app)


async def test_all_results_are_written_in_the_order_shown(
    real_app: Any, push: Any, settle: Any, tmp_path: Path
) -> None:
    many = {f"{n:03}.txt": f"Article {n}\n\n{'milk and ' * (n + 1)}bread were sold.\n" for n in range(130)}
    app = real_app(many)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "O")
        shown = app.main.results.list.hits
        assert len(shown) == 100
        await push(pilot, "ctrl+s", *"found.csv", "enter")
    lines = (tmp_path / "found.csv").read_text().splitlines()
    head, rows = [one for one in lines if one.startswith("#")], [one for one in lines if not one.startswith("#")]
    assert "# query: milk" in head
    assert {"# order: hits", "# articles: 130", "# hits: 8515"} <= set(head)
    assert len(rows) == 131
    assert [row.split(",")[0] for row in rows[1:101]] == [hit.article.id for hit in shown]
    assert [row.split(",")[6] for row in rows[1:3]] == ["130", "129"]
