"""Markdown: front matter as metadata, light syntax taken out of the lines, every line kept in its place.
Nothing here renders.
"""

from __future__ import annotations

import re

from csto_tui.corpus.decode import decode
from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.frontmatter import front_matter
from csto_tui.model.article import Evidence, line_at
from csto_tui.model.span import Span
from csto_tui.text.clean import clean

__all__ = ["read"]

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,400})\]\((?:[^()\s]{0,2000})(?:[ ]\"[^\"\n]{0,400}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{0,400}[^\s*_])\1(?![\w*])")
_SYNTAX = re.compile(r"[*_\[]")
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a Markdown file. Raises SourceError for bytes that are no text.

    Taken out are heading marks, underlines of headings, quotation marks of blocks, emphasis, and the targets
    of links; code stays.
    """
    decoded = decode(content)
    front, given = front_matter(decoded.text)
    start = front.end if front else 0
    body, heading = _plain(decoded.text[start:], start)
    text = decoded.text[:start] + body
    if heading and not any(one.field == "title" for one in given):
        line = Evidence(line_at(text, heading.start), heading.of(text), heading)
        given = (*given, Given("title", (heading.of(text),), line))
    return (Draft(text, decoded.encoding, given, heading, front, remarks=decoded.remarks),)


def _plain(body: str, start: int) -> tuple[str, Span | None]:
    """Return the body without light syntax, and where its first heading of the first level stands (`start` is
    added).
    """
    kept: list[str] = []
    heading: Span | None = None
    fenced = False
    length = start
    for source in body.split("\n"):
        fenced ^= bool(_FENCE.match(source))
        level, line = (0, source) if fenced else _line(source, kept[-1] if kept else "")
        if level == -1 and kept:  # an underline: the line above is the heading
            above = kept[-1].strip()
            at = length - len(kept[-1]) - 1 + kept[-1].find(above)
            heading = heading or (Span(at, at + len(above)) if source.lstrip().startswith("=") else None)
        elif level == 1 and line:
            heading = heading or Span(length, length + len(line))
        kept.append(line)
        length += len(line) + 1
    return "\n".join(kept), heading


def _line(source: str, above: str) -> tuple[int, str]:
    """Return a line's heading level (0: none, -1: an underline) and what is left of it."""
    if not source:
        return 0, ""
    match = _HEADING.fullmatch(source)
    if match:
        return len(match[1]), _inline(match[2]).strip()
    if _UNDERLINE.fullmatch(source) and above.strip():
        return -1, ""
    return 0, _inline(_QUOTED.sub("", source, count=1) if _QUOTED.match(source) else source)


def _inline(line: str) -> str:
    bare = line
    for pattern, kept in ((_LINK, 1), (_STRONG, 2), (_EMPHASIS, 2)) if _SYNTAX.search(line) else ():
        bare = pattern.sub(rf"\{kept}", bare)
    return line if bare == line else clean(bare)
