"""Parse XML of unknown origin into a tree, within limits: no entity may be declared, depth and size are bounded.
Nothing here is fetched.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from csto_tui.corpus.readers.charsets import codec_named
from csto_tui.errors import SourceError

__all__ = ["local", "parse_xml", "text_of"]

_DEEPEST = 200
_MOST = 2_000_000
"""Elements and attributes."""
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_CONTROLS: Final = bytes(code for code in range(0x20) if code not in b"\t\n\r")


def parse_xml(content: bytes, *, lenient: bool = False) -> Element:
    """Return the root element; names are `{namespace}local` as ElementTree has them.

    Raises SourceError for what is not well-formed, is too deep or too large, or has a document type. The lenient way,
    for what many programs write, allows for a document type without entities, control characters, and names of
    HTML's entities.
    """
    is_wide = b"\0" in content[:200]
    codec = "" if is_wide else _codec_of(content)
    if codec:
        content = content.decode(codec, "replace").encode("utf-8", "replace")
    if lenient and not is_wide:
        content = content.lstrip().translate(None, _CONTROLS)
    return _Guarded(lenient, "utf-8" if codec else None).parse(content)


def local(name: str) -> str:
    """Return a name without its namespace.

    >>> local("{http://purl.org/dc/elements/1.1/}title")
    'title'
    """
    return name.rpartition("}")[2]


def text_of(element: Element | None) -> str:
    """Return all text inside an element, white space as it stands; nothing for None."""
    return "".join(element.itertext()) if element is not None else ""


def _codec_of(content: bytes) -> str:
    """Return a declared encoding that Python decodes and expat might not; nothing for UTF and the unknown."""
    match = _DECLARED.match(content)
    codec = codec_named(match[1].decode("ascii")) if match else ""
    return "" if codec.startswith("utf") else codec


class _Guarded:
    """One run of the parser, with its limits."""

    def __init__(self, lenient: bool, encoding: str | None) -> None:
        self._lenient = lenient
        self._depth = self._count = 0
        self._builder = TreeBuilder()
        self._parser = parser = expat.ParserCreate(encoding, "}")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._builder.data
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        if lenient:
            parser.UseForeignDTD(True)  # undefined entities are skipped and handed on, not errors
            parser.SkippedEntityHandler = self._named

    def parse(self, content: bytes) -> Element:
        try:
            self._parser.Parse(content, True)
            return self._builder.close()
        except (expat.ExpatError, AssertionError, ValueError) as error:
            raise SourceError(f"damaged XML: {error}") from error

    def _start(self, name: str, pairs: list[str]) -> None:
        self._depth += 1
        self._count += 1 + len(pairs) // 2
        if self._depth > _DEEPEST or self._count > _MOST:
            raise SourceError("too complex: its XML is too deep or too large")
        attributes = {_named(key): value for key, value in zip(pairs[::2], pairs[1::2], strict=True)}
        self._builder.start(_named(name), attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_named(name))

    def _doctype(self, *_: object) -> None:
        if not self._lenient:
            raise SourceError("refused: its XML has a document type", hint="Such a file is not made by an editor.")

    def _entity(self, *_: object) -> None:
        raise SourceError("refused: its XML declares entities", hint="Entities can swell a file or name others.")

    def _named(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._builder.data(html5.get(f"{name};", ""))


def _named(name: str) -> str:
    return "{" + name if "}" in name else name
