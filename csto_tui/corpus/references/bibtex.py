"""BibTeX and BibLaTeX: entries in braces, values in braces, quotation marks or macros. Nothing here runs TeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from csto_tui.corpus.draft import Given
from csto_tui.corpus.months import MONTHS
from csto_tui.corpus.references.entry import Entry, given
from csto_tui.corpus.references.tex import plain, verbatim

__all__ = ["read_bibtex"]

_HEAD = re.compile(r"@\s*([A-Za-z]+)\s*[{(]\s*")
_KEY = re.compile(r"[^\s,={}\"]*\s*(?:,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([\w.:+/-]+)\s*=\s*")
_WORD = re.compile(r"[\w.:+/-]+")
_GLUE = re.compile(r"\s*#\s*")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_LONGEST_VALUE = 200_000
_MOST_FAULTS = 50
"""Entries that do not parse, after which the rest of a file is left alone."""
_FIELDS = {
    "title": ("title",),
    "source": ("journaltitle", "journal", "organization", "publisher", "titleaddon"),
    "authors": ("author",),
    "place": ("location", "address"),
    "agency": ("agency", "newsagency"),
    "language": ("langid", "language", "hyphenation"),
}
_ADDRESS = re.compile(r"https?://\S+")
_BETWEEN_FILES = re.compile(r"(?<!\\);")
_BETWEEN_PARTS = re.compile(r"(?<!\\):(?!//)")


def read_bibtex(text: str) -> Iterator[Entry]:
    """Yield the entries of an export. What does not parse is passed over."""
    scanner = _Scanner(text)
    faults = 0
    place = 0
    while faults < _MOST_FAULTS and (head := _HEAD.search(text, place)):
        kind, place = head[1].casefold(), head.end()
        if kind in ("comment", "preamble"):
            continue
        try:
            fields, place = scanner.fields(place, is_macro=kind == "string")
        except ValueError:
            faults += 1
            continue
        if kind == "string":
            scanner.macros.update(fields)
        elif said := tuple(_given(fields)):
            yield Entry(said, tuple(_files(fields.get("file", ""))))


@dataclass(slots=True)
class _Scanner:
    """Reads values out of one text."""

    text: str
    macros: dict[str, str] = field(default_factory=dict)

    def fields(self, place: int, *, is_macro: bool) -> tuple[dict[str, str], int]:
        """Return the fields of the entry whose key begins at `place`, and where they end. Raises ValueError when a
        value does not end.
        """
        key = None if is_macro else _KEY.match(self.text, place)
        place = key.end() if key else place
        found: dict[str, str] = {}
        while match := _NAME.match(self.text, place):
            value, place = self.value(match.end())
            found.setdefault(match[1].casefold(), value)
        return found, place

    def value(self, place: int) -> tuple[str, int]:
        """Return the value at `place`, its parts joined, and where it ends."""
        parts: list[str] = []
        while True:
            part, place = self._part(place)
            parts.append(part)
            glue = _GLUE.match(self.text, place)
            if not glue:
                return "".join(parts), place
            place = glue.end()

    def _part(self, place: int) -> tuple[str, int]:
        opener = self.text[place : place + 1]
        if opener == "{":
            end = self._end(place + 1, _BRACE, 1)
            return self.text[place + 1 : end - 1], end
        if opener == '"':
            end = self._end(place + 1, _QUOTE, 0)
            return self.text[place + 1 : end - 1], end
        word = _WORD.match(self.text, place)
        if not word:
            raise ValueError("no value")
        return self.macros.get(word[0].casefold(), word[0]), word.end()

    def _end(self, place: int, pattern: re.Pattern[str], depth: int) -> int:
        """Return where a value ends that stands `depth` braces deep: behind its brace or quotation mark."""
        for match in pattern.finditer(self.text, place, min(len(self.text), place + _LONGEST_VALUE)):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth < 0:
                break
            if not depth and match[0] in ("}" if pattern is _BRACE else '"'):
                return match.end()
        raise ValueError("a value that does not end")


def _given(fields: Mapping[str, str]) -> Iterator[Given]:
    for wanted, names in _FIELDS.items():
        for name in names:
            values = _people(fields[name]) if name == "author" and name in fields else [plain(fields.get(name, ""))]
            one = given(wanted, values, f"{name} = {'; '.join(values)}")
            if one:
                yield one
                break
    date = _date(fields)
    address = next((verbatim(fields[name]) for name in ("url", "howpublished") if name in fields), "")
    link = _ADDRESS.search(address)
    copy = verbatim(next((fields[name] for name in ("archiveurl", "archive-url") if name in fields), ""))
    made = plain(next((fields[name] for name in ("archivedate", "archive-date") if name in fields), ""))
    yield from filter(
        None,
        (
            given("published", (date,), f"date = {date}"),
            given("address", (link[0],), f"url = {link[0]}") if link else None,
            given("archive_address", (copy,), f"archiveurl = {copy}"),
            given("archived", (made,), f"archivedate = {made}"),
        ),
    )


def _people(value: str) -> list[str]:
    """Return the names of a list; a name in braces of its own is one word.

    >>> _people("Dovlatov, Kirill and {Smith and Sons} and others")
    ['Dovlatov, Kirill', 'Smith and Sons']
    """
    names: list[str] = []
    depth, start = 0, 0
    for match in re.finditer(r"[{}]|\s+and\s+", value):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] not in "{}":
            names.append(value[start : match.start()])
            start = match.end()
    names.append(value[start:])
    return [name for one in names if (name := plain(one)) and name != "others"]


def _date(fields: Mapping[str, str]) -> str:
    """Return `date`, or year, month and day with slashes between."""
    if fields.get("date"):
        return plain(fields["date"])
    year, month = plain(fields.get("year", "")), plain(fields.get("month", "")).rstrip(".").casefold()
    number = month if month.isdecimal() else str(MONTHS.get(month, ""))
    return "/".join((year, number, plain(fields.get("day", ""))))


def _files(value: str) -> Iterator[str]:
    r"""Yield the paths of a `file` field: `Title:path:type;…`, `:path:type`, or paths alone.

    >>> list(_files(r"Full Text PDF:files/12/a\;b.pdf:application/pdf;C\:\\x\\page.html"))
    ['files/12/a;b.pdf', 'C:\\x\\page.html']
    """
    for one in _BETWEEN_FILES.split(value):
        parts = _BETWEEN_PARTS.split(one)
        path = parts[-2] if len(parts) > 2 else parts[0]
        bare = verbatim(re.sub(r"\\([;:\\])", r"\1", path))
        if bare:
            yield bare
