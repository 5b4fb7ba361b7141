"""The parts of a mail message, within limits (RFC 2045, 2046). Nothing here unpacks an attachment."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from csto_tui.corpus.decode import Decoded, decode_raw
from csto_tui.corpus.readers.charsets import codec_named
from csto_tui.corpus.readers.mail_headers import decoded_words, headers_of, parameter
from csto_tui.errors import SourceError

__all__ = ["Leaf", "Message", "message_of"]

_DEEPEST = 20
_MOST = 500
_LONGEST_HEAD = 2_000_000
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_TEXT = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that is text."""

    kind: str
    """text/plain or text/html."""
    text: str
    encoding: str
    remarks: tuple[str, ...] = ()
    """On its encoding, when that is a guess."""


@dataclass(slots=True)
class Message:
    """A message: its headers, and its texts in their order."""

    headers: dict[str, str]
    leaves: list[Leaf] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """What was not read, by name or by kind."""


def message_of(content: bytes) -> Message:
    """Return a message. Line ends may be of any kind; what is too deep or too much is left out."""
    content = content.replace(b"\r\n", b"\n")
    head, body = _parted(content)
    message = Message(headers_of(head))
    waiting = [(message.headers, body, 0)]
    count = 0
    while waiting:
        headers, body, depth = waiting.pop()
        count += 1
        if count > _MOST or depth > _DEEPEST:
            message.left_out.append("parts nested too deeply, or too many")
            break
        kind = headers.get("content-type", "text/plain").partition(";")[0].strip().lower()
        inner = list(_inner(kind, headers, body))
        waiting += [(*one, depth + 1) for one in reversed(inner)]
        if not inner:
            _take(message, kind, headers, body)
    return message


def _parted(content: bytes) -> tuple[bytes, bytes]:
    """Return the lines of headers, and what stands below the first blank line."""
    if content.startswith(b"\n"):
        return b"", content[1:]
    head, _, body = content.partition(b"\n\n")
    return head[:_LONGEST_HEAD], body


def _inner(kind: str, headers: dict[str, str], body: bytes) -> Iterator[tuple[dict[str, str], bytes]]:
    """Yield the parts within a part."""
    boundary = parameter(headers.get("content-type", ""), "boundary")
    if kind == "message/rfc822":
        head, inner = _parted(body.lstrip(b"\n"))
        yield headers_of(head), inner
    elif kind.startswith("multipart/") and boundary:
        mark = re.escape(boundary[:200].encode("utf-8", "replace"))
        for piece in re.split(rb"(?:\A|\n)--" + mark + rb"(?:--)?[ \t]*(?=\n|\Z)", body, maxsplit=_MOST + 1)[1:]:
            if piece.strip():
                head, inner = _parted(piece[1:])
                yield headers_of(head), inner


def _take(message: Message, kind: str, headers: dict[str, str], body: bytes) -> None:
    disposition = headers.get("content-disposition", "")
    if kind not in _TEXT or disposition.lower().startswith("attachment"):
        name = parameter(disposition, "filename") or parameter(headers.get("content-type", ""), "name")
        message.left_out.append(decoded_words(name) or kind[:80])
        return
    try:
        found = _decoded(_unpacked(headers, body), headers)
    except SourceError:
        message.left_out.append("a part that is no text")
        return
    message.leaves.append(Leaf(kind, found.text, found.encoding, found.remarks))


def _unpacked(headers: dict[str, str], body: bytes) -> bytes:
    """Return a body without its transfer encoding; a damaged one as far as it goes."""
    way = headers.get("content-transfer-encoding", "").strip().lower()
    if way == "quoted-printable":
        return binascii.a2b_qp(body)
    if way != "base64":
        return body
    letters = _NO_BASE64.sub(b"", body.partition(b"=")[0])
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def _decoded(content: bytes, headers: dict[str, str]) -> Decoded:
    codec = codec_named(parameter(headers.get("content-type", ""), "charset"))
    if not codec:
        return decode_raw(content)
    text = content.decode(codec, "replace")
    if codec == "utf-8" and text.count("\ufffd") * 20 > len(text):
        return decode_raw(content)
    return Decoded(text, codec)
