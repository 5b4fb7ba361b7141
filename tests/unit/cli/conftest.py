"""Run the command line inside this process, with a home, a corpus and an index of its own."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from csto_tui.cli.run import run

ARTICLES = {
    "2011/alpha.txt": """Ministers meet in Minsk

MINSK, March 1, 2011 (Alpha) - “We agree on a rapid reaction force,” Anna Novak said on Tuesday.

The rapid reaction force would have 4,000 soldiers, Novak told reporters. Russia and Belarus pay for it.
""",
    "2011/beta.txt": """Talks in Minsk end

MINSK, March 2, 2011 (Beta) - Anna Novak left the talks in Minsk on Wednesday.

Russia and Belarus pay for a force of 4,000 soldiers, Beta has learned. Nobody spoke of rapid reaction.
""",
    "russian.txt": """Переговоры в Минске

МИНСК, 3 марта 2011 - Анна Новак заявила, что Россия и Беларусь договорились о силах быстрого реагирования.
""",
}


@dataclass(frozen=True)
class Ran:
    """What a command line left behind."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


class Stream(io.TextIOWrapper):
    """A pipe's end, or a terminal's."""

    def __init__(self, *, is_terminal: bool = False) -> None:
        super().__init__(io.BytesIO(), encoding="ascii")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]  # it is a BytesIO


@pytest.fixture(scope="session")
def environ(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    return {"HOME": str(home), "CSTO_TUI_INDEX_FOLDER": str(home / "index"), "TERM": "xterm", "PATH": "/nowhere"}


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def csto(environ: dict[str, str], corpus: Path) -> Callable[..., Ran]:
    """Return a function that runs `csto-tui` on the corpus; `corpus=None` leaves the choice to the words."""

    def call(*words: str, terminal: bool = False, corpus: Path | None = corpus, **more: str) -> Ran:
        out, err = Stream(is_terminal=terminal), Stream(is_terminal=terminal)
        chosen = ["--corpus", str(corpus)] if corpus else []
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run([*chosen, *words], {**environ, **more})
        return Ran(code, out.text(), err.text())

    call("index")
    return call
