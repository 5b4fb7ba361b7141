"""Find the quotations of a draft: what stands between marks, and paragraphs set apart by `>`.

Found are double marks of every kind, and single ones where they are no apostrophes. Not found is what has no marks at
all. Nothing here looks at an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from csto_tui.drafts.markdown import blanked, unmarked
from csto_tui.model.article import line_at
from csto_tui.model.draft import DraftQuotation
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import tokens, word_count
from csto_tui.text.segment import sentences

__all__ = ["LONGEST", "find_quotations"]

LONGEST = 300
"""Words; a longer quotation is taken apart between sentences, and each part is one quotation."""
# What closes a quotation, by what opens it. Marks that both open and close come last.
_CLOSING = {
    "“": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "»": "«",
    "”": "”",
    '"': '"”“',
}
_UNSURE = '"”»'
_SINGLE = {"‘": "’'", "'": "'’", "‚": "‘’"}
_OPENER = re.compile("[" + "".join((*_CLOSING, *_SINGLE)) + "]")
_BLOCK_LINE = re.compile(r"[ ]{0,3}>+[ \t]?(?:[ ]{0,3}>[ \t]?)*")
_NEW_BLOCK = re.compile(r"[ ]{0,3}(?:#{1,6}[ \t]|(?:[-*+]|\d{1,9}[.)])[ \t])")
_SOURCE_LINE = re.compile(r"[ \t]*(?:[—–―]|--)")
_EMPHASIS = "*_~"


def find_quotations(text: str, *, is_markdown: bool = False, by_line: bool = False) -> tuple[DraftQuotation, ...]:
    """Return the quotations of a draft in their order.

    A quotation inside another is part of it. `by_line`: each line is a paragraph, as in a text taken out of a word
    processor; else blank lines part them. A quotation ends with its paragraph even if its mark is not closed. The last
    line of a block is no part of it when it begins with a dash: it names the source.
    """
    bare = blanked(text) if is_markdown else text
    found: list[DraftQuotation] = []
    for paragraph, is_block in _paragraphs(bare, by_line):
        stretches = [(paragraph, False)] if is_block else _between_marks(bare, paragraph)
        for span, is_open in stretches:
            for part in _parts(bare, span):
                raw = _joined(part.of(text)) if is_block else part.of(text)
                quoted = clean_line(unmarked(raw) if is_markdown else raw)
                quoted = _stripped(quoted) if is_block else quoted
                if word_count(quoted):
                    found.append(DraftQuotation(quoted, part, line_at(text, part.start), is_block, is_open))
    return tuple(found)


def _paragraphs(text: str, by_line: bool) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs, and whether each is set apart as a block."""
    start = end = -1
    was_block = False
    at = 0
    for line in [*text.split("\n"), ""]:
        block = _BLOCK_LINE.match(line)
        body = block.end() if block else 0
        is_blank = not line[body:].strip()
        if start >= 0 and (is_blank or by_line or bool(block) != was_block or (not block and _NEW_BLOCK.match(line))):
            yield from _paragraph(text, Span(start, end), was_block)
            start = -1
        if not is_blank:
            start = at + body if start < 0 else start
            end, was_block = at + len(line), bool(block)
        at += len(line) + 1


def _paragraph(text: str, span: Span, is_block: bool) -> Iterator[tuple[Span, bool]]:
    """Yield a paragraph; of a block without the line that names its source, and nothing when that is all."""
    if is_block:
        last = text.rfind("\n", span.start, span.end) + 1 or span.start
        marks = _BLOCK_LINE.match(text, last)
        if _SOURCE_LINE.match(text, marks.end() if marks else last):
            if last == span.start:
                return
            span = Span(span.start, last - 1)
    yield span, is_block


