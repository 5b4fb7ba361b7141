"""ALL of stderr: errors with what to do about them, notices, and how far a long work has come. Nothing here is data."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from time import monotonic

from csto_tui.cli.lines import cells
from csto_tui.cli.streams import hush
from csto_tui.errors import CstoError, QueryError
from csto_tui.text.clean import clean_line, one_line

__all__ = ["Narration", "report", "said_meanwhile", "say", "say_cut"]

_LONG = 0.15
"""Seconds after which a reader who sees nothing wonders whether anything happens."""

_POINTED_WIDTH = 72
"""The most of a query that is shown to point at a piece of it, in code points."""


def say(text: str) -> None:
    """Print one line for the reader."""
    _print(f"csto-tui: {clean_line(text)}")


def say_cut(shown: int, total: int, nouns: str) -> None:
    """Announce that not everything is shown, if it is not."""
    if shown < total:
        say(f"{shown} of {total} {nouns} shown; --limit 0 shows all")


@contextmanager
def said_meanwhile(text: str) -> Iterator[None]:
    """Say what is being done, on a terminal, once it has taken long enough to make a reader wonder."""
    timer = Timer(_LONG, say, (text,))
    timer.daemon = True
    if sys.stderr is not None and sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()


def report(error: CstoError, *, as_json: bool, query: str = "") -> None:
    """Print an error: what, where, what to do.

    With `as_json` as one object `{error, hint, where}`, that of a query with `fix` as well. As text an error in
    `query` points at the piece that is meant.
    """
    if as_json:
        _print(json.dumps({name: clean_line(text) for name, text in _parts(error).items()}, ensure_ascii=False))
        return
    pointed = _pointed(query, error.start, error.end) if isinstance(error, QueryError) and query else ()
    where = f"{error.where}: " if error.where and error.where not in error.message and not pointed else ""
    say(where + error.message)
    for line in pointed:
        _print(f"  {line}")
    if error.hint:
        _print(f"  {clean_line(error.hint)}")
    if isinstance(error, QueryError) and error.fix:
        _print(f"  try: {clean_line(error.fix)}")


class Narration:
    """Tells how far a work has come, once it has taken half a second and then about once a second."""

    def __init__(self) -> None:
        self._next = monotonic() + 0.5

    def tell(self, stage: str, done: int, total: int) -> None:
        """Say it if it is time to."""
        if monotonic() >= self._next:
            self._next = monotonic() + 1.0
            say(f"{stage}: {done} of {total} articles")


def _parts(error: CstoError) -> dict[str, str]:
    parts = {"error": error.message, "hint": error.hint, "where": error.where}
    return {**parts, "fix": error.fix} if isinstance(error, QueryError) else parts


def _pointed(query: str, start: int, end: int) -> tuple[str, str]:
    """Return a stretch of the query, and a line with carets below the piece `[start, end)` of it."""
    low = max(0, start - _POINTED_WIDTH // 3)
    high = low + _POINTED_WIDTH
    shown = one_line(query)
    lead, trail = "…" if low else "", "…" if high < len(shown) else ""
    before, piece = lead + shown[low:start], shown[start : min(end, high)]
    return lead + shown[low:high] + trail, " " * cells(before) + "^" * max(1, cells(piece))


def _print(line: str) -> None:
    try:
        print(line, file=sys.stderr)
    except OSError:  # nobody listens any more: the data still goes out
        hush(sys.stderr)
