"""How long a letter takes from the key to the terminal while results arrive, against a bare Textual Input, in one run.

The articles are those in CSTO_TUI_TEST_ARTICLES, else made up; an index in the folder CSTO_TUI_TEST_INDEX is
used again.
"""

from __future__ import annotations

import codecs
import json
import os
import random
import re
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.benchmark

NAMED, INDEX = (os.environ.get(f"CSTO_TUI_TEST_{name}", "") for name in ("ARTICLES", "INDEX"))
"""Read now: tests do not see what the tester's surroundings say of the program."""
ARTICLES = 21_578
FRAME = 1 / 60
"""Seconds; Textual paints no more often."""
PACE = 0.08
"""Seconds from one letter to the next."""
QUERIES = ("crude oil prices", "japan trade dollar")
"""Thirty letters, and the blanks between them."""
WORDS = "er ing ed s ly".split()
ROWS = 50
BOX = 4
"""The rows at the top of which one is the box."""
BARE = """
from textual.app import App, ComposeResult
from textual.widgets import Input

class Bare(App):
    def compose(self) -> ComposeResult:
        yield Input(placeholder="words")

Bare().run()
"""


_PIECE = re.compile(
    r"\x1b\[(\d*);?(\d*)H|\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]].*?(?:\x1b\\|\x07)|.)|\r|\n|[^\x1b\r\n]+", re.DOTALL
)


class Terminal:
    """The other end of a terminal that a program runs in, and what stands on its screen."""

    def __init__(self, master: int) -> None:
        self._master = master
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._rows = [[" "] * 400 for _ in range(ROWS + 1)]
        self._row = self._column = 0

    def watch(self, until: float) -> bool:
        """Wait for the next output and put it on the screen; tell whether there was any until then."""
        if not select.select([self._master], [], [], max(0.0, until - time.perf_counter()))[0]:
            return False
        for piece in _PIECE.finditer(self._decoder.decode(os.read(self._master, 65536))):
            if piece[0][0] == "\x1b":
                if piece[0].endswith("H"):
                    self._row, self._column = int(piece[1] or 1) - 1, int(piece[2] or 1) - 1
            elif piece[0] in "\r\n":
                self._row, self._column = self._row + (piece[0] == "\n"), 0
            else:
                self._rows[min(self._row, ROWS)][self._column : self._column + len(piece[0])] = piece[0]
                self._column += len(piece[0])
        return True

    def shows(self, text: str) -> bool:
        """Tell whether a text stands in the box: somewhere in the first rows."""
        return any(text in "".join(row) for row in self._rows[:BOX])

    def settle(self, seconds: float) -> None:
        """Take in what is written for so long."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            self.watch(end)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._master, keys.encode())

    def typed(self, query: str) -> Iterator[float]:
        """Type a query, a letter every PACE seconds, and yield the seconds until each stands in the box."""
        start = time.perf_counter()
        for count, letter in enumerate(query, 1):
            due = start + count * PACE
            while time.perf_counter() < due:
                self.watch(due)
            pressed = time.perf_counter()
            self.press(letter)
            wanted = query[:count].rstrip()
            while not self.shows(wanted):
                assert self.watch(pressed + 20), f"{wanted!r} was never shown"
            if letter != " ":
                yield time.perf_counter() - pressed
            start = max(start, time.perf_counter() - (count + 1) * PACE)


@pytest.fixture
def environ(environ: dict[str, str]) -> dict[str, str]:
    """Return an environment whose index may be one that was built before."""
    return {**environ, "CSTO_TUI_INDEX_FOLDER": INDEX or environ["CSTO_TUI_INDEX_FOLDER"]}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a file or folder of articles."""
    if NAMED:
        return Path(NAMED)
    draw, path = random.Random(5), tmp_path / "articles.jsonl"
    words = [
        *" ".join(QUERIES).split(),
        *(f"{one}{two}" for one in "bank rate ship farm steel".split() for two in WORDS),
    ]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            body = " ".join(draw.choices(words, weights, k=120))
            file.write(json.dumps({"id": f"a{number}", "title": f"Article {number}", "body": body}) + "\n")
    return path


def _pressed(terminal: Terminal, opens_box: str) -> list[float]:
    while not terminal.shows("words"):
        assert terminal.watch(time.perf_counter() + 60), "nothing was shown"
    terminal.settle(2)
    terminal.press(opens_box)
    seconds: list[float] = []
    for query in QUERIES:
        terminal.settle(1)
        seconds += terminal.typed(query)
        terminal.press("\x01\x0b")  # to the beginning, and delete to the end
    return seconds


def test_a_letter_is_shown_within_a_frame_of_a_bare_input(
    environ: dict[str, str], in_terminal: Callable[..., Any], articles: Path
) -> None:
    bare, ours = [sys.executable, "-c", BARE], [sys.executable, "-m", "csto_tui", str(articles)]
    subprocess.run([*ours[:3], "index", "-c", str(articles)], env=environ, check=True, capture_output=True)
    figures = {}
    for name, command, opens_box in (("bare", bare, ""), ("csto-tui", ours, "/")):
        with in_terminal(command, environ, ROWS) as master:
            seconds = sorted(_pressed(Terminal(master), opens_box))
        figures[name] = statistics.median(seconds), seconds[int(len(seconds) * 0.95)]
        shown = (*figures[name], seconds[-1])
        print(f"\n{name}: {len(seconds)} letters, " + ", ".join(f"{1000 * one:.1f}" for one in shown) + " ms", end="")
    print(" (median, p95, most)")
    for ours_takes, bare_takes in zip(figures["csto-tui"], figures["bare"], strict=True):
        assert ours_takes - bare_takes <= FRAME
