"""Find running heads and feet: lines at the edges of PDF pages that are no part of the text. Nothing here knows a
newspaper.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from csto_tui.corpus.form import ends_sentence
from csto_tui.corpus.readers.pdf_lines import Line

__all__ = ["edges_of", "key_of"]

Key = tuple[int, float, str]
_EDGE = 3
"""Lines at the top and the bottom of a page among which heads and feet are looked for."""
_LONGEST = 160
_SHARE = 0.4
"""Of the pages; left and right pages may have heads of their own."""
_APART = 1.8
"""Of the size of the letters: the room between a head and the text."""
_SMALL = 0.95
"""Of the size of the text."""
_FIGURES = re.compile(r"\d+|\b[ivxlc]{1,7}\b")


def key_of(line: Line) -> Key:
    """Return what tells a line from the others of its document."""
    return line.page, line.y, line.text


def edges_of(pages: Sequence[Sequence[Line]]) -> Mapping[Key, str]:
    """Return the heads and feet, each with its kind.

    They stand on many pages with the same words, figures aside; or they are small, short and apart from the text,
    below it, or above it on a later page or though the file has them after it. Where these are all lines, none is.
    """
    size = _text_size(pages)
    upright = [sorted(page, key=lambda line: -line.y) for page in pages]
    edges: dict[Key, str] = {}
    for page, ordered in zip(pages, upright, strict=True):
        edges.update((key_of(line), kind) for line, kind in _apart(page, ordered, size))
    heads = [page[:_EDGE] for page in upright]
    feet = [page[: max(_EDGE, len(page) - _EDGE) - 1 : -1] for page in upright]
    for kind, outermost in (("header", heads), ("footer", feet)):
        edges.update((key_of(line), kind) for line in _repeated(outermost))
    return edges if any(key_of(line) not in edges for page in pages for line in page) else {}


def _repeated(outermost: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield the lines, from the edge inwards, that many pages have; the first one that few have ends its page's."""
    places: dict[str, set[int]] = defaultdict(set)
    for lines in outermost:
        for line in lines:
            places[_words(line)].add(line.page)
    needed = max(2, _SHARE * sum(bool(lines) for lines in outermost))
    for lines in outermost:
        yield from takewhile(lambda line: len(line.text) <= _LONGEST and len(places[_words(line)]) >= needed, lines)


def _words(line: Line) -> str:
    """Return a line's words; all figures are one."""
    return _FIGURES.sub("#", line.text[: _LONGEST + 1].casefold())


def _text_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _apart(page: Sequence[Line], upright: Sequence[Line], size: float) -> Iterator[tuple[Line, str]]:
    """Yield the outermost lines of one page that look like a head or a foot by themselves."""
    if len(upright) < 2:
        return
    for line, inner, kind in ((upright[0], upright[1], "header"), (upright[-1], upright[-2], "footer")):
        is_apart = abs(line.y - inner.y) > _APART * size and line.size < _SMALL * size
        is_label = len(line.text) <= _LONGEST and not ends_sentence(line.text)
        if is_apart and is_label and (kind == "footer" or line.page > 1 or line is not page[0]):
            yield line, kind
