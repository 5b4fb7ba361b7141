"""Weigh what a page states about its article: outlet, authors, date, language, address, place.

What two statements bear out goes before what one says. Nothing here reads the article's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from csto_tui.corpus.draft import Given
from csto_tui.corpus.readers.html_dates import published_of
from csto_tui.corpus.readers.html_head import Head, Said, linked, web_address
from csto_tui.corpus.readers.html_jsonld import Node, article_node, linked_nodes, names_in, of_type, texts_of
from csto_tui.corpus.readers.html_names import are_same, author_names
from csto_tui.corpus.readers.html_tree import Element
from csto_tui.model.article import Evidence, Status
from csto_tui.text.agencies import is_agency
from csto_tui.text.clean import clean_line

__all__ = ["Stated", "address_of", "given_of", "host_of", "outlet_names", "stated_of"]

_AUTHOR_METAS = (
    "author", "byl", "article:author", "og:article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author_name",
)  # fmt: skip
_LONGEST_OUTLET = 60
_FEW = 5
_FEW_ELEMENTS = 100
_AGENCY_KEYS = ("sourceOrganization", "author", "creator", "contributor", "provider")
_AGENCY_METAS = ("news_agency", "news-agency", "agency", "article:agency", "source", "dc.source", "author", "byl")
_ORGANIZATIONS = ("NewsMediaOrganization", "Organization", "WebSite")


@dataclass(frozen=True, slots=True)
class Stated:
    """All that a page states, read once."""

    head: Head
    nodes: tuple[Node, ...]
    article: Node | None
    """The object of JSON-LD that describes the article."""

    def headlines(self) -> tuple[Said, ...]:
        """Return the headlines that JSON-LD gives the article."""
        node = self.article or {}
        return tuple(linked("headline", text) for text in (*texts_of(node, "headline"), *texts_of(node, "name"))[:2])


def stated_of(head: Head, root: Element) -> Stated:
    """Read the statements of a page."""
    nodes = linked_nodes(root)
    titles = [said.value for name in ("og:title", "twitter:title") for said in head.metas.get(name, ())]
    titles += [clean_line(element.text()) for element in islice(_headings(root), _FEW)]
    return Stated(head, nodes, article_node(nodes, [*titles, head.title.value if head.title else ""]))


def _headings(root: Element) -> Iterator[Element]:
    return (element for element in root.walk() if element.tag == "h1")


def outlet_names(stated: Stated) -> tuple[Said, ...]:
    """Return the names that a page gives its outlet, best first."""
    head, article = stated.head, stated.article or {}
    found = list(head.metas.get("og:site_name", ())[:1])
    found += [linked("publisher", name) for name, _ in names_in(article, "publisher", stated.nodes)]
    for element, said in head.properties.get("publisher", ()):
        found += [Said(name, said.quote) for name in _inner_names(element)] or [said]
    found += [said for name in ("application-name", "dc.publisher", "publisher") for said in head.metas.get(name, ())]
    for node in stated.nodes:
        if any(kind in _ORGANIZATIONS for kind in of_type(node)):
            found += [linked(of_type(node)[0], name) for name in texts_of(node, "name")[:1]]
    unique = {said.value: said for said in reversed(found) if 1 < len(said.value) <= _LONGEST_OUTLET}
    return tuple(said for said in found if unique.pop(said.value, None))


def given_of(stated: Stated, in_title: Said | None, address: Said | None, times: Sequence[Said]) -> tuple[Given, ...]:
    """Return the metadata that a page states, apart from its title.

    `in_title` is the outlet as a title names it; `address` is the page's; `times` are the time elements beside the
    heading.
    """
    outlet = _outlet(outlet_names(stated), in_title, stated, address)
    found = [
        outlet,
        _authors(stated, outlet, address),
        published_of(stated.head, stated.article or {}, times, address, _language(stated)),
    ]
    found += [_given("address", address), _given("language", _language(stated)), _given("place", _place(stated))]
    found += [_given("agency", _agency(stated))]
    return tuple(given for given in found if given)


def _given(field: str, said: Said | None) -> Given | None:
    return Given(field, (said.value,), Evidence(0, said.quote)) if said else None


def _outlet(names: Sequence[Said], in_title: Said | None, stated: Stated, address: Said | None) -> Given | None:
    """Return the first name that a second statement bears out, else the first one that is for people to read."""
    host = host_of(address)
    handles = [said.value.lstrip("@") for said in stated.head.metas.get("twitter:site", ())]
    for said in names:
        others = [other.value for other in names if other is not said] + handles
        others += [in_title.value] if in_title else []
        if any(are_same(said.value, other) for other in (*others, host)):
            return _given("source", said)
    if names and not (names[0].quote.startswith("<meta") and "application-name" in names[0].quote):
        return _given("source", names[0])
    if not in_title:
        return None
    if are_same(in_title.value, host):
        return _given("source", in_title)
    return Given("source", (in_title.value,), Evidence(0, in_title.quote), Status.INFERRED, "As its title ends.")


def host_of(address: Said | None) -> str:
    """Return the host of an address without `www` and the top-level domain."""
    parts = address.value.partition("://")[2].partition("/")[0].split(".") if address else []
    return ".".join(part for part in parts[:-1] if part not in ("www", "m", "amp"))


def _authors(stated: Stated, outlet: Given | None, address: Said | None) -> Given | None:
    others = [*(said.value for said in outlet_names(stated)), *(outlet.values if outlet else ()), host_of(address)]
    for said in _author_statements(stated):
        names = author_names(said.value.split("\n"), [other for other in others if other])
        if names:
            return Given("authors", names, Evidence(0, said.quote))
    return None


def _author_statements(stated: Stated) -> Iterator[Said]:
    people = [name for name, kind in names_in(stated.article or {}, "author", stated.nodes) if kind != "Organization"]
    if people:
        yield Said("\n".join(people), linked("author", ", ".join(people)).quote)
    for name in _AUTHOR_METAS:
        values = stated.head.metas.get(name, ())
        if values:
            yield Said("\n".join(said.value for said in values), values[0].quote)
    for element, said in stated.head.properties.get("author", ()):
        if not _is_of_another(element):
            yield Said(next(iter(_inner_names(element)), said.value), said.quote)


def _inner_names(element: Element) -> list[str]:
    """Return the names that the properties within a property give, of the first few elements."""
    inner = [one for one in islice(element.walk(), _FEW_ELEMENTS) if "name" in one.get("itemprop").split()]
    return [name for one in inner if (name := clean_line(one.get("content") or one.text(_LONGEST_OUTLET + 1)))]


def _is_of_another(element: Element | None) -> bool:
    """Tell whether an element belongs to a picture or a reader's remark, not to the article."""
    while element is not None:
        if re.search(r"Image|Video|Comment|Review|Person$", element.get("itemtype")) or element.tag == "figure":
            return "Person" not in element.get("itemtype") or _is_of_another(element.parent)
        element = element.parent
    return False


