"""Two real terminals to run a program in: tmux, which shows a screen, and a bare pty, which shows every byte.

    def test_reads(tmux):
        screen = tmux([sys.executable, "-m", "csto_tui", "articles"])
        screen.until("5 articles")
        screen.keys("q")
        assert screen.status() == 0

Nothing here waits without an end.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import termios
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

PATIENCE = 20.0
_OSC_52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)")
# A program's /dev/tty is its controlling terminal: take the one on standard input, then become the program.
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
# The pane outlives its program: tmux may lose the last words of a pane that dies.
_KEEP_PANE = 'd=$1; shift; "$@"; echo $? > "$d/.s"; mv "$d/.s" "$d/status"; exec tail -f /dev/null'


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = [name for name in os.environ if name in ("PATH", "HOME") or name.startswith("XDG_")]
    return {**{name: os.environ[name] for name in kept}, "LANG": "C.UTF-8", "TERM": "xterm-256color", **extra}


def _poll(question: Callable[[], bool], patience: float = PATIENCE) -> bool:
    pause = threading.Event()
    end = time.monotonic() + patience
    while not question():
        if time.monotonic() > end:
            return False
        pause.wait(0.03)
    return True


class Tmux:
    """A program in a tmux of its own: no configuration but the given lines, no display."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], configuration: str, environ: Mapping[str, str]
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="t-"))  # short: a socket's path has at most 107 bytes
        self.socket = self.folder / "s"
        (self.folder / "conf").write_text(f"set -s escape-time 0\nset -g status off\n{configuration}\n")
        self._environ = _environment(environ)
        sizes = ("-x", str(size[0]), "-y", str(size[1]))
        self.run("-f", str(self.folder / "conf"), "new-session", "-d", *sizes, "--", *self._kept(command))

    def _kept(self, command: Sequence[str]) -> list[str]:
        (self.folder / "status").unlink(missing_ok=True)
        return ["sh", "-c", _KEEP_PANE, "sh", str(self.folder), *command]

    def restart(self, command: Sequence[str]) -> None:
        """Run another command in the same place."""
        self.run("respawn-pane", "-k", "--", *self._kept(command))

    def run(self, *arguments: str) -> bytes:
        """Run a tmux command and return what it printed."""
        done = subprocess.run(
            ["tmux", "-S", str(self.socket), *arguments],
            capture_output=True,
            env=self._environ,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, f"tmux {arguments[0]}: {done.stderr.decode()}"
        return done.stdout

    def text(self, *, styled: bool = False) -> str:
        """Return the screen as it is now."""
        return self.run("capture-pane", "-p", *(("-e",) if styled else ())).decode()

    def keys(self, *names: str) -> None:
        """Press keys by their tmux names: Enter, Escape, Tab, C-p, j."""
        self.run("send-keys", "--", *names)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self.run("send-keys", "-l", "--", text)

    def until(self, condition: str | Callable[[str], bool]) -> str:
        """Wait until a text, or whatever a question asks for, is on the screen; return the screen."""
        seen = ""

        def holds() -> bool:
            nonlocal seen
            seen = self.text()
            return condition in seen if isinstance(condition, str) else condition(seen)

        if not _poll(holds):
            pytest.fail(f"{condition!r} is not on the screen after {PATIENCE:g} s:\n{seen}")
        return seen

    def buffer(self) -> bytes:
        """Return tmux's newest paste buffer, byte for byte: what `tmux show-buffer` shows."""
        return self.run("save-buffer", "-")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.run("resize-window", "-x", str(columns), "-y", str(rows))

    def status(self) -> int:
        """Wait until the program has ended, and return its exit status."""
        if not _poll((self.folder / "status").exists):
            pytest.fail(f"the program has not ended after {PATIENCE:g} s:\n{self.text()}")
        return int((self.folder / "status").read_text())

    def close(self) -> None:
        """End the program and its tmux."""
        subprocess.run(["tmux", "-S", str(self.socket), "kill-server"], capture_output=True, check=False)
        shutil.rmtree(self.folder)


class BarePty:
    """A program on a pty with nothing behind it: `written` is every byte it sent to its terminal."""

    def __init__(self, command: Sequence[str], size: tuple[int, int], environ: Mapping[str, str]) -> None:
        self.written = b""
        self._master, slave = os.openpty()
        termios.tcsetwinsize(slave, (size[1], size[0]))
        self._process = subprocess.Popen(
            [sys.executable, "-c", _TAKE_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_environment(environ),
            start_new_session=True,
        )
        os.close(slave)

    def send(self, keys: bytes) -> None:
        """Send bytes as the terminal would: keys, or answers to its questions."""
        os.write(self._master, keys)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def until(self, condition: bytes | Callable[[bytes], bool]) -> bytes:
        """Read until some bytes, or whatever a question asks for, have been written; return all that was."""
        holds = condition if callable(condition) else lambda written: condition in written
        end = time.monotonic() + PATIENCE
        while not holds(self.written):
            if not self._read(end - time.monotonic()):
                pytest.fail(f"{condition!r} was not written: {self.written[-2000:]!r}")
        return self.written

    def ended(self) -> int:
        """Read until the program has ended; return its exit status."""
        end = time.monotonic() + PATIENCE
        while self._read(end - time.monotonic()):
            pass
        return self._process.wait(max(1.0, end - time.monotonic()))

    def copied(self) -> list[bytes]:
        """Return every text that the program asked the terminal to put on its clipboard."""
        return [b64decode(text) for text in _OSC_52.findall(self.written)]

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            piece = os.read(self._master, 65536)
        except OSError:  # Linux says EIO when the last holder of the other end is gone
            return False
        self.written += piece
        return bool(piece)

    def close(self) -> None:
        """End the program."""
        os.close(self._master)
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


@pytest.fixture
def comes_true() -> Callable[[Callable[[], bool]], bool]:
    """Ask a question again and again, up to the end of patience; return whether it came true."""
    return _poll


@pytest.fixture
def tmux(needs: Callable[[str], str]) -> Iterator[Callable[..., Tmux]]:
    """Start a command in a tmux: `tmux(command, size=(120, 36), configuration="", environ={})`."""
    needs("tmux")
    started: list[Tmux] = []

    def start(
        command: Sequence[str],
        *,
        size: tuple[int, int] = (120, 36),
        configuration: str = "",
        environ: Mapping[str, str] | None = None,
    ) -> Tmux:
        started.append(Tmux(command, size, configuration, environ or {}))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def bare_pty() -> Iterator[Callable[..., BarePty]]:
    """Start a command on a bare pty: `bare_pty(command, size=(120, 36), environ={})`."""
    started: list[BarePty] = []

    def start(
        command: Sequence[str], *, size: tuple[int, int] = (120, 36), environ: Mapping[str, str] | None = None
    ) -> BarePty:
        started.append(BarePty(command, size, environ or {}))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()


@pytest.fixture
def display(needs: Callable[[str], str]) -> Iterator[str]:
    """Start an X server without a screen and return its name for DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [needs("Xvfb"), "-displayfd", str(write), "-screen", "0", "64x64x8", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = b""
        while not number.endswith(b"\n"):
            assert select.select([read], [], [], PATIENCE)[0], "Xvfb did not start"
            piece = os.read(read, 16)
            assert piece, "Xvfb ended"
            number += piece
        yield f":{int(number)}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(PATIENCE)
