"""What the markup of a page says is not its article: menus, shares, related pieces, captions, comments.

Known by elements, roles, and the words in classes and ids, never by a site. Nothing here reads the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from csto_tui.corpus.readers.html_tree import Element

__all__ = ["Furniture", "is_hidden"]

_TAGS = {
    "nav": "navigation", "menu": "navigation", "form": "navigation", "button": "navigation", "select": "navigation",
    "textarea": "navigation", "label": "navigation", "fieldset": "navigation", "dialog": "navigation",
    "footer": "footer", "aside": "navigation", "figcaption": "caption", "figure": "caption", "caption": "caption",
}  # fmt: skip
_ROLES = {
    "navigation": "navigation", "banner": "navigation", "complementary": "navigation", "search": "navigation",
    "dialog": "navigation", "alertdialog": "navigation", "alert": "navigation", "menu": "navigation",
    "menubar": "navigation", "toolbar": "navigation", "tablist": "navigation", "contentinfo": "footer",
}  # fmt: skip
_WORDS = {
    word: kind
    for kind, words in {
        "navigation": "nav navbar navigation menu breadcrumb breadcrumbs related relatedlinks share sharing sharer "
        "sharetools social socials sidebar promo promos promobox promotion recirc recommended recommend recommendation "
        "recommendations popular trending newsletter newsletters subscribe subscription signup ad ads advert "
        "advertising advertisement adsense adv banner cookie cookies gdpr consent toolbar pagination pager "
        "taboola outbrain sponsored sponsor popup modal overlay login widget widgets readmore seealso mostread "
        "rating poll skip alsoread infobox accessibility carousel",
        "footer": "comment comments disqus respond footer copyright tags taglist keywords",
        "caption": "caption captions figcaption wpcaption photocredit imagecaption credit",
        "byline": "byline author authors contributor contributors",
        "date": "timestamp pubdate datetime date published",
        "credit": "bio authorbio",
    }.items()
    for word in words.split()
}  # fmt: skip
_REMARKS = frozenset("comment comments disqus respond".split())
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LONGEST_LABEL = 160
"""Code points; a byline or a date is no longer than this."""
_LONG = 40
"""Code points from which a stretch of text without a link is taken for running text."""
_CENTRAL = 0.25
"""What holds more than this part of the running text of a page is no furniture by its name."""


def is_hidden(element: Element) -> bool:
    """Tell whether an element is hidden by its own attributes."""
    attributes = element.attributes
    return "hidden" in attributes or ("style" in attributes and bool(_NONE.search(attributes["style"])))


class Furniture:
    """The kinds of the elements of one page. An element that holds the heading or much of the text is none."""

    def __init__(self, root: Element) -> None:
        self._bulk: dict[Element, int] = {}
        self._all: dict[Element, int] = {}
        self._holds: set[Element] = set()
        elements = list(root.walk())
        for element in elements:
            if element.tag == "h1" or "articleBody" in element.get("itemprop").split():
                self._mark(element)
        for element in reversed(elements):
            texts = [len(child) for child in element.children if isinstance(child, str) and element.tag != "script"]
            below = [child for child in element.children if isinstance(child, Element)]
            self._all[element] = sum(texts) + sum(self._all[child] for child in below)
            long = sum(length for length in texts if length >= _LONG) + sum(self._bulk[child] for child in below)
            self._bulk[element] = 0 if element.is_link else long
        self._most = _CENTRAL * self._bulk[root]

    def _mark(self, element: Element | None) -> None:
        while element is not None and element not in self._holds:
            self._holds.add(element)
            element = element.parent

    def kind_of(self, element: Element) -> str:
        """Return which kind of furniture an element is by itself, or nothing."""
        tag, role = element.tag, element.get("role")
        kind = _TAGS.get(tag, "") or _ROLES.get(role, "")
        if kind and (tag in ("nav", "footer") or not self._is_central(element)):
            return kind
        names = element.get("class") + " " + element.get("id")
        kind, is_remark = _named(names) if names != " " else ("", False)
        if kind in ("byline", "date"):
            return kind if self._all[element] <= _LONGEST_LABEL and element not in self._holds else ""
        if not kind or element in self._holds:
            return self._by_property(element)
        return kind if is_remark or not self._is_central(element) else ""

    def _by_property(self, element: Element) -> str:
        if self._all[element] > _LONGEST_LABEL or element in self._holds:
            return ""
        if "author" in element.get("itemprop").split() or "author" in element.get("rel").split():
            return "byline"
        return "date" if element.tag == "time" else ""

    def _is_central(self, element: Element) -> bool:
        return element in self._holds or self._bulk[element] > self._most


@lru_cache(maxsize=4096)
def _named(names: str) -> tuple[str, bool]:
    """Return the kind that the words of a class and an id speak for, and whether it is that of readers' remarks."""
    for name in names.split():
        words = [word.lower() for word in _PIECE.findall(name)]
        for place, word in enumerate((*words, "".join(words))):
            kind = _WORDS.get(word, "")
            if kind and (kind != "caption" or place >= len(words) - 2):  # names of type sizes begin with “caption”
                return kind, word in _REMARKS
    return "", False