def address_of(stated: Stated, around: Said | None) -> Said | None:
    """Return the address of a page; `around` is what the file around it says, which need not be the page's own."""
    return _own_address(stated) or around or stated.head.saved_from


def _own_address(stated: Stated) -> Said | None:
    if stated.head.canonical:
        return stated.head.canonical
    said = stated.head.first("og:url")
    if said and web_address(said.value):
        return said
    for key in ("url", "mainEntityOfPage"):
        for value in texts_of(stated.article or {}, key):
            if web_address(value):
                return linked(key, value)
    return None


def _language(stated: Stated) -> Said | None:
    head = stated.head
    own = [linked("inLanguage", value) for value in texts_of(stated.article or {}, "inLanguage")]
    return next(iter(own), None) or head.language or head.first("content-language", "og:locale", "language", "lang")


def _agency(stated: Stated) -> Said | None:
    """Return the news agency that a page credits; it may be the outlet itself."""
    for key in _AGENCY_KEYS:
        for name, kind in names_in(stated.article or {}, key, stated.nodes):
            if kind == "NewsAgency" or is_agency(name):
                return linked(key, name)
    for meta in _AGENCY_METAS:
        for said in stated.head.metas.get(meta, ()):
            if is_agency(name := said.value.removeprefix("By ")):
                return Said(name, said.quote)
    return None


def _place(stated: Stated) -> Said | None:
    article = stated.article or {}
    names = [name for name, _ in names_in(article, "locationCreated", stated.nodes)] or texts_of(article, "dateline")
    able = [name for name in names if len(name) <= 40 and not any(map(str.isdigit, name))]
    return linked("locationCreated", able[0]) if able else None
