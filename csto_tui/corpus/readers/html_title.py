"""The title of a page's article: its heading where the page's other titles bear it out, else what those say.

Nothing here reads the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.corpus.readers.html_head import Head, Said
from csto_tui.corpus.readers.html_names import cut_title, is_likely_same, key_of
from csto_tui.corpus.readers.html_text import HEADINGS, Line

__all__ = ["Title", "find_title", "site_in_titles", "stated_titles"]

_LONGEST = 300
_BELOW = 4
"""Lines from the first of running text on in which the heading may still stand: a standfirst can be above it."""
_METAS = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")


@dataclass(frozen=True, slots=True)
class Title:
    """The title, what states it, and the line of the page it stands on."""

    said: Said
    place: int = -1
    """Among the page's lines; -1 when it is on none."""
    is_line: bool = False
    """The line is the title and nothing else."""


def stated_titles(head: Head, headlines: Sequence[Said]) -> tuple[Said, ...]:
    """Return what the page states as its title, best first; `headlines` are those of its JSON-LD."""
    metas = (said for name in _METAS for said in head.metas.get(name, ())[:1])
    last = (head.title,) if head.title else ()
    return tuple(said for said in (*headlines, *metas, *last) if len(said.value) <= _LONGEST)


def site_in_titles(titles: Sequence[Said], lines: Sequence[Line], sites: Sequence[str]) -> Said | None:
    """Return the name that a title carries behind the headline, with the title as evidence."""
    headings = [line.text for line in _headings(lines)]
    for said in titles:
        others = [*headings, *(other.value for other in titles if other.value != said.value)]
        cut = cut_title(said.value, sites, others)
        if cut.site:
            return Said(cut.site, said.quote)
    return None


def find_title(titles: Sequence[Said], lines: Sequence[Line], sites: Sequence[str], before: int) -> Title | None:
    """Return the title; `before` is the place of the article's first line of running text."""
    headings = list(_headings(lines[: before + _BELOW]))
    texts = [line.text for line in headings]
    stated = [Said(cut_title(said.value, sites, texts).headline, said.quote) for said in titles]
    names = {"", *map(key_of, sites)}
    stated = [said for said in stated if key_of(said.value) not in names]
    keys = {key_of(said.value) for said in stated}
    same = [line for line in headings if key_of(line.text) in keys]
    for line in same or [line for line in headings if any(is_likely_same(line.text, said.value) for said in stated)]:
        return _of_heading(line, lines.index(line), stated)
    if stated:
        return Title(stated[0], *_place_of(stated, lines[: before + _BELOW]))
    able = [place for place, line in enumerate(lines[: before + 1]) if line.is_heading and not line.kind]
    if able:  # the heading nearest to the text, the highest of its rank
        best = min(able, key=lambda place: (lines[place].element.tag, before - place))
        return Title(Said(lines[best].text, f"<{lines[best].element.tag}>"), best, is_line=True)
    return None


def _headings(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that can be the title, those of the first rank first."""
    able = [line for line in lines if 1 < len(line.text) <= _LONGEST and key_of(line.text)]
    yield from (line for line in able if line.element.tag == "h1")
    yield from (line for line in able if "headline" in line.element.get("itemprop").split())
    yield from (line for line in able if line.element.tag in HEADINGS - {"h1"} and not line.kind and not line.is_links)


def _of_heading(line: Line, place: int, stated: Sequence[Said]) -> Title:
    """Return the heading as title, or the stated title that it holds beside a label."""
    own, keys = key_of(line.text), [key_of(said.value) for said in stated]
    for said, key in zip(stated, keys, strict=True):
        if own not in keys and own.endswith(key) and len(key) * 2 > len(own):
            return Title(said, place)
    return Title(Said(line.text, f"<{line.element.tag}>{line.text}"), place, is_line=True)


def _place_of(stated: Sequence[Said], lines: Sequence[Line]) -> tuple[int, bool]:
    keys = {key_of(said.value) for said in stated}
    place = next((place for place, line in enumerate(lines) if key_of(line.text) in keys and not line.is_links), -1)
    return place, place >= 0
