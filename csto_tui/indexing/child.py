"""Processes of our own: how one is started, and ended. Nothing here knows what it is for."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from typing import BinaryIO

__all__ = ["ended", "pipe", "started"]

_PATHS = "import json, sys; sys.path[:] = json.loads(sys.argv.pop(1)); "


def started(program: str, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a process of this Python that runs `program`, with `arguments` from `sys.argv[1]` on. Raises OSError."""
    return subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", _PATHS + program, json.dumps(sys.path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C in the terminal is not for it
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def ended(child: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is at, and let go of it."""
    child.kill()
    for stream in (child.stdin, child.stdout):
        with suppress(OSError):  # what was not sent yet cannot be sent any more
            pipe(stream).close()
    child.wait()


def pipe(stream: object) -> BinaryIO:
    """Return an end of a process that was `started`, as what it is."""
    return stream  # type: ignore[return-value]  # both are pipes, as asked for
