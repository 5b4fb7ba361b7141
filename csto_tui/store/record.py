"""What is remembered of each file of a corpus. Nothing here opens a file."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleId

__all__ = ["FileRecord"]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file as it was when it was last read, or why it was not read."""

    name: str
    """The path below the corpus root, with `/`."""
    size: int
    """In bytes."""
    mtime_ns: int
    """Nanoseconds since 1970, as the file system says; may be negative or in the future."""
    sha256: str
    """Of its bytes, in hexadecimal; empty for a file that was not read."""
    article_ids: tuple[ArticleId, ...] = ()
    reason: str = ""
    """Why the file was skipped; empty for one that was read."""
    stamp: str = ""
    """What its articles were made from besides its bytes; when that changes, it is read again."""
    remarks: tuple[str, ...] = ()
    """What of a file that was read was left out, and why; a sentence each."""
