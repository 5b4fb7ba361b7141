"""The standard streams of this process: made ready, given up, looked at. Nothing here writes to them."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO

__all__ = ["at_terminal", "hush", "make_ready"]


def make_ready() -> None:
    """Let stdout and stderr speak UTF-8 whatever the locale says: what comes out must not depend on where it runs."""
    # A stream that the shell closed is None. Taking its descriptor keeps any file opened later from getting it.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115  # open until the end, as its predecessor
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115  # the same
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def hush(stream: TextIO) -> None:
    """Give up a stream that takes nothing more: the interpreter would try once again at its end, and complain."""
    with contextlib.suppress(OSError, ValueError):  # a stream without a descriptor complains of nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def at_terminal() -> bool:
    """Tell whether a person sits at both ends of this process."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
