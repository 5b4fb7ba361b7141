"""Keys of the comparison among columns, and what the footer and the help say of them in each view."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from csto_tui.tui.keymap import ACTIONS, Pane, key_label
from csto_tui.tui.widgets.bars import HintLine

Push = Callable[..., Awaitable[None]]
Seen = Callable[[Any], str]
SAID = "President Ivan Petrov said that the railway from Minsk would carry 250 passengers a day."
"""In the second of the two reports."""


@pytest.fixture
def clipboard(tmp_path: Path) -> Callable[[], str]:
    return lambda: (tmp_path / "clipboard.txt").read_text("utf-8")


async def test_what_the_keys_copy_is_of_the_column_with_the_cursor(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, clipboard: Callable[[], str]
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot)
        first, second = screen.ids
        await push(pilot, "y", "b")
        assert "The Railway Opens" in clipboard()
        await push(pilot, "l", "y", "b")
        assert "Strike At The Railway" in clipboard()
        await push(pilot, "y", "y")
        assert clipboard() == SAID
        await push(pilot, "y", "q")
        assert SAID.rstrip(".") in clipboard()
        await push(pilot, "y", "l")
        assert clipboard() == f"{second}#2"
        await push(pilot, "y", "p")
        assert clipboard().startswith("all.jsonl")
        await push(pilot, "a")
        (kept,) = screen.library.clippings()
        assert (kept.article.id, kept.passage) == (second, 2)
        await push(pilot, "h", "y", "l")
        assert clipboard() == f"{first}#1"


async def test_the_sentence_around_a_fact_is_quoted(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, clipboard: Callable[[], str]
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "4")
        assert screen.grid.cell.place is not None
        await push(pilot, "y", "q")
        place = screen.grid.cell.place
        quoted = pilot.app.main.library.article(place.article_id).passage_text(place.passage)
        assert quoted[:40] in clipboard()


async def test_a_pair_is_quoted_from_the_list(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, clipboard: Callable[[], str]
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "P")
        left = screen.comparing.comparison.pairs[0].left
        await push(pilot, "y", "l")
        assert clipboard() == f"{left.article_id}#{left.passage}"


async def test_the_citation_dialog_and_what_is_known_are_of_the_column(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "l")
        await push(pilot, "C")
        assert pilot.app.screen is not screen
        assert "strike at the railway" in screen_text(pilot.app).casefold()
        await push(pilot, "escape", "i")
        assert "Strike At The Railway" in screen_text(pilot.app)
        await push(pilot, "escape")
        assert pilot.app.screen is screen


async def test_silence_has_no_words_to_take(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen, tmp_path: Path
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "slash", *"gomel", "enter", "l")
        assert screen.grid.cell.place is None
        await push(pilot, "y", "y")
        assert "it is silent here" in screen_text(pilot.app)
        assert not (tmp_path / "clipboard.txt").exists()
        await push(pilot, "y", "l")
        assert (tmp_path / "clipboard.txt").read_text("utf-8") == screen.ids[1]


async def test_a_key_that_comes_before_the_view_waits_for_it(
    app: Any, library: Any, settle: Push, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, anchored = threading.Event(), library.anchored

    def slow(*asked: Any) -> Any:
        assert gate.wait(10)
        return anchored(*asked)

    monkeypatch.setattr(library, "anchored", slow)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("s", *"petrov", "enter")
        await settle(pilot)
        await pilot.press("c", "y", "l")
        assert not (tmp_path / "clipboard.txt").exists()
        gate.set()
        await settle(pilot)
        assert (tmp_path / "clipboard.txt").read_text("utf-8") == "a000#1"


async def test_among_columns_n_goes_through_the_places_of_this_one(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "4", "l")
        seen = set()
        for _ in range(5):
            await push(pilot, "n")
            place = screen.grid.cell.place
            assert place is not None
            assert place.article_id == screen.ids[1]
            seen.add(screen.grid.cursor)
        assert len(seen) > 2
        await push(pilot, "N")
        assert screen.grid.cursor in seen


async def test_the_column_stays_from_view_to_view(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "l")
        for view in "4531":
            await push(pilot, view)
            assert screen.grid.spot[1] == 1


@pytest.mark.parametrize(("view", "has", "lacks"), [
    ("1", {"/", "W"}, {")", "L", "+"}),
    ("2", {")", "L", "P"}, {"+", "v"}),
    ("3", {"+"}, {")", "L"}),
    ("4", {"+", "W"}, {")", "v"}),
    ("5", {"/", "e"}, {")", "+"}),
    ("P", {"⏎", "n"}, {")", "L", "W", "+"}),
])  # fmt: skip
async def test_the_footer_shows_the_keys_of_the_view(
    railway: dict[str, str], real_app: Any, compared: Any, screen_text: Seen, view: str, has: set[str], lacks: set[str]
) -> None:
    async with real_app(railway).run_test(size=(160, 36)) as pilot:
        screen = await compared(pilot, view)
        shown = {key for key, _ in screen.query_one(HintLine)._hints[:6]}
        assert has <= shown
        assert not lacks & shown
        assert "? help" in screen_text(pilot.app).splitlines()[-1]


@pytest.mark.parametrize("view", ["1", "2", "3", "4", "5", "P"])
async def test_every_key_that_is_offered_in_a_view_is_heard_there(
    railway: dict[str, str], real_app: Any, compared: Any, view: str
) -> None:
    async with real_app(railway).run_test(size=(160, 36)) as pilot:
        screen = await compared(pilot, view)
        offered = list(screen.explorer.keys.in_pane(Pane.COMPARE, screen.view))
        assert len(offered) < len([one for one in ACTIONS if Pane.COMPARE in one.panes])
        for action in offered:
            deaf = [key_label(key) for key in action.keys]
            assert any(hasattr(doer, f"do_{action.id}") for doer in screen.doers()), (view, action.id, deaf)


async def test_the_help_is_of_the_view(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push, screen_text: Seen
) -> None:
    async with real_app(railway).run_test(size=(160, 90)) as pilot:
        await compared(pilot, "4", "question_mark")
        here, _, elsewhere = screen_text(pilot.app).partition("ELSEWHERE")
        assert "ask what each says of the name of this row" in here
        assert "columns by article, or by outlet" not in here
        assert elsewhere


async def test_furniture_is_shown_on_both_sides(
    railway: dict[str, str], real_app: Any, compared: Any, push: Push
) -> None:
    async with real_app(railway).run_test(size=(120, 36)) as pilot:
        screen = await compared(pilot, "2", "B")
        assert [reader.has_furniture for reader in screen.readers] == [True, True]
