"""Keys that arrive in one go do what they do one by one also where they lead through several screens."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.library import Library
from csto_tui.settings import Places, Settings
from csto_tui.tui.app import ExplorerApp

BURSTS = {
    "compare, ask another": "c / m i n s k enter j y q",
    "compare, its names": "c e j enter y q",
    "words in context, ordered": "w 1 j enter y q",
    "who said what": "u j enter j enter y q",
    "filter, leave": "f j j j enter escape j y c",
    "matrix, a row": "x + k o v a l s k a enter j enter y q",
    "names, find": "e / k o v a l enter enter y q",
    "names, how named": "e / m i n s k enter v j enter y q",
    "names, make one": "e * j M enter y q",
    "names, compare on": "e j + j y q",
    "clippings, a note": "A w h y enter t e ! enter y",
    "copied": 'y c j y q " j enter',
    "about": "i j E ctrl+u X Y enter q y c",
    "a style": "C j enter",
    "a palette": ": c o m p a r e enter",
    "save the query": "/ ctrl+s m i n e enter enter f j y q",
    "rename": "e E ctrl+u X enter enter y q",
    "split": "e enter j S enter j enter y q",
    "never one": "e * j ! L j q",
    "to a file": "w ctrl+s h i t s . c s v enter q j y c",
    "sort": "o o j enter y q",
    "find here, next": "enter / m i n s k down down enter y y",
}


class Begun(NamedTuple):
    """An explorer that has not been run yet."""

    app: ExplorerApp
    library: Library
    copied: Path
    """Where copied texts go."""


@pytest.fixture
def begin(reports: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Begun]]:
    """Return a function that opens the explorer over a fresh corpus, with a home of that name; nothing is waited for in
    vain, for a busy machine may take longer than a reader would wait.
    """
    monkeypatch.setattr("csto_tui.tui.pace.MOMENT", 60)
    monkeypatch.setattr("csto_tui.tui.patience.LONG", 60)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in reports.items():
        (folder / name).write_text(text, encoding="utf-8")
    libraries = []

    def begin(name: str) -> Begun:
        home = tmp_path / name
        home.mkdir()
        monkeypatch.chdir(home)  # what is written is written here
        places = Places(home / "config.toml", home / "index", home / "work.sqlite3", home / "state")
        corpus = open_corpus([folder], Settings(index_folder=home / "index"), places, today=dt.date(2026, 11, 1))
        libraries.append(corpus.library)
        for _ in corpus.refresh():
            pass
        opened: Any = SimpleNamespace(library=corpus.library, refresh=lambda first: iter(()), notices=tuple)
        settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
        copied = tmp_path / "clipboard.txt"
        copied.unlink(missing_ok=True)
        return Begun(ExplorerApp(lambda: opened, settings, {}, copy_file=copied), corpus.library, copied)

    yield begin
    for library in libraries:
        library.close()


@pytest.fixture
def ends_as(
    begin: Callable[[str], Begun],
    settle: Callable[..., Awaitable[None]],
    in_one_go: Callable[..., Awaitable[None]],
    screen_text: Callable[[Any], str],
) -> Callable[..., Awaitable[tuple[list[str], list[str], str]]]:
    """Return a function that types keys, those of a part in one go, and returns the screen, the main screen and what
    was copied in the end.
    """

    async def ends_as(*parts: Sequence[str]) -> tuple[list[str], list[str], str]:
        app, _, copied = begin(f"{len(parts)} parts")
        async with app.run_test(size=(100, 30)) as pilot:
            await settle(pilot)
            await pilot.press("slash", *"petrov", "enter")
            await settle(pilot)
            for one in parts:
                await in_one_go(pilot, *one)
                await settle(pilot)
            shown = timeless(screen_text(app))
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await settle(pilot)
            return shown, timeless(screen_text(app)), copied.read_text("utf-8") if copied.exists() else ""

    return ends_as


def timeless(shown: str) -> list[str]:
    """Return the lines that are shown, without how long it took to find something and when something was done."""
    return re.sub(r"(?<= hits) · .*| · \d+ ms *|\d{4}-\d\d-\d\d \d\d:\d\d", "", shown).splitlines()


@pytest.mark.parametrize("burst", BURSTS.values(), ids=BURSTS)
async def test_keys_in_one_go_do_what_they_do_one_by_one(
    ends_as: Callable[..., Awaitable[tuple[list[str], list[str], str]]], burst: str
) -> None:
    keys = burst.split()
    screen, main, copied = await ends_as(keys)
    screen_then, main_then, copied_then = await ends_as(*([key] for key in keys))
    assert copied == copied_then
    assert main == main_then
    assert screen == screen_then


@pytest.mark.parametrize("keys", ["y c q", "enter a q q"])
async def test_what_was_copied_or_kept_is_there_though_the_reader_quits_at_once(
    begin: Callable[[str], Begun],
    settle: Callable[..., Awaitable[None]],
    in_one_go: Callable[..., Awaitable[None]],
    keys: str,
) -> None:
    app, library, copied = begin("home")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await in_one_go(pilot, *keys.split())
    assert not app.is_running
    assert (copied.exists(), len(library.clippings())) == (("c" in keys), int("a" in keys))
