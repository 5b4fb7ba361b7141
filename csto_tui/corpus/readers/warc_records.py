"""Records of WARC files (ISO 28500), as a stream within limits, and the pages in them as servers sent them. Nothing
here judges a page.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from csto_tui.corpus.readers.mail_headers import headers_of
from csto_tui.errors import SourceError
from csto_tui.text.archives import is_copy

__all__ = ["Capture", "captures"]

_LARGEST_PAGE = 8 * 1024 * 1024
_LARGEST = 512 * 1024 * 1024
"""Bytes of a whole archive that are looked at, unpacked."""
_LONGEST_HEAD = 64 * 1024
_CHUNK = 256 * 1024
_PAGES = ("text/html", "application/xhtml+xml")
_OK = re.compile(rb"HTTP/[\d.]{1,5} 200\b")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_PACKED = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was fetched."""

    address: str
    day: str
    """Of the capture, ISO 8601; empty when unknown."""
    kind: str
    """The content type, with its parameters."""
    content: bytes
    taken_from: str = ""
    """The address in a web archive that the page was taken over from (`WARC-Source-URI`); empty for the web itself."""


def captures(content: bytes, remarks: list[str]) -> Iterator[Capture]:
    """Yield the pages of a WARC file; what is not read is told in `remarks`. Raises SourceError for any other file."""
    stream = _Stream(content)
    count = 0
    try:
        while (headers := _next_head(stream, is_first=not count)) is not None:
            count += 1
            length = int(headers.get("content-length", "x")[:12])
            kind = headers.get("warc-type", "").lower()
            wanted = kind in ("response", "resource", "conversion")
            block = stream.take(min(length, _LARGEST_PAGE)) if wanted else b""
            stream.skip(length - len(block))
            if wanted and length <= _LARGEST_PAGE:
                yield from _page(headers, block, is_response=kind == "response", remarks=remarks)
            elif wanted:
                remarks.append(f"record {count} is larger than 8 MB and was left out")
    except (ValueError, zlib.error, EOFError) as error:
        if not count:
            raise SourceError("it is no WARC file") from error
        remarks.append(f"damaged or cut after record {count}; the rest was left out")


def _next_head(stream: _Stream, *, is_first: bool) -> dict[str, str] | None:
    """Return the headers of the next record, or None at the end. Raises ValueError for anything else."""
    line = stream.line()
    while line in (b"\r\n", b"\n"):
        line = stream.line()
    if not line and not is_first:
        return None
    if not line.startswith(b"WARC/"):
        raise ValueError("no record begins here")
    head: list[bytes] = []
    size = 0
    while (line := stream.line()).strip():
        head.append(line.rstrip(b"\r\n"))
        size += len(line)
        if size > _LONGEST_HEAD:
            raise ValueError("a head without end")
    return headers_of(b"\n".join(head))


def _page(headers: dict[str, str], block: bytes, *, is_response: bool, remarks: list[str]) -> Iterator[Capture]:
    """Yield the page in a record, if it is one and was fetched with success."""
    address = headers.get("warc-target-uri", "").strip("<> ")
    kind = headers.get("content-type", "")
    if is_response:
        if not _OK.match(block):
            return
        head, _, block = block.partition(b"\r\n\r\n")
        sent = headers_of(head.replace(b"\r\n", b"\n").partition(b"\n")[2])
        kind = sent.get("content-type", "")
        packing = sent.get("content-encoding", "").strip().lower()
        if kind.partition(";")[0].strip().lower() in _PAGES and packing not in ("", "identity", *_PACKED):
            remarks.append(f"a page packed with {packing[:20]} was left out: {address[:200]}")
            return
        if "chunked" in sent.get("transfer-encoding", "").lower():
            block = _unchunked(block)
        if packing in _PACKED:
            block = _unpacked(block)
    if kind.partition(";")[0].strip().lower() in _PAGES and block.strip():
        taken_from = headers.get("warc-source-uri", "").strip("<> ")
        taken_from = taken_from if is_copy(taken_from) else ""
        yield Capture(address, headers.get("warc-date", "")[:10], kind, block, taken_from)


def _unchunked(body: bytes) -> bytes:
    """Return a body without the marks of its chunks (RFC 9112, 7.1); as it is, when it has none after all."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK_SIZE.match(body, at):
        size = int(match[1], 16)
        if not size:
            break
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    return b"".join(pieces) or body


def _unpacked(body: bytes) -> bytes:
    """Return an unpacked body up to the largest size; as it is, when it was packed in name only."""
    for window in (47, -15):
        try:
            return zlib.decompressobj(window).decompress(body, _LARGEST_PAGE) or body
        except zlib.error:
            continue
    return body


class _Stream:
    """Bytes to be read from the front, unpacked as they are asked for when they are gzip members."""

    def __init__(self, content: bytes) -> None:
        self._packed = content if content.startswith(b"\x1f\x8b") else b""
        self._ready = bytearray() if self._packed else bytearray(content)
        self._at = self._total = 0
        self._member = zlib.decompressobj(31)
        self._is_cut = False

    def line(self) -> bytes:
        """Return one line with its end; nothing at the end. Raises ValueError for one that is too long."""
        end = self._ready.find(b"\n", self._at)
        while end < 0 and len(self._ready) - self._at < _LONGEST_HEAD and self._fill():
            end = self._ready.find(b"\n", self._at)
        if end < 0 and len(self._ready) - self._at >= _LONGEST_HEAD:
            raise ValueError("a line without end")
        return self._read(end + 1 - self._at if end >= 0 else len(self._ready) - self._at)

    def take(self, size: int) -> bytes:
        """Return the next `size` bytes. Raises EOFError when there are fewer."""
        while len(self._ready) - self._at < size and self._fill():
            pass
        if len(self._ready) - self._at < size:
            raise EOFError
        return self._read(size)

    def skip(self, size: int) -> None:
        """Pass over the next `size` bytes. Raises EOFError when there are fewer."""
        while size > 0:
            size -= len(self.take(min(size, _CHUNK)))

    def _read(self, size: int) -> bytes:
        piece = bytes(self._ready[self._at : self._at + size])
        self._at += size
        if self._at > _CHUNK and self._packed:
            del self._ready[: self._at]
            self._at = 0
        return piece

    def _fill(self) -> bool:
        """Unpack some more; tell whether there was more. Raises zlib.error for damage, EOFError past the limit."""
        while self._packed:
            piece = self._member.decompress(self._packed, _CHUNK)
            self._packed = self._member.unconsumed_tail
            self._is_cut = not self._member.eof
            if self._member.eof:
                self._packed = self._member.unused_data.lstrip(b"\0")
                self._member = zlib.decompressobj(31)
            self._total += len(piece)
            if self._total > _LARGEST:
                raise EOFError
            if piece:
                self._ready += piece
                return True
            if not self._packed and self._is_cut:
                raise EOFError
        return False
