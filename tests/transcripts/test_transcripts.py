"""Command lines with what they print and how they end, byte for byte; `make transcripts` writes them anew.

After its prompt comes what a command writes to stdout; then, below [stderr], what it says; then [exit N] if N is not 0.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_tui.cli.run import run
from csto_tui.cli.verbs import VERBS

FOLDER = Path(__file__).parent
TRANSCRIPTS = sorted(FOLDER.glob("*.txt"))
IS_WRITING = bool(os.environ.get("CSTO_TUI_TEST_WRITE"))
PROMPT = "$ csto-tui"


class Stream(io.TextIOWrapper):
    """The end of a pipe."""

    def __init__(self) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding="utf-8")

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def play(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return a function that runs the command line of a prompt and returns its transcript."""
    monkeypatch.chdir(FOLDER)
    monkeypatch.setenv("COLUMNS", "100")
    environ = {"HOME": str(home), "CSTO_TUI_INDEX_FOLDER": str(home / "index"), "TERM": "dumb", "PATH": "/nowhere"}

    def settled(text: str) -> str:
        """Replace what differs from one machine to another: the folders, and the name of an index."""
        return re.sub(
            r"\b(seeds|articles)-[0-9a-f]{12}\b", r"\1-…", text.replace(str(home), "~").replace(str(FOLDER), ".")
        )

    def call(prompt: str) -> str:
        out, err = Stream(), Stream()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(shlex.split(prompt.removeprefix(PROMPT)), environ)
        said = f"[stderr]\n{err.text()}" if err.text() else ""
        end = f"[exit {code}]\n" if code else ""
        return settled(f"{prompt}\n{out.text()}{said}{end}")

    for corpus in ("", "-c articles"):
        call(f"{PROMPT} index {corpus}")  # so that no transcript tells how long that took
    return call


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(path: Path, play: Callable[[str], str]) -> None:
    wanted = path.read_text(encoding="utf-8")
    prompts = [line for line in wanted.splitlines() if line.startswith(PROMPT)]
    played = "\n".join(map(play, prompts))
    if IS_WRITING:
        path.write_text(played, encoding="utf-8")
    else:
        assert played == wanted


def test_every_verb_has_a_transcript() -> None:
    transcripts = "".join(path.read_text(encoding="utf-8") for path in TRANSCRIPTS)
    assert set(VERBS) <= set(re.findall(rf"^{re.escape(PROMPT)} (\w+)", transcripts, re.M))
