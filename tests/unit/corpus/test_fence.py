"""The fence holds: readers that hang, die, print, write, call out or take all memory cost one file, never the run."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.fence import Fence
from csto_tui.corpus.reading import read_bytes
from csto_tui.errors import SourceError

READERS = """
import os, signal, socket, subprocess, sys, time
from csto_tui.corpus.draft import Draft
from csto_tui.errors import SourceError

def echo(content): return (Draft(content.decode(), "utf-8"),)
def number(content): return (Draft(str(os.getpid()), "utf-8"),)
def hang(content):
    while True: pass
def die(content): os.kill(os.getpid(), signal.SIGKILL)
def leave(content): os._exit(0)
def once(content):
    if seen: os._exit(0)
    seen.append(content)
    return echo(content)
seen = []
def end(content): sys.exit(3)
def fail(content): raise LookupError("unknown encoding: \\x1b[2Jx-none")
def refuse(content): raise SourceError("damaged", hint="Get another copy.")
def recurse(content): return recurse(content)
def grow(content): return (Draft("x" * 10**9, "utf-8"),)
def say(content):
    print("hello"); sys.stderr.write("hello"); os.write(1, b"hello"); os.write(2, b"hello")
    return (Draft(repr(sys.stdin.read() + input.__name__), "utf-8"),)
def lie(content): return [1, 2, 3]
def write(content):
    open(content.decode(), "w").write("x")
def append(content):
    os.write(os.open(content.decode(), os.O_WRONLY | os.O_APPEND), b"x")
def remove(content): os.remove(content.decode())
def call(content): socket.create_connection(("127.0.0.1", int(content)))
def start(content): subprocess.run(["true"])
"""


@pytest.fixture
def readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    (tmp_path / "fence_readers.py").write_text(READERS)
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("fence_readers")
    del sys.modules["fence_readers"]


@pytest.fixture
def fence() -> Iterator[Fence]:
    fence = Fence(seconds=30)
    yield fence
    fence.close()


def process(fence: Fence, readers: ModuleType) -> str:
    (draft,) = fence.read(readers.number, b"")
    return draft.text


def test_one_process_serves_file_after_file(fence: Fence, readers: ModuleType) -> None:
    assert fence.read(readers.echo, "Мінск".encode()) == (Draft("Мінск", "utf-8"),)
    first = process(fence, readers)
    assert first == process(fence, readers) != str(os.getpid())
    fence.close()
    assert process(fence, readers) != first


def test_a_reader_that_hangs_is_given_up(readers: ModuleType) -> None:
    fence = Fence(seconds=1)
    with pytest.raises(SourceError, match="too complex: gave up after 1 s"):
        fence.read(readers.hang, b"")
    assert fence.read(readers.echo, b"next") == (Draft("next", "utf-8"),)
    fence.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("reader", ["die", "leave", "end"])
def test_a_reader_that_dies_costs_its_file(fence: Fence, readers: ModuleType, reader: str) -> None:
    for _ in range(2):  # in a fresh process and in a used one
        with pytest.raises(SourceError, match="the reader failed"):
            fence.read(getattr(readers, reader), b"")
        assert fence.read(readers.echo, b"next") == (Draft("next", "utf-8"),)


def test_what_earlier_files_left_behind_costs_no_file(fence: Fence, readers: ModuleType) -> None:
    for text in ("first", "second"):
        assert fence.read(readers.once, text.encode()) == (Draft(text, "utf-8"),)


def test_what_a_reader_raises_is_named_and_harmless(fence: Fence, readers: ModuleType) -> None:
    with pytest.raises(SourceError, match="the reader failed: LookupError: unknown encoding: ␛") as caught:
        fence.read(readers.fail, b"")
    assert "\x1b" not in caught.value.message
    with pytest.raises(SourceError, match="the reader failed: RecursionError"):
        fence.read(readers.recurse, b"")
    with pytest.raises(SourceError, match="the reader failed"):
        fence.read(readers.lie, b"")


def test_what_a_reader_refuses_keeps_its_hint(fence: Fence, readers: ModuleType) -> None:
    with pytest.raises(SourceError, match="damaged") as caught:
        fence.read(readers.refuse, b"")
    assert caught.value.hint == "Get another copy."


@pytest.mark.skipif(sys.platform != "linux", reason="no limit of the address space")
def test_memory_is_bounded(fence: Fence, readers: ModuleType) -> None:
    with pytest.raises(SourceError, match="too complex: it needs too much memory"):
        fence.read(readers.grow, b"")
    assert fence.read(readers.echo, b"next") == (Draft("next", "utf-8"),)


def test_a_reader_that_prints_reaches_no_terminal(
    fence: Fence, readers: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    assert fence.read(readers.say, b"") == (Draft("'input'", "utf-8"),)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("reader", ["write", "append", "remove"])
def test_a_reader_writes_and_removes_nothing(fence: Fence, readers: ModuleType, reader: str, tmp_path: Path) -> None:
    source = tmp_path / "source.txt"
    source.write_text("as it was")
    with pytest.raises(SourceError, match="PermissionError"):
        fence.read(getattr(readers, reader), str(source).encode())
    assert source.read_text() == "as it was"


@pytest.mark.parametrize("reader", ["call", "start"])
def test_a_reader_calls_nobody_and_starts_nothing(fence: Fence, readers: ModuleType, reader: str) -> None:
    with pytest.raises(SourceError, match="PermissionError"):
        fence.read(getattr(readers, reader), b"9")


def test_threads_take_turns(fence: Fence, readers: ModuleType) -> None:
    found: dict[str, str] = {}

    def read(text: str) -> None:
        (draft,) = fence.read(readers.echo, text.encode())
        found[text] = draft.text

    threads = [threading.Thread(target=read, args=(f"{number}" * 1_000,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(sent == received for sent, received in found.items())


def test_without_an_interpreter_the_file_is_refused(
    readers: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(SourceError, match="the reader could not be started: no such file"):
        Fence().read(readers.echo, b"")


def test_web_pages_are_read_behind_the_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csto_tui.corpus.reading.read_fenced", lambda reader, content: (Draft("Seen it.", "utf-8"),))
    import datetime as dt

    (article,) = read_bytes(b"<p>Not this.", "a.html", now=dt.date(2025, 6, 1))
    assert article.text == "Seen it."
