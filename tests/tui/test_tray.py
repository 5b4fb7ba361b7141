"""Clippings kept while reading, and the tray: edited, moved, removed, found, taken away; and what was copied."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest

from csto_tui.model.clipping import Clipping
from csto_tui.tui.keymap import Pane

FILES = {
    "one.txt": (
        "Milk war ends\n\nPresident Ivan Petrov said on Monday that the milk war was over.\n\n"
        "“Milk flows again,” Petrov told the council. Nobody in Brest objected to that.\n\n"
        "Exports had stood still for nine days, and the farmers had waited.\n"
    ),
    "two.txt": "Petrov praises farmers\n\nIvan Petrov praised farmers in Brest on Thursday.\n",
}


@pytest.fixture
def app(real_app: Any) -> Any:
    return real_app(FILES)


def kept(app: Any) -> tuple[Clipping, ...]:
    return app.main.library.clippings()


def texts(app: Any) -> list[str]:
    return [one.text[:12] for one in kept(app)]


async def three_kept(pilot: Any, push: Any) -> None:
    """Keep all passages of the first article."""
    await push(pilot, "l", "a", "}", "a", "}", "a")


async def test_a_passage_and_a_selection_are_kept_with_their_place(app: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "}", "a", "v", "w", "A", *"to check", "enter")
        passage, words = kept(app)
        assert passage.passage == 2
        assert passage.text.startswith("“Milk flows again,”")
        assert (words.passage, words.note) == (2, "to check")
        assert words.text in passage.text
        assert words.text != passage.text


async def test_no_clipping_is_lost_however_fast_they_come(
    app: Any, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        gate, clip = threading.Event(), app.main.library.clip

        def slow(*place: Any, **words: Any) -> Any:
            assert gate.wait(10)
            return clip(*place, **words)

        monkeypatch.setattr(app.main.library, "clip", slow)
        await pilot.press("l", "a", "}", "a", "}", "a")
        gate.set()
        await settle(pilot)
        assert sorted(one.passage for one in kept(app)) == [1, 2, 3]


async def test_the_same_words_are_not_kept_twice(app: Any, settle: Any, push: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "a")
        await push(pilot, "a")
        assert len(kept(app)) == 1
        assert "among the clippings already" in screen_text(app)


async def test_notes_tags_order_and_removal_can_each_be_taken_back(app: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await three_kept(pilot, push)
        before = kept(app)
        await push(pilot, "t")
        assert app.screen.pane() is Pane.TRAY
        for keys in (("e", *"why", "enter"), ("#", *"nato, to check", "enter"), ("J",), ("x",)):
            await push(pilot, *keys)
            assert kept(app) != before
            await push(pilot, "z")
            assert kept(app) == before
        await push(pilot, "e", *"why", "enter", "#", *"nato, #csto, nato", "enter")
        edited = app.screen._filing.current.clipping
        assert (edited.note, edited.tags) == ("why", ("nato", "csto"))


async def test_keys_typed_faster_than_the_disk_is_move_the_same_clipping_on(
    app: Any, settle: Any, push: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await three_kept(pilot, push)
        first, second, third = texts(app)
        await push(pilot, "t")
        gate, move = threading.Event(), app.main.library.move_clipping

        def slow(*change: Any) -> None:
            assert gate.wait(10)
            move(*change)

        monkeypatch.setattr(app.main.library, "move_clipping", slow)
        await pilot.press("J", "J", "k", "x")
        assert [one.clipping.text[:12] for one in app.screen._filing.cuttings] == [second, first]
        gate.set()
        await settle(pilot)
        assert texts(app) == [second, first]
        assert [one.clipping.text[:12] for one in app.screen._filing.cuttings] == [second, first]
        assert third not in texts(app)


async def test_finding_narrows_and_escape_shows_all(app: Any, settle: Any, push: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await three_kept(pilot, push)
        await push(pilot, "t", "j", "#", *"nato", "enter", "/", *"tag:nato")
        assert "1 of 3 clippings" in screen_text(app)
        await push(pilot, "enter")
        assert len(app.screen._filing.cuttings) == 1
        await push(pilot, "/", *" nothingelse", "enter")
        assert "No clipping fits." in screen_text(app)
        await push(pilot, "escape")
        assert len(app.screen._filing.cuttings) == 3
        await push(pilot, "escape")
        assert app.screen is app.main


async def test_a_query_that_cannot_be_understood_says_why(app: Any, settle: Any, push: Any, screen_text: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "a", "t", "/", *"colour:red")
        assert "clippings have no field “colour:”" in screen_text(app)
        await push(pilot, "escape")
        assert len(app.screen._filing.cuttings) == 1


async def test_enter_reads_the_words_where_they_stand(app: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "}", "a", "J")
        await push(pilot, "t", "enter")
        reader = app.main.reading.reader
        assert app.screen is app.main
        assert reader.reading.article.id == kept(app)[0].article.id
        assert reader.pointed == kept(app)[0].span
        assert reader.has_focus


async def test_y_copies_the_words_cited_in_the_style_in_sight(app: Any, settle: Any, push: Any, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "}", "a", "t", "y")
        one, copied = kept(app)[0], (tmp_path / "clipboard.txt").read_text()
        assert one.text.replace("“", "").replace("”", "") in copied.replace("“", "").replace("”", "")
        assert "¶ 2" in copied
        style = app.screen._filing.style
        await push(pilot, "C")
        await push(pilot, "y")
        assert app.screen._filing.style != style
        assert (tmp_path / "clipboard.txt").read_text() != copied


@pytest.mark.parametrize("name", ["c.md", "c.csv", "c.jsonl", "c.txt", "c.bib", "c.ris", "c.json", "c.bib.txt"])
async def test_what_is_in_sight_is_written_in_the_form_of_the_name(
    app: Any, settle: Any, push: Any, tmp_path: Path, name: str
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await three_kept(pilot, push)
        await push(pilot, "t", "/", *"exports", "enter")
        await push(pilot, "ctrl+s", *name, "enter")
        written = (tmp_path / name).read_text(encoding="utf-8")
        if name in ("c.md", "c.csv", "c.jsonl", "c.txt"):
            assert "Exports had stood still" in written
            assert "Milk flows again" not in written
            assert app.main.library.fingerprint() in written
        else:
            assert "Milk" in written
            assert "Exports had stood still" not in written
        if name == "c.json":
            assert len(json.loads(written)) == 1


async def test_no_file_is_written_over_or_in_an_unknown_form(
    app: Any, settle: Any, push: Any, screen_text: Any, tmp_path: Path
) -> None:
    (tmp_path / "there.md").write_text("mine")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "a", "t", "ctrl+s", *"there.md", "enter")
        assert (tmp_path / "there.md").read_text() == "mine"
        assert "exists" in screen_text(app)
        await push(pilot, "ctrl+s", *"x.pages", "enter")
        assert "names no form" in screen_text(app)


async def test_what_was_copied_is_kept_copied_again_and_shown(
    app: Any, settle: Any, push: Any, screen_text: Any, tmp_path: Path
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "l", "y", "c")
        await push(pilot, "y", "y")
        await push(pilot, '"')
        assert app.screen.pane() is Pane.REGISTER
        passage, citation = (one.text for one in app.screen._filing.copies)
        assert passage.startswith("President Ivan Petrov said")
        await push(pilot, "j", "enter")
        assert (tmp_path / "clipboard.txt").read_text() == citation
        assert app.screen._filing.copies[0].text == citation
        await push(pilot, "p")
        assert " ".join(citation.split())[:60] in screen_text(app)
        await push(pilot, "escape", "T")
        assert app.screen.pane() is Pane.TRAY
        assert "Nothing is kept yet." in screen_text(app)


@pytest.mark.parametrize("size", [(160, 50), (120, 36), (80, 24), (60, 20), (45, 12)])
async def test_every_size_shows_list_words_and_citation(
    app: Any, settle: Any, push: Any, screen_text: Any, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "l", "}", "a", "t")
        assert "“Milk flows again,”" in screen_text(app)
        assert "? help" in screen_text(app)
        await push(pilot, "tab")
        assert app.screen.chosen.has_focus
        await push(pilot, "G")
        assert "¶2 of one.txt" in screen_text(app).replace("\n", " ")
        await push(pilot, "escape")
        assert app.screen.rows.has_focus
