"""Small corpora, opened as the program opens them, kept in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from csto_tui.bootstrap import open_corpus
from csto_tui.library import Library
from csto_tui.settings import Places, Settings

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[Mapping[str, str]], Library]]:
    """Return what writes files into a folder and opens it; what was opened is closed in the end."""
    libraries: list[Library] = []

    def open_files(files: Mapping[str, str]) -> Library:
        folder = tmp_path / f"corpus{len(libraries)}"
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        places = Places(tmp_path / "config.toml", tmp_path / "index", tmp_path / "work.sqlite3", tmp_path / "state")
        corpus = open_corpus([folder], Settings(private=True), places, today=TODAY)
        libraries.append(corpus.library)
        for _ in corpus.refresh():
            pass
        return corpus.library

    yield open_files
    for library in libraries:
        library.close()
