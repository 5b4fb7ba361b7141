"""Read members of a zip file from memory, within limits. Nothing here writes a file or leaves the archive."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from csto_tui.errors import SourceError

__all__ = ["LARGEST", "ZipMembers", "joined_path"]

LARGEST = 64 * 1024 * 1024
"""Bytes that the members read from one archive may have together, unpacked."""
_RATIO = 100
_SMALL = 256 * 1024
"""Bytes; below this a member may shrink as well as it can."""
_MOST = 20_000
_CHUNK = 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


class ZipMembers:
    """The members of one archive, by their names. Raises SourceError for what is no archive or has too many members."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            listed = self._archive.infolist()
        except _BROKEN as error:
            raise SourceError(f"damaged archive: {error}") from error
        if len(listed) > _MOST:
            raise SourceError(f"too complex: an archive of more than {_MOST} members")
        self._listed = {one.filename: one for one in listed}
        self._left = LARGEST

    @property
    def names(self) -> Sequence[str]:
        """The names of all members, in their order."""
        return tuple(self._listed)

    def __contains__(self, name: str) -> bool:
        return name in self._listed

    def read(self, name: str) -> bytes:
        """Return a member. Raises SourceError when it is missing, encrypted, damaged, or swells beyond the limits."""
        member = self._listed.get(name)
        if member is None:
            raise SourceError(f"damaged archive: it has no {name}")
        if member.flag_bits & 0x1:
            raise SourceError("it is encrypted", hint="Save a copy without a password.")
        if member.compress_type not in _METHODS:
            raise SourceError("damaged archive: an unusual compression")
        try:
            return self._unpacked(member)
        except _BROKEN as error:
            raise SourceError(f"damaged archive: {name}: {error}") from error

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """Return a member's bytes, counted as they come: what the archive says of their number may be a lie."""
        limit = min(self._left, max(_SMALL, member.compress_size * _RATIO))
        chunks: list[bytes] = []
        size = 0
        with self._archive.open(member) as stream:
            while chunk := stream.read(min(_CHUNK, limit - size + 1)):
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    raise SourceError("refused: it unpacks to far more than its size", hint="It may be a zip bomb.")
        self._left -= size
        return b"".join(chunks)


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # encrypted members, and NotImplementedError for methods unknown
    ValueError,
    OverflowError,
    LookupError,
    zipfile.LargeZipFile,
)
"""All that the standard library raises for archives that are not in order."""


def joined_path(base: str, reference: str) -> str:
    """Return the member's name that a reference inside the member `base` points to; empty when it leads out of the
    archive.

    >>> joined_path("OEBPS/content.opf", "text/ch%201.xhtml#p3"), joined_path("a.opf", "../../etc/passwd")
    ('OEBPS/text/ch 1.xhtml', '')
    """
    path = _ESCAPED.sub(
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), reference.partition("#")[0]
    )
    if not path or ":" in path.partition("/")[0] or path.startswith(("/", "\\")):
        return ""
    parts: list[str] = base.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
