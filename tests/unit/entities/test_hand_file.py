"""The file of names: readable, added to at the end, undone from there, and never half written."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from csto_tui.entities import hand_file
from csto_tui.entities.hand import Decision, Hide, Merge, Named, Rename
from csto_tui.entities.hand_file import AliasFile
from csto_tui.errors import SettingsError, StoreError, UsageError
from csto_tui.model.entity import EntityKind

AT = dt.datetime(2026, 3, 1, 12, 30, tzinfo=dt.UTC)
MERGE = Decision(Merge((Named("Bordyuzha", EntityKind.PERSON), Named("Бордюжа", EntityKind.PERSON))), AT, "one post")
HIDE = Decision(Hide(Named("Monday")), AT)

WRITTEN = """\
# Names as you set them. csto-tui adds to the end of this file and undoes from there; edit it as you like.

[[decision]]
merge = ["Bordyuzha", "Бордюжа"]
kind = "person"
at = 2026-03-01T12:30:00Z
note = "one post"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "aliases" / "corpus.toml"


def test_a_file_for_people_to_read(path: Path) -> None:
    names = AliasFile(path)
    assert names.decisions() == ()
    assert not path.exists()
    names.add([MERGE])
    assert path.read_text(encoding="utf-8") == WRITTEN
    assert path.stat().st_mode & 0o777 == 0o600
    assert AliasFile(path).decisions() == (MERGE,)
    assert [one.name for one in path.parent.iterdir()] == ["corpus.toml"]


def test_undo_after_a_restart_takes_back_the_last_of_many(path: Path) -> None:
    made = [Decision(Rename(Named("A"), f"B {number}"), AT) for number in range(25)]
    for one in made:
        AliasFile(path).add([one])
    for one in reversed(made):
        assert AliasFile(path).undo() == (one,)
    with pytest.raises(UsageError, match="nothing to undo"):
        AliasFile(path).undo()


def test_what_else_the_file_says_stays(path: Path) -> None:
    AliasFile(path).add([MERGE])
    path.write_text(WRITTEN + '# mine\ncolour = "red"\n', encoding="utf-8")
    names = AliasFile(path)
    names.add([HIDE])
    names.undo()
    assert path.read_text(encoding="utf-8") == WRITTEN + '# mine\ncolour = "red"\n'


def test_undo_in_a_file_written_in_another_manner(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('decision = [{ hide = "A" }, { hide = "B" }]', encoding="utf-8")
    names = AliasFile(path)
    assert names.undo() == (Decision(Hide(Named("B"))),)
    assert AliasFile(path).decisions() == (Decision(Hide(Named("A"))),)


def test_a_batch_is_undone_as_one(path: Path) -> None:
    names = AliasFile(path)
    names.add([HIDE])
    batch = [Decision(Hide(Named(name)), AT, batch="names.csv") for name in "AB"]
    names.add(batch)
    assert names.undo() == tuple(batch)
    assert names.decisions() == (HIDE,)


def test_what_another_process_adds_is_seen_and_kept(path: Path) -> None:
    one, other = AliasFile(path), AliasFile(path)
    one.add([MERGE])
    before = one.decisions()
    assert one.decisions() is before
    other.add([HIDE])
    assert one.decisions() == (MERGE, HIDE)
    one.add([MERGE])
    assert other.decisions() == (MERGE, HIDE, MERGE)


def test_what_others_write_at_the_same_moment_is_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names, other = AliasFile(path), AliasFile(path)
    names.add([MERGE])
    read, turns = names._read, []

    def overtaken() -> object:
        known = read()
        if not turns:
            turns.append(other.add([HIDE]))
        return known

    monkeypatch.setattr(names, "_read", overtaken)
    names.add([MERGE])
    assert AliasFile(path).decisions() == (MERGE, HIDE, MERGE)
    turns.clear()
    with pytest.raises(StoreError, match="another csto-tui"):
        names.undo()
    assert len(AliasFile(path).decisions()) == 4


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("[[decision]]\nhide = \n", "Invalid value", 2),
        ('[[decision]]\nhide = "A"\n\n[[decision]]\nnote = "x"\n', "one of merge", 4),
        ('[[decision]]\nmerge = ["A"]\n', "two names", 1),
        ('[[decision]]\nhide = "A"\nkind = "ghost"\n', "a kind is one of", 1),
        ('[[decision]]\nretype = "A"\n', "a kind is one of", 1),
        ('[[decision]]\nsplit = "A"\n', "spellings", 1),
        ('[[decision]]\nnever = ["A", "B", "C"]\n', "two names", 1),
        ("[[decision]]\nhide = 3\n", "name is not a text", 1),
        ('[[decision]]\nhide = "A"\nat = "once"\n', "at is no date", 1),
        ('decision = "A"\n', "begins with", 1),
        pytest.param("x = " + "[" * 9999, "nested|Invalid", 1, id="deep"),
    ],
)
def test_a_garbled_file_is_named_with_its_line_and_left_alone(path: Path, text: str, message: str, line: int) -> None:
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    for ask in (AliasFile(path).decisions, AliasFile(path).undo, lambda: AliasFile(path).add([HIDE])):
        with pytest.raises(SettingsError, match=message) as caught:
            ask()
        assert caught.value.where == f"{path}:{line}"
        assert caught.value.hint
    assert path.read_text(encoding="utf-8") == text


def test_files_that_are_no_text_or_too_large(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not in UTF-8"):
        AliasFile(path).decisions()
    monkeypatch.setattr(hand_file, "_SIZE_LIMIT", 1)
    with pytest.raises(SettingsError, match="larger"):
        AliasFile(path).decisions()
    path.unlink()
    path.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        AliasFile(path).decisions()


def test_a_failed_write_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = AliasFile(path)
    names.add([MERGE])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        names.add([HIDE])
    assert names.decisions() == (MERGE,)
    assert [one.name for one in path.parent.iterdir()] == ["corpus.toml"]


def test_without_a_path_all_is_kept_in_memory() -> None:
    names = AliasFile(None)
    names.add([MERGE])
    names.add([HIDE])
    assert names.undo() == (HIDE,)
    assert names.decisions() == (MERGE,)
