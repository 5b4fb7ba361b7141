"""Names of encodings as mail and the web write them, as Python has them. Nothing here guesses."""

from __future__ import annotations

import codecs

__all__ = ["codec_named"]

_ODD = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"))
"""Codecs that are slow on long texts, differ by system, or decode no charset."""
_ALIASES = {
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "unicode-1-1-utf-7": "utf-7",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-unknown": "",
    "unknown-8bit": "",
    "iso-8859-1": "cp1252",
    "us-ascii": "",
    "ascii": "",
}


def codec_named(name: str) -> str:
    """Return Python's name for a charset; nothing for one that is unknown, says nothing, or is no charset of text.

    >>> codec_named("Windows-1251"), codec_named("base64"), codec_named("klingon")
    ('cp1251', '', '')
    """
    name = name.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    if not name or not name.isascii():
        return ""
    try:
        codec = codecs.lookup(name)
        decoded = b"a".decode(codec.name, "replace")  # of no bytes at all, every codec makes an empty text
    except (LookupError, ValueError, AssertionError):  # a name with a NUL is a ValueError
        return ""
    return codec.name if isinstance(decoded, str) and codec.name not in _ODD else ""
