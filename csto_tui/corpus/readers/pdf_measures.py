"""Tell from the measures usual in a PDF where its paragraphs end, and which hyphens at line ends belong to words.
Nothing here knows a language but by the document's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from csto_tui.corpus.form import ends_sentence
from csto_tui.corpus.readers.pdf_lines import Line

__all__ = ["Measures", "measures_of"]

_GAP = 1.25
"""Of the usual distance of lines; more than that parts paragraphs."""
_INDENT = 0.6
"""Of the size of the letters."""
_HEADING = 1.12
"""Of the size of most letters."""
_FAR = 4
"""Usual distances of lines; what stands farther down is in another column or place."""
_MARK = re.compile(r"(?:[•‣◦▪●·*–—-]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad")
_WORDS = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_STEM = 6
_PARTED = 0.04
"""Of all lines; about every tenth ends with a hyphen in a text that parts words."""


def measures_of(lines: Sequence[Line]) -> Measures:
    """Return the measures of a document without its heads and feet."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = max(sizes.most_common(1)[0][0] if sizes else 10.0, 0.1)
    body = [line for line in lines if line.size == size]
    steps = [a.y - b.y for a, b in pairwise(body) if a.page == b.page and 0.3 * size < a.y - b.y < 3 * size]
    lengths = sorted(len(line.text) for line in body)
    words = Counter(word.casefold() for line in lines for word in _WORDS.findall(line.text))
    stems = Counter(word[:_STEM] for word in words)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    measures = Measures(size, median(steps) if steps else 1.2 * size, width, words, stems)
    measures.parts_words = sum(line.text.endswith(_HYPHENS) for line in body) >= _PARTED * len(body)
    marks = [_is_indented(b, a) for a, b in pairwise(body) if a.page == b.page and measures.is_marked(a, b)]
    measures.has_marks = len(marks) >= max(2, len(body) / 25)
    measures.has_indents = measures.has_marks and sum(marks) > len(marks) / 2
    return measures


@dataclass(slots=True)
class Measures:
    """What is usual in one document."""

    size: float
    """Of most letters, in points."""
    step: float
    """From line to line, in points."""
    width: int
    """Characters of a full line."""
    words: Counter[str]
    stems: Counter[str]
    parts_words: bool = True
    """Whether words are parted at line ends: so seldom in some documents that their hyphens are real."""
    has_marks: bool = False
    """Whether paragraphs are parted by room or by an indent: then no line end by itself parts them."""
    has_indents: bool = False
    """Whether it is by an indent: then none that lacks it begins at the top of a page."""

    def is_heading(self, line: Line) -> bool:
        """Tell whether a line's letters are larger than most."""
        return line.size > _HEADING * self.size

    def is_marked(self, above: Line, line: Line) -> bool:
        """Tell whether room or an indent parts two lines of one column."""
        down = above.y - line.y
        if not 0 < down < _FAR * self.step:
            return False
        if down > _GAP * self.step * max(above.size, line.size) / self.size:
            return True
        return _is_indented(line, above) and not self.is_heading(line) and not _MARK.match(above.text)

    def parts(self, opened: Sequence[Line], line: Line, below: Line | None) -> bool:
        """Tell whether the paragraph of the `opened` lines ends before `line`; `below` is the next one on its page."""
        above = opened[-1]
        if abs(above.size - line.size) > 0.08 * max(above.size, line.size):
            return not _is_drop_cap(opened, line)
        closed = ends_sentence(above.text)
        if _MARK.match(line.text) and (closed or above.text.endswith((":", ";")) or _MARK.match(opened[0].text)):
            return True
        if above.page != line.page or not 0 <= above.y - line.y < _FAR * self.step:
            return self._parts_over_a_break(above, line, below)
        if self.is_marked(above, line):
            return True
        if self.has_marks or self.is_heading(line):
            is_next = len(opened) == 1 and above.x == line.x and below is not None and line.y > below.y
            return is_next and below is not None and _is_indented(line, below) and not self.is_heading(line)
        return closed and len(above.text) < 0.75 * self.width and not line.text[0].islower()

    def _parts_over_a_break(self, above: Line, line: Line, below: Line | None) -> bool:
        """Tell the same where a column or a page ends between the lines."""
        if above.text.endswith(_HYPHENS) or line.text[0].islower():
            return False
        is_first = below is not None and line.y > below.y and _is_indented(line, below)
        if is_first or self.is_heading(line):
            return True
        return (ends_sentence(above.text) and not self.has_indents) or len(above.text) < 0.5 * self.width

    def continued(self, text: str, following: str) -> str:
        """Return text with the next line; a hyphen at its end goes unless the document's words speak for it."""
        if len(text) == 1 and text.isupper() and following[0].islower():
            return text + following  # a drop cap
        if not text.endswith(_HYPHENS) or not text[-2:-1].isalnum():
            return f"{text} {following}"
        is_parted = text[-2].isalpha() and following[0].islower() and not self._is_compound(text[:-1], following)
        return text[:-1] + following if is_parted or text[-1] == "\u00ad" else text + following

    def _is_compound(self, before: str, after: str) -> bool:
        if not self.parts_words:
            return True
        first = (_WORDS.findall(before[-80:]) or [""])[-1].casefold()
        second = (_WORDS.findall(after[:80]) or [""])[0].casefold()
        whole, hyphened = self.words[first + second], self.words[f"{first}-{second}"]
        if whole or hyphened:
            return hyphened > whole
        is_word = self.words[first] > 0 or (len(first) > _STEM and first.endswith(("о", "е")))
        return min(len(first), len(second)) >= 4 and is_word and self.stems[second[:_STEM]] > 1


def _is_indented(line: Line, other: Line) -> bool:
    return line.x - other.x > _INDENT * line.size


def _is_drop_cap(opened: Sequence[Line], line: Line) -> bool:
    return len(opened) == 1 and len(opened[0].text) == 1 and opened[0].text.isupper() and line.text[0].islower()
