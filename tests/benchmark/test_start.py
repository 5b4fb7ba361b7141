"""How long until the first full frame, as a ratio to a bare Textual app with an Input and a ListView, in one run."""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


@pytest.fixture
def seconds_to(in_terminal: Callable[..., Any], environ: dict[str, str]) -> Callable[[bytes, list[str]], float]:
    """Return what returns the seconds from exec until something has been written, and then ends the program."""

    def seconds_to(wanted: bytes, command: list[str]) -> float:
        started, written = time.perf_counter(), b""
        with in_terminal(command, environ) as screen:
            while wanted not in written:
                assert select.select([screen], [], [], 20)[0], written[-500:]
                written += os.read(screen, 65536)
            return time.perf_counter() - started

    return seconds_to


@pytest.fixture
def environ(environ: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return an environment where compiled modules are kept as on a reader's machine."""
    return {**environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "pycache")}


def test_the_first_full_frame_takes_at_most_twice_that_of_a_bare_app(
    environ: dict[str, str], seconds_to: Callable[[bytes, list[str]], float]
) -> None:
    bare, ours = [sys.executable, "-c", BARE], [sys.executable, "-m", "csto_tui"]
    subprocess.run([*ours, "index"], env=environ, check=True, capture_output=True)
    for command, wanted in ((bare, b"An article 4"), (ours, LAST_TITLE)):
        seconds_to(wanted, command)  # compiles what is imported
    pairs = [(seconds_to(b"An article 4", bare), seconds_to(LAST_TITLE, ours)) for _ in range(RUNS)]
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
