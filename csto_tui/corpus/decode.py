"""Turn the bytes of a source into clean text, and name their encoding. Nothing here reads a file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from csto_tui.corpus.charset import guess
from csto_tui.errors import SourceError
from csto_tui.text.clean import clean

__all__ = ["Decoded", "decode", "decode_raw", "tidy"]

_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that no text file has; ESC, BEL and BS may stand in a captured terminal and are shown
# as marks.
_BINARY = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|[\x0b\x0c]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text."""

    text: str
    """In NFC, harmless, with `\\n` as the one line break."""
    encoding: str
    """A name that Python knows. Whatever is not a UTF is a guess."""


def decode(content: bytes) -> Decoded:
    """Return the text of `content`; malformed pieces become U+FFFD. Raises SourceError for bytes that are no
    text.

    >>> decode("Мінск".encode("utf-8-sig"))
    Decoded(text='Мінск', encoding='utf-8')
    """
    text, encoding = decode_raw(content)
    return Decoded(tidy(text), encoding)


def decode_raw(content: bytes) -> tuple[str, str]:
    """Return the text of `content` as it stands, and its encoding, for a format whose lines and quotation marks
    must be read before the text is tidied. Raises SourceError for bytes that are no text.
    """
    text, encoding = _text_of(content)
    if sum(1 for _ in _BINARY.finditer(text)) * 20 > len(text):
        raise SourceError("it looks like a binary file", hint="Only text can be read under this suffix.")
    return text.removeprefix("\ufeff"), encoding


def tidy(text: str) -> str:
    r"""Return text that was decoded in any way as `Decoded` has it.

    >>> tidy("a\r\nb\x1b")
    'a\nb␛'
    """
    text = _LINE_END.sub("\n", text)
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return clean(text)


def _text_of(content: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(content) or guess(content)
    if "\0" in text:  # UTF-16 of Latin letters is valid UTF-8, with a NUL beside each letter
        return guess(content)
    return text, "utf-8"


def _mended(content: bytes) -> tuple[str, str] | None:
    """Return UTF-8 with a few bad bytes replaced, or None when the bytes speak against UTF-8."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not letter.isascii() for letter in text) - broken
    return (text, "utf-8") if whole > 4 * broken else None
