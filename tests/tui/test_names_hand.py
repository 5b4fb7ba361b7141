"""Names set right by hand: shown at once, never a name that is gone, everything taken back by one key."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from csto_tui.model.entity import EntityKind
from csto_tui.tui.keymap import Pane
from csto_tui.tui.turns import Turns
from csto_tui.tui.widgets.pair_list import PairList

FILES = {
    "a.txt": "The summit in Minsk\n\nAlexander Lukashenko met Nikolai Bordyuzha in Minsk on Monday. "
    "Lukashenko said that the Collective Security Treaty Organization (CSTO) had changed.\n\n"
    "Mr. Bordyuzha agreed with Lukashenko. Pavel Borodavkin spoke for an hour about Belarus.\n",
    "b.txt": "Forces of the CSTO\n\nAleksandr Lukashenko criticised the CSTO. "
    "Dmitry Medvedev disagreed with Lukashenko in Moscow.\n\n"
    "Igor Yurgensky spoke after Anna Yurgensky.\n",
    "c.txt": "A speech\n\nMr. Yurgensky spoke in Moscow. Later Mr. Yurgensky left.\n",
}
SIZES = [(160, 50), (120, 36), (80, 24), (45, 12)]


def names(app: Any) -> dict[str, int]:
    return {row.entity.name: row.entity.mentions for row in app.main.names.sidebar.names}


def footer(app: Any, screen_text: Any) -> str:
    return str(screen_text(app).splitlines()[-1])


async def go_to(push: Any, pilot: Any, name: str, form: str | None = None) -> None:
    """Put the cursor of the names on a name, or on one of its spellings."""
    sidebar = pilot.app.main.names.sidebar
    await push(pilot, "g", "g")
    for _ in range(sidebar.row_count()):
        if sidebar.current.name == name and sidebar.form == form:
            return
        await push(pilot, "j")
    raise AssertionError(f"{name} is not there")


@pytest.mark.parametrize("size", SIZES)
async def test_merged_and_taken_back(real_app: Any, push: Any, settle: Any, screen_text: Any, size: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Pavel Borodavkin")
        await push(pilot, "asterisk")
        assert app.main.names.sidebar.ticked
        await go_to(push, pilot, "Nikolai Bordyuzha")
        before = names(app)
        await push(pilot, "M")
        assert "Pavel Borodavkin" not in names(app)
        assert names(app)["Nikolai Bordyuzha"] == before["Nikolai Bordyuzha"] + before["Pavel Borodavkin"]
        assert app.main.names.sidebar.current.name == "Nikolai Bordyuzha"
        assert not app.main.names.sidebar.ticked
        assert "2 names are one now" in footer(app, screen_text)
        await push(pilot, "z")
        assert names(app) == before
        assert "taken back" in footer(app, screen_text)


async def test_different_kinds_made_one_are_named(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Minsk")
        await push(pilot, "asterisk")
        await go_to(push, pilot, "Nikolai Bordyuzha")
        await push(pilot, "M")
        assert "a person and a place now count as one: “Nikolai Bordyuzha” — z takes" in footer(app, screen_text)


async def test_the_reader_and_the_chosen_name_follow(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Pavel Borodavkin")
        await push(pilot, "enter", "asterisk")
        gone = app.main.session.chosen
        await go_to(push, pilot, "Nikolai Bordyuzha")
        await push(pilot, "M")
        chosen = app.main.session.chosen
        assert chosen != gone
        assert chosen == app.main.names.sidebar.current.id
        spans = app.main.reading.reader.reading.mention_spans(chosen)
        text = app.main.reading.reader.reading.article.text
        assert [span.of(text) for span in spans] == ["Nikolai Bordyuzha", "Bordyuzha", "Pavel Borodavkin"]
        assert not app.main.reading.reader.reading.mention_spans(gone)


async def test_spellings_are_split_off_together(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Nikolai Bordyuzha")
        await push(pilot, "S")
        assert "Enter unfolds" in footer(app, screen_text)
        await push(pilot, "enter")
        await go_to(push, pilot, "Nikolai Bordyuzha", "Bordyuzha")
        await push(pilot, "S")
        assert {"Nikolai Bordyuzha": 1, "Bordyuzha": 1}.items() <= names(app).items()
        assert app.main.names.sidebar.current.name == "Bordyuzha"
        await push(pilot, "z")
        assert "Bordyuzha" not in names(app)
        await go_to(push, pilot, "Aleksandr Lukashenko")
        await push(pilot, "enter")
        for form in ("Lukashenko", "Alexander Lukashenko"):
            await go_to(push, pilot, "Aleksandr Lukashenko", form)
            await push(pilot, "asterisk")
        assert len(app.main.names.sidebar.ticked_forms) == 2
        await push(pilot, "S")
        made = app.main.names.sidebar.current
        assert {alias.form for alias in made.aliases} == {"Lukashenko", "Alexander Lukashenko"}


async def test_called_otherwise_changed_and_hidden(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Pavel Borodavkin")
        await push(pilot, "E", "ctrl+u", *"The writer", "enter")
        assert "The writer" in names(app)
        assert "Pavel Borodavkin" not in names(app)
        assert app.main.names.sidebar.current.name == "The writer"
        await push(pilot, "T", "j", "enter")
        assert app.main.names.sidebar.current.kind is EntityKind.ORGANIZATION
        assert "is an organization now" in footer(app, screen_text)
        await push(pilot, "W")
        assert "SET BY YOU" in screen_text(app)
        await push(pilot, "escape", "H")
        assert "The writer" not in names(app)
        assert "is hidden" in footer(app, screen_text)
        await push(pilot, "z", "z", "z")
        assert "Pavel Borodavkin" in names(app)
        await push(pilot, "z")
        assert "Pavel Borodavkin" in names(app)
        await push(pilot, "T", "escape", "E", "escape")
        assert "Pavel Borodavkin" in names(app)


async def test_kept_apart_for_good(real_app: Any, push: Any, settle: Any, screen_text: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await push(pilot, "e", "exclamation_mark")
        assert "tick one other name" in footer(app, screen_text)
        await go_to(push, pilot, "Pavel Borodavkin")
        await push(pilot, "asterisk")
        await go_to(push, pilot, "Nikolai Bordyuzha")
        await push(pilot, "exclamation_mark")
        assert "are never one" in footer(app, screen_text)
        await go_to(push, pilot, "Pavel Borodavkin")
        await push(pilot, "asterisk")
        await go_to(push, pilot, "Nikolai Bordyuzha")
        await push(pilot, "M")
        assert "never" in footer(app, screen_text)
        assert "Pavel Borodavkin" in names(app)
        await push(pilot, "z", "enter")
        await go_to(push, pilot, "Nikolai Bordyuzha", "Bordyuzha")
        await push(pilot, "exclamation_mark")
        assert "Bordyuzha" in names(app)


async def test_an_article_found_by_a_name_is_looked_for_again(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *'person:"Medvedev"', "enter")
        assert len(app.main.results.list.hits) == 1
        await push(pilot, "e")
        await go_to(push, pilot, "Dmitry Medvedev")
        await push(pilot, "H")
        assert "Dmitry Medvedev" not in names(app)
        assert not app.main.results.list.hits
        await push(pilot, "z")
        assert len(app.main.results.list.hits) == 1


async def test_keys_typed_fast_are_decided_in_their_order(
    real_app: Any, push: Any, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Pavel Borodavkin")
        library, gate = app.main.library, threading.Event()
        hide = library.hide

        def slow(*args: Any, **named: Any) -> Any:
            assert gate.wait(10)
            return hide(*args, **named)

        monkeypatch.setattr(library, "hide", slow)
        before = names(app)
        await pilot.press("H", "z")
        gate.set()
        await settle(pilot)
        assert names(app) == before
        assert library.decisions() == ()


async def test_a_decision_shows_before_the_search_is_done_again(
    real_app: Any, push: Any, settle: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "slash", *"minsk", "enter", "e")
        await go_to(push, pilot, "Pavel Borodavkin")
        library, gate = app.main.library, threading.Event()
        search = library.search
        monkeypatch.setattr(library, "search", lambda query: gate.wait(10) and search(query))
        await pilot.press("H")
        hiding = [worker for worker in app.workers if worker.group == "hand"]
        if hiding:
            await app.workers.wait_for_complete(hiding)
        await pilot.pause()
        assert not gate.is_set()
        assert "Pavel Borodavkin" not in names(app)
        assert all(row.entity.name != "Pavel Borodavkin" for row in app.main.reading.reader.reading.names)
        gate.set()
        await settle(pilot)
        assert "Pavel Borodavkin" not in names(app)


async def test_what_is_decided_holds_while_another_article_opens(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "e")
        await go_to(push, pilot, "Aleksandr Lukashenko")
        await pilot.press("H", "J")
        await settle(pilot)
        assert app.main.reading.reader.reading.article.path == "b.txt"
        assert "Aleksandr Lukashenko" not in names(app)


@pytest.mark.parametrize("size", SIZES)
async def test_look_alikes(real_app: Any, push: Any, settle: Any, screen_text: Any, size: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await push(pilot, "e", "L")
        assert app.screen.pane() is Pane.ALIKE
        pairs = app.screen.query_one(PairList)
        assert [(one.left.name, one.right.name) for one in pairs.pairs] == [
            ("Yurgensky", "Anna Yurgensky"),
            ("Yurgensky", "Igor Yurgensky"),
        ]
        assert "may be short for" in screen_text(app)
        assert len([row["reason"] for row in app.screen.table().rows]) == 2
        await push(pilot, "minus")
        assert [one.right.name for one in pairs.pairs] == ["Igor Yurgensky"]
        await push(pilot, "S", "enter")
        assert "2 names are one now: “Igor Yurgensky”" in footer(app, screen_text) or size == (45, 12)
        assert not pairs.pairs
        await push(pilot, "z")
        assert [one.right.name for one in pairs.pairs] == ["Igor Yurgensky"]
        await push(pilot, "enter", "q")
        assert app.screen is app.main
        everybody = {entity.name for entity in app.main.library.entities()}
        assert "Igor Yurgensky" not in everybody
        assert "Anna Yurgensky" in everybody


async def test_names_joined_there_are_shown_at_once(real_app: Any, push: Any, settle: Any) -> None:
    app = real_app(FILES)
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await push(pilot, "j", "j", "e")
        assert names(app)["Yurgensky"] == 2
        await push(pilot, "enter", "L", "enter", "escape")
        assert names(app)["Yurgensky"] == 3
        assert app.main.session.chosen in {row.entity.id for row in app.main.names.sidebar.names}


def test_a_decision_waits_for_the_one_before() -> None:
    begun: list[Any] = []
    turns = Turns(begun.append)
    plans: list[Any] = [lambda library, now: None for _ in range(3)]
    turns.take(plans[0])
    turns.take(plans[1])
    assert begun == plans[:1]
    turns.ended()
    assert begun == plans[:2]
    turns.ended()
    turns.take(plans[2])
    assert begun == plans
