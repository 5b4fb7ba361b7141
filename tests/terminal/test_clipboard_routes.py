"""The clipboard in real terminals: what is said to be copied is there, byte for byte."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.terminal

# Two bytes a letter, with lines, quotation marks and a last line that ends: 60 KB and more.
LONG = "«Соглашение о коллективных силах», — сказал он.\nДа — “yes”; €5\n" * 600
COPY = """
import os, sys
from pathlib import Path
from csto_tui.clipboard import copy
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
copied = copy(Path(sys.argv[1]).read_text(encoding="utf-8"), environ=os.environ, fallback_file=file)
print(copied.route, copied.sure, copied.characters, "END")
"""


@pytest.fixture
def long(tmp_path: Path) -> Path:
    assert len(LONG.encode()) > 60_000
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    return path


def command(*paths: Path) -> list[str]:
    return [sys.executable, "-c", COPY, *map(str, paths)]


@pytest.mark.parametrize(
    "configuration",
    ["", "set -s set-clipboard on", "set -s set-clipboard off", "set -g allow-passthrough on"],
    ids=["defaults", "on", "off", "passthrough"],
)
def test_tmux_holds_the_text(tmux, long, configuration):
    terminal = tmux(command(long), configuration=configuration)
    assert f"tmux True {len(LONG)} END" in terminal.until("END")
    assert terminal.status() == 0
    assert terminal.buffer() == LONG.encode()


@pytest.mark.parametrize("configuration", ["", "set -s set-clipboard on"], ids=["defaults", "on"])
def test_tmux_hands_the_text_to_the_terminal_around_it(tmux, bare_pty, long, configuration):
    inner = tmux(["sh"], configuration=configuration)
    outer = bare_pty(["tmux", "-S", str(inner.socket), "attach"])
    outer.until(lambda written: written and inner.run("display-message", "-p", "#{session_attached}") == b"1\n")
    inner.restart(command(long))
    inner.until("END")
    outer.until(lambda written: outer.copied() == [LONG.encode()])


def test_a_bare_terminal_is_sent_the_text(bare_pty, long):
    terminal = bare_pty(command(long))
    assert terminal.ended() == 0
    assert terminal.copied() == [LONG.encode()]
    assert f"terminal False {len(LONG)} END".encode() in terminal.written


def test_an_x_display_holds_the_text(display, bare_pty, long, needs, comes_true):
    ask = [needs("xclip"), "-selection", "clipboard", "-out", "-display", display]
    terminal = bare_pty(command(long), environ={"DISPLAY": display})
    terminal.until(f"local True {len(LONG)} END".encode())
    assert terminal.copied() == []
    # xclip's first process is gone a moment before its second one serves the selection.
    assert comes_true(lambda: subprocess.run(ask, capture_output=True, timeout=20).stdout == LONG.encode())


def test_over_ssh_the_display_is_left_alone(display, bare_pty, long):
    terminal = bare_pty(command(long), environ={"DISPLAY": display, "SSH_TTY": "/dev/pts/9"})
    assert terminal.ended() == 0
    assert terminal.copied() == [LONG.encode()]


def test_a_deaf_terminal_leaves_the_file(bare_pty, long, tmp_path):
    file = tmp_path / "state" / "clipboard.txt"
    terminal = bare_pty(command(long, file), environ={"TERM": "linux"})
    assert terminal.ended() == 0
    assert terminal.copied() == []
    assert file.read_bytes() == LONG.encode()
    assert file.stat().st_mode & 0o777 == 0o600


def test_without_a_terminal_the_file_is_written(long, tmp_path):
    file = tmp_path / "clipboard.txt"
    done = subprocess.run(
        command(long, file),
        env={"PATH": "/usr/bin:/bin", "TERM": "xterm"},
        capture_output=True,
        start_new_session=True,
        timeout=20,
        check=False,
    )
    assert done.stdout.startswith(b"file True"), done.stderr
    assert file.read_bytes() == LONG.encode()


def test_without_any_route_nothing_is_claimed(bare_pty, long):
    terminal = bare_pty(command(long), environ={"TERM": "linux"})
    assert terminal.ended() == 1
    assert terminal.copied() == []
    assert b"No way to a clipboard worked" in terminal.written


def test_over_gnu_screen_the_text_comes_in_pieces_that_it_passes_on(bare_pty, long):
    terminal = bare_pty(command(long), environ={"TERM": "screen", "STY": "1.pts-0"})
    assert terminal.ended() == 0
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", terminal.written, re.DOTALL)
    assert max(map(len, pieces)) <= 252
    assert b"".join(pieces) == b"\x1b]52;c;" + base64.b64encode(LONG.encode()) + b"\x07"
