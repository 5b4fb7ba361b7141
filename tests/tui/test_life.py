"""Opening, background work, indexing and ending."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App
from textual.message import Message

from csto_tui.errors import CorpusError, CstoError, QueryError
from csto_tui.settings import Settings
from csto_tui.tui.app import ExplorerApp
from csto_tui.tui.messages import Noticed, WorkFailed
from csto_tui.tui.work import background


class Worked(App[None]):
    """Counts what background work delivers."""

    def __init__(self) -> None:
        super().__init__()
        self.delivered: list[str] = []
        self.gates = {"old": threading.Event(), "new": threading.Event()}

    @background("search")
    def find(self, name: str) -> Noticed:
        if name == "bad":
            raise QueryError("no such thing")
        assert self.gates[name].wait(10)
        return Noticed(name)

    def on_noticed(self, message: Noticed) -> None:
        self.delivered.append(message.text)

    def on_work_failed(self, message: WorkFailed) -> None:
        self.delivered.append(f"{message.group}: {message.error}")


async def test_a_stale_answer_never_arrives() -> None:
    app, threads = Worked(), ThreadPoolExecutor(2)
    asyncio.get_running_loop().set_default_executor(threads)
    async with app.run_test() as pilot:
        app.find("old")
        await pilot.pause()
        new = app.find("new")
        app.gates["new"].set()
        await new.wait()
        app.gates["old"].set()
        threads.shutdown(wait=True)
        await pilot.pause()
        assert app.delivered == ["new"]


async def test_an_error_for_readers_becomes_a_message() -> None:
    app = Worked()
    async with app.run_test() as pilot:
        await app.find("bad").wait()
        await pilot.pause()
    assert app.delivered == ["search: no such thing"]


def an_app(open_library: Any, *, theme: str = "csto-dark") -> ExplorerApp:
    return ExplorerApp(open_library, Settings(theme=theme, clipboard="file", watch_seconds=0), {})


async def lived(app: ExplorerApp) -> None:
    """Run an app until its first work is done."""
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()


async def test_a_corpus_that_cannot_be_opened_ends_with_one_line() -> None:
    def fail() -> Any:
        raise CorpusError("no such folder: x", hint="name another")

    app = an_app(fail)
    await lived(app)
    assert app.return_code == 2


async def test_a_bug_ends_loudly_without_local_variables(library: Any, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(query: object) -> Any:
        secret = "text of a document"
        raise RuntimeError(f"bug {len(secret)}")

    library.articles = lambda: fail(None)
    app = an_app(lambda: SimpleNamespace(library=library, refresh=lambda first: iter(()), notices=lambda: ()))
    with pytest.raises(Exception, match="bug 18"):
        await lived(app)
    assert app.return_code == 1
    captured = capsys.readouterr()
    assert "a bug of ours ended the program: RuntimeError: bug 18" in captured.err
    assert "text of a document" not in captured.err + captured.out


async def test_indexing_shows_progress_and_then_the_articles(library: Any) -> None:
    whole, library.corpus = library.corpus, ()
    steps: list[Message] = []

    def refresh(first: object) -> Any:
        library.corpus = whole[:2]
        yield SimpleNamespace(stage="reading", done=2, total=5)
        library.corpus = whole

    app = an_app(lambda: SimpleNamespace(library=library, refresh=refresh, notices=lambda: ("index: built anew",)))
    async with app.run_test(message_hook=steps.append) as pilot:
        for _ in range(6):
            await pilot.pause()
            await app.workers.wait_for_complete()
        assert any(type(step).__name__ == "IndexingProgressed" for step in steps)
        assert len(app.main.results.list.hits) == 5


async def test_a_failing_refresh_is_told_and_the_rest_works(library: Any) -> None:
    def refresh(first: object) -> Any:
        raise CstoError("the disk is full", hint="make room")

    told: list[str] = []
    app = an_app(lambda: SimpleNamespace(library=library, refresh=refresh, notices=lambda: ()))
    async with app.run_test() as pilot:
        tell = app.main.tell
        app.main.tell = lambda text, style="": (told.append(text), tell(text))  # type: ignore[assignment]  # a spy
        for _ in range(4):
            await pilot.pause()
            await app.workers.wait_for_complete()
        assert len(app.main.results.list.hits) == 5
    assert "index: the disk is full — make room" in told


async def test_a_search_waits_as_long_as_the_settings_say(library: Any) -> None:
    settings = Settings(theme="csto-dark", clipboard="file", search_delay_ms=5000, watch_seconds=0)
    corpus = SimpleNamespace(library=library, refresh=lambda first: iter(()), notices=lambda: ())
    app = ExplorerApp(lambda: corpus, settings, {})
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press("slash", *"milk")
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        assert library.asked == []
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        assert library.asked == ["milk"]


@pytest.mark.parametrize("theme", ["auto", "csto-light", "contrast", "ansi"])
async def test_every_screen_opens_in_every_theme(library: Any, theme: str) -> None:
    corpus = SimpleNamespace(library=library, refresh=lambda first: iter(()), notices=lambda: ())
    app = an_app(lambda: corpus, theme=theme)
    async with app.run_test(size=(120, 36)) as pilot:
        keys = "e f escape i E escape escape C q R q c 3 enter q question_mark q y c p q"
        for key in keys.split():
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert app.screen is not app.main
