"""What is known of an article, set right by hand; the report of the files; the names found as they are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from csto_tui.model.article import ArticleId
from csto_tui.model.report import NearDuplicates
from csto_tui.tui.keymap import Pane

HOSTILE = "[/b][@click=app.quit] \x1b]52;c;eA==\x07 \u202egnp"


async def test_a_metadatum_is_set_and_shown_with_its_mark(
    app: Any, library: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "i", "j", "E")
        assert app.screen.pane() is Pane.FIELD
        assert app.screen.box.value == "Daily Planet"
        await push(pilot, "ctrl+u", *"The jQ Post?", "enter")
        assert app.screen.pane() is Pane.MODAL
        assert library.article(ArticleId("a000")).source.value == "The jQ Post?"
        assert "The jQ Post? ✎" in screen_text(app)
        assert "source: set by you" in screen_text(app)
        assert app.screen.rows.cursor == 1
        await push(pilot, "escape")
        assert "The jQ Post? ✎ · 14 June 2009" in screen_text(app)


async def test_an_empty_value_takes_a_correction_back(app: Any, library: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "i", "j", "E", "ctrl+u", "enter")
        assert library.article(ArticleId("a000")).source.value is None


async def test_a_bad_value_is_refused_in_one_line_and_stays_in_the_box(
    app: Any, library: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "i", "j", "j", "j", "E")
        assert app.screen.box.value == "2009-06-14"
        await push(pilot, "ctrl+u", *"no date", "enter")
        assert "“no date” is no date — 2012-03 or 1 March 2012" in screen_text(app)
        assert app.screen.box.value == "no date"
        assert app.screen.pane() is Pane.FIELD
        await push(pilot, "ctrl+u", *"2012-03", "enter")
        assert "March 2012 ✎" in screen_text(app)


async def test_escape_leaves_the_box_and_then_the_dialog(app: Any, library: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = library.corpus
        await push(pilot, "i", "E", *"quit q", "escape")
        assert app.screen is not app.main
        await push(pilot, "escape")
        assert app.screen is app.main
        assert library.corpus == before
        assert app.is_running


async def test_what_is_no_metadatum_cannot_be_set(app: Any, settle: Any, push: Any, screen_text: Any) -> None:
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await push(pilot, "i", "G", "E")
        assert app.screen.pane() is Pane.MODAL
        assert "what stands above it can be set" in screen_text(app)


async def test_letters_of_another_layout_and_hostile_text_are_typed_as_they_are(
    app: Any, library: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "i", "j", "У")  # the key of E
        app.screen.box.value = ""
        app.screen.box.insert_text_at_cursor(HOSTILE)
        await push(pilot, "о", "й", "enter")
        kept = library.article(ArticleId("a000")).source.value
        assert kept.startswith("[/b][@click=app.quit] ␛]52")
        assert kept.endswith("ой")
        shown = screen_text(app)
        assert "[/b][@click=app.quit]" in shown
        assert not any(ord(letter) < 32 and letter != "\n" for letter in shown)
        assert "\u202e" not in shown


async def test_a_metadatum_is_set_from_the_comparison_too(app: Any, library: Any, settle: Any, push: Any) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "c", "2", "tab", "i", "j", "E", "ctrl+u", *"TASS", "enter", "escape")
        assert library.article(ArticleId("a001")).source.value == "TASS"


async def test_a_reload_asked_for_during_a_reload_follows_it(app: Any, library: Any, settle: Any) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        looks: list[int] = []

        def refresh(first: object) -> Any:
            looks.append(len(looks))
            return iter(())

        app.opened.refresh = refresh
        app.upkeep.do_reload()
        app.upkeep.do_reload()
        app.upkeep.do_reload()
        await settle(pilot)
        assert looks == [0, 1]


async def test_the_report_names_what_was_not_read_and_what_came_twice(
    app: Any, library: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    library.skipped = (("scan.pdf", "no text layer"), (f"evil {HOSTILE}.txt", "empty [/red]"))
    library.remarks = (("mail.mbox", "messages after the first 2 left out"),)
    library.duplicates = ((ArticleId("a000"), ArticleId("a001")),)
    library.near_duplicates = (NearDuplicates((ArticleId("a002"), ArticleId("a003")), 0.8),)
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await push(pilot, "R")
        shown = screen_text(app)
        for piece in ("5 articles from 5 files", "scan.pdf", "no text layer", "evil [/b][@click=app.quit] ␛]52;c;"):
            assert piece in shown
        assert "empty [/red]" in shown
        assert "messages after the first 2 left out" in shown
        assert "000.txt" in shown
        assert "also 001.txt" in shown
        assert "MUCH THE SAME TEXT" in shown
        assert "also 003.txt" in shown
        await push(pilot, "q")
        assert app.screen is app.main


async def test_a_long_report_says_where_the_rest_is(
    app: Any, library: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    library.skipped = tuple((f"{n}.bin", "no reader") for n in range(700))
    async with app.run_test(size=(80, 30)) as pilot:
        await settle(pilot)
        await push(pilot, "R", "G")
        assert "THE SAME TO THE BYTE" in screen_text(app)
        await push(pilot, "k", "k", "k", "k")
        assert "and 200 more" in screen_text(app)


async def test_names_are_found_as_they_are_typed_in_either_script(
    app: Any, settle: Any, push: Any, screen_text: Any
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "slash", *"bre")
        assert app.main.pane() is Pane.FIELD
        assert [row.entity.id for row in app.main.names.sidebar.names] == ["brest"]
        await push(pilot, "ctrl+u", *"петров", "enter")
        assert app.main.pane() is Pane.NAMES
        assert [row.entity.id for row in app.main.names.sidebar.names] == ["petrov"]
        await push(pilot, "enter")
        assert app.main.session.chosen == "petrov"
        await push(pilot, "J")
        assert [row.entity.id for row in app.main.names.sidebar.names] == ["petrov"]
        await push(pilot, "escape")
        assert len(app.main.names.sidebar.names) > 1
        assert app.main.pane() is Pane.NAMES
        await push(pilot, "f", *"nobody")
        assert "No name so far." in screen_text(app)
        await push(pilot, "escape", "s")
        assert app.main.pane() is Pane.QUERY


async def test_a_title_set_by_hand_stays_on_its_row(app: Any, library: Any, settle: Any, push: Any) -> None:
    library.corpus = tuple(replace(one, words=9) for one in library.corpus)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "i", "E", "ctrl+u", *"Another", "enter", "escape")
        current = app.main.results.list.current
        assert (current.article.id, current.article.heading) == ("a001", "Another")
