"""Find the article among the lines of a page, by the structure of the page and by where its running text is dense.

Nothing here knows a site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.dates import is_date_line
from csto_tui.corpus.form import ends_sentence
from csto_tui.corpus.readers.html_text import Line
from csto_tui.corpus.readers.html_tree import Element

__all__ = ["Region", "find_region", "is_running_text"]

_DOMINANT = 0.75
"""A child that holds this part of its parent's running text holds the article."""
_DECLARED = 0.4
"""An element that says that it is the article is believed when it holds this part of the page's running text."""
_LONGEST = 120
"""Words of one paragraph that count."""
_BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?:article|story|post|entry|news|text)(?:__|[_-])?(?:body|content|text|main)|articlebody|storybody)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


_ABOVE = 8
"""Lines above the heading that are kept, for the date and the section they may hold."""
_GAP = 80
"""Lines between heading and article that are kept."""


@dataclass(frozen=True, slots=True)
class Region:
    """Where the article stands among the lines of its page."""

    container: Element
    inside: tuple[int, ...] = ()
    """The places of the lines that the container holds, in order; empty on a page without lines."""
    first: int = 0
    """The place of the first line of running text among them."""

    def from_heading(self, lines: Sequence[Line], heading: int) -> tuple[list[Line], list[str]]:
        """Return the lines from the heading (or from the container's own first line) to the end, and the kind of each.

        The heading's is title. What stands between the heading and the article is text only when it reads as such.
        """
        if not self.inside:
            return [], []
        kept: Sequence[int] = self.inside
        if heading >= 0 and self.inside[0] - heading > _GAP:
            kept = (heading, *kept)
        elif heading >= 0:
            start = max(min(self.inside[0], heading), min(heading, self.first) - _ABOVE)
            kept = range(start, self.inside[-1] + 1)
        kinds = _kinds([lines[place] for place in kept])
        within = frozenset(self.inside)
        for at, place in enumerate(kept):
            if place == heading:
                kinds[at] = "title"
            elif place not in within and not kinds[at]:
                kinds[at] = _kind_outside(lines[place])
        return [lines[place] for place in kept], kinds


def _kind_outside(line: Line) -> str:
    is_text = is_running_text(line) or (line.is_heading and line.weight >= 5)
    return "" if is_text or is_date_line(line.text) or read_byline(line.text) else "navigation"


def is_running_text(line: Line) -> bool:
    """Tell whether a line reads as part of an article: a sentence, or long, and not mostly links."""
    if line.kind or line.is_links:
        return False
    return line.weight >= 20 or (line.weight >= 5 and ends_sentence(line.text))


def find_region(lines: Sequence[Line], root: Element) -> Region:
    """Return where the article stands."""
    container = _container(lines, root)
    below = frozenset(container.walk())
    inside = tuple(place for place, line in enumerate(lines) if line.element in below)
    first = next((place for place in inside if is_running_text(lines[place])), inside[0] if inside else 0)
    return Region(container, inside, first)


def _container(lines: Sequence[Line], root: Element) -> Element:
    """Return the element that holds the article: one that the page declares to be it, else the densest."""
    worth = _worth(lines)
    total = sum(max(0.0, _own_worth(line)) for line in lines)
    declared = [element for element in worth if _is_declared(element) and worth[element] >= _DECLARED * total]
    return _densest(max(declared, key=lambda element: (worth[element], element.place), default=root), worth)


def _worth(lines: Sequence[Line]) -> dict[Element, float]:
    """Return what the lines below each element are worth, in words of running text."""
    worth: dict[Element, float] = {}
    for line in lines:
        element: Element | None = line.element
        while element is not None and element not in worth:
            worth[element] = 0.0
            element = element.parent
        worth[line.element] += _own_worth(line)
    for element in sorted(worth, key=lambda element: -element.place):
        if element.parent is not None:
            worth[element.parent] += worth[element]
    return worth


def _own_worth(line: Line) -> float:
    if is_running_text(line):
        return min(line.weight, _LONGEST)
    if line.kind or line.is_heading:
        return 0.0
    return -3.0 if line.is_links else -1.0


def _is_declared(element: Element) -> bool:
    if "articleBody" in element.get("itemprop").split() or element.tag in ("article", "main"):
        return True
    return element.get("role") in ("main", "article") or bool(_BODY_NAME.search(element.get("class")))


def _densest(element: Element, worth: dict[Element, float]) -> Element:
    """Descend from an element as long as one child holds most of what it is worth."""
    children: dict[Element, list[Element]] = {}
    for one in worth:
        if one.parent is not None:
            children.setdefault(one.parent, []).append(one)
    while children.get(element):
        best = max(children[element], key=lambda child: worth[child])
        if worth[best] < _DOMINANT * worth[element] or worth[best] <= 0:
            break
        element = best
    return element


def _kinds(lines: Sequence[Line]) -> list[str]:
    """Return the kind of each line of an article's region: that of its markup, or what its neighbours make it.

    Lines that are mostly links are navigation, and so is a heading with nothing but furniture below it.
    """
    kinds = [line.kind or ("navigation" if _is_menu(line) else "") for line in lines]
    has_text_below = False
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].is_heading and not is_running_text(lines[place]):
            if not has_text_below and lines[place].element.tag != "h1":
                kinds[place] = kinds[place] or "navigation"
            has_text_below = has_text_below and not kinds[place]
        elif not kinds[place]:
            has_text_below = True
        elif kinds[place] in ("navigation", "footer"):
            has_text_below = has_text_below and not lines[place].is_links
    return kinds


def _is_menu(line: Line) -> bool:
    return line.is_links and (line.linked > 0.7 * len(line.text) or not ends_sentence(line.text))
