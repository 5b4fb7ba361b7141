"""What the tests of the screens share: a made-up corpus, or a real one; what presses keys and reads the screen."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from csto_tui.bootstrap import open_corpus
from csto_tui.settings import Places, Settings
from csto_tui.tui.app import ExplorerApp

if TYPE_CHECKING:
    from csto_tui.indexing import Progress
    from csto_tui.library import Library

# Test folders are no packages: a neighbour is loaded by its place.
_SPEC = importlib.util.spec_from_file_location("made_up", Path(__file__).with_name("made_up.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
_MADE_UP = importlib.util.module_from_spec(_SPEC)
sys.modules["made_up"] = _MADE_UP
_SPEC.loader.exec_module(_MADE_UP)
FakeLibrary = _MADE_UP.FakeLibrary


def opened(library: Any, progress: Sequence[Progress] = (), notices: tuple[str, ...] = ()) -> Any:
    """Return what the composition root hands over."""

    def refresh(first: object) -> Iterator[Progress]:
        yield from progress

    return SimpleNamespace(library=library, refresh=refresh, notices=lambda: notices)


async def _settled(pilot: Pilot[Any]) -> None:
    for _ in range(3):
        pilot.app.main.bar.ask()  # type: ignore[attr-defined]  # a pilot knows no more than that it drives an App
        await pilot.pause()
        with suppress(WorkerCancelled):  # a later question took the place of one that was asked
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin in an empty folder: a short name is typed for a file, not the way to it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def settle() -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Return a function that waits until nothing is typed, fetched or painted any more."""
    return _settled


@pytest.fixture
def in_one_go() -> Callable[..., Awaitable[None]]:
    """Return a function that types keys as they come over a slow line: nothing is waited for between them."""

    async def in_one_go(pilot: Pilot[Any], *keys: str) -> None:
        for key in keys:
            name, text = (_character_to_key(key), key) if len(key) == 1 else (key, None)
            await pilot.app.on_event(events.Key(name, text))

    return in_one_go


@pytest.fixture
def push() -> Callable[..., Awaitable[None]]:
    """Return a function that presses keys and waits for what they set off."""

    async def push(pilot: Pilot[Any], *keys: str) -> None:
        await pilot.press(*keys)
        await _settled(pilot)

    return push


@pytest.fixture
def railway(reports: dict[str, str]) -> dict[str, str]:
    """Return the files of two of the reports: both on one railway, of two years and outlets."""
    return {name: "\n".join(text.split("\n")[:2]) for name, text in reports.items()}


@pytest.fixture
def reports() -> dict[str, str]:
    """Return the files of three reports: two on one railway, one that shares but a market with the first."""
    opening = (
        "President Ivan Petrov opened the new railway from Minsk to Brest on Tuesday with 12 trains.",
        "“The railway will carry 400 passengers a day,” Petrov said at the station in Brest.",
        "Milk prices stood still in the market of Gomel.",
    )
    strike = (
        "Workers of the new railway from Minsk to Brest stopped work on Tuesday.",
        "President Ivan Petrov said that the railway from Minsk would carry 250 passengers a day.",
        "“We want bread,” said Anna Kovalska, who speaks for the workers.",
    )
    milk = ("Milk prices fell in the market of Gomel on Wednesday, farmers said.",)
    rows = (
        ("The Railway Opens", "Daily Planet", "2011-06-14", "\n\n".join(opening)),
        ("Strike At The Railway", "The Gazette", "2012-03-20", "\n\n".join(strike)),
        ("Milk Is Cheap Again", "The Herald", "2012-05-02", "\n\n".join(milk)),
    )
    names = ("title", "source", "date", "text")
    return {"all.jsonl": "\n".join(json.dumps(dict(zip(names, row, strict=True))) for row in rows)}


@pytest.fixture
def compared(
    settle: Callable[..., Awaitable[None]], push: Callable[..., Awaitable[None]]
) -> Callable[..., Awaitable[Any]]:
    """Return a function that compares what a query finds, presses keys there, and returns the screen."""

    async def compare(pilot: Pilot[Any], *keys: str, query: str = "petrov") -> Any:
        await settle(pilot)
        await push(pilot, "s", *query, "enter", "c", *keys)
        return pilot.app.screen

    return compare


@pytest.fixture
def all_compared(
    settle: Callable[..., Awaitable[None]], push: Callable[..., Awaitable[None]], compared: Callable[..., Any]
) -> Callable[..., Awaitable[Any]]:
    """Return a function that ticks all articles and compares them on Petrov."""

    async def compare(pilot: Pilot[Any]) -> Any:
        await settle(pilot)
        await push(pilot, *["asterisk"] * len(pilot.app.main.library.articles()))
        return await compared(pilot, query="petrov")

    return compare


@pytest.fixture
def screen_text() -> Callable[[Any], str]:
    """Return a function that reads the screen."""

    def text(app: Any) -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    return text


@pytest.fixture
def library() -> Any:
    return FakeLibrary()


@pytest.fixture
def app(library: Any, tmp_path: Any) -> ExplorerApp:
    # A test says when to ask, and when to look at the folders.
    settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
    return ExplorerApp(lambda: opened(library), settings, {}, copy_file=tmp_path / "clipboard.txt")


@pytest.fixture
def real_library(tmp_path: Path) -> Iterator[Callable[[Mapping[str, str]], Library]]:
    """Return what writes files into a folder and opens it as the program does; all is closed in the end."""
    libraries: list[Library] = []

    def open_files(files: Mapping[str, str]) -> Library:
        folder = tmp_path / f"corpus{len(libraries)}"
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        places = Places(tmp_path / "config.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
        corpus = open_corpus([folder], Settings(private=True), places, today=dt.date(2026, 11, 1))
        libraries.append(corpus.library)
        for _ in corpus.refresh():
            pass
        return corpus.library

    yield open_files
    for one in libraries:
        one.close()


@pytest.fixture
def real_app(real_library: Callable[[Mapping[str, str]], Library], tmp_path: Path) -> Callable[..., ExplorerApp]:
    """Return what opens the explorer over files."""

    def begin(files: Mapping[str, str]) -> ExplorerApp:
        library: Any = real_library(files)
        settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
        return ExplorerApp(lambda: opened(library), settings, {}, copy_file=tmp_path / "clipboard.txt")

    return begin
