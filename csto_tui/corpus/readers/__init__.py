"""The readers, one file a format, found by suffix and loaded when needed. A reader turns bytes into drafts and raises
SourceError, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePosixPath
from types import MappingProxyType

from csto_tui.corpus.columns import ColumnMap
from csto_tui.corpus.draft import Draft

__all__ = ["READERS", "Format", "Reader", "TableReader", "format_of", "readable", "reader_of"]

Reader = Callable[[bytes], tuple[Draft, ...]]
"""Raises SourceError for bytes that are not of its format."""
TableReader = Callable[[bytes, ColumnMap], tuple[Draft, ...]]
"""A reader that can be told which column holds what."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be read."""

    module: str
    """Of this package; loaded when the first file of the format is read."""
    function: str = "read"
    is_fenced: bool = False
    """Read in a child process with limits (corpus/fence.py): its parser can hang, or take all memory."""
    is_table: bool = False
    """It has named columns, and its reader takes a ColumnMap as well."""

    @property
    def read(self) -> Reader:
        """The reader of a format without columns, or of one as its columns are named."""
        found: Reader = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        return found

    @property
    def table(self) -> TableReader | None:
        """The same reader, for a format with named columns."""
        found: TableReader = getattr(import_module(f"{__name__}.{self.module}"), self.function)
        return found if self.is_table else None


READERS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": Format("txt"),
        ".text": Format("txt"),
        ".csv": Format("tables", is_table=True),
        ".tsv": Format("tables", is_table=True),
        ".jsonl": Format("jsonlines", "read_lines", is_table=True),
        ".ndjson": Format("jsonlines", "read_lines", is_table=True),
        ".json": Format("jsonlines", is_table=True),
        ".md": Format("md"),
        ".markdown": Format("md"),
        ".html": Format("html", is_fenced=True),
        ".htm": Format("html", is_fenced=True),
        ".xhtml": Format("html", is_fenced=True),
        ".mht": Format("html", is_fenced=True),
        ".mhtml": Format("html", is_fenced=True),
        ".pdf": Format("pdf", is_fenced=True),
        ".doc": Format("doc", is_fenced=True),
        ".docx": Format("docx", is_fenced=True),
        ".odt": Format("odt", is_fenced=True),
        ".fodt": Format("odt", "read_flat", is_fenced=True),
        ".rtf": Format("rtf", is_fenced=True),
        ".epub": Format("epub", is_fenced=True),
        ".eml": Format("eml", is_fenced=True),
        ".mbox": Format("mbox", is_fenced=True),
        ".rss": Format("feeds", is_fenced=True),
        ".atom": Format("feeds", is_fenced=True),
        ".rdf": Format("feeds", is_fenced=True),
        ".xml": Format("feeds", is_fenced=True),
        ".warc": Format("warc", is_fenced=True),
        ".warc.gz": Format("warc", is_fenced=True),
        ".wacz": Format("warc", "read_wacz", is_fenced=True),
    }
)


def readable(name: str) -> bool:
    """Tell whether some reader takes files of that name.

    >>> readable("a/b.TXT"), readable("b.exe"), readable("b.warc.gz"), readable("b.gz")
    (True, False, True, False)
    """
    return _suffix(name) in READERS


def format_of(name: str) -> Format:
    """Return the format of files of that name. Raises KeyError when there is none."""
    return READERS[_suffix(name)]


def _suffix(name: str) -> str:
    """Return the suffix that tells the format; with the one before it when it only says that the file is packed."""
    suffixes = PurePosixPath(name.lower()).suffixes
    return "".join(suffixes[-2:]) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def reader_of(name: str) -> Reader:
    """Return the reader for files of that name. Raises KeyError when there is none."""
    return format_of(name).read
