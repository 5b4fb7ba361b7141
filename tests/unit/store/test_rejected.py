"""What a reader rejects is on disk at once, corpus by corpus, and can be taken back."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest

from csto_tui.errors import StoreError
from csto_tui.model.span import Span
from csto_tui.store.rejected import Rejection
from csto_tui.store.work import UserWork

AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
ONE, TWO = Rejection("f00d", Span(3, 9)), Rejection("f00d", Span(12, 40))


def test_rejections_are_kept_by_corpus(tmp_path: Path) -> None:
    work = UserWork(tmp_path / "work.sqlite3")
    work.rejections.add("seeds", [TWO, ONE], AT)
    work.rejections.add("seeds", [ONE], AT)
    work.rejections.add("other \ud800", [TWO], AT)
    work.close()
    again = UserWork(tmp_path / "work.sqlite3")
    assert again.rejections.all("seeds") == (ONE, TWO)
    assert again.rejections.all("other \ud800") == (TWO,)
    again.rejections.remove("seeds", [TWO, Rejection("else", Span(1, 2))])
    assert (again.rejections.all("seeds"), again.rejections.all("nothing")) == ((ONE,), ())
    again.close()


def test_work_from_before_there_were_rejections_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.remember_query("seeds", "karzai", AT)
    work.close()
    old = sqlite3.connect(path)
    old.executescript("DROP TABLE rejected_statement; PRAGMA user_version = 2;")
    old.close()
    again = UserWork(path)
    again.rejections.add("seeds", [ONE], AT)
    assert (again.notice, again.rejections.all("seeds"), len(again.queries("seeds"))) == ("", (ONE,), 1)
    again.close()
    assert (tmp_path / "work.sqlite3.schema-2").is_file()


def test_a_rejection_that_makes_no_sense_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "work.sqlite3"
    work = UserWork(path)
    work.rejections.add("seeds", [ONE], AT)
    work.close()
    foreign = sqlite3.connect(path)
    foreign.execute("UPDATE rejected_statement SET start = 99")
    foreign.commit()
    foreign.close()
    again = UserWork(path)
    with pytest.raises(StoreError, match="damaged"):
        again.rejections.all("seeds")
    again.close()
