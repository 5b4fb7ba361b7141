from __future__ import annotations

import datetime as dt
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.errors import StoreError
from csto_tui.model.article import ArticleId
from csto_tui.store import work as work_module
from csto_tui.store.work import CopiedText, Mark, PastQuery, UserWork

NOON = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(minutes=1)


@pytest.fixture(params=["disk", "memory"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[UserWork]:
    opened = UserWork(tmp_path / "deep" / "work.sqlite3" if request.param == "disk" else None)
    assert opened.notice == ""
    assert opened.is_kept == (request.param == "disk")
    yield opened
    opened.close()


def test_queries_come_newest_first_and_once(work: UserWork) -> None:
    for text in ("karzai", "csto", "karzai", "  ", ""):
        work.remember_query("seeds", text, NOON)
    work.remember_query("seeds", "csto", LATER)
    work.remember_query("elsewhere", "nato", NOON)
    assert work.queries("seeds") == (PastQuery("csto", LATER), PastQuery("karzai", NOON))
    assert work.queries("seeds", 1) == (PastQuery("csto", LATER),)
    assert work.queries("nowhere") == ()


def test_the_order_of_queries_does_not_hang_on_the_clock(work: UserWork) -> None:
    work.remember_query("seeds", "first", LATER)
    work.remember_query("seeds", "second", NOON)
    assert [query.text for query in work.queries("seeds")] == ["second", "first"]


def test_a_history_has_an_end(work: UserWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_module, "_MOST_QUERIES", 3)
    work.remember_query("elsewhere", "kept", NOON)
    for number in range(5):
        work.remember_query("seeds", str(number), NOON)
    work.remember_query("elsewhere", "too", NOON)
    work.remember_query("seeds", "5", NOON)
    assert [query.text for query in work.queries("seeds")] == ["5", "4", "3"]
    assert len(work.queries("elsewhere")) == 2


def test_a_letter_marks_one_place_a_corpus(work: UserWork) -> None:
    work.set_mark("seeds", "b", ArticleId("001"), 2, NOON)
    work.set_mark("seeds", "a", ArticleId("000"), 1, NOON)
    work.set_mark("elsewhere", "a", ArticleId("x"), 1, NOON)
    work.set_mark("seeds", "a", ArticleId("004"), 7, LATER)
    assert work.marks("seeds") == (
        Mark("a", ArticleId("004"), 7, LATER),
        Mark("b", ArticleId("001"), 2, NOON),
    )


def test_the_register_keeps_the_last_fifty_texts(work: UserWork) -> None:
    for number in range(60):
        work.remember_copy(f"text\n{number}", NOON)
    work.remember_copy("text\n30", LATER)
    copies = work.copies()
    assert len(copies) == 50
    assert copies[0] == CopiedText("text\n30", LATER)
    assert copies[1].text == "text\n59"
    assert copies[-1].text == "text\n10"


@given(st.text(st.characters()), st.datetimes(timezones=st.none() | st.just(dt.UTC)))
def test_any_text_comes_back_as_it_was(text: str, at: dt.datetime) -> None:
    work = UserWork(None)
    work.remember_copy(text, at)
    work.remember_query(text, f"x{text}", at)
    work.set_mark(text, text, ArticleId(text), 1, at)
    assert work.copies() == (CopiedText(text, at),)
    assert work.queries(text) == (PastQuery(f"x{text}", at),)
    assert work.marks(text) == (Mark(text, ArticleId(text), 1, at),)
    work.close()


def test_work_outlives_its_process_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.remember_query("seeds", "karzai", NOON)
    work.close()
    again = UserWork(path)
    assert (again.queries("seeds"), again.notice) == ((PastQuery("karzai", NOON),), "")
    again.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"not a database" * 999, b"SQLite format 3\0" + b"\xff" * 9000])
def test_damaged_work_is_moved_aside_and_nothing_deleted(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "work.sqlite3"
    for turn in range(2):
        path.write_bytes(content)
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
        work = UserWork(path)
        aside = tmp_path / f"work.sqlite3.damaged-20240501T120000Z{'-1' if turn else ''}"
        assert aside.read_bytes() == content
        assert aside.name in work.notice
        assert "\n" not in work.notice
        work.remember_copy("new", NOON)
        assert (work.copies(), work.is_kept) == ((CopiedText("new", NOON),), True)
        work.close()


def test_anothers_database_is_moved_aside_too(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE theirs (x)")
    foreign.close()
    work = UserWork(path)
    assert "moved aside" in work.notice
    work.close()
    aside = next(tmp_path.glob("*.damaged-*"))
    moved = sqlite3.connect(aside)
    assert moved.execute("SELECT count(*) FROM theirs").fetchone() == (0,)
    moved.close()


def test_work_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    UserWork(path).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = path.read_bytes()
    work = UserWork(path)
    assert "newer csto-tui (schema 99" in work.notice
    assert not work.is_kept
    work.remember_copy("here", NOON)
    assert work.copies() == (CopiedText("here", NOON),)
    work.close()
    assert path.read_bytes() == before


def test_a_backup_is_made_before_the_schema_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.remember_query("seeds", "karzai", NOON)
    work.close()
    steps = (*work_module._STEPS, ("ALTER TABLE mark ADD COLUMN note TEXT",))
    with monkeypatch.context() as patch:
        patch.setattr(work_module, "_STEPS", steps)
        work = UserWork(path)
        assert (work.notice, work.queries("seeds")) == ("", (PastQuery("karzai", NOON),))
        work.close()
    backup = tmp_path / f"work.sqlite3.schema-{len(steps) - 1}"
    old = UserWork(backup)
    assert (old.notice, old.queries("seeds")) == ("", (PastQuery("karzai", NOON),))
    old.close()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    newer = UserWork(path)
    assert "newer" in newer.notice
    newer.close()


def test_where_nothing_can_be_written_work_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    work = UserWork(tmp_path / "file" / "work.sqlite3")
    assert "in memory" in work.notice
    assert "\n" not in work.notice
    work.remember_copy("here", NOON)
    assert (work.copies(), work.is_kept) == ((CopiedText("here", NOON),), False)
    work.close()


def test_a_garbled_time_is_an_error_of_the_store(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.remember_copy("here", NOON)
    other = sqlite3.connect(path)
    other.execute("UPDATE copied_text SET at = 'noon'")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="damaged"):
        work.copies()
    work.close()


WRITER = """
import datetime as dt, itertools, sys
from pathlib import Path
from csto_tui.store.work import UserWork
work = UserWork(Path(sys.argv[1]))
for number in itertools.count():
    work.remember_copy(f"text {number}", dt.datetime(2024, 5, 1))
    print(number, flush=True)
"""


def test_what_was_remembered_survives_a_kill(tmp_path: Path) -> None:
    path, chance = tmp_path / "work.sqlite3", random.Random(3)
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        for _ in range(chance.randrange(1, 60)):
            last = writer.stdout.readline().strip()
        writer.send_signal(signal.SIGKILL)
        last = ([last] + [line.strip() for line in writer.stdout if line.endswith("\n")])[-1]
        writer.stdout.close()
        writer.wait()
        work = UserWork(path)
        assert work.notice == ""
        assert f"text {last}" in [copy.text for copy in work.copies()[:2]], "at most one more than was reported"
        work.close()
