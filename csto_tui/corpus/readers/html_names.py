"""Titles without the name of the site, the outlet's name, and the authors', from what a page states.

A name counts when a second statement confirms it, or when nothing speaks against it. Nothing here knows a site.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csto_tui.corpus.byline import read_byline
from csto_tui.corpus.form import are_names, weight
from csto_tui.text.clean import clean_line

__all__ = ["Cut", "are_same", "author_names", "cut_title", "is_likely_same", "key_of"]

_DENSE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SEPARATOR = re.compile(
    rf"\s+[|–—·•»«:-]+\s+|\s*(?:\||::|»|_|：|｜)\s*|:\s+(?=[^:]{{2,30}}$)|[-–—](?=[{_DENSE}]{{2,12}}$)"
)
_SURE_SEPARATOR = re.compile(r"\s*(?:\||::|»|_|｜)\s*|[-–—]")
_WORD = re.compile(r"\w+")
_BY = re.compile(r"^\W*(?:by|von|par|por|автор|аўтар|text|текст)\b[\s:]+", re.IGNORECASE)
_LIST = re.compile(r"\s*[,;|/]\s*|\s+(?:and|und|et|y|и|і|&)\s+")
_NO_NAME = re.compile(r"https?:|www\.|//|[@#<>{}\d]|^\W*$|\.\w{2,4}$")
_NOBODY = re.compile(
    r"\b(?:staff|newsroom|news ?desk|wires?|agenc(?:y|ies)|admin(?:istrator)?|webmaster|editor(?:s|ial)?|reporters?"
    r"|team|correspondents?|redaktion|rédaction|redacción|redakcja|редакция|редакція|рэдакцыя|корреспондент)\b",
    re.IGNORECASE,
)
"""Words of bylines that name nobody."""
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Cut:
    """A title in two: the headline, and what the site added to it."""

    headline: str
    site: str = ""


def key_of(text: str) -> str:
    """Return what two spellings of one name have in common: letters and figures, without capitals, accents or “the”.

    >>> key_of("The Herald-Sun") == key_of("heraldsun"), key_of("La Información")
    (True, 'lainformacion')
    """
    key = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))
    return key[3:] if text.casefold().startswith("the ") else key


def are_same(first: str, second: str) -> bool:
    """Tell whether two names are the same, or one is the other with an addition."""
    a, b = key_of(first), key_of(second)
    if not a or not b:
        return False
    return a == b or (min(len(a), len(b)) >= 3 and (a in b or b in a))


def is_likely_same(first: str, second: str) -> bool:
    """Tell whether two headlines are of one article: one holds the other, or they share half of their words."""
    a, b = key_of(first), key_of(second)
    if not a or not b:
        return False
    if a in b or b in a:
        return min(len(a), len(b)) * 4 >= max(len(a), len(b))
    words, others = set(_WORD.findall(first.casefold())), set(_WORD.findall(second.casefold()))
    return len(words & others) * 2 >= min(len(words), len(others)) >= 3


def cut_title(title: str, sites: Sequence[str], headlines: Iterable[str] = ()) -> Cut:
    """Return a title without the parts that name the site, a section or a writer.

    Cut off is, from the end, what is one of `sites`; all that follows one of `headlines`, known from elsewhere; and a
    short last part behind a separator that sentences do not have.

    >>> cut_title("Summit held in Minsk - Talks - The Daily", ["Daily"])
    Cut(headline='Summit held in Minsk - Talks', site='The Daily')
    >>> cut_title("Summit held in Minsk | World | The Daily", [], ["Summit held in Minsk"])
    Cut(headline='Summit held in Minsk', site='The Daily')
    """
    gaps = list(_SEPARATOR.finditer(title))
    for gap in gaps:
        head = title[: gap.start()].strip()
        if any(key_of(head) == key_of(headline) for headline in headlines if headline):
            return Cut(head, title[gaps[-1].end() :].strip())
    end, site = len(title), ""
    for gap in reversed(gaps):
        tail = title[gap.end() : end].strip()
        is_site = any(are_same(tail, one) for one in sites)
        is_tail = bool(_SURE_SEPARATOR.fullmatch(gap[0])) and weight(tail) <= 5 and weight(title[: gap.start()]) >= 3
        if not (is_site or is_tail):
            break
        end, site = gap.start(), site or tail
    return _without_front(Cut(title[:end].strip(), site), sites)


def _without_front(cut: Cut, sites: Sequence[str]) -> Cut:
    gap = _SEPARATOR.search(cut.headline)
    front = cut.headline[: gap.start()].strip() if gap else ""
    if gap and any(front and key_of(front) == key_of(site) for site in sites):
        return Cut(cut.headline[gap.end() :].strip(), cut.site or front)
    return cut


def author_names(values: Iterable[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the names of people among what a page calls its authors; `others` are names of the outlet.

    >>> author_names(["By JANE DOE and John Roe", "The Daily"], ["Daily"])
    ('Jane Doe', 'John Roe')
    """
    found: list[str] = []
    for value in values:
        bare = _without(_BY.sub("", clean_line(value).rpartition(":")[2]).strip(" .,;|"), others)
        byline = read_byline(f"By {bare}")
        if byline and byline.authors:
            found.extend(byline.authors)
            continue
        parts = _LIST.split(bare)
        names = [part for part in parts if are_names(part)] if len(parts) > 1 else []
        found.extend(name.title() if name.isupper() and " " in name else name for name in names or [bare])
    return tuple(dict.fromkeys(name for name in found if _is_person(name, others)))


def _without(name: str, others: Sequence[str]) -> str:
    """Return a name without the outlet's behind it."""
    head, stop, tail = name.rpartition(". ")
    return head.strip() if stop and any(are_same(tail, other) for other in others) else name


def _is_person(name: str, others: Sequence[str]) -> bool:
    if not name or len(name) > _LONGEST_NAME or _NO_NAME.search(name) or _NOBODY.search(name):
        return False
    return not any(are_same(name, other) for other in others)
