from __future__ import annotations

from pathlib import Path

import pytest

from csto_tui.files import put_whole


def test_a_file_is_written_and_written_over_with_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    assert put_whole(path, "one\r\nдва", mode=0o600, makes_folder=True)
    assert path.read_bytes() == "one\r\nдва".encode()
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    (tmp_path / "link").symlink_to(path)
    assert put_whole(tmp_path / "link", "two")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("two", 0o640)
    assert (tmp_path / "link").is_symlink()


def test_what_is_not_wanted_any_more_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    seen: list[str] = []

    def is_wanted(new: Path) -> bool:
        seen.append(new.read_text())
        return False

    assert not put_whole(path, "new", is_still_wanted=is_wanted)
    assert (seen, path.read_text(), [one.name for one in tmp_path.iterdir()]) == (["new"], "old", ["a.txt"])


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csto_tui.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put_whole(path, "new")
    assert (path.read_text(), [one.name for one in tmp_path.iterdir()]) == ("old", ["a.txt"])
    monkeypatch.undo()
    with pytest.raises(OSError, match="No such file"):
        put_whole(tmp_path / "none" / "a.txt", "new")
