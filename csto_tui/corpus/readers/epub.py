"""Books in EPUB: each document of the spine is an article. Nothing here leaves the archive or runs a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.html_decode import markup_of
from csto_tui.corpus.readers.mail_headers import day_of
from csto_tui.corpus.readers.page_text import draft_of_letter, plain_text
from csto_tui.corpus.readers.parts import given_of
from csto_tui.corpus.readers.xml_tree import local, parse_xml, text_of
from csto_tui.corpus.readers.zip_members import ZipMembers, joined_path
from csto_tui.errors import SourceError
from csto_tui.model.article import Status

__all__ = ["read"]

_MOST = 5_000
_HEAD = 20_000
"""Characters in which the title element is looked for."""
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<>]{0,2000})</title\s*>", re.IGNORECASE)
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_FONTS_ALONE = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways of encryption that hide fonts and no text."""
_NOBODY = ("calibre", "unknown", "unknown author", "und")


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the documents of a book that hold text, numbered by their place in the spine. Raises SourceError for
    anything but a book, for damage and for encryption.
    """
    members = ZipMembers(content)
    _check_encryption(members)
    package = _package(members)
    root = parse_xml(members.read(package), lenient=True)
    shared = (*_given(root),)
    drafts: list[Draft] = []
    refused: list[str] = []
    for number, href in enumerate(_spine(root), 1):
        name = joined_path(package, href)
        if name not in members:
            refused.append(str(number))
            continue
        try:
            drafts.append(_chapter(members.read(name), shared, str(number)))
        except SourceError:
            refused.append(str(number))
    if not drafts:
        raise SourceError("no document in it holds text")
    remarks = (f"documents without text left out: {', '.join(refused[:20])}",) if refused else ()
    return (replace(drafts[0], remarks=remarks), *drafts[1:])


def _check_encryption(members: ZipMembers) -> None:
    if "META-INF/encryption.xml" not in members:
        return
    for one in parse_xml(members.read("META-INF/encryption.xml")).iter():
        if local(one.tag) == "EncryptionMethod" and one.get("Algorithm", "") not in _FONTS_ALONE:
            raise SourceError("it is encrypted", hint="Books with copy protection cannot be read.")


def _package(members: ZipMembers) -> str:
    if "META-INF/container.xml" not in members:
        raise SourceError("it is no EPUB: it has no META-INF/container.xml")
    for one in parse_xml(members.read("META-INF/container.xml"), lenient=True).iter():
        path = joined_path("", one.get("full-path", "")) if local(one.tag) == "rootfile" else ""
        if path in members:
            return path
    raise SourceError("damaged: it names no package document")


def _spine(root: Element) -> Iterator[str]:
    """Yield the references of the documents, in reading order, but for tables of contents."""
    items = {one.get("id", ""): one for one in root.iter() if local(one.tag) == "item"}
    for count, one in enumerate(one for one in root.iter() if local(one.tag) == "itemref"):
        item = items.get(one.get("idref", ""))
        if item is None or count >= _MOST or item.get("media-type", "") not in _PAGES:
            continue
        if "nav" not in item.get("properties", "").split():
            yield item.get("href", "")


def _chapter(content: bytes, shared: tuple[Given, ...], key: str) -> Draft:
    """Return a document as a draft. Its heading goes before its title element, which is the whole book's in many."""
    markup = markup_of(content)
    named = _TITLE.search(markup.text[:_HEAD])
    untitled = _TITLE.sub("", markup.text[:_HEAD], count=1) + markup.text[_HEAD:]
    draft = draft_of_letter(replace(markup, text=untitled), (), key=key)
    called = plain_text(named[1]) if named else ""
    note = "the document's title element"
    title = given_of("title", (called,), f"<title>{called}</title>", status=Status.INFERRED, note=note)
    fields = {one.field for one in draft.given}
    return replace(draft, given=(*draft.given, *(one for one in (*title, *shared) if one.field not in fields)))


def _given(root: Element) -> Iterator[Given]:
    """Yield what the book says of itself; of its chapters that is a guess."""
    book = next((one for one in root.iter() if local(one.tag) == "metadata"), root)
    said: dict[str, list[str]] = {}
    for one in book.iter():
        if "purl.org/dc/elements" in one.tag:
            said.setdefault(local(one.tag), []).append(text_of(one))
    for field, name, note in (
        ("authors", "creator", "the author of the whole book"),
        ("source", "publisher", "the publisher of the whole book"),
        ("published", "date", "the date of the whole book"),
        ("language", "language", "the language of the whole book"),
    ):
        values = [value for value in said.get(name, ()) if value.strip().casefold() not in _NOBODY]
        quote = f"<dc:{name}>{'; '.join(values)}</dc:{name}>"
        values = [day_of(value) for value in values[:1]] if name == "date" else values
        yield from given_of(field, values, quote, status=Status.INFERRED, note=note)
