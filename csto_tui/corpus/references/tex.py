r"""Turn the TeX of bibliographies into plain text: accents, dashes, quotation marks, braces. Nothing here runs
a macro.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["plain", "verbatim"]

_SIGNS = "`'^\"~=.uvHckrdb"
_COMBINING = "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0323\u0331"
_MARKS = dict(zip(_SIGNS, _COMBINING, strict=True))
_ACCENT = re.compile(
    r"\\(?:([`'^\"~=.])\s*|([uvHckrdb])(?:\s+|(?=\{)))(?:\{(\\?[^\W\d_]?)\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_WORDS = {
    "ss": "ß",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "th": "þ",
    "textquotedbl": '"',
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textendash": "–",
    "textemdash": "—",
    "textbackslash": "\\",
    "backslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textunderscore": "_",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
}
_WORD = re.compile(r"\\([A-Za-z]+)\s*(?:\{\})?")
_ESCAPED = re.compile(r"\\([&%$#_{}~^ ,\-])")
_PLAIN = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
# What is meant as it stands waits in private code points until the syntax is gone.
_KEPT = {"{": "\ue000", "}": "\ue001", "~": "\ue002", "\\": "\ue003", "$": "\ue004"}
_BACK = {ord(stand_in): letter for letter, stand_in in _KEPT.items()}


def plain(value: str) -> str:
    r"""Return a field's value as it is printed; an unknown command gives its argument.

    >>> plain(r"{\"O}sterreich, {Fran{\c c}ois} \emph{Lukashenka} \& Caf{\'{e}} -- 50\%")
    'Österreich, François Lukashenka & Café – 50%'
    """
    text = _ACCENT.sub(_accented, value)
    text = _ESCAPED.sub(lambda match: _KEPT.get(match[1], match[1]), text)
    text = _WORD.sub(lambda match: _word(match[1]), text)
    for written, printed in _PLAIN:
        text = text.replace(written, printed)
    return unicodedata.normalize("NFC", re.sub(r"[{}$]", "", text.replace("~", " ")).translate(_BACK)).strip()


def verbatim(value: str) -> str:
    r"""Return an address or a path: only escapes and braces go.

    >>> verbatim(r"{http://a.by/x\_y?b=50\%25}")
    'http://a.by/x_y?b=50%25'
    """
    text = re.sub(r"\$\\backslash\$|\\textbackslash(?:\{\})?", "\ue003", value)
    text = _ESCAPED.sub(r"\1", re.sub(r"\{\\([&%$#_~])\}", r"\1", text))
    return re.sub(r"^\\url|[{}]", "", text).translate(_BACK).strip()


def _accented(match: re.Match[str]) -> str:
    letter = (match[3] or match[4] or "").lstrip("\\")
    return unicodedata.normalize("NFC", letter + _MARKS[match[1] or match[2]]) if letter else ""


def _word(name: str) -> str:
    printed = _WORDS.get(name, "")
    return _KEPT.get(printed, printed)
