"""Say what to install when a reader's library is missing. Nothing here imports one."""

from __future__ import annotations

from csto_tui.errors import SourceError

__all__ = ["missing_extra"]


def missing_extra(name: str) -> SourceError:
    """Return the error for a file whose reader needs an extra that is not installed.

    >>> missing_extra("pdf").message
    "needs `pip install 'csto-tui[pdf]'`"
    """
    command = f"`pip install 'csto-tui[{name}]'`"
    return SourceError(f"needs {command}", hint=f"Run {command}.")
