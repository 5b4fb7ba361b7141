"""Markdown in a draft: what in it is no prose is blanked out, what in a quotation is markup is taken away.

Nothing here renders.
"""

from __future__ import annotations

import re

__all__ = ["blanked", "unmarked"]

_TAG = (
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|"
    r"img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)"
    r"(?:[\s/][^<>\n]{0,2000})?>"
)
_FRONT = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_FENCE_MARGIN = r"^[ ]{0,3}(?:>[ ]?)*[ ]{0,3}"
_FENCE = re.compile(
    rf"{_FENCE_MARGIN}(`{{3,}}|~{{3,}})[^\n]*\n(?:.*?{_FENCE_MARGIN}\1[`~]*[ \t]*$|.*\Z)", re.DOTALL | re.MULTILINE
)
_INDENTED = re.compile(r"(?:\A|(?<=\n\n))(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LIST = re.compile(r"^[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]", re.MULTILINE)
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,400}\)[^()\n]{0,400})?\)"
_BLANKED = re.compile(
    r"<!--(?:(?!<!--).)*?-->"  # a comment
    r"|(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)"  # code
    rf"|{_TAG}"
    r"|^[ ]{0,3}\[[^\]\n]{1,400}\]:[ \t]+\S[^\n]*$"  # where a link leads to
    rf"|(?<=\]){_TARGET}"  # the same, in its place
    r"|<[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>"  # an address in angles
    r"|\bhttps?://[^\s<>\"“”«»]+"
    r"|\\(?=[!-/:-@\[-`{-~])",  # an escape
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
_IMAGE_OR_NOTE = re.compile(r"!\[[^\]\n]{0,400}\](?:\([^()\n]{0,2000}\))?|\[\^[^\]\n]{1,100}\]|\[-?@[^\]\n]{1,400}\]")
_LINK = re.compile(rf"\[([^\[\]\n]{{1,2000}})\](?:{_TARGET}|\[[^\]\n]{{0,400}}\])")
_BREAK = re.compile(r"<br[ \t]*/?>|\\$", re.MULTILINE | re.IGNORECASE)
_ELEMENT = re.compile(rf"{_TAG}|<!--(?:(?!<!--).)*?-->", re.DOTALL | re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"(?<!\\)(\*\*|__|~~)(?=\S)(.{1,2000}?)(?<=\S)(?<!\\)\1", re.DOTALL),
    re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])([^*_]{1,2000}?)(?<=[^\s*_\\])\1(?![\w*])", re.DOTALL),
    re.compile(r"(?<![\\*])(\*)(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*\\])\1(?!\*)", re.DOTALL),
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def blanked(text: str) -> str:
    """Return `text` with front matter, code, elements, addresses and escapes as spaces: as many code points, the same
    lines.

    >>> blanked("Say `a \\"b\\"` or [this](x \\"y\\").")
    'Say         or [this]       .'
    """
    bare = _FENCE.sub(_blank, _FRONT.sub(_blank, text, count=1))
    bare = _INDENTED.sub(lambda match: match[0] if _in_list(bare, match.start()) else _blank(match), bare)
    return _BLANKED.sub(_blank, bare)


def unmarked(text: str) -> str:
    r"""Return a stretch of Markdown as it reads: without emphasis, links, notes, elements and escapes.

    >>> unmarked("We **never** [agreed](x) \\*that\\*[^2] [sic]")
    'We never agreed *that* [sic]'
    """
    if not re.search(r"[*_~\[\\<]", text):
        return text
    bare = _LINK.sub(r"\1", _IMAGE_OR_NOTE.sub("", text))
    bare = _ELEMENT.sub("", _BREAK.sub(" ", bare))
    for pattern in _EMPHASIS:
        bare = pattern.sub(r"\2", bare)
    return _ESCAPE.sub(r"\1", bare)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _in_list(text: str, offset: int) -> bool:
    """Tell whether the paragraph above is an item of a list: what is indented below one goes on with it."""
    above = text[:offset].rstrip()
    start = max((match.end() for match in _BLANK_LINE.finditer(above)), default=0)
    return bool(_LIST.match(above, start)) or above[start : start + 2] == "  "
