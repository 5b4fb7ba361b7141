"""Feeds saved as files: RSS 0.9 to 2.0, RDF and Atom; each entry is an article, as much of it as the file holds.
Nothing here is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.mail_headers import day_of, name_of
from csto_tui.corpus.readers.page_text import plain_text
from csto_tui.corpus.readers.parts import Part, draft_of, given_of, has_words
from csto_tui.corpus.readers.xml_tree import local, parse_xml, text_of
from csto_tui.errors import SourceError
from csto_tui.model.article import Status

__all__ = ["read"]

_MOST = 20_000
_ROOTS = ("rss", "RDF", "feed")
_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary", "subtitle")
"""Elements that may hold an entry's text, the fullest first."""
_FULL = ("encoded", "content")
_DATES = ("pubDate", "published", "date", "issued", "created")


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the entries of a feed, numbered from 1. Raises SourceError for what is no feed."""
    root = parse_xml(content, lenient=True)
    if local(root.tag) not in _ROOTS:
        raise SourceError("an XML file, but no feed", hint="Feeds begin with rss, RDF or feed.")
    channel = next((one for one in root if local(one.tag) == "channel"), root)
    entries = [one for parent in dict.fromkeys((channel, root)) for one in parent if local(one.tag) in _ENTRIES]
    if not entries:
        raise SourceError("a feed without entries")
    shared = (*_of_channel(channel),)
    drafts = [_draft(entry, shared, str(number)) for number, entry in enumerate(entries[:_MOST], 1)]
    remarks = [f"entries after the first {_MOST} left out"] if len(entries) > _MOST else []
    short = sum(not any(_child(entry, name) is not None for name in _FULL) for entry in entries)
    if short:
        remarks.append(f"{short} of {len(entries)} entries hold no full text, only what the feed says of them")
    return (replace(drafts[0], remarks=tuple(remarks)), *drafts[1:])


def _draft(entry: Element, shared: tuple[Given, ...], key: str) -> Draft:
    title = plain_text(text_of(_child(entry, "title"))) if _child(entry, "title") is not None else ""
    body = _body(entry)
    given = (*given_of("title", (title,), f"<title>{title}</title>"), *_of_entry(entry))
    fields = {one.field for one in given}
    statements = (*given, *(one for one in shared if one.field not in fields))
    if not has_words(body):
        return draft_of((Part(title, level=0),), given=statements, key=key)
    return Draft(body, "utf-8", statements, key=key)


def _body(entry: Element) -> str:
    """Return the fullest text that an entry has."""
    for name in _BODIES:
        element = _child(entry, name)
        if element is None or "search.yahoo.com/mrss" in element.tag:
            continue
        body = plain_text(_markup(element))
        if has_words(body):
            return body
    return ""


def _markup(element: Element) -> str:
    if not len(element):
        return text_of(element)
    for one in element.iter():
        one.tag = local(one.tag)
    return tostring(element, encoding="unicode")


def _of_entry(entry: Element) -> Iterator[Given]:
    for name in _DATES:
        yield from _dated(entry, name)
    authors = [
        text_of(_child(one, "name")) if local(one.tag) == "author" and len(one) else name_of(text_of(one))
        for one in entry
        if local(one.tag) in ("author", "creator")
    ]
    yield from given_of("authors", authors, f"<author>{'; '.join(authors)}</author>")
    for link in _links(entry):
        yield from given_of("address", (link,), f"<link>{link}</link>")
    source = _child(entry, "source")
    if source is not None:
        name = text_of(_child(source, "title")) if len(source) else text_of(source)
        yield from given_of("source", (name,), f"<source>{name}</source>")
    updated = text_of(_child(entry, "updated")).strip()
    note = "when the entry was last changed"
    yield from given_of(
        "published", (day_of(updated),), f"<updated>{updated}</updated>", status=Status.INFERRED, note=note
    )


def _dated(element: Element, name: str) -> tuple[Given, ...]:
    said = text_of(_child(element, name)).strip()
    return given_of("published", (day_of(said),), f"<{name}>{said}</{name}>")


def _links(entry: Element) -> Iterator[str]:
    for one in entry:
        if local(one.tag) == "link" and one.get("rel", "alternate") == "alternate":
            yield (one.get("href") or text_of(one)).strip()
    guid = _child(entry, "guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true" and text_of(guid).strip().startswith("http"):
        yield text_of(guid).strip()


def _of_channel(channel: Element) -> Iterator[Given]:
    """Yield what a feed says of all its entries. Its title is a name for the outlet, but need not be the outlet's."""
    publisher = text_of(_child(channel, "publisher"))
    yield from given_of("source", (publisher,), f"<publisher>{publisher}</publisher>")
    title = plain_text(text_of(_child(channel, "title")))
    yield from given_of(
        "source", (title,), f"<channel><title>{title}</title>", status=Status.INFERRED, note="the feed's title"
    )
    language = text_of(_child(channel, "language")) or next(
        (value for key, value in channel.items() if local(key) == "lang"), ""
    )
    yield from given_of("language", (language,), f"<language>{language}</language>")


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if local(one.tag) == name), None)
