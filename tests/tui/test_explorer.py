"""The explorer, driven by keys: what is asked, what is lit, where the focus goes, what is copied."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from csto_tui.tui.keymap import Pane


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until nothing is typed, fetched or painted any more."""
    for _ in range(3):
        pilot.app.main.bar.ask()
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys and wait for what they set off."""
    await pilot.press(*keys)
    await settled(pilot)


def seen(app: Any) -> str:
    """Return the text on the screen."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize("size", [(160, 50), (120, 36), (80, 24), (45, 12)])
async def test_the_first_screen_lists_all_articles(app: Any, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert [hit.article.id for hit in app.main.results.list.hits] == ["a000", "a001", "a002", "a003", "a004"]
        shown = seen(app)
        assert "Milk War Ends At The Border" in shown
        assert "Petrov Praises Farmers" in shown
        assert "? help" in shown
        assert "q quit" in shown


async def test_search_as_you_type(app: Any, library: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"petrov")
        assert library.asked[-1] == "petrov"
        assert [hit.article.id for hit in app.main.results.list.hits] == ["a000", "a001"]
        assert app.main.reading.article_id == "a000"
        assert app.main.reading.reader.hit == 0
        assert "2 of 5 articles · 3 hits" in seen(app)
        await press(pilot, "enter")
        assert app.main.pane() is Pane.RESULTS


async def test_hits_and_on_into_the_next_article(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "s", *"petrov", "enter", "enter")
        reader = app.main.reading.reader
        assert app.main.pane() is Pane.READER
        assert "1/2 hits" in seen(app)
        await press(pilot, "n")
        assert reader.hit == 1
        await press(pilot, "n")
        assert app.main.reading.article_id == "a001"
        assert reader.hit == 0
        assert "next article: Petrov Praises Farmers" in seen(app)
        await press(pilot, "n")
        assert "no further hit" in seen(app)
        await press(pilot, "N")
        assert (app.main.reading.article_id, reader.hit) == ("a000", 1)
        await press(pilot, "ctrl+o")
        assert app.main.reading.article_id == "a001"


async def test_a_bad_query_keeps_the_results(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "s", *"milk")
        before = app.main.results.list.hits
        await press(pilot, *" ((")
        assert app.main.results.list.hits == before
        assert "a bracket is not closed" in seen(app)


async def test_results_do_not_move_when_articles_arrive(app: Any, library: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "j")
        assert app.main.results.list.current.article.id == "a002"
        library.corpus = (library.corpus[4], *library.corpus[:4])
        app.main.rounds.progress("reading 5/9")
        await settled(pilot)
        assert app.main.results.list.current.article.id == "a002"
        assert "reading 5/9" in seen(app)


async def test_names(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "e", "enter")
        assert app.main.session.chosen == "petrov"
        assert len(app.main.reading.reader.chosen) == 2
        assert "Ivan Petrov" in seen(app)
        await press(pilot, "enter")
        assert "mention 2 of 2" in seen(app)
        await press(pilot, "enter")
        assert app.main.reading.article_id == "a001"
        assert app.main.pane() is Pane.NAMES
        await press(pilot, "[", "e")
        assert app.main.reading.article_id == "a000"
        await press(pilot, "escape")
        assert app.main.session.chosen is None


async def test_at_80_columns_the_names_take_the_place_of_the_list(app: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert not app.main.names.display
        await press(pilot, "e")
        assert app.main.names.display
        assert not app.main.results.display
        await press(pilot, "e")
        assert app.main.results.display


async def test_at_45_columns_one_pane_is_in_sight(app: Any) -> None:
    async with app.run_test(size=(45, 12)) as pilot:
        await settled(pilot)
        assert app.main.results.display
        await press(pilot, "enter")
        assert app.main.reading.display
        assert not app.main.results.display
        await press(pilot, "q")
        assert app.main.results.display


async def test_copying(app: Any, tmp_path: Path) -> None:
    copied = tmp_path / "clipboard.txt"
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "y", "c")
        assert copied.read_text() == "[chicago-note] 000.txt"
        assert "Citation: Wrote 22 characters" in seen(app)
        await press(pilot, "s", *"flows", "enter", "y", "q")
        assert copied.read_text() == "““Milk flows again,” Petrov said.” [chicago-note] 000.txt, ¶ 2"
        await press(pilot, "y", "y")
        assert copied.read_text().startswith("The Council of Farmers")
        await press(pilot, "y", "l")
        assert copied.read_text() == "a000#2"
        await press(pilot, "y", "p")
        assert copied.read_text() == "000.txt"
        await press(pilot, "p")
        assert "000.txt" in seen(app)


async def test_y_waits_and_shows_what_can_follow(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert "c cite   q quotation" in seen(app)
        await press(pilot, "x")
        assert "/ search" in seen(app)


async def test_cyrillic_layout(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "о")
        assert app.main.results.list.cursor == 1
        await press(pilot, "ю")
        assert app.main.pane() is Pane.QUERY
        await press(pilot, "м", "о", "л", "о", "к", "о")
        assert app.main.bar.text == "молоко"
        assert app.main.results.list.hits[0].article.id == "a003"
        await press(pilot, "escape", "й")
        assert app.return_code == 0


async def test_escape_never_quits_and_keeps_the_query(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "s", *"milk", "escape", "escape", "escape", "escape")
        assert app.main.bar.text == "milk"
        assert app.is_running
        await press(pilot, "q")
        assert app.return_code == 0


async def test_keys_typed_in_one_go_arrive_in_order(app: Any, library: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("slash", *"flows petrov", "enter", "n")
        await settled(pilot)
        assert app.main.bar.text == "flows petrov"
        assert app.main.pane() is Pane.RESULTS


async def test_hostile_strings_stay_text(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "enter")
        shown = seen(app)
        for piece in ("[/b] of", "[@click=app.quit]", "␛]52;c;eA==␇", "\ufffdgnp.exe"):
            assert piece in shown
        assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
        assert "\u202e" not in shown
        await press(pilot, "i")
        assert "[@click=app.quit]" in seen(app)
        await press(pilot, "escape", "s", "left_square_bracket", "slash", "b", "right_square_bracket")
        assert app.main.bar.text == "[/b]"
        assert app.is_running


async def test_sort_furniture_marks_and_ticks(app: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "B")
        assert "/ / News" in seen(app)
        await press(pilot, "o")
        assert "newest first" in seen(app)
        await press(pilot, "asterisk", "asterisk")
        assert app.main.session.compared == ("a000", "a001")
        assert "2 ticked" in seen(app)
        await press(pilot, "enter", "m", "a", "J", "apostrophe", "a")
        assert app.main.reading.article_id == "a002"


async def test_help_lists_the_keys_of_the_pane(app: Any) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        assert "KEYS IN THE RESULTS" in seen(app)
        await press(pilot, "q")
        assert "KEYS IN THE RESULTS" not in seen(app)


async def test_the_palette_finds_actions(app: Any) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p", *"sort by", "enter")
        await settled(pilot)
        assert "newest first" in seen(app)
