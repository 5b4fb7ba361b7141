"""What a page states about itself in its elements: metas, links, titles, times, each with the element as evidence.

Nothing here weighs one statement against another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from csto_tui.corpus.readers.html_tree import Element, Page
from csto_tui.text.clean import clean_line

__all__ = ["Head", "Said", "head_of", "linked", "quote", "web_address"]

_LONGEST = 300
_PROPERTIES = frozenset(("author", "publisher", "datePublished"))
_MOST = 50
"""Elements of one property."""
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"']+\.[^\s<>\"']{2,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the element that states it."""

    value: str
    """On one line; not empty."""
    quote: str
    shown: str = ""
    """The words of a time element."""


@dataclass(slots=True)
class Head:
    """The statements of one page."""

    metas: dict[str, list[Said]] = field(default_factory=dict)
    """By name, property or itemprop, in small letters."""
    title: Said | None = None
    canonical: Said | None = None
    language: Said | None = None
    saved_from: Said | None = None
    properties: dict[str, list[tuple[Element, Said]]] = field(default_factory=dict)
    """The elements of the text that carry an itemprop of interest."""
    times: list[tuple[Element, Said]] = field(default_factory=list)
    """The `<time datetime>` elements, in order."""

    def first(self, *names: str) -> Said | None:
        """Return the first statement of the first of some names that is stated."""
        return next((said for name in names for said in self.metas.get(name, ())), None)


def quote(text: str) -> str:
    """Return markup as evidence shows it: one line, a long one without its end."""
    line = clean_line(text[: 4 * _LONGEST])
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def linked(key: str, value: str) -> Said:
    """Return a value that JSON-LD states."""
    return Said(value, quote(f'<script type="application/ld+json"> "{key}": "{value}"'))


def web_address(text: str) -> str:
    """Return a web address when the text is one and leads to more than a front page, else nothing.

    >>> web_address("https://example.org/a"), web_address("https://example.org/"), web_address("/a")
    ('https://example.org/a', '', '')
    """
    bare = clean_line(text)
    path = bare.partition("://")[2].partition("/")[2]
    return bare if _ADDRESS.fullmatch(bare) and path.strip("/") else ""


def head_of(page: Page) -> Head:
    """Collect the statements of a page."""
    head = Head()
    for language in (page.root.get("lang"), page.root.get("xml:lang")):
        if language and head.language is None:
            head.language = Said(clean_line(language), quote(f'<html lang="{language}">'))
    for element in page.root.walk():
        _collect(head, element)
    for comment in page.comments:
        match = _SAVED.search(comment)
        address = web_address(match[1] or match[2]) if match else ""
        if address and head.saved_from is None:
            head.saved_from = Said(address, quote(f"<!--{comment}-->"))
    return head


def _collect(head: Head, element: Element) -> None:
    if element.tag == "meta":
        for name, said in _meta(element):
            head.metas.setdefault(name, []).append(said)
    elif element.tag == "title" and head.title is None:
        text = clean_line(element.text())
        if text:
            head.title = Said(text, quote(f"<title>{text}</title>"))
    elif element.tag == "link":
        address = web_address(element.get("href")) if "canonical" in element.get("rel").lower().split() else ""
        if address and head.canonical is None:
            head.canonical = Said(address, quote(f'<link rel="canonical" href="{address}">'))
    elif element.tag == "time" and element.get("datetime"):
        stamp, name = element.get("datetime"), element.get("class") or element.get("itemprop")
        shown = clean_line(element.text(_LONGEST))
        evidence = quote(f'<time class="{name}" datetime="{stamp}">{shown}')
        head.times.append((element, Said(clean_line(stamp), evidence, shown)))
    for name in element.get("itemprop").split() if element.tag not in ("meta", "script") else ():
        said_before = head.properties.get(name, ())
        if name not in _PROPERTIES or len(said_before) >= _MOST:
            continue
        value = clean_line(element.get("content") or element.get("datetime") or element.text())
        if value:
            said = Said(value, quote(f'<{element.tag} itemprop="{name}">{value}'))
            head.properties.setdefault(name, []).append((element, said))


def _meta(element: Element) -> Iterator[tuple[str, Said]]:
    value = clean_line(element.get("content"))
    for key in ("property", "name", "itemprop", "http-equiv"):
        name = element.get(key)
        if name and value:
            yield name.strip().lower(), Said(value, quote(f'<meta {key}="{name}" content="{value}">'))
