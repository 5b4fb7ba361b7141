"""Join bibliographies to the articles beside them: what an export says fills what an article leaves open. Nothing
here overrules an article, and nothing is written.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from csto_tui.corpus.agency import with_agency
from csto_tui.corpus.copies import with_copy
from csto_tui.corpus.decode import decode
from csto_tui.corpus.draft import DATES, Given
from csto_tui.corpus.exports import exports
from csto_tui.corpus.plain_json import parse_json
from csto_tui.corpus.references import REFERENCES
from csto_tui.corpus.references.csl import is_csl, read_csl
from csto_tui.corpus.references.entry import Entry
from csto_tui.corpus.scan import Found, load
from csto_tui.errors import SourceError
from csto_tui.model.article import Article, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.text.clean import clean_line

__all__ = ["Bibliography", "joined", "read_bibliographies"]

_SIZE_LIMIT = 16 * 1024 * 1024
_ZOTERO = re.compile(r"zotero|\bfiles/\d+/", re.IGNORECASE)
_ESCAPE = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_SCHEME = re.compile(r"(?:[a-z-]+://+(?:localhost/)?|attachments:|storage:)", re.IGNORECASE)
_FEWEST_WORDS = 3
"""Of a title by which articles are joined."""

Key = tuple[str, str]
"""By what an article is found (file, address, title), and that in a form that can be compared."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """What the bibliographies of one root say."""

    entries: tuple[Entry, ...] = ()
    """With files as paths below the root where they are relative; the evidence names the export."""
    warnings: tuple[str, ...] = ()
    """Which exports were not read, and why, a sentence each."""
    by_key: Mapping[Key, tuple[Entry, ...]] = field(default_factory=dict, repr=False, compare=False)


def read_bibliographies(root: Path) -> Bibliography:
    """Return what the RIS, BibTeX and CSL-JSON files below a folder say, in the order of their paths; nothing for a
    root that is a file.

    Links are not followed. A file that cannot be read is a warning.
    """
    entries: list[Entry] = []
    warnings: list[str] = []
    for path in exports(root):
        name = path.relative_to(root).as_posix()
        try:
            entries.extend(_read(root, path, name))
        except (SourceError, ValueError, OSError) as error:
            reason = error.message if isinstance(error, SourceError) else clean_line(str(error))
            warnings.append(f"{clean_line(name)}: not read as a bibliography: {reason}")
    by_key: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(_keys_of(entry)):
            by_key[key].append(entry)
    return Bibliography(tuple(entries), tuple(warnings), {key: tuple(found) for key, found in by_key.items()})


def joined(article: Article, bibliography: Bibliography, *, prefix: str = "") -> Article:
    """Return the article with what its entry says of fields that it does not state itself: status *stated*, with the
    export as evidence.

    The entry is found by the file it names, by the address, or by a title of several words; when several are found
    and their outlets or dates differ, none is taken. `prefix` is what the article's path has before the path below
    the root.
    """
    changes: dict[str, Any] = {}
    for entry in _entries_of(article, bibliography.by_key, prefix):
        for one in entry.given:
            known: Known[Any] = getattr(article, one.field)
            if not known.is_sure and one.field not in changes:
                changes[one.field] = Known(_value(one), Status.STATED, (one.evidence,))
    return with_agency(with_copy(replace(article, **changes)), article.source) if changes else article


def _read(root: Path, path: Path, name: str) -> list[Entry]:
    content = load(Found(root, path, clean_line(name), 0, 0), limit=_SIZE_LIMIT)
    text = decode(content).text
    suffix = path.suffix.lower()
    if suffix == ".json" and not is_csl(parse_json(text)):
        return []
    label = f"from {'Zotero export' if _ZOTERO.search(text) else 'bibliography'} {clean_line(name)}: "
    return [_placed(entry, label, posixpath.dirname(name)) for entry in REFERENCES.get(suffix, read_csl)(text)]


def _placed(entry: Entry, label: str, folder: str) -> Entry:
    """Return an entry with the export in its evidence, and with its files as paths below the root where they can be."""
    given = tuple(replace(one, evidence=replace(one.evidence, text=label + one.evidence.text)) for one in entry.given)
    return Entry(given, tuple(posixpath.normpath(posixpath.join(folder, _path(file))) for file in entry.files))


def _path(file: str) -> str:
    """Return a path as an export writes it with `/`, without scheme and escapes.

    >>> _path("file:///C:/a%20b/page.html"), _path("a\\\\b.pdf")
    ('C:/a b/page.html', 'a/b.pdf')
    """
    bare = _SCHEME.sub("", file, count=1) if _SCHEME.match(file) else file
    plain = _ESCAPE.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), bare)
    return plain.replace("\\", "/")


def _keys_of(entry: Entry) -> Iterator[Key]:
    yield from (("file", _parts(file)[-1]) for file in entry.files if _parts(file))
    if address := _bare_address(entry.value("address")):
        yield "address", address
    if title := _bare_title(entry.value("title")):
        yield "title", title


def _entries_of(article: Article, by_key: Mapping[Key, tuple[Entry, ...]], prefix: str) -> Sequence[Entry]:
    """Return the entries of an article, which agree with each other."""
    if article.id in (article.path, article.path.removesuffix(".txt")):  # the one article of its file
        named = _by_file(article, by_key, _parts(article.path.removeprefix(prefix)))
        if named:
            return _agreeing(named)
    found = by_key.get(("address", _bare_address(article.address.value or "")), ())
    if not found:
        alike = by_key.get(("title", _bare_title(article.title.value or "")), ())
        found = tuple(entry for entry in alike if not _differ(_said(article), _said_in(entry)))
    return _agreeing(found) if found else ()


def _by_file(article: Article, by_key: Mapping[Key, tuple[Entry, ...]], parts: Sequence[str]) -> Sequence[Entry]:
    """Return the entries that name the article's file most fully; its name alone counts only when they do not
    contradict the article.
    """
    shared = [
        (max(_common_tail(_parts(file), parts) for file in entry.files), entry)
        for entry in by_key.get(("file", parts[-1]), ())
    ]
    most = max((count for count, _ in shared), default=0)
    found = [entry for count, entry in shared if count == most]
    if most > 1 or any(_parts(file) == parts for entry in found for file in entry.files):
        return found
    own = _bare_title(article.title.value or "")
    said = _said(article)
    return [
        entry
        for entry in found
        if _are_alike(own, _bare_title(entry.value("title"))) and not _differ(said, _said_in(entry))
    ]


def _agreeing(entries: Sequence[Entry]) -> Sequence[Entry]:
    first = _said_in(entries[0])
    return () if any(_differ(first, _said_in(entry)) for entry in entries[1:]) else entries


Said = tuple[str, Edtf | None]
"""The outlet and the date."""


def _said(article: Article) -> Said:
    source = article.source.value if article.source.is_sure else ""
    return source or "", article.published.value if article.published.is_sure else None


def _said_in(entry: Entry) -> Said:
    date = entry.value("published")
    return entry.value("source"), Edtf(date) if date else None


def _differ(one: Said, other: Said) -> bool:
    """Tell whether two sayings cannot both be of one article."""
    if not _are_alike(_bare(one[0]), _bare(other[0])):
        return True
    bounds = other[1].bounds() if other[1] else None
    return bool(one[1] and bounds and not one[1].can_fall_within(*bounds))


def _are_alike(one: str, other: str) -> bool:
    return one in other or other in one  # one may be empty, or short for the other


def _common_tail(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((count for count, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in PurePosixPath(unicodedata.normalize("NFC", path).casefold()).parts if part != "/")


def _bare_address(address: str) -> str:
    """Return an address without scheme, `www.`, fragment and last slash.

    >>> _bare_address("https://www.belta.by/a/?x=1#top"), _bare_address("belta.by/a/")
    ('belta.by/a/?x=1', 'belta.by/a')
    """
    bare = address.strip().casefold().partition("#")[0].rstrip("/")
    return bare.removeprefix("http://").removeprefix("https://").removeprefix("www.")


def _bare_title(title: str) -> str:
    """Return the words of a title in small letters, or nothing when they are too few to tell it from others."""
    bare = _bare(title)
    is_telling = len(bare.split()) >= _FEWEST_WORDS or (not bare.isascii() and len(bare) >= 8)
    return bare if is_telling else ""


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _value(one: Given) -> object:
    if one.field == "authors":
        return one.values
    return Edtf(one.values[0]) if one.field in DATES else one.values[0]
