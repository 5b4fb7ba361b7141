"""Make text of unknown origin harmless: no control character, no bidirectional override, no lone surrogate survives.

Every replacement is one code point for one, so offsets hold. Nothing here strips visible text.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clean", "clean_line", "one_line"]

_REPLACEMENT = "\ufffd"
# C0 but tab and line feed, DEL, C1, lone surrogates, line and paragraph separators, bidirectional controls (UAX #9:
# ALM, LRM, RLM,
# embeddings, overrides, isolates), interlinear annotation, and tag characters, which hide text.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def _mark(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's own pictures of control characters: ␛ for ESC
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029, 0x85):
        return "\n"
    return _REPLACEMENT


def clean(text: str) -> str:
    r"""Return `text` in NFC with every harmful code point replaced by a visible mark.

    The result holds no Cc but tab and line feed, no Cs, and no bidirectional control; doing it twice changes nothing.

    >>> clean("a\x1b]52;c;eA==\x07b")
    'a␛]52;c;eA==␇b'
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _HARMFUL.sub(_mark, text))


def clean_line(text: str) -> str:
    r"""Return cleaned `text` as one line: runs of white space become one space, ends are trimmed.

    >>> clean_line(" a\n\t b ")
    'a b'
    """
    return " ".join(clean(text).split())


def one_line(text: str) -> str:
    r"""Return `text` with each tab and line break as one space and harmful code points marked: as many code points as
    before.

    Offsets into the text hold for the result as well, provided that the text is in NFC, as every article's is.

    >>> one_line("a\nb\x1b")
    'a b␛'
    """
    return _HARMFUL.sub(_mark, text).replace("\n", " ").replace("\t", " ")
