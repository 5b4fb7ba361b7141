"""HTML as a tree, built forgivingly from markup of any quality on the standard library's tokenizer.

Depth and number of elements are bounded. Nothing here fetches, runs a script, or recurses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from csto_tui.errors import SourceError

__all__ = ["BLOCKS", "Element", "Page", "parse"]

_DEEPEST = 250
"""Open elements; what is nested deeper counts as standing at this depth."""
_MOST = 400_000
"""Elements and stretches of text."""
_LONGEST_VALUE = 4_000
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr keygen frame".split())
_DROPPED = frozenset("style template svg math iframe object noscript canvas audio video map".split())
"""Their content is no text of the page."""
_KEPT = frozenset(
    "id class itemprop itemtype role rel property name content datetime lang xml:lang href hidden style type "
    "http-equiv charset pubdate".split()
)
BLOCKS = frozenset(
    "html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot "
    "th thead tr ul caption legend option select button textarea title".split()
)
"""Elements that begin a line of their own."""
_ENDS_PARAGRAPH = BLOCKS - frozenset("td th tr tbody thead tfoot option button select textarea html body".split())
_ENDED_BY_OWN = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "option": ({"option"}, {"select"}),
    "a": ({"a"}, {"table", "td"}),
}
"""Start tags that end an open element of the first set, looked for as far as one of the second."""
_SCOPE = frozenset("table td th button caption html".split())


@dataclass(slots=True, eq=False)
class Element:
    """An element with the attributes that tell something; of a repeated attribute the first counts."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element | str] = field(default_factory=list)
    place: int = 0
    """Its number in the order of start tags."""

    @property
    def is_link(self) -> bool:
        """Tell whether it leads somewhere; `<a>` without an address is but a name for a place."""
        return self.tag == "a" and "href" in self.attributes

    def get(self, name: str) -> str:
        """Return an attribute's value, or nothing."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Element]:
        """Yield the element and all below it, in order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self, limit: int = 2_000) -> str:
        """Return the text below the element, white space as it stands; what begins beyond `limit` is left out."""
        parts: list[str] = []
        waiting: list[Element | str] = [self]
        while waiting and limit > 0:
            one = waiting.pop()
            if isinstance(one, str):
                parts.append(one)
                limit -= len(one)
            else:
                if one.tag in BLOCKS or one.tag == "br":
                    parts.append(" ")
                if one.tag != "script":
                    waiting.extend(reversed(one.children))
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page."""

    root: Element
    comments: tuple[str, ...]
    """The first comments, in which browsers say where they saved a page from."""


def parse(markup: str) -> Page:
    """Return the tree of a page. Raises SourceError when it has more elements than any page needs."""
    builder = _Builder()
    builder.feed(markup.replace("\r\n", "\n").replace("\r", "\n"))
    builder.close()
    return Page(builder.root, tuple(builder.comments))


class _Builder(HTMLParser):
    """Puts elements where a browser would, about: implied ends of paragraphs, items, rows and cells are known."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {}, None)
        self.open = [self.root]
        self.names: Counter[str] = Counter()
        self.comments: list[str] = []
        self.count = 0
        self.dropped = ""
        self.depth_dropped = 0
        self.excess: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropped:
            self.depth_dropped += tag == self.dropped
            return
        if tag in ("html", "head", "body"):  # one element for the three: a head that is not closed holds no text back
            self._attributes(self.root, attrs)
            if tag == "body":
                self._close(1)
            return
        if tag in _DROPPED:
            self.dropped, self.depth_dropped = tag, 1
            return
        self._end_implied(tag)
        self._count()
        element = Element(tag, {}, self.open[-1], place=self.count)
        self._attributes(element, attrs)
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(element)
            self.names[tag] += 1
        elif tag not in _VOID:
            self.excess.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _DROPPED or self.dropped:
            self.handle_starttag(tag, attrs)  # as browsers do, which ignore the slash
            if tag in ("script", "title"):
                self.handle_endtag(tag)  # as no browser does, but what is meant is plain

    def handle_endtag(self, tag: str) -> None:
        if self.dropped:
            self.depth_dropped -= tag == self.dropped
            if not self.depth_dropped:
                self.dropped = ""
            return
        if tag == "head":
            self._close(1)
            return
        if self.excess:
            if self.excess[-1] == tag:
                self.excess.pop()
                return
            self.excess.clear()
        for depth in range(len(self.open) - 1, 0, -1) if self.names[tag] else ():
            here = self.open[depth].tag
            if here == tag:
                self._close(depth)
                return
            if tag not in BLOCKS and tag != "a" and here in BLOCKS:
                return  # a stray end of something inline does not end a block

    def handle_data(self, data: str) -> None:
        if self.dropped:
            return
        here = self.open[-1]
        if here.tag == "script" and "json" not in here.get("type"):
            return
        self._count()
        here.children.append(data)

    def handle_comment(self, data: str) -> None:
        if len(self.comments) < 5 and len(data) < _LONGEST_VALUE:
            self.comments.append(data)

    def _attributes(self, element: Element, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in _KEPT:
                element.attributes.setdefault(name, (value or "")[:_LONGEST_VALUE])

    def _count(self) -> None:
        self.count += 1
        if self.count > _MOST:
            raise SourceError(f"too complex: more than {_MOST:,} elements")

    def _end_implied(self, tag: str) -> None:
        if tag in _ENDS_PARAGRAPH and self.names["p"]:
            self._end({"p"}, _SCOPE)
        if tag in _ENDED_BY_OWN:
            ended, until = _ENDED_BY_OWN[tag]
            if any(self.names[name] for name in ended):
                self._end(ended, until)

    def _end(self, ended: set[str], until: set[str] | frozenset[str]) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            here = self.open[depth].tag
            if here in ended:
                self._close(depth)
                return
            if here in until:
                return

    def _close(self, depth: int) -> None:
        for element in self.open[depth:]:
            self.names[element.tag] -= 1
        del self.open[depth:]
