"""Headers of mail: unfolded within limits, encoded words decoded, names and days taken out of them (RFC 5322, 2047).
Nothing here looks at a body.
"""

from __future__ import annotations

import binascii
import re
from email.utils import parsedate_tz
from itertools import groupby

from csto_tui.corpus.charset import guess
from csto_tui.corpus.readers.charsets import codec_named
from csto_tui.text.clean import clean_line

__all__ = ["day_of", "decoded_words", "headers_of", "name_of", "parameter"]

_LONGEST = 8_000
"""Bytes of one header that are read; the rest of a longer one is left."""
_MOST = 1_000
_HEADER = re.compile(rb"([!-9;-~]{1,100}):[ \t]?(.*)")
_ENCODED = re.compile(r"=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([BbQq])\?([^? ]{0,2000})\?=")
_BETWEEN = re.compile(r"(\?=)\s{1,200}(?==\?)")
_PARAMETER = re.compile(r";\s*([\w-]{1,40})(?:\*\d{0,2}\*?)?\s*=\s*(\"(?:[^\"\\]|\\.){0,1000}\"|[^;\s]{0,1000})")
_ADDRESS = re.compile(r"<[^<>]{0,300}>|\S{1,200}@\S{1,200}")
_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?!\d)")


def headers_of(block: bytes) -> dict[str, str]:
    """Return the headers of a block of lines by their names in small letters; of repeated ones the first."""
    found: dict[str, bytes] = {}
    name = ""
    for line in block.split(b"\n"):
        match = _HEADER.match(line)
        if line[:1] in (b" ", b"\t"):
            if name and len(found[name]) < _LONGEST:
                found[name] += b" " + line.strip()[:_LONGEST]
        elif match and len(found) < _MOST:
            name = match[1].decode("ascii").lower()
            if name in found:
                name = ""
            else:
                found[name] = match[2].strip()[:_LONGEST]
        else:
            name = ""
    return {key: _text(value[:_LONGEST]) for key, value in found.items()}


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return guess(value).text


def decoded_words(value: str) -> str:
    """Return a header as one clean line, its encoded words decoded.

    >>> decoded_words("=?utf-8?B?0JzQuA==?= =?utf-8?Q?=D0=BD=D1=81=D0=BA?= !")
    'Минск !'
    """
    value = _BETWEEN.sub(r"\1", value)
    pieces: list[str] = []
    at = 0
    for charset, run in groupby(_ENCODED.finditer(value), key=lambda match: match[1].lower()):
        waiting = b""  # a letter may be parted between two words of one charset
        for match in run:
            if match.start() > at:
                pieces += [_in_charset(waiting, charset), value[at : match.start()]]
                waiting = b""
            waiting += _unpacked(match[2], match[3])
            at = match.end()
        pieces.append(_in_charset(waiting, charset))
    return clean_line("".join((*pieces, value[at:])))


def _unpacked(way: str, text: str) -> bytes:
    if way in "Qq":
        return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except ValueError:  # binascii.Error, or letters beyond ASCII
        return text.encode("utf-8", "replace")


def _in_charset(content: bytes, charset: str) -> str:
    codec = codec_named(charset)
    return content.decode(codec, "replace") if codec else _text(content)


def parameter(value: str, name: str) -> str:
    """Return a parameter of a header, without quotation marks; nothing when it lacks it.

    >>> parameter('text/plain; charset="KOI8-R"', "charset")
    'KOI8-R'
    """
    found = next((match[2] for match in _PARAMETER.finditer(value) if match[1].lower() == name), "")
    if len(found) > 1 and found.startswith('"') and found.endswith('"'):
        return re.sub(r"\\(.)", r"\1", found[1:-1])
    return found


def name_of(address: str) -> str:
    """Return the name in an address, without the address; nothing when it has none.

    >>> name_of('"Minsk Daily" <news@example.org>'), name_of("a@example.org (Anna Petrova)")
    ('Minsk Daily', 'Anna Petrova')
    """
    bare = clean_line(_ADDRESS.sub(" ", address[:_LONGEST])).strip(" \"'")
    return bare[1:-1].strip() if bare.startswith("(") and bare.endswith(")") else bare


def day_of(said: str) -> str:
    """Return the day of a date in the ways of mail or of ISO 8601, as EDTF, in the zone in which it is said; nothing
    for another text.

    >>> day_of("Thu, 1 Mar 2012 23:50:00 +0300"), day_of("2012-03-01T22:00:00Z"), day_of("2012-03")
    ('2012-03-01', '2012-03-01', '2012-03')
    """
    match = _ISO.match(said.strip())
    if match:
        return match[0]
    try:
        parsed = parsedate_tz(said[:100]) or parsedate_tz(f"{said[:100]} 00:00")
    except (ValueError, IndexError, TypeError, OverflowError):  # odd dates: the standard library does not say which
        return ""
    if parsed is None or not 1 <= parsed[0] <= 9999:
        return ""
    return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}"
