"""The filter panel: counts of what was found, one value kept or left out, saved queries, those asked before."""

from __future__ import annotations

from typing import Any

import pytest

from csto_tui.tui.keymap import Pane
from csto_tui.tui.widgets.facet_list import FacetList

FILES = {
    "a.txt": "The war\n\nDaily Planet, 14 June 2009\n\nPresident Petrov said that the milk war was over.\n",
    "b.txt": "A summit\n\nGazette, 3 May 2012\n\nThe council met in Minsk.\n\n"
    "Fresh milk and bread were on the table.\n",
    "c.txt": "Rapid reaction\n\nGazette, 1 March 2011\n\nThere was no drink in Minsk on that day.\n",
    "corpus.toml": '[articles."a.txt"]\ntitle = "The war"\nsource = "Daily Planet"\npublished = "2009-06-14"\n\n'
    '[articles."b.txt"]\ntitle = "A summit"\nsource = "Gazette"\npublished = "2012-05-03"\n\n'
    '[articles."c.txt"]\nsource = "Gazette"\npublished = "2011-03-01"\n',
}
SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


def rows(app: Any) -> dict[str, str]:
    found = app.screen.query_one(FacetList)
    return {line.text: line.count for line in found._lines}


async def put_cursor(app: Any, text: str) -> None:
    found = app.screen.query_one(FacetList)
    found.move_to(next(n for n, line in enumerate(found._lines) if line.text == text))


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_found_is_counted(
    real_app: Any, push: Any, settle: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "f")
        assert app.screen.pane() is Pane.FACETS
        counted = rows(app)
        assert (counted["Gazette"], counted["Daily Planet"]) == ("2", "1")
        assert (counted["2009"], counted["2011"], counted["2012"]) == ("1", "1", "1")
        assert "OUTLETS" in screen_text(app)
        await push(pilot, "escape")
        assert app.screen is app.main


async def test_one_value_is_kept_and_taken_back(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "f")
        await put_cursor(app, "Gazette")
        await push(pilot, "enter")
        assert app.main.bar.text.strip() == "source:Gazette"
        assert len(app.main.results.list.hits) == 2
        assert app.screen.pane() is Pane.FACETS
        assert "2009" not in rows(app)
        await put_cursor(app, "Gazette")
        await push(pilot, "plus")
        assert app.main.bar.text.strip() == ""
        assert len(app.main.results.list.hits) == 3


async def test_one_value_is_left_out(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "enter", "f")
        await put_cursor(app, "Gazette")
        await push(pilot, "minus")
        assert app.main.bar.text == "milk -source:Gazette"
        assert [hit.article.heading for hit in app.main.results.list.hits] == ["The war"]
        assert "− Gazette" in screen_text(app)
        await push(pilot, "minus")
        assert app.main.bar.text == "milk"


async def test_the_cursor_passes_over_headings(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "f")
        found = app.screen.query_one(FacetList)
        for _ in range(found.row_count()):
            assert not found.current.is_heading
            await pilot.press("j")
        for _ in range(found.row_count()):
            await pilot.press("k")
            assert not found.current.is_heading
        assert found.top == 0


async def test_saved_queries_are_gone_to_and_forgotten(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"milk", "ctrl+s", *"drinks", "enter", "enter")
        await push(pilot, "slash", "ctrl+u", *"minsk", "enter", "f")
        assert rows(app)["drinks"] == "2"
        await put_cursor(app, "drinks")
        await push(pilot, "enter")
        assert app.screen is app.main
        assert app.main.bar.text == "milk"
        await push(pilot, "f")
        assert "minsk" in rows(app)
        await push(pilot, "delete")
        assert "only saved queries can be forgotten" in screen_text(app)
        await put_cursor(app, "drinks")
        await push(pilot, "delete")
        assert "drinks" not in rows(app)
        assert app.main.library.named_queries() == ()


async def test_a_query_that_cannot_be_understood_is_not_refined(
    real_app: Any, push: Any, settle: Any, screen_text: Any
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"((milk", "escape", "f")
        assert app.is_running
        await push(pilot, "escape")
        assert app.screen is app.main
