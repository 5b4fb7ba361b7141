"""From the bytes of a saved page to markup: MHTML unpacked, the encoding found. Nothing here parses HTML."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from csto_tui.corpus.decode import Decoded, decode_raw
from csto_tui.errors import SourceError

__all__ = ["Markup", "markup_of"]

_START = 4096
"""Bytes in which the encoding is declared; browsers look at 1,024."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARED = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_MIME = re.compile(rb"\s*(?:From|MIME-Version|Content-Type|Snapshot-Content-Location|Subject|Date):\s", re.IGNORECASE)
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "x-sjis": "cp932", "shift_jis": "cp932", "tis-620": "cp874", "iso-8859-11": "cp874",
    "x-mac-cyrillic": "mac-cyrillic", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8", "unicode": "utf-8",
}  # fmt: skip
"""Other encodings than the declared ones, after the Encoding Standard of the WHATWG."""
_OF_PAGES = re.compile(
    r"utf-8|cp125\d|cp866|cp874|cp932|cp949|cp950|iso8859-\d+|koi8-[rut]|mac-\w+|gb18030|big5\w*|euc_\w+|iso2022_jp\w*"
)
"""Among what Python has are encodings of other things: base64, escapes, host names."""
_MOST_PARTS = 5_000


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as text."""

    text: str
    encoding: str
    address: str = ""
    """Where it was saved from, when the file around it says so."""
    remarks: tuple[str, ...] = ()
    """On its encoding, when that is a guess."""


def markup_of(content: bytes) -> Markup:
    """Return the page in a file: an MHTML archive's own page, or the file itself. Raises SourceError for binary."""
    if _MIME.match(content[:_START]):
        page = _unpacked(content)
        if page:
            return page
    found = _decoded(content, "")
    return Markup(found.text, found.encoding, remarks=found.remarks)


def _unpacked(content: bytes) -> Markup | None:
    """Return the first page of a MIME message, or None when it has none. Its pictures and frames are not looked at."""
    try:
        message = message_from_bytes(content)
        for count, part in enumerate(message.walk()):
            if count > _MOST_PARTS:
                raise SourceError("too complex: more than 5,000 parts")
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                return _part(part, message)
    except RecursionError as error:
        raise SourceError("too complex: parts nested too deeply") from error
    return None


def _part(part: Message, message: Message) -> Markup:
    payload = part.get_payload(decode=True)
    found = _decoded(payload if isinstance(payload, bytes) else b"", str(part.get_param("charset", "") or ""))
    address = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    return Markup(found.text, found.encoding, str(address).strip(), found.remarks)


def _decoded(content: bytes, charset: str) -> Decoded:
    """Return a page's text: by mark, as UTF-8 when it is valid, as declared, or by its letters."""
    if content.startswith(_MARKS):
        return decode_raw(content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return Decoded(text, "utf-8") if "\0" not in text else decode_raw(content)
    match = _DECLARED.search(content[:_START])
    for name in (charset, (match[1] or match[2]).decode("ascii", "replace") if match else ""):
        encoding = _known(name)
        if encoding:
            return Decoded(content.decode(encoding, "replace"), encoding)
    return decode_raw(content)


def _known(name: str) -> str:
    """Return Python's name of an encoding that pages have, or nothing."""
    name = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_AS_BROWSERS_DO.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return found if _OF_PAGES.fullmatch(found) else ""