def _between_marks(text: str, paragraph: Span) -> Iterator[tuple[Span, bool]]:
    """Yield what stands between marks, and whether it runs to the paragraph's end for want of a closing one."""
    at = paragraph.start
    while opener := _OPENER.search(text, at, paragraph.end):
        at = opener.end()
        mark = opener[0]
        if mark in _SINGLE:
            end = _single_end(text, opener.start(), paragraph) if _may_open(text, opener.start(), paragraph) else -1
            if end < 0:
                continue
        elif mark in _UNSURE and not _may_open(text, opener.start(), paragraph):
            continue
        else:
            end = _double_end(text, at, paragraph, mark)
        yield Span(at, end if end >= 0 else paragraph.end), end < 0
        at = end + 1 if end >= 0 else paragraph.end


def _may_open(text: str, place: int, paragraph: Span) -> bool:
    """Tell whether a mark that could be anything stands where a quotation begins."""
    before = place - 1
    while before >= paragraph.start and text[before] in _EMPHASIS:
        before -= 1
    if before >= paragraph.start and (text[before].isalnum() or text[before] in ".,!?…)]%"):
        return False
    after = text[place + 1 : place + 2]
    return bool(after) and place + 1 < paragraph.end and not after.isspace()


def _double_end(text: str, start: int, paragraph: Span, mark: str) -> int:
    """Return where the closing mark stands, or -1. Angles may stand in angles."""
    depth = 1
    for at in range(start, paragraph.end):
        letter = text[at]
        if letter == mark and mark in "«「『":
            depth += 1
        elif letter in _CLOSING[mark]:
            if mark == '"' and letter == "“" and text[at + 1 : at + 2].isalnum():
                continue  # it opens another one inside
            depth -= 1
            if not depth:
                return at
    return -1


def _single_end(text: str, place: int, paragraph: Span) -> int:
    """Return where a quotation in single marks ends, or -1 when the mark is an apostrophe.

    A mark after `s` may be a possessive: it closes only if no better one follows before the next opening mark.
    """
    mark, doubtful = text[place], -1
    for at in range(place + 1, paragraph.end):
        letter = text[at]
        if letter not in _SINGLE[mark]:
            if letter == mark == "‘" and at > place + 1 and text[at - 1].isspace():
                break
            continue
        before, after = text[at - 1], text[at + 1 : at + 2]
        if after.isalnum() or before.isspace():
            if letter == mark == "'" and before.isspace():
                break
            continue
        if before not in "sSxXzZ":
            return at
        doubtful = at
    return doubtful


def _parts(text: str, span: Span) -> Iterator[Span]:
    """Yield a quotation without white space around it, taken apart between sentences where it is too long."""
    while span.start < span.end and text[span.start].isspace():
        span = Span(span.start + 1, span.end)
    while span.end > span.start and text[span.end - 1].isspace():
        span = Span(span.start, span.end - 1)
    if len(span) < LONGEST * 4 or word_count(text, span.start, span.end) <= LONGEST:
        yield span
        return
    start, end, words = span.start, span.start, 0
    for piece in (piece for sentence in sentences(text, span) for piece in _cut(text, sentence)):
        more = word_count(text, piece.start, piece.end)
        if words and words + more > LONGEST:
            yield Span(start, end)
            start, words = piece.start, 0
        end, words = piece.end, words + more
    yield Span(start, span.end)


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, in pieces where it is too long by itself."""
    starts = [token.start for token in tokens(text, sentence.start, sentence.end)][LONGEST::LONGEST]
    for start, end in pairwise((sentence.start, *starts, sentence.end)):
        yield Span(start, end)


def _joined(block: str) -> str:
    """Return a block without the mark at the beginning of each of its lines."""
    first, *others = block.split("\n")
    return "\n".join([first, *(line[match.end() :] if (match := _BLOCK_LINE.match(line)) else line for line in others)])


def _stripped(quoted: str) -> str:
    """Return a block's text without the pair of marks that it wholly stands between."""
    if len(quoted) > 2 and quoted[0] in _CLOSING and quoted[-1] in _CLOSING[quoted[0]]:
        inside = quoted[1:-1]
        if not any(mark in inside for mark in (quoted[0], quoted[-1])):
            return inside.strip()
    return quoted
