"""Turn the bytes of a source into clean text, and name their encoding. Nothing here reads a file."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from csto_tui.corpus.charset import Certainty, guess
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
    encoding: str
    """A name that Python knows. Whatever is not a UTF is a guess."""
    remarks: tuple[str, ...] = ()
    """What a reader should know of it: that the encoding is a guess and not a certain one, that bytes were lost."""


def decode(content: bytes) -> Decoded:
    """Return the text of `content`, in NFC, harmless, with one kind of line break; malformed pieces become U+FFFD.

    Raises SourceError for bytes that are no text.

    >>> decode("Мінск".encode("utf-8-sig"))
    Decoded(text='Мінск', encoding='utf-8', remarks=())
    """
    raw = decode_raw(content)
    return replace(raw, text=tidy(raw.text))


def decode_raw(content: bytes) -> Decoded:
    """Return the text of `content` as it stands, for a format whose lines and quotation marks must be read before the
    text is tidied. Raises SourceError for bytes that are no text.
    """
    found = _text_of(content)
    if sum(1 for _ in _BINARY.finditer(found.text)) * 20 > len(found.text):
        raise SourceError("it looks like a binary file", hint="Only text can be read under this suffix.")
    return replace(found, text=found.text.removeprefix("\ufeff"))


def tidy(text: str) -> str:
    r"""Return text that was decoded in any way as `Decoded` has it.

    >>> tidy("a\r\nb\x1b")
    'a\nb␛'
    """
    text = _LINE_END.sub("\n", text)
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return clean(text)


def _text_of(content: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, "replace"), encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(content) or _guessed(content)
    if "\0" in text:  # UTF-16 of Latin letters is valid UTF-8, with a NUL beside each letter
        return _guessed(content)
    return Decoded(text, "utf-8")


def _guessed(content: bytes) -> Decoded:
    found = guess(content)
    remark = f"read as {found.encoding} (guessed, {found.certainty})"
    return Decoded(found.text, found.encoding, () if found.certainty is Certainty.CERTAIN else (remark,))


def _mended(content: bytes) -> Decoded | None:
    """Return UTF-8 with a few bad bytes replaced, or None when the bytes speak against UTF-8."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not letter.isascii() for letter in text) - broken
    lost = "pieces that are no UTF-8 show" if broken > 1 else "piece that is no UTF-8 shows"
    return Decoded(text, "utf-8", (f"{broken} {lost} as \ufffd",)) if whole > 4 * broken else None
