"""Saved web pages: HTML, XHTML, single-file pages, MHTML archives. Text and statements come from the page alone.

Nothing here fetches anything or runs a script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from csto_tui.corpus.dates import rest_of_date_line
from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.evidence import evidence_of
from csto_tui.corpus.form import are_names
from csto_tui.corpus.language import detect
from csto_tui.corpus.readers import html_text
from csto_tui.corpus.readers.html_decode import Markup, markup_of
from csto_tui.corpus.readers.html_extra import extracted
from csto_tui.corpus.readers.html_furniture import Furniture
from csto_tui.corpus.readers.html_head import Said, head_of, quote, web_address
from csto_tui.corpus.readers.html_jsonld import body_of
from csto_tui.corpus.readers.html_main import find_region
from csto_tui.corpus.readers.html_metadata import Stated, address_of, given_of, host_of, outlet_names, stated_of
from csto_tui.corpus.readers.html_names import author_names
from csto_tui.corpus.readers.html_text import Line
from csto_tui.corpus.readers.html_title import Title, find_title, site_in_titles, stated_titles
from csto_tui.corpus.readers.html_tree import Element, parse
from csto_tui.errors import SourceError
from csto_tui.model.article import Boilerplate, Evidence
from csto_tui.model.span import Span
from csto_tui.text.archives import is_copy

__all__ = ["plain", "read", "read_markup"]

_SHORTEST_BODY = 400
_SHORT = 2_000
"""Code points; a longer text is not doubted. Measured: beyond that the extra finds little, and takes its time."""
_NOTABLE = 200
"""Code points by which the extra must find more, at least."""
_BREAK = re.compile(r"\n+")
_BESIDE = 120
"""Elements around the heading among which its time is looked for."""


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a saved page. Raises SourceError for bytes that hold no page."""
    return (read_markup(markup_of(content)),)


def plain(markup: str) -> str:
    """Return all visible text of some markup, one block a line. Raises SourceError for monstrous markup."""
    return html_text.plain(parse(markup).root)


def read_markup(markup: Markup) -> Draft:
    """Return the article of a page as a draft: from its heading to its end, with what stands between set aside.

    Raises SourceError when the page shows no text.
    """
    page = parse(markup.text)
    stated = stated_of(head_of(page), page.root)
    lines = html_text.lines_of(page.root, Furniture(page.root))
    around = Said(markup.address, quote(f"Content-Location: {markup.address}")) if web_address(markup.address) else None
    address = address_of(stated, around)
    sites = [*(said.value for said in outlet_names(stated)), host_of(address)]
    titles = stated_titles(stated.head, stated.headlines())
    region = find_region(lines, page.root)
    title = find_title(titles, lines, sites, region.first)
    kept, kinds = region.from_heading(lines, title.place if title else -1)
    kept, kinds = _filled(kept, kinds, stated, markup.text)
    if not kept:
        hint = "A page that scripts fill must be saved as the browser shows it."
        raise SourceError("the page shows no text", hint=hint)
    times = _times(stated, lines, title, region.container)
    given = given_of(stated, site_in_titles(titles, lines, sites), address, times)
    given += _copied(around, stated.head.saved_from, address)
    return _draft(markup, kept, kinds, title, given)


def _filled(lines: list[Line], kinds: list[str], stated: Stated, markup: str) -> tuple[list[Line], list[str]]:
    """Return the article's lines; or others, where those show but a part of it, or nothing."""
    shown = sum(len(line.text) for line, kind in zip(lines, kinds, strict=True) if not kind)
    told = _told(shown, stated, markup)
    if told:
        above = [(line, kind) for line, kind in zip(lines, kinds, strict=True) if kind in ("title", "byline", "date")]
        texts = {line.text for line, _ in above}
        told = [line for line in told if line.text not in texts]
        return [line for line, _ in above] + told, [kind for _, kind in above] + [""] * len(told)
    if not shown:  # all is furniture by its names: then the names are not what they seem
        return lines, [
            kind if kind == "title" or line.is_links else "" for line, kind in zip(lines, kinds, strict=True)
        ]
    return lines, kinds


