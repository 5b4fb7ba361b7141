"""What the benchmarks of the whole program share: an environment of its own, and a terminal to run it in."""

from __future__ import annotations

import os
import pty
import struct
import subprocess
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from fcntl import ioctl
from pathlib import Path

import pytest


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Return an environment of a folder of its own."""
    return {
        **{name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH", "PYTHONPATH")},
        **{f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")},
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "CSTO_TUI_INDEX_FOLDER": str(tmp_path / "index"),
    }


@contextmanager
def _in_terminal(command: Sequence[str], environ: Mapping[str, str], rows: int = 50) -> Iterator[int]:
    master, slave = pty.openpty()
    ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 160, 0, 0))
    process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environ, start_new_session=True)
    os.close(slave)
    try:
        yield master
    finally:
        process.kill()
        process.wait()
        os.close(master)


@pytest.fixture
def in_terminal() -> Callable[..., AbstractContextManager[int]]:
    """Return what runs a command in a terminal of its own, hands out the terminal's other end, and kills it."""
    return _in_terminal
