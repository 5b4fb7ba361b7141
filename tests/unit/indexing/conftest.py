"""A folder of small articles, and a way to open it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from csto_tui.bootstrap import Opened, open_corpus
from csto_tui.corpus.columns import column_map
from csto_tui.settings import Places, Settings

Opening = Callable[..., Opened]
NAMES = "Petrov Ivanova Sidorov Novak Kovalenko Orlov Titov Lebedev".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of eight articles, each of which names another person."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, name in enumerate(NAMES):
        text = f"A headline, the {number}th\n\nIvan {name} spoke in Minsk about the treaty. It was said on Monday.\n"
        (corpus / f"{number}.txt").write_text(text, encoding="utf-8")
    return corpus


@pytest.fixture
def opening(tmp_path: Path, folder: Path) -> Iterator[Opening]:
    """Return a function that opens the folder, or others; `map` and `names` are those of `open_corpus`."""
    places = Places(None, tmp_path / "cache", tmp_path / "own" / "work.sqlite3", None)
    everything: list[Opened] = []

    def opened(*roots: Path, map: str | None = None, names: dict[Path, str] | None = None, **changes: object) -> Opened:
        settings = Settings(index_folder=tmp_path / "index", **changes)  # type: ignore[arg-type]  # names of settings
        columns = None if map is None else column_map(map)
        found = open_corpus(
            roots or [folder], settings, places, today=dt.date(2026, 1, 1), names=names, columns=columns
        )
        everything.append(found)
        return found

    yield opened
    for one in everything:
        one.library.close()
