"""Keys that arrive in one go, as over a slow line, do what they do one by one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from csto_tui.settings import Settings
from csto_tui.tui.app import ExplorerApp

BURSTS = (
    "j enter y c",
    "J enter n y q",
    "e j enter y q",
    "] p enter * *",
    "tab j * y q",
    "e enter e enter y y",
    "j K tab k *",
    "/ g l a s s enter enter n y q",
    "enter m a J ' a y y",
    "j enter ctrl+o J ctrl+o y c",
    "/ c o u n c i l enter n n y q",
    "/ p e t r o v enter j J enter y y",
    "J J K * y c",
    "G enter g g y y",
)
"""Most of them have meant something else than one by one at some time."""


@pytest.fixture
def ends_as(
    library: Any,
    settle: Callable[..., Awaitable[None]],
    in_one_go: Callable[..., Awaitable[None]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Awaitable[dict[str, Any]]]:
    """Return a function that types keys, those of a part in one go, and returns what is there in the end and what was
    copied last.
    """
    monkeypatch.setattr("csto_tui.tui.pace.MOMENT", 60)  # a busy machine may take longer than a reader would wait
    monkeypatch.setattr("csto_tui.tui.patience.LONG", 60)
    copied = tmp_path / "clipboard.txt"

    async def ends_as(*parts: Sequence[str]) -> dict[str, Any]:
        copied.unlink(missing_ok=True)
        fresh = type(library)()  # one that has no marks yet
        opened: Any = SimpleNamespace(library=fresh, refresh=lambda first: iter(()), notices=tuple)
        settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
        app = ExplorerApp(lambda: opened, settings, {}, copy_file=copied)
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            await pilot.press("slash", *"milk", "enter")
            await settle(pilot)
            for one in parts:
                await in_one_go(pilot, *one)
                await settle(pilot)
            main = app.main
            return {
                "copied": copied.read_text("utf-8") if copied.exists() else "",
                "screen": type(app.screen).__name__,
                "pane": main.pane(),
                "query": main.bar.text,
                "row": main.results.list.cursor,
                "article": main.reading.article_id,
                "offset": main.reading.reader.here,
                "hit": main.reading.reader.hit,
                "session": main.session,
            }

    return ends_as


@pytest.mark.parametrize("burst", BURSTS)
async def test_keys_in_one_go_do_what_they_do_one_by_one(
    ends_as: Callable[..., Awaitable[dict[str, Any]]], burst: str
) -> None:
    keys = burst.split()
    assert await ends_as(keys) == await ends_as(*([key] for key in keys))
