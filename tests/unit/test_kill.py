"""kill -9 at any moment of an index run: the next start is consistent, finishes, and the reader has lost nothing."""

from __future__ import annotations

import datetime as dt
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.model.query import Query
from csto_tui.settings import Places, Settings

FILES = int(os.environ.get("CSTO_TUI_TEST_FILES", "150"))
KILLS = int(os.environ.get("CSTO_TUI_TEST_KILLS", "8"))
RUN = """
import datetime, sys
from pathlib import Path
from csto_tui.bootstrap import open_corpus
from csto_tui.settings import Places, Settings
base = Path(sys.argv[1])
where = Places(None, None, base / "work.sqlite3", None)
opened = open_corpus([base / "corpus"], Settings(index_folder=base / "index"), where,
                     today=datetime.date(2026, 1, 1))
for progress in opened.refresh():
    pass
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    words = "treaty summit oil gas border army trade debt visa court strike vote bridge grain".split()
    chance = random.Random(7)
    for number in range(FILES):
        body = "\n\n".join(
            f"Ivan Petrov said in Minsk that the {' '.join(chance.choices(words, k=12))} would be discussed on Monday."
            for _ in range(6)
        )
        (tmp_path / "corpus" / f"{number:05}.txt").write_text(f"A report on the {words[number % 14]}\n\n{body}\n")
    return tmp_path


def _seconds_of_a_whole_run(base: Path) -> float:
    from time import perf_counter

    started = perf_counter()
    subprocess.run([sys.executable, "-c", RUN, str(base)], check=True, capture_output=True, timeout=300)
    return perf_counter() - started


def test_killed_at_random_moments_it_goes_on_where_it_was(base: Path) -> None:
    whole = _seconds_of_a_whole_run(base)
    places = Places(None, None, base / "work.sqlite3", None)
    settings = Settings(index_folder=base / "index")
    opened = open_corpus([base / "corpus"], settings, places, today=dt.date(2026, 1, 1))
    opened.library.correct(opened.library.find("00003").id, "source", "RT", "seen")
    expected = {text: opened.library.search(Query(text, limit=0)).total_hits for text in ("treaty", "minsk", "gr*")}
    names = len(opened.library.entities())
    opened.library.close()
    chance = random.Random(11)
    for _ in range(KILLS):
        again = open_corpus(
            [base / "corpus"], settings, places, today=dt.date(2026, 1, 1), rebuild=chance.random() < 0.5
        )
        again.library.close()
        process = subprocess.Popen([sys.executable, "-c", RUN, str(base)], stdout=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.1, whole))
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        after = open_corpus([base / "corpus"], settings, places, today=dt.date(2026, 1, 1))
        try:
            list(after.refresh())
            assert after.notices() == ()
            assert len(after.library.articles()) == FILES
            assert {text: after.library.search(Query(text, limit=0)).total_hits for text in expected} == expected
            assert len(after.library.entities()) == names
            assert after.library.find("00003").source.value == "RT"
            assert list(after.refresh()) == []
        finally:
            after.library.close()
