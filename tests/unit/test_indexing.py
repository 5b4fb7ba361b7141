from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_tui.bootstrap import Opened, open_corpus
from csto_tui.errors import CorpusError
from csto_tui.model.query import Query
from csto_tui.settings import Places, Settings

TODAY = dt.date(2026, 1, 1)
Opening = Callable[..., Opened]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, words in (
        ("a", "Minsk agreed to the treaty."),
        ("b", "Moscow did not agree to it."),
        ("c", "Nobody signed."),
    ):
        (folder / f"{name}.txt").write_text(
            f"A headline about {name}\n\n{words} It was said on Monday.\n", encoding="utf-8"
        )
    return folder


@pytest.fixture
def opening(tmp_path: Path, corpus: Path) -> Iterator[Opening]:
    places = Places(None, tmp_path / "cache", tmp_path / "work.sqlite3", None)

    def opened(**changes: object) -> Opened:
        rebuild = bool(changes.pop("rebuild", False))
        settings = Settings(index_folder=tmp_path / "index", **changes)  # type: ignore[arg-type]  # names of settings
        everything.append(open_corpus([corpus], settings, places, today=TODAY, rebuild=rebuild))
        return everything[-1]

    everything: list[Opened] = []
    yield opened
    for one in everything:
        one.library.close()


def _found(opened: Opened, text: str) -> list[str]:
    return [hit.article.id for hit in opened.library.search(Query(text)).hits]


def test_a_first_start_reads_and_a_second_one_has_nothing_to_do(opening: Opening) -> None:
    first = opening()
    assert [progress.stage for progress in first.refresh()][:2] == ["reading", "indexing"]
    assert _found(first, "treaty") == ["a"]
    first.library.close()
    second = opening()
    assert list(second.refresh()) == []
    assert second.notices() == ()
    assert _found(second, "treaty") == ["a"]


def test_a_changed_a_new_and_a_vanished_file_are_noticed(opening: Opening, corpus: Path) -> None:
    opened = opening()
    list(opened.refresh())
    (corpus / "a.txt").write_text(
        "A headline about a\n\nBrest agreed to the pact, it was said on Monday.\n", encoding="utf-8"
    )
    (corpus / "d.txt").write_text(
        "A headline about d\n\nGomel agreed to the treaty, it was said on Monday.\n", encoding="utf-8"
    )
    (corpus / "c.txt").unlink()
    list(opened.refresh())
    assert _found(opened, "treaty") == ["d"]
    assert _found(opened, "pact") == ["a"]
    assert _found(opened, "nobody") == []
    assert [card.id for card in opened.library.articles()] == ["a", "b", "d"]


def test_what_a_person_says_reaches_articles_that_were_read_before(opening: Opening, corpus: Path) -> None:
    opened = opening()
    list(opened.refresh())
    (corpus / "corpus.toml").write_text('[articles."a.txt"]\ntitle = "Set by hand"\nnote = "seen"\n', encoding="utf-8")
    list(opened.refresh())
    assert opened.library.find("a").title.value == "Set by hand"
    assert _found(opened, "hand") == ["a"]


def test_a_run_that_is_left_at_any_point_goes_on_where_it_was(opening: Opening) -> None:
    for steps in range(4):
        opened = opening(rebuild=True)
        progress = opened.refresh()
        for _ in range(steps):
            next(progress, None)
        progress.close()  # type: ignore[attr-defined]  # refresh is a generator
        opened.library.close()
        again = opening()
        list(again.refresh())
        assert _found(again, "agree*") == ["a", "b"], steps
        assert list(again.refresh()) == [], steps
        again.library.close()


def test_a_second_process_reads_along(opening: Opening) -> None:
    first, second = opening(), opening()
    progress = first.refresh()
    next(progress)
    assert list(second.refresh()) == []
    assert "another csto-tui is writing" in second.notices()[0]
    list(progress)
    second.library.refresh()
    assert _found(second, "treaty") == ["a"]


