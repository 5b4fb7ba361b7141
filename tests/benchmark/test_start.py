"""How long until the first full frame, as a ratio to a bare Textual app with an Input and a ListView, in one run."""

from __future__ import annotations

import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pytest

pytestmark = pytest.mark.benchmark

RUNS = 9
BARE = """
from textual.app import App, ComposeResult
from textual.widgets import Input, Label, ListItem, ListView

class Bare(App):
    def compose(self) -> ComposeResult:
        yield Input()
        yield ListView(*[ListItem(Label(f"An article {n}", markup=False)) for n in range(5)])

Bare().run()
"""
LAST_TITLE = b"Lukashenko in favor"


def _seconds_to(wanted: bytes, command: list[str], environ: dict[str, str]) -> float:
    """Return the seconds from exec until `wanted` has been written, and then end the program."""
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True)
    os.close(slave)
    written = b""
    while wanted not in written:
        assert select.select([master], [], [], 20)[0], written[-500:]
        written += os.read(master, 65536)
    seconds = time.perf_counter() - started
    process.kill()
    process.wait()
    os.close(master)
    return seconds


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Return an environment of a folder of its own, where compiled modules are kept as on a reader's machine."""
    return {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH")},
        **{f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")},
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "CSTO_TUI_INDEX_FOLDER": str(tmp_path / "index"),
        "PYTHONPYCACHEPREFIX": str(tmp_path / "pycache"),
    }


def test_the_first_full_frame_takes_at_most_twice_that_of_a_bare_app(environ: dict[str, str]) -> None:
    bare, ours = [sys.executable, "-c", BARE], [sys.executable, "-m", "csto_tui"]
    subprocess.run([*ours, "index"], env=environ, check=True, capture_output=True)
    for command, wanted in ((bare, b"An article 4"), (ours, LAST_TITLE)):
        _seconds_to(wanted, command, environ)  # compiles what is imported
    pairs = [(_seconds_to(b"An article 4", bare, environ), _seconds_to(LAST_TITLE, ours, environ)) for _ in range(RUNS)]
    ratio = statistics.median(ours / bare for bare, ours in pairs)
    bare_median, ours_median = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"\nbare {bare_median:.3f} s, csto-tui {ours_median:.3f} s, ratio {ratio:.2f}")
    assert ratio <= 2.0


def test_a_search_from_the_shell_takes_at_most_300_ms_more_than_python_itself(environ: dict[str, str]) -> None:
    search = [sys.executable, "-m", "csto_tui", "search", "Lukashenko", "--json"]
    for _ in range(2):
        subprocess.run(search, env=environ, check=True, capture_output=True)

    def seconds(command: list[str]) -> float:
        started = time.perf_counter()
        subprocess.run(command, env=environ, check=True, capture_output=True)
        return time.perf_counter() - started

    more = statistics.median(seconds(search) - seconds([sys.executable, "-c", "pass"]) for _ in range(RUNS))
    print(f"\na warm search takes {more * 1000:.0f} ms more than python -c pass")
    assert more <= 0.3
