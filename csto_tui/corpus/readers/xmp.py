"""What an XMP packet (ISO 16684-1) states of a document: Dublin Core and PRISM. Nothing here is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from csto_tui.corpus.draft import Given
from csto_tui.corpus.readers.parts import Part, given_of, names_in, property_title
from csto_tui.corpus.readers.xml_tree import local, parse_xml, text_of
from csto_tui.errors import SourceError

__all__ = ["xmp_given"]

_LARGEST = 1_000_000
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_PRISM = "prismstandard.org/namespaces"
_FIELDS = {
    "publicationName": "source",
    "publicationDate": "published",
    "coverDate": "published",
    "url": "address",
    "location": "place",
}


def xmp_given(packet: bytes, parts: Sequence[Part]) -> Iterator[Given]:
    """Yield the statements of a packet; none when it is damaged. `parts` are the text, to judge its title by."""
    if not packet.strip() or len(packet) > _LARGEST:
        return
    try:
        root = parse_xml(packet)
    except SourceError:
        return  # what a document says of itself is dispensable
    for element in root.iter():
        for key, value in element.items():
            if _PRISM in key and local(key) in _FIELDS:
                yield from given_of(_FIELDS[local(key)], (value,), f"prism:{local(key)} {value}")
        yield from _element(element, parts)


def _element(element: Element, parts: Sequence[Part]) -> Iterator[Given]:
    name, values = local(element.tag), _values(element)
    quote = f"{name}: {'; '.join(values)}"
    if element.tag == _DUBLIN_CORE + "title":
        yield from property_title(values[0], f"dc:{quote}", parts)
    elif element.tag == _DUBLIN_CORE + "creator":
        yield from names_in(values, f"dc:{quote}")
    elif _PRISM in element.tag and name in _FIELDS:
        yield from given_of(_FIELDS[name], values[:1], f"prism:{quote}")


def _values(element: Element) -> list[str]:
    """Return the items of a property that is a list, or its one value."""
    items = [text_of(one) for one in element.iter() if local(one.tag) == "li"]
    return items or [text_of(element)]
