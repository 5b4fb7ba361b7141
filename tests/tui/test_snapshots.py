"""Pictures of the screens: a change of look is looked at before it is accepted (`pytest --snapshot-update`)."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

SCREENS = {
    "search-120": ((120, 36), ("s", *"petrov", "enter")),
    "read-160": ((160, 50), ("s", *"milk council", "enter", "enter", "n")),
    "names-80": ((80, 24), ("e", "enter")),
    "list-45": ((45, 12), ()),
    "read-45": ((45, 12), ("s", *"milk", "enter", "enter")),
    "nothing-100": ((100, 30), ("s", *"nowhere", "enter")),
    "error-80": ((80, 24), ("s", *"((milk")),
    "hostile-80": ((80, 24), ("G",)),
    "compare-120": ((120, 36), ("s", *"petrov milk", "enter", "c")),
    "pairs-80": ((80, 24), ("c", "3")),
    "pair-120": ((120, 36), ("c", "3", "enter")),
    "pairs-45": ((45, 12), ("c", "3")),
    "names-found-120": ((120, 36), ("e", "slash", *"bre")),
    "edit-80": ((80, 24), ("i", "j", "E")),
    "report-80": ((80, 24), ("R",)),
    "cite-100": ((100, 30), ("C",)),
    "about-100": ((100, 30), ("i",)),
    "help-80": ((80, 24), ("question_mark",)),
}


@pytest.mark.parametrize("name", SCREENS)
def test_look(name: str, app: Any, snap_compare: Any) -> None:
    size, keys = SCREENS[name]

    async def lead(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
        await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=lead)


async def settled(pilot: Pilot[Any]) -> None:
    for _ in range(3):
        await pilot.pause()
        pilot.app.main.bar.ask()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
