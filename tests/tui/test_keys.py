"""The keymap: one table, no clash, every action done by somebody, Cyrillic layouts included."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import events

from csto_tui.tui.keymap import ACTIONS, Pane, key_label, keymap, latin
from csto_tui.tui.widgets.entity_sidebar import EntitySidebar
from csto_tui.tui.widgets.lines_pane import LinesPane
from csto_tui.tui.widgets.reader import Reader
from csto_tui.tui.widgets.result_list import ResultList


def test_the_table_has_no_clash() -> None:
    assert keymap().conflicts == ()
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_own_keys_win_and_clashes_are_told() -> None:
    own = keymap({"sort": ("n",), "nonsense": ("x",)})
    found = own.find(Pane.RESULTS, ("n",))
    assert found is not None
    assert found.id == "sort"
    assert any("nonsense" in problem for problem in own.conflicts)
    assert any("“next_hit”" in problem and "“sort”" in problem for problem in own.conflicts)


def test_a_key_that_begins_another_is_told() -> None:
    assert any("begins yc" in problem for problem in keymap({"about": "y"}).conflicts)


def test_two_keys_in_a_row() -> None:
    keys = keymap()
    assert keys.find(Pane.READER, ("y",)) is None
    assert {key for key, _ in keys.begun(Pane.READER, ("y",))} >= {"c", "q", "y", "l", "p"}
    found = keys.find(Pane.READER, ("y", "c"))
    assert found is not None
    assert found.id == "copy_citation"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("о", "j"),
        ("Т", "N"),
        ("ў", "o"),
        ("і", "s"),
        ("ї", "]"),
        ("є", "'"),
        ("ю", "."),
        ("Х", "{"),
        ("j", "j"),
        ("up", "up"),
    ],
)
def test_cyrillic_layouts(typed: str, meant: str) -> None:
    assert latin(typed) == meant


def test_labels() -> None:
    assert key_label("shift+f3") == "Shift+F3"
    assert key_label("] e") == "]e"


async def test_every_action_has_a_doer_in_each_of_its_panes(app: Any) -> None:
    async with app.run_test():
        screen = app.main
        by_pane = {
            Pane.QUERY: (), Pane.RESULTS: (ResultList,), Pane.READER: (Reader,), Pane.NAMES: (EntitySidebar,),
        }  # fmt: skip
        desks = screen.doers()[1:]
        for action in ACTIONS:
            for pane, focused in by_pane.items():
                if pane in action.panes:
                    assert any(hasattr(doer, f"do_{action.id}") for doer in (*focused, screen, *desks)), (
                        action.id,
                        pane,
                    )


async def test_every_doer_is_in_the_table(app: Any) -> None:
    async with app.run_test():
        known = {f"do_{action.id}" for action in ACTIONS}
        for doer in (*app.main.doers(), ResultList, Reader, EntitySidebar, LinesPane):
            assert {name for name in dir(doer) if name.startswith("do_")} <= known


async def test_escape_and_a_letter_that_come_as_one_are_two_keys(
    app: Any, settle: Callable[..., Awaitable[None]]
) -> None:
    """A terminal sends the same for Alt and a letter as for Esc and a letter typed fast."""
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"the")
        await app.on_event(events.Key("alt+j", "j"))
        await settle(pilot)
        assert app.main.bar.text == "the"
        assert app.main.pane() is Pane.RESULTS
        assert app.main.results.list.cursor == 1
        await pilot.press("i")
        await app.on_event(events.Key("alt+j", "j"))
        await settle(pilot)
        assert app.screen is app.main
        assert app.main.results.list.cursor == 2


async def test_alt_and_a_letter_can_be_given_a_meaning(app: Any, settle: Callable[..., Awaitable[None]]) -> None:
    app.keys = keymap({"bottom": ("alt+j",)})
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await app.on_event(events.Key("alt+j", "j"))
        await settle(pilot)
        assert app.main.results.list.cursor == len(app.main.results.list.hits) - 1
