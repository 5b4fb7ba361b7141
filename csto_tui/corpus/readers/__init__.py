"""The readers, one file a format, found by suffix. A reader turns bytes into drafts and raises SourceError,
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import md, txt

__all__ = ["READERS", "Reader", "readable", "reader_of"]

Reader = Callable[[bytes], tuple[Draft, ...]]
"""Raises SourceError for bytes that are not of its format."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": txt.read, ".text": txt.read, ".md": md.read, ".markdown": md.read}
)


def readable(name: str) -> bool:
    """Tell whether some reader takes files of that name.

    >>> readable("a/b.TXT"), readable("b.exe")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in READERS


def reader_of(name: str) -> Reader:
    """Return the reader for files of that name. Raises KeyError when there is none."""
    return READERS[PurePosixPath(name).suffix.lower()]
