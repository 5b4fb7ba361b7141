"""Front matter: `---` with a small, safe subset of YAML, or `+++` with TOML. Nothing here runs a tag or
follows an anchor.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterator

from csto_tui.corpus.draft import Given
from csto_tui.model.article import Evidence, line_at
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["front_matter"]

_LONGEST = 20_000
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"([\w-]{1,40})[ \t]*[:=](?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_NAMES = {
    "title": "title headline",
    "authors": "author authors by byline creator",
    "published": "date published pubdate date_published publication_date published_at",
    "source": "source outlet publisher publication newspaper",
    "place": "place location dateline",
    "language": "language lang",
    "address": "address url link canonical canonical_url source_url",
    "agency": "agency news_agency wire wire_service",
    "archive_address": "archive_address archive_url archived_url archiveurl wayback wayback_url archive",
    "archived": "archived archive_date archivedate archived_at archived_on",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}


def front_matter(text: str) -> tuple[Span | None, tuple[Given, ...]]:
    """Return where the front matter of a text stands and what it states; (None, ()) when there is none.

    Read are `key: value`, `key: [a, b]` and lists of `- item` lines. What is not understood stays front
    matter and states nothing.

    >>> front_matter("---\\ntitle: 'A title'\\n---\\nText.")[1][0].values
    ('A title',)
    """
    match = _FRONT.match(text[:_LONGEST])
    if match is None or (match[1] == "---" and not all(map(_is_metadata, match[2].splitlines()))):
        return None, ()  # three hyphens also rule a line across the page
    span = Span(0, match.end())
    pairs = _toml(text, match) if match[1] == "+++" else _yaml(text, match)
    return span, tuple(given for key, values, at in pairs if (given := _given(text, key, values, at)))


def _is_metadata(line: str) -> bool:
    return not line.strip() or line[0] in " \t#" or bool(_PAIR.match(line) or _ITEM.match(line))


def _given(text: str, key: str, values: tuple[str, ...], at: Span) -> Given | None:
    field = _FIELDS.get(key.casefold().replace("-", "_"))
    kept = tuple(value for value in (clean_line(value) for value in values) if value)
    if field is None or not kept:
        return None
    is_address = bool(re.match(r"(?:https?://|www\.)", kept[0]))
    if field == "source" and is_address:
        field = "address"
    elif field in ("archive_address", "archived") and (field == "archive_address" or is_address):
        if not is_address:
            return None  # `archive: true`, and names of archives
        field = "archive_address"
    return Given(field, kept, Evidence(line_at(text, at.start), at.of(text), at))


def _yaml(text: str, match: re.Match[str]) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    start = match.start(2)
    key, span = "", Span(0, 0)
    values: tuple[str, ...] = ()
    for line in match[2].split("\n"):
        pair, item = _PAIR.match(line), _ITEM.match(line)
        if pair:
            if values:
                yield key, values, span
            key, values = pair[1], _scalars(pair[2] or "")
            span = Span(start, start + len(line.rstrip()))
        elif item and key:
            values = (*values, *_scalars(item[1]))
            span = Span(span.start, start + len(line.rstrip()))
        start += len(line) + 1
    if values:
        yield key, values, span


def _scalars(value: str) -> tuple[str, ...]:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return tuple(filter(None, (_scalar(part) for part in value[1:-1].split(","))))
    one = _scalar(value)
    return (one,) if one else ()


def _scalar(value: str) -> str:
    """Return a plain or quoted scalar; nothing for what the subset leaves out: tags, anchors, mappings …"""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    if value[:1] in ("!", "&", "*", "|", ">", "{", "@", "`", "#", "~") or value.casefold() == "null":
        return ""
    return value.split(" #", 1)[0].rstrip()


def _toml(text: str, match: re.Match[str]) -> Iterator[tuple[str, tuple[str, ...], Span]]:
    try:
        table = tomllib.loads(match[2])
    except (tomllib.TOMLDecodeError, RecursionError):
        return  # not TOML after all: it stays front matter and states nothing
    for key, value in table.items():
        at = re.search(rf"^[ \t]*(?:\"{re.escape(key)}\"|{re.escape(key)})[ \t]*=.*$", match[2], re.MULTILINE)
        if at:
            values = tuple(map(_plain, value)) if isinstance(value, list) else (_plain(value),)
            yield key, values, Span(match.start(2) + at.start(), match.start(2) + at.end())


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, str | int) else ""