def _told(shown: int, stated: Stated, markup: str) -> list[Line]:
    """Return better lines than `shown` code points of text, or none.

    They are what JSON-LD holds of the article, twice as long at least; for a short text what the extra finds; where
    there is no text, the page's description.
    """
    body = body_of(stated.article or {})
    if len(body) >= max(_SHORTEST_BODY, 2 * shown):
        told = html_text.lines_of(parse(_BREAK.sub("<p>", body)).root)
        if sum(len(line.text) for line in told) >= 2 * shown:
            return told
    found = extracted(markup) if shown < _SHORT else ()
    described = stated.head.first("og:description", "description", "twitter:description")
    if sum(map(len, found)) < 1.5 * shown + _NOTABLE:
        found = (described.value,) if described and not shown else ()
    return [Line(text, Element("p", {}, None)) for text in found]


def _times(stated: Stated, lines: Sequence[Line], title: Title | None, container: Element) -> list[Said]:
    """Return the times beside the heading, or at the head of the article for want of one, and the lines that name a day
    there.
    """
    heading = lines[title.place].element if title and title.place >= 0 else container
    low, high = heading.place - _BESIDE, max(heading.place, container.place) + _BESIDE
    near = [
        line.text for line in lines if low <= line.element.place <= high and rest_of_date_line(line.text) is not None
    ]
    shown = [Said("", quote(text), text) for text in near]
    return [*(said for element, said in stated.head.times if low <= element.place <= high), *shown]


def _draft(
    markup: Markup, lines: Sequence[Line], kinds: Sequence[str], title: Title | None, given: tuple[Given, ...]
) -> Draft:
    text = "\n".join(line.text for line in lines)
    spans: list[Span] = []
    for line in lines:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(line.text)))
    heading = next((span for span, kind in zip(spans, kinds, strict=True) if kind == "title"), None)
    aside = tuple(Boilerplate(span, kind) for span, kind in zip(spans, kinds, strict=True) if kind not in ("", "title"))
    if title:
        given = (Given("title", (title.said.value,), _evidence(text, title, heading)), *given)
    if not any(one.field == "authors" for one in given):
        given += _marked_authors(text, aside, given)
    return Draft(text, markup.encoding, _believed(given, lines, kinds), heading, aside=aside, remarks=markup.remarks)


def _copied(around: Said | None, saved_from: Said | None, address: Said | None) -> tuple[Given, ...]:
    """Return where the archived copy stands that was saved, if the page itself says another address."""
    copies = [one for one in (around, saved_from) if one and is_copy(one.value) and one is not address]
    return tuple(Given("archive_address", (one.value,), Evidence(0, one.quote)) for one in copies[:1])


def _marked_authors(text: str, aside: Sequence[Boilerplate], given: Sequence[Given]) -> tuple[Given, ...]:
    """Return the authors that the first line marked as a byline names, though it has no “by”."""
    outlets = [value for one in given if one.field == "source" for value in one.values]
    for one in aside:
        line = one.span.of(text)
        names = author_names([line], outlets) if one.kind == "byline" else ()
        if names and all(map(are_names, names)) and len(line) <= 2 * sum(map(len, names)) + 4:
            return (Given("authors", names, evidence_of(text, one.span)),)
    return ()


def _evidence(text: str, title: Title, heading: Span | None) -> Evidence:
    if heading and title.is_line:
        return Evidence(text.count("\n", 0, heading.start) + 1, heading.of(text), heading)
    return Evidence(0, title.said.quote)


def _believed(given: tuple[Given, ...], lines: Sequence[Line], kinds: Sequence[str]) -> tuple[Given, ...]:
    """Return the statements without a language that the words belie: the template's, not the article's."""
    sample = "\n".join(line.text for line, kind in zip(lines, kinds, strict=True) if not kind)[:20_000]
    seen = detect(sample).value
    return tuple(one for one in given if one.field != "language" or not seen or one.values[0].casefold()[:2] == seen)
