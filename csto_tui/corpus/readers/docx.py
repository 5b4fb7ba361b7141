"""Word documents (Office Open XML): paragraphs and headings as lines, the core properties as metadata. Nothing here
follows a link or runs a macro.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.parts import Part, draft_of, names_in, property_title
from csto_tui.corpus.readers.xml_tree import local, parse_xml, text_of
from csto_tui.corpus.readers.zip_members import ZipMembers, joined_path
from csto_tui.errors import SourceError

__all__ = ["read"]

_OLD: Final = b"\xd0\xcf\x11\xe0"
"""How OLE containers begin: the old Word format, and documents with a password."""
_PASSED_OVER = frozenset(
    "Fallback del moveFrom instrText delText delInstrText rPr pPr tblPr trPr tcPr sectPr footnoteReference".split()
)
_MARKS = {"tab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n"}


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a Word document. Raises SourceError when it is none, is damaged or has a password."""
    if content.startswith(_OLD):
        raise SourceError(
            "it has a password, or is in the old Word format", hint="Save it as .docx without a password."
        )
    members = ZipMembers(content)
    name = _main_part(members)
    document = parse_xml(members.read(name))
    levels = _levels(members, joined_path(name, "styles.xml"))
    parts = [*_parts(document, levels), *_notes(members, name)]
    return (draft_of(parts, given=_given(members, parts)),)


def _main_part(members: ZipMembers) -> str:
    """Return the name of the part that holds the text."""
    if "_rels/.rels" in members:
        for relation in parse_xml(members.read("_rels/.rels")):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = joined_path("", relation.get("Target", "").lstrip("/"))
                if target in members:
                    return target
    if "word/document.xml" not in members:
        raise SourceError("it is no Word document")
    return "word/document.xml"


def _levels(members: ZipMembers, name: str) -> dict[str, int]:
    """Return the heading levels of paragraph styles, by the styles' ids: their names are the same in all languages."""
    levels: dict[str, int] = {}
    if name not in members:
        return levels
    for style in parse_xml(members.read(name)):
        called = _value(style, "name").casefold()
        if called == "title":
            levels[_attribute(style, "styleId")] = 0
        elif called.startswith("heading ") and called[8:].isdecimal():
            levels[_attribute(style, "styleId")] = int(called[8:])
    return levels


def _parts(root: Element, levels: dict[str, int]) -> Iterator[Part]:
    """Yield each line of each paragraph, in the order of the document."""
    for element in root:
        if local(element.tag) in _PASSED_OVER:
            continue
        if not _is_paragraph(element):
            yield from _parts(element, levels)
            continue
        level = _level(element, levels)
        for line in "".join(_runs(element)).split("\n"):
            yield Part(line, level=level)
        for box in _boxes(element):
            yield from _parts(box, levels)


def _is_paragraph(element: Element) -> bool:
    return local(element.tag) == "p" and "wordprocessingml" in element.tag


def _runs(element: Element) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; text boxes in it are paragraphs of their own."""
    for child in element:
        name = local(child.tag)
        if name in _PASSED_OVER or name == "txbxContent":
            continue
        if name == "t" and "wordprocessingml" in child.tag:
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name] if _attribute(child, "type") in ("", "textWrapping") else ""
        else:
            yield from _runs(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        name = local(child.tag)
        if name == "txbxContent":
            yield child
        elif name not in _PASSED_OVER:
            yield from _boxes(child)


def _level(paragraph: Element, levels: dict[str, int]) -> int | None:
    for properties in paragraph:
        if local(properties.tag) == "pPr":
            outline = _value(properties, "outlineLvl")
            if outline.isdecimal() and int(outline) < 9:
                return int(outline) + 1
            return levels.get(_value(properties, "pStyle"))
    return None


def _notes(members: ZipMembers, name: str) -> Iterator[Part]:
    """Yield footnotes and endnotes, as what stands beside the text."""
    for kind in ("footnotes.xml", "endnotes.xml"):
        part = joined_path(name, kind)
        if part in members:
            for line in _parts(parse_xml(members.read(part)), {}):
                yield Part(line.text, "footnote")


def _given(members: ZipMembers, parts: list[Part]) -> Iterator[Given]:
    if "docProps/core.xml" not in members:
        return
    for element in parse_xml(members.read("docProps/core.xml")):
        name, value = local(element.tag), text_of(element)
        quote = f"<dc:{name}>{value}</dc:{name}>"
        if name == "title":
            yield from property_title(value, quote, parts)
        elif name == "creator":
            yield from names_in((value,), quote)


def _value(element: Element, name: str) -> str:
    """Return the value of a child, or nothing."""
    return next((_attribute(child, "val") for child in element if local(child.tag) == name), "")


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if local(key) == name), "")
