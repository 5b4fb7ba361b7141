"""RIS: a tag, two spaces, a hyphen, a value; TY first and ER last. Nothing here judges an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from csto_tui.corpus.draft import Given
from csto_tui.corpus.references.entry import Entry, given
from csto_tui.text.archives import is_copy

__all__ = ["read_ris"]

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_TAGS = {
    "title": ("TI", "T1", "CT"),
    "source": ("T2", "JO", "JF", "JA", "BT", "PB"),
    "authors": ("AU", "A1"),
    "published": ("DA", "Y1", "PY"),
    "place": ("CY", "PP"),
    "language": ("LA",),
    "address": ("UR",),
}
"""The tags of each field, the most telling first."""
_COPIES = ("AV", "DB", "LK", "L2", "UR")
"""The tags in which the address of an archived copy may stand."""
_FILES = ("L1", "L2", "L3", "L4")


def read_ris(text: str) -> Iterator[Entry]:
    """Yield the entries of an export. Lines outside an entry are passed over; what follows a line without a tag
    belongs to the one above.
    """
    tagged: list[tuple[str, str]] = []
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match is None:
            if tagged and line.strip():
                tag, value = tagged[-1]
                tagged[-1] = (tag, f"{value} {line.strip()}" if len(value) < 5_000 else value)
        elif match[1] == "ER":
            yield from _entry(tagged)
            tagged = []
        elif match[1] == "TY":
            tagged = [(match[1], match[2])]
        elif tagged:
            tagged.append((match[1], match[2]))
    yield from _entry(tagged)  # a file that was cut off


def _entry(tagged: list[tuple[str, str]]) -> Iterator[Entry]:
    files = tuple(value.strip() for tag, value in tagged if tag in _FILES and value.strip())
    said = tuple(one for field, tags in _TAGS.items() for one in _first(field, tags, tagged))
    copies = [(tag, value) for tag, value in tagged if tag in _COPIES and is_copy(value.strip())]
    for tag, value in copies[:1]:
        said += tuple(filter(None, (given("archive_address", (value,), f"{tag}: {value}"),)))
    if said:
        yield Entry(said, files)


def _first(field: str, tags: Iterable[str], tagged: list[tuple[str, str]]) -> Iterator[Given]:
    for tag in tags:
        values = [value for name, value in tagged if name == tag]
        if field == "address":
            values.sort(key=is_copy)  # the original before its copy
        one = given(field, values, f"{tag}: {'; '.join(values)}")
        if one:
            yield one
            return