@pytest.mark.parametrize("victim", ["store.sqlite3", "whoosh"])
def test_a_damaged_index_is_built_anew_with_one_line(opening: Opening, tmp_path: Path, victim: str) -> None:
    opened = opening()
    list(opened.refresh())
    opened.library.close()
    folder = next((tmp_path / "index").iterdir())
    for path in [folder / victim] if victim.endswith("3") else sorted((folder / victim).iterdir()):
        raw = bytearray(path.read_bytes())
        if raw:
            raw[len(raw) // 2] ^= 0x40
            path.write_bytes(raw)
    again = opening()
    list(again.refresh())
    assert _found(again, "treaty") == ["a"]
    assert len(again.notices()) <= 1
    again.library.close()
    assert list(opening().refresh()) == []


def test_any_flipped_byte_of_the_store_is_survived(opening: Opening, tmp_path: Path) -> None:
    opened = opening()
    list(opened.refresh())
    texts = {card.id: opened.library.article(card.id).text for card in opened.library.articles()}
    opened.library.close()
    store = next((tmp_path / "index").iterdir()) / "store.sqlite3"
    whole = store.read_bytes()
    for at in range(7, len(whole), len(whole) // 40):
        store.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        again = opening()
        list(again.refresh())
        assert _found(again, "treaty") == ["a"], at
        assert {card.id: again.library.article(card.id).text for card in again.library.articles()} == texts, at
        again.library.close()


def test_a_deleted_index_comes_back(opening: Opening, tmp_path: Path) -> None:
    import shutil

    list(opening().refresh())
    shutil.rmtree(tmp_path / "index")
    again = opening()
    list(again.refresh())
    assert _found(again, "treaty") == ["a"]


def test_where_nothing_can_be_written_everything_is_in_memory(opening: Opening, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way")
    (tmp_path / "cache").write_text("in the way")
    opened = opening()
    list(opened.refresh())
    assert opened.location == "memory"
    assert len(opened.notices()) == 1
    assert _found(opened, "treaty") == ["a"]


def test_a_private_session_writes_nothing(opening: Opening, tmp_path: Path) -> None:
    before = sorted(os.listdir(tmp_path))
    opened = opening(private=True)
    list(opened.refresh())
    assert _found(opened, "treaty") == ["a"]
    assert sorted(os.listdir(tmp_path)) == before
    assert opened.notices() == ()


def test_a_root_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such file"):
        open_corpus([tmp_path / "nowhere"], Settings(), Places(None, None, None, None), today=TODAY)


def test_the_sources_are_left_as_they_were(opening: Opening, corpus: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(corpus.iterdir())}
    list(opening().refresh())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(corpus.iterdir())} == before


def test_a_correction_is_read_again_alone_and_survives_a_rebuild(opening: Opening) -> None:
    opened = opening()
    list(opened.refresh())
    opened.library.correct(opened.library.find("b").id, "title", "What Moscow said", "my reading")
    assert next(iter(opened.refresh())).total == 1
    assert opened.library.find("b").title.status == "user"
    assert _found(opened, "title:said") == ["b"]
    again = opening(rebuild=True)
    list(again.refresh())
    assert again.library.find("b").title.value == "What Moscow said"
    again.library.correct(again.library.find("b").id, "title", "")
    list(again.refresh())
    assert again.library.find("b").title.value == "A headline about b"


def test_the_report_tells_what_was_not_read_and_what_came_twice(opening: Opening, corpus: Path) -> None:
    (corpus / "copy.txt").write_bytes((corpus / "a.txt").read_bytes())
    (corpus / "noise.txt").write_bytes(bytes(range(256)) * 8)
    opened = opening()
    list(opened.refresh())
    report = opened.library.report()
    assert (report.articles, report.files) == (4, 5)
    assert [name for name, reason in report.skipped if reason] == ["noise.txt"]
    assert report.duplicates == (("a", "copy"),)
