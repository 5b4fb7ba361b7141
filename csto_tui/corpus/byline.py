"""Read who wrote an article, from a line that says so. Nothing here takes a bare name for an author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.corpus.dates import find_dates
from csto_tui.corpus.form import weight
from csto_tui.text.agencies import is_agency

__all__ = ["Byline", "read_byline"]

_CUE = re.compile(
    r"\W{0,3}(?:(?:(?:written|reported|story|words|text)\s+)?by\b:?|(?:автор|авторы|аўтар|аўтары|автори"
    r"|текст|autor(?:en|es|ka|zy)?|auteurs?|authors?|"
    r"tekst|texte?|oprac\.?)\s*[:–—-]|von\b|par\b|por\b)\s*(?P<rest>\S.*)",
    re.IGNORECASE,
)
_PARTICLE = r"(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|ten|ter)"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])|\.)*"
_NAME = re.compile(rf"{_WORD}(?:\s(?:{_PARTICLE}\s)*(?:al-|d['’])?{_WORD}){{1,3}}")
_PART = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,\s+|;\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|i|и|і|ды|&)\s+")
_FOR = re.compile(r"\s+(?:for|для|für|pour|para|dla|in|at|of)\s+")
_NOBODY = re.compile(
    r"\b(?:staff|reporters?|correspondents?|editors?|editorial|newsroom|desk|agenc(?:y|ies)|wires?"
    r"|redaktion|rédaction|redacción|редакция|рэдакцыя|редакція|корреспондент)\b",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:times|news|post|daily|herald|guardian|press|agency|tribune|journal|weekly|zeitung|rundschau"
    r"|gazette|gazeta|telegraph|independent|observer|radio|television|tv|"
    r"reuters|afp|ap|dpa|tass|тасс|interfax|интерфакс|belta|белта|bbc|cnn|bloomberg|rfe/rl|rferl|газета"
    r"|новости|навіны)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, and for whom."""

    authors: tuple[str, ...]
    """Names; empty for a line that names nobody (“By our correspondent”)."""
    outlet: str = ""


def read_byline(text: str) -> Byline | None:
    """Return what a byline says, or None for a line that is none.

    >>> read_byline("By Kirill Dovlatov and ANNA NOVAK, The Minsk Times")
    Byline(authors=('Kirill Dovlatov', 'Anna Novak'), outlet='The Minsk Times')
    >>> read_byline("By 2012 the space will be there")
    """
    match = _CUE.fullmatch(text) if len(text) <= 200 else None
    if match is None:
        return None
    authors, outlet, is_complete = list[str](), "", False
    for place, part in enumerate(_PART.split(match["rest"].rstrip(". "))):
        who, *where = _FOR.split(part, maxsplit=1)
        names = tuple(map(_name, _AND.split(re.sub(r"^(?:and|и|і|und|et|y)\s+", "", who))))
        if all(names) and not is_complete and not _OUTLET.search(who):
            authors.extend(names)
            is_complete = len(names) > 1 or who != part  # “and” comes before the last name of a list
        elif (
            _OUTLET.search(part)
            and not _NOBODY.search(part)
            and weight(part) <= 5
            and part[0].isupper()
            and (authors or place)
        ):
            outlet = outlet or part
        elif place == 0 and is_agency(part) and part[0].isupper():
            outlet = part  # “By Associated Press”
        elif place == 0 and not _NOBODY.search(part):
            return None  # a sentence or a standfirst that begins with “By”
        if where and _OUTLET.search(where[0]):
            outlet = outlet or where[0]
    return Byline(tuple(dict.fromkeys(authors)), outlet)


def _name(text: str) -> str:
    """Return a person's name in ordinary capitals, or nothing when the text is none."""
    text = text.strip(" .,")
    if not _NAME.fullmatch(text) or _NOBODY.search(text) or any(find_dates(text)):
        return ""
    words = [word for word in text.split() if not re.fullmatch(_PARTICLE, word)]
    if not all(word[0].isupper() or word.startswith(("al-", "d'", "d’")) for word in words):
        return ""
    return text if not text.isupper() else re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), text)
