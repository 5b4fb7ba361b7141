"""Names are resolved in another process as they are here; when that fails, they are resolved here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from csto_tui.bootstrap import Opened
from csto_tui.indexing import resolving

GARBAGE = (
    "sys.stdout.buffer.write((4).to_bytes(8, 'big') + b'[1,0'); sys.stdout.flush(); sys.stdin.read()",
    "sys.stdout.buffer.write((14).to_bytes(8, 'big') + b'[1,0,[[],[],[]]]'); sys.stdout.flush()",
    "sys.exit(3)",
)


def known(opened: Opened) -> tuple[object, ...]:
    library = opened.library
    entities = library.entities()
    return entities, library.mentions(), [library.mentions(entity.id) for entity in entities]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have other processes asked for any number of articles."""
    monkeypatch.setattr(resolving, "_FEWEST", 1)


@pytest.fixture
def expected(opening: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[object, ...]:
    """Return what is found here, without an index."""
    monkeypatch.setattr(resolving, "_FEWEST", 1000)
    opened = opening(private=True)
    list(opened.refresh(tuple))
    return known(opened)


def test_another_process_finds_the_same(
    expected: tuple[object, ...], opening: Any, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolving, "_edit", None)
    opened = opening()
    list(opened.refresh(tuple))
    assert known(opened) == expected
    assert list(opened.refresh(tuple)) == []


def test_only_what_differs_is_written(opening: Any, folder: Path, elsewhere: None) -> None:
    opened = opening()
    list(opened.refresh(tuple))
    (folder / "0.txt").unlink()
    (folder / "9.txt").write_text("A headline\n\nPavel Orlov spoke in Minsk with Ivan Titov.\n", encoding="utf-8")
    list(opened.refresh(tuple))
    fresh = opening(private=True)
    list(fresh.refresh(tuple))
    assert known(opened) == known(fresh)


@pytest.mark.parametrize("program", GARBAGE)
def test_what_another_process_fails_at_is_done_here(
    expected: tuple[object, ...], program: str, opening: Any, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resolving, "_PROGRAM", program)
    opened = opening()
    list(opened.refresh(tuple))
    assert known(opened) == expected


def test_a_run_that_is_left_while_names_are_resolved_loses_nothing(
    expected: tuple[object, ...], opening: Any, elsewhere: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(resolving, "_PROGRAM", "sys.stdin.read()")
        patch.setattr(resolving, "_WAIT_SECONDS", 0.01)
        opened = opening()
        progress = opened.refresh(tuple)
        steps = [next(progress)]
        while steps[-2:] != [steps[-1], steps[-1]] or steps[-1].stage != "names":
            steps.append(next(progress))
        progress.close()
    assert opened.library.entities() == ()
    list(opened.refresh(tuple))
    assert known(opened) == expected
