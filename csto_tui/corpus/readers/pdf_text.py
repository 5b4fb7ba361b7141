"""Make paragraphs of the lines of PDF pages: running heads and feet set aside, words joined that a line end parts.
Nothing here reads a file, and no line is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.corpus.readers.parts import Part
from csto_tui.corpus.readers.pdf_edges import edges_of, key_of
from csto_tui.corpus.readers.pdf_lines import Line
from csto_tui.corpus.readers.pdf_measures import Measures, measures_of

__all__ = ["paragraphs"]


def paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[Part, ...]:
    """Return the paragraphs of a document with their pages, and its heads and feet as furniture beside them."""
    edges = edges_of(pages)
    body = [[line for line in page if key_of(line) not in edges] for page in pages]
    measures = measures_of([line for page in body for line in page])
    parts: list[Part] = []
    waiting: list[Part] = []  # the furniture of pages on which the open paragraph stands
    opened: list[Line] = []
    for page, kept in zip(pages, body, strict=True):
        for place, line in enumerate(kept):
            below = kept[place + 1] if place + 1 < len(kept) else None
            if opened and measures.parts(opened, line, below):
                parts += [_joined(opened, measures), *waiting]
                opened, waiting = [], []
            opened.append(line)
        furniture = [Part(line.text, edges[key_of(line)], line.page) for line in page if key_of(line) in edges]
        (waiting if opened else parts).extend(furniture)
    return (*parts, *([_joined(opened, measures)] if opened else []), *waiting)


def _joined(lines: Sequence[Line], measures: Measures) -> Part:
    """Return lines as one paragraph; a heading when its letters are large, the larger the higher."""
    text = lines[0].text
    for line in lines[1:]:
        text = measures.continued(text, line.text)
    level = max(1, 100 - int(lines[-1].size)) if measures.is_heading(lines[-1]) else None
    return Part(text.replace("\u00ad", ""), page=lines[0].page, level=level)
