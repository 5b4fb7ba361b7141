"""OpenDocument texts, packed and flat: paragraphs and headings as lines, the document's properties as metadata.
Nothing here follows a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.parts import Part, draft_of, names_in, property_title
from csto_tui.corpus.readers.xml_tree import local, parse_xml, text_of
from csto_tui.corpus.readers.zip_members import ZipMembers
from csto_tui.errors import SourceError

__all__ = ["read", "read_flat"]

_PASSED_OVER = frozenset(
    "tracked-changes annotation annotation-end sequence-decls note note-citation forms table-of-content bibliography "
    "alphabetical-index illustration-index table-index object-index user-index binary-data title desc".split()
)
_BLOCKS = ("p", "h")


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of an OpenDocument text. Raises SourceError for anything else, damage or a password."""
    members = ZipMembers(content)
    if "META-INF/manifest.xml" in members and b"encryption-data" in members.read("META-INF/manifest.xml"):
        raise SourceError("it is encrypted", hint="Save a copy without a password.")
    meta = parse_xml(members.read("meta.xml")) if "meta.xml" in members else None
    return (_draft(parse_xml(members.read("content.xml")), meta),)


def read_flat(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a flat OpenDocument text, one XML file. Raises SourceError when it is damaged."""
    root = parse_xml(content)
    return (_draft(root, root),)


def _draft(root: Element, meta: Element | None) -> Draft:
    body = next((one for one in root.iter() if local(one.tag) == "text" and one.tag.endswith("office:1.0}text")), None)
    if body is None:
        raise SourceError("it is no OpenDocument text")
    titles = _title_styles(root)
    parts = [*_parts(body, titles), *(Part(line, "footnote") for note in _notes(body) for line in _lines(note))]
    return draft_of(parts, given=_given(meta, parts) if meta is not None else ())


def _title_styles(root: Element) -> frozenset[str]:
    """Return the names of the style Title and of those made from it on the way."""
    styles = (one for one in root.iter() if local(one.tag) == "style")
    return frozenset({"Title", *(_of(one, "name") for one in styles if _of(one, "parent-style-name") == "Title")})


def _parts(element: Element, titles: frozenset[str]) -> Iterator[Part]:
    """Yield each line of each paragraph, in the order of the document."""
    for child in element:
        name = local(child.tag)
        if name in _PASSED_OVER:
            continue
        if name not in _BLOCKS:
            yield from _parts(child, titles)
            continue
        level = _level(child, titles)
        for line in "".join(_runs(child)).split("\n"):
            yield Part(line, level=level)
        for inner in child:
            if local(inner.tag) not in _PASSED_OVER:
                yield from _parts(inner, titles)  # what stands in frames


def _level(paragraph: Element, titles: frozenset[str]) -> int | None:
    if _of(paragraph, "style-name") in titles:
        return 0
    level = _of(paragraph, "outline-level")
    if local(paragraph.tag) == "h":
        return int(level) if level.isdecimal() and len(level) < 3 else 1
    return None


def _runs(element: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; paragraphs in frames are their own."""
    yield element.text or ""
    for child in element:
        name = local(child.tag)
        if name in ("s", "tab"):
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name not in _PASSED_OVER and name not in _BLOCKS:
            yield from _runs(child)
        yield child.tail or ""


def _notes(body: Element) -> Iterator[Element]:
    return (one for one in body.iter() if local(one.tag) == "note-body")


def _lines(note: Element) -> Iterator[str]:
    return ("".join(_runs(one)) for one in note.iter() if local(one.tag) in _BLOCKS)


def _given(meta: Element, parts: list[Part]) -> Iterator[Given]:
    properties = next((one for one in meta.iter() if local(one.tag) == "meta"), meta)
    values = {local(one.tag): text_of(one) for one in reversed(properties)}
    for name, value in values.items():
        quote = f"<dc:{name}>{value}</dc:{name}>"
        if name == "title":
            yield from property_title(value, quote, parts)
    for name in ("initial-creator", "creator"):
        if name in values:
            yield from names_in((values[name],), f"<{name}>{values[name]}</{name}>")


def _of(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")
