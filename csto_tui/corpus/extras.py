"""Which optional packages the readers of a format use, and whether they are installed: a file read without one is read
again once it is there. Nothing here imports one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from types import MappingProxyType

from csto_tui.corpus.readers import format_of

__all__ = ["EXTRAS", "extras_for", "is_installed"]

EXTRAS: Mapping[str, str] = MappingProxyType({"html": "trafilatura", "pdf": "pypdf"})
"""Packages by the extra that installs them, which is called as the reader's module."""


def extras_for(name: str) -> str:
    """Return the installed package that a file of that name is read with; empty when there is none, or none is used.

    >>> extras_for("a.txt")
    ''
    """
    package = EXTRAS.get(format_of(name).module, "")
    return package if package and is_installed(package) else ""


@cache
def is_installed(package: str) -> bool:
    """Tell whether a package could be imported; remembered for the life of the process."""
    return find_spec(package) is not None
