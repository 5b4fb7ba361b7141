"""kill -9 while clipping, again and again: no clipping that was reported is lost, and the file is whole."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from csto_tui.store.work import UserWork

KILLS = int(os.environ.get("CSTO_TUI_TEST_KILLS", "100"))
CLIPPER = """
import datetime as dt, itertools, os, sys
from pathlib import Path
from csto_tui.model.article import ArticleCard, ArticleId, Known
from csto_tui.model.clipping import Clipping, ClippingId
from csto_tui.model.span import Span
from csto_tui.store.work import UserWork
card = ArticleCard(ArticleId("a"), "a.txt", *[Known()] * 7, "0" * 64, 1, 1)
def say(what):
    os.write(1, f"{what}\\n".encode())  # in one piece, also when it is killed then
for start in iter(sys.stdin.readline, ""):
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        say("killed")
        continue
    say(os.getpid())
    work = UserWork(Path(sys.argv[1]))
    for number in itertools.count():
        text = f"words {start.strip()}-{number}"
        at = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
        kept = work.tray.add(Clipping(ClippingId(0), "seeds", card, 1, Span(0, 5), text, at))
        if number % 3 == 2:
            work.tray.set_note("seeds", kept, "noted")
        say(text)
"""
"""For each line that it reads, a child clips until it is killed: one interpreter is started for all of them."""


def test_nothing_reported_is_lost(tmp_path: Path) -> None:
    path, chance = tmp_path / "work.sqlite3", random.Random(5)
    reported: list[str] = []
    clipper = subprocess.Popen(
        [sys.executable, "-c", CLIPPER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert clipper.stdin
    assert clipper.stdout
    try:
        for turn in range(KILLS):
            clipper.stdin.write(f"{turn}\n")
            clipper.stdin.flush()
            child = int(clipper.stdout.readline())
            for _ in range(chance.randrange(0, 6)):
                reported.append(clipper.stdout.readline().strip())
            for _ in range(chance.randrange(0, 20_000)):  # some part of a change, whatever the machine's pace
                pass
            os.kill(child, signal.SIGKILL)
            while (line := clipper.stdout.readline()) != "killed\n":
                assert line, "the clipper has ended"
                reported.append(line.strip())
    finally:
        clipper.stdin.close()
        clipper.wait(timeout=60)
        clipper.stdout.close()
    work = UserWork(path)
    assert work.notice == ""
    kept = [one.text for one in work.tray.clippings("seeds")]
    work.close()
    lines = [text for text in reported if text.startswith("words ") and text.count("-") == 1]
    assert len(lines) >= KILLS
    assert set(lines) <= set(kept)
    assert len(kept) == len(set(kept)) <= len(lines) + KILLS, "at most one more a kill than was reported"
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list(tmp_path.glob("*damaged*")) == []
