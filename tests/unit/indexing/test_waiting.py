"""What waits in the folders: noticed, counted, and cheap when nothing has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from csto_tui.indexing import waiting
from csto_tui.indexing.waiting import Waiting, glance


def test_new_changed_and_gone_files_are_counted(opening: Any, folder: Path) -> None:
    opened = opening()
    assert opened.watch.look() == Waiting(new=8)
    list(opened.refresh(tuple))
    assert not opened.watch.look()
    (folder / "8.txt").write_text("Another headline\n\nSome words were said.\n", encoding="utf-8")
    (folder / "1.txt").write_text("Quite another headline\n\nSome words were said.\n", encoding="utf-8")
    (folder / "2.txt").unlink()
    assert str(opened.watch.look()) == "1 new, 1 changed, 1 gone"
    list(opened.refresh(tuple))
    assert str(opened.watch.look()) == ""


def test_notes_beside_the_articles_are_watched_as_well(opening: Any, folder: Path) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    assert not opened.watch.look()
    (folder / "corpus.toml").write_text('[articles."1.txt"]\nsource = "RT"\n', encoding="utf-8")
    assert opened.watch.look() == Waiting(changed=1)


def test_while_nothing_changes_nothing_is_looked_up(opening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    looks: list[int] = []
    changes = opened.watch._changes
    monkeypatch.setattr(opened.watch, "_changes", lambda: (looks.append(1), changes())[1])
    for _ in range(3):
        opened.watch.look()
    assert len(looks) == 1


def test_a_look_that_takes_long_is_followed_by_a_long_pause(opening: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([10.0, 10.5, 20.0, 29.0])
    monkeypatch.setattr(waiting, "perf_counter", lambda: next(ticks))
    opened = opening()
    opened.watch.look()
    assert opened.watch.pause == pytest.approx(50.0)
    opened.watch.look()
    assert opened.watch.pause == 60.0


def test_after_a_refresh_nothing_is_looked_up_but_what_changed_during_it(
    opening: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opening()
    looks: list[int] = []
    changes = opened.watch._changes
    monkeypatch.setattr(opened.watch, "_changes", lambda: (looks.append(1), changes())[1])
    list(opened.watch.during(opened.refresh(tuple)))
    assert not opened.watch.look()
    assert looks == []
    for step in opened.watch.during(opened.refresh(tuple)):
        pytest.fail(f"nothing has changed: {step}")
    (folder / "8.txt").write_text("Another headline\n\nSome words were said.\n", encoding="utf-8")
    for step in opened.watch.during(opened.refresh(tuple)):
        if step.stage == "names":
            (folder / "9.txt").write_text("A late headline\n\nSome words were said.\n", encoding="utf-8")
    assert str(opened.watch.look()) == "1 new"


def test_a_glance_tells_every_change_and_passes_over_what_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.txt").write_text("one", encoding="utf-8")
    (tmp_path / "2.txt").write_text("two", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    roots = [tmp_path, tmp_path / "2.txt", tmp_path / "nowhere"]
    seen = {glance(roots)}
    assert glance(roots) in seen
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    assert glance([tmp_path / "a"]) == glance([tmp_path / "a"])
    os.utime(tmp_path / "a" / "1.txt", ns=(1, 1))
    seen.add(glance(roots))
    (tmp_path / "a" / "1.txt").rename(tmp_path / "a" / "3.txt")
    seen.add(glance(roots))
    (tmp_path / "a" / "4.txt").write_text("four", encoding="utf-8")
    seen.add(glance(roots))
    assert len(seen) == 4
