from __future__ import annotations

import datetime as dt
from pathlib import Path

from csto_tui.bootstrap import open_corpus
from csto_tui.library import Library
from csto_tui.settings import Places, Settings

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def opened(folder: Path, home: Path) -> Library:
    folder.mkdir(parents=True)
    (folder / f"{folder.parent.name}.txt").write_text(
        "Title\n\nA long enough passage about a bridge in Valka.\n", "utf-8"
    )
    places = Places(None, home / "index", home / "work.sqlite3", None)
    corpus = open_corpus([folder], Settings(index_folder=home / "index"), places, today=NOW.date())
    list(corpus.refresh(tuple))
    return corpus.library


def test_folders_of_one_name_share_history_but_no_marks(tmp_path: Path) -> None:
    one, other = (opened(tmp_path / name / "articles", tmp_path) for name in ("one", "other"))
    one.set_mark("a", one.articles()[0].id, 1, NOW)
    other.set_mark("a", other.articles()[0].id, 1, NOW)
    one.remember("bridge", NOW)
    assert [mark.article_id for mark in one.marks()] == [one.articles()[0].id]
    assert [mark.article_id for mark in other.marks()] == [other.articles()[0].id]
    assert other.history() == ("bridge",)
    one.close()
    other.close()
