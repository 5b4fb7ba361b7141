"""The promise, in a real terminal: search, read, compare, cite, resize, leave."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.terminal

EXPLORER = [sys.executable, "-m", "csto_tui"]
TITLES = (
    "Relations warm between Russia, Belarus following export deal",
    "Belarus distorts collective security idea – Kremlin",
    "Integration gains momentum in very close partnership",
    "Belarus Leader Snubs Moscow Security Pact Summit",
    "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO",
)
# What a program may send: printable text, and the sequences that move, colour, and set modes.
_KNOWN = re.compile(
    rb"\x1b\[[0-9;:?<>=$ ]*[A-Za-z@`~]"
    rb"|\x1b[()][A-Z0-9]|\x1b[=>78c]"
    rb"|\x1b\](?:0|2|8|10|11|22);[^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|[\r\n\t\x08\x0e\x0f]"
)


@pytest.fixture
def here(tmp_path: Path) -> dict[str, str]:
    """Return an environment whose index and work lie in a folder of the test."""
    return {"HOME": str(tmp_path), **{f"XDG_{n}_HOME": str(tmp_path / n) for n in ("CONFIG", "DATA", "CACHE", "STATE")}}


def _said(*words: str, environ: dict[str, str]) -> str:
    done = subprocess.run(
        [*EXPLORER, *words], capture_output=True, text=True, env={**os.environ, **environ}, check=True, timeout=60
    )
    return done.stdout


@pytest.mark.parametrize(("size", "letters"), [((160, 50), 30), ((80, 24), 20)])
def test_five_articles_with_their_true_titles(
    tmux: Callable[..., Any], here: dict[str, str], size: tuple[int, int], letters: int
) -> None:
    screen = tmux(EXPLORER, size=size, environ=here)
    screen.until(lambda text: all(title[:letters] in text for title in TITLES))
    screen.keys("q")
    assert screen.status() == 0


def test_search_read_compare_cite(tmux: Callable[..., Any], here: dict[str, str]) -> None:
    screen = tmux(EXPLORER, size=(140, 40), environ=here)
    screen.until(TITLES[4][:20])
    screen.type("/")
    screen.type("tighter cooperation")
    screen.until("1 of 5 articles")
    screen.keys("Enter")
    screen.keys("Enter")
    screen.type("yc")
    screen.until("tmux")
    assert screen.buffer().decode() == _said("cite", "004", environ=here).rstrip("\n")
    screen.type("yq")
    screen.until("Quotation")
    assert screen.buffer().decode().startswith("“MINSK, 1 March (BelTA)")
    screen.keys("Escape")
    screen.until("⏎ open")  # a sign that follows Escape at once would be taken for Alt with that sign
    screen.type("/")
    screen.keys("C-u")
    screen.type("lukashenko")
    screen.until("5 of 5 articles")
    screen.keys("Enter")
    screen.type("c")
    screen.until(lambda text: "Anchor" in text and "RFE/RL" in text and "BelTA" in text and "¶" in text)
    screen.resize(80, 24)
    screen.until(lambda text: max(map(len, text.splitlines())) <= 80)
    screen.type("q")
    screen.until("RESULTS")
    screen.type("Q")
    assert screen.status() == 0
    assert "csto-tui" not in screen.text()


def test_keys_in_one_go_and_away(tmux: Callable[..., Any], here: dict[str, str]) -> None:
    """Esc and the letter behind it come as one; what was copied is there though the reader quits at once."""
    screen = tmux(EXPLORER, size=(140, 40), environ=here)
    screen.until(lambda text: all(title[:20] in text for title in TITLES))
    screen.type("/lukashenko")
    screen.until("5 of 5 articles")
    screen.keys("Escape", "y", "c", "q")
    assert screen.status() == 0
    assert screen.buffer().decode() == _said("cite", "003", environ=here).rstrip("\n")


def _write_hostile(folder: Path) -> None:
    folder.mkdir()
    evil = (
        "\x1b]52;c;aGFja2Vk\x07 \x1b]52;c;aGFja2Vk\x1b\\ \x9d52;c;aGFja2Vk\x9c \x1b[2J\x1bc \x1bP+q\x1b\\ \x9b31m "
        "\u202eevil\u202c \u2066x\u2069 [/b] [@click=app.quit]leave[/] [red]red[/red] [ \x00\x07\x0e\x7f"
    )
    (folder / "evil [b] \u202e.txt").write_text(
        f"Minister says [/b] {evil} \x1b]0;owned\x07\n\n"
        + "\n\n".join(
            f"Mr. Evil {evil} Minsk said in a long enough sentence, number {n}, it was reported." for n in range(5)
        ),
        encoding="utf-8",
    )
    (folder / "plain.txt").write_text(
        "A calm report about Minsk\n\nMr. Evil Minsk said that nothing happened, it was reported on Monday.\n",
        encoding="utf-8",
    )


def test_a_hostile_article_shows_as_harmless_text_everywhere(
    bare_pty: Callable[..., Any], here: dict[str, str], tmp_path: Path
) -> None:
    _write_hostile(tmp_path / "corpus")
    terminal = bare_pty([*EXPLORER, str(tmp_path / "corpus")], size=(120, 36), environ=here)
    terminal.until(b"Minister says")
    terminal.until(b"A calm report")
    terminal.send(b"/minsk")
    terminal.until(b"2 of 2 articles")  # with one there is nothing to compare, and Tab leads to the search box
    for keys in (b"\r", b"\r", b"n", b"i", b"q", b"e", b"\r", b"c", b"\t", b"q", b"?", b"q"):
        before = len(terminal.written)
        terminal.send(keys)
        terminal.until(lambda written, before=before: len(written) > before)
    terminal.send(b"Q")
    assert terminal.ended() == 0
    assert b"aGFja2Vk" in terminal.written.replace(b" ", b"") or b"Minister says" in terminal.written
    assert terminal.copied() == []
    left = _KNOWN.sub(b"", terminal.written).decode("utf-8")
    harmful = sorted(
        {hex(ord(c)) for c in left if c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u202d\u2066\u2069\u202c"}
    )
    assert harmful == []
    assert b"\x1b]0;owned" not in terminal.written


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(
    bare_pty: Callable[..., Any], here: dict[str, str], sent: signal.Signals
) -> None:
    terminal = bare_pty(EXPLORER, environ=here)
    terminal.until(TITLES[0][:20].encode())
    terminal.signal(sent)
    terminal.ended()
    assert terminal.written.rindex(b"\x1b[?1049l") > terminal.written.rindex(b"\x1b[?1049h")
    assert b"\x1b[?25h" in terminal.written[terminal.written.rindex(b"\x1b[?1049h") :]


def test_a_damaged_index_is_said_in_one_line_and_the_program_works(
    tmux: Callable[..., Any], here: dict[str, str]
) -> None:
    _said("index", environ={**here, "CSTO_TUI_INDEX_FOLDER": f"{here['HOME']}/index"})
    store = next(Path(here["HOME"]).glob("index/*/store.sqlite3"))
    raw = bytearray(store.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 600] = b"\xff" * 600
    store.write_bytes(raw)
    screen = tmux(EXPLORER, environ={**here, "CSTO_TUI_INDEX_FOLDER": f"{here['HOME']}/index"})
    screen.until("built anew")
    screen.type("/")
    screen.type("dairy")
    screen.until("1 of 5 articles")
