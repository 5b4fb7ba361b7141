"""The visible text of a page as lines, each with the element it stands in and what the markup says it is.

Nothing here chooses the article among the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from csto_tui.corpus.form import weight
from csto_tui.corpus.readers.html_furniture import Furniture, is_hidden
from csto_tui.corpus.readers.html_tree import BLOCKS, Element
from csto_tui.text.clean import clean_line

__all__ = ["HEADINGS", "Line", "lines_of", "plain"]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_TEXT = frozenset(("script", "title", "input", "img"))
_SHORT_CELL = 80
_LONG_CAPTION = 45
_LAYOUT_HINTS = str.maketrans("", "", "\u00ad\ufeff")
"""Soft hyphens say where a word may break; they are no part of it."""
_SPACE = re.compile(r"[ \t\r\f\n]+")


@dataclass(slots=True, eq=False)
class Line:
    """One line: a paragraph, a heading, an item, a row of a table, a stretch between two breaks."""

    text: str
    """Clean, without white space at its ends; not empty."""
    element: Element
    """The block it stands in."""
    linked: int = 0
    """Code points that are links, about."""
    kind: str = ""
    """The kind of furniture that the markup makes it, or nothing."""
    weight: int = 0
    """About how many words."""

    @property
    def is_heading(self) -> bool:
        """Tell whether it is marked as a heading."""
        return self.element.tag in HEADINGS

    @property
    def is_links(self) -> bool:
        """Tell whether most of it is links."""
        return self.linked * 2 > len(self.text)


def lines_of(root: Element, furniture: Furniture | None = None) -> list[Line]:
    """Return the visible lines of a page in order; without `furniture` none has a kind."""
    walk = _Walk(furniture)
    for entered, one in _events(root):
        if isinstance(one, str):
            walk.add(one)
        elif entered:
            walk.enter(one)
        else:
            walk.leave(one)
    walk.flush()
    return walk.lines


def plain(root: Element) -> str:
    """Return all visible text below an element, one block a line, and nothing chosen or set aside."""
    return "\n".join(line.text for line in lines_of(root))


def _events(root: Element) -> Iterator[tuple[bool, Element | str]]:
    """Yield (True, element) at the start of each visible element, (False, element) at its end, and its texts."""
    waiting: list[tuple[bool, Element | str]] = [(True, root)]
    while waiting:
        entered, one = waiting.pop()
        yield entered, one
        if entered and isinstance(one, Element):
            waiting.append((False, one))
            waiting.extend(
                (True, child)
                for child in reversed(one.children)
                if isinstance(child, str) or (child.tag not in _NO_TEXT and not is_hidden(child))
            )


@dataclass(slots=True)
class _Place:
    """An open element that matters for the lines below it."""

    element: Element
    first: int
    """How many lines there were when it began."""


@dataclass(slots=True)
class _Walk:
    furniture: Furniture | None
    lines: list[Line] = field(default_factory=list)
    parts: list[tuple[str, str]] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    preformatted: int = 0
    places: list[_Place] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: [""])

    def add(self, text: str) -> None:
        if self.preformatted and "\n" in text:
            for place, line in enumerate(text.split("\n")):
                if place:
                    self.flush()
                self._append(line)
        else:
            self._append(text)

    def _append(self, text: str) -> None:
        self.parts.append((text, self.kinds[-1]))
        if self.links:
            self.linked += len(_SPACE.sub(" ", text).strip())

    def enter(self, element: Element) -> None:
        self.links += element.is_link
        self.preformatted += element.tag == "pre"
        kind = self.kinds[-1]
        if not kind and self.furniture:
            kind = self.furniture.kind_of(element)
        self.kinds.append(kind)
        if element.tag in BLOCKS or element.tag == "br":
            self.flush()
        if element.tag in BLOCKS:
            self.places.append(_Place(element, len(self.lines)))

    def leave(self, element: Element) -> None:
        if element.tag in BLOCKS:
            self.flush()
        self.kinds.pop()
        self.links -= element.is_link
        self.preformatted -= element.tag == "pre"
        if element.tag in BLOCKS:
            place = self.places.pop()
            if element.tag == "tr":
                self._join_row(place)

    def flush(self) -> None:
        text = clean_line("".join(part for part, _ in self.parts).translate(_LAYOUT_HINTS))
        if text and self.places:
            kinds = [kind for part, kind in self.parts if not part.isspace()]
            kind = kinds[0] if kinds and all(kinds) else ""  # furniture within a sentence is part of it
            words = weight(text)
            if kind == "caption" and words >= _LONG_CAPTION and text.endswith("."):
                kind = ""  # a standfirst below the picture; what is a caption after all, layout knows by its words
            self.lines.append(Line(text, self.places[-1].element, self.linked, kind, words))
        self.parts.clear()
        self.linked = 0

    def _join_row(self, row: _Place) -> None:
        """Make the row of a table one line, its cells apart by tabs, when all its cells are short."""
        cells = self.lines[row.first :]
        if not 2 <= len(cells) <= 20 or any(
            len(cell.text) > _SHORT_CELL or cell.element.tag not in ("td", "th") for cell in cells
        ):
            return
        text = "\t".join(cell.text for cell in cells)
        linked = sum(cell.linked for cell in cells)
        self.lines[row.first :] = [Line(text, row.element, linked, cells[0].kind, weight(text))]
