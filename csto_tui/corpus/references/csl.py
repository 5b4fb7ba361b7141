"""CSL-JSON: a list of items as Zotero, Pandoc and citeproc exchange them. Nothing here judges an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from csto_tui.corpus.draft import Given
from csto_tui.corpus.plain_json import parse_json
from csto_tui.corpus.references.entry import Entry, given

__all__ = ["is_csl", "read_csl"]

_TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage".split()
)
_TELLING = frozenset(("issued", "container-title", "URL", "accessed", "citation-key", "publisher-place"))
_TEXTS = frozenset(("text", "body", "content", "fulltext", "full_text"))


def is_csl(value: object) -> bool:
    """Tell whether a JSON value is a bibliography: items of CSL's types with CSL's keys, and no text."""
    items = _items(value)[:20]
    return bool(items) and all(
        isinstance(item, dict)
        and isinstance(item.get("type"), str)
        and item["type"] in _TYPES
        and not item.keys().isdisjoint(_TELLING)
        and item.keys().isdisjoint(_TEXTS)
        for item in items
    )


def read_csl(text: str) -> Iterator[Entry]:
    """Yield the entries of an export. Raises ValueError for what is no JSON; what is no item is passed over."""
    for item in _items(parse_json(text)):
        said = tuple(_given(item)) if isinstance(item, dict) else ()
        if said:
            attached = item.get("attachments")
            listed = attached if isinstance(attached, list) else []
            yield Entry(said, tuple(path for one in listed if isinstance(one, dict) and (path := _text(one, "path"))))


def _items(value: object) -> list[Any]:
    inner = value.get("items") if isinstance(value, dict) else value
    return inner if isinstance(inner, list) else []


def _given(item: Mapping[str, Any]) -> Iterator[Given]:
    for field, keys in (
        ("title", ("title",)),
        ("source", ("container-title", "publisher")),
        ("place", ("publisher-place", "event-place")),
        ("language", ("language",)),
        ("address", ("URL",)),
        ("archive_address", ("archive_location", "archive")),
    ):
        key = next((key for key in keys if _text(item, key).strip()), "")
        one = given(field, (_text(item, key),), f"{key}: {_text(item, key)}")
        if one:
            yield one
    authors, date = _people(item.get("author")), _date(item.get("issued"))
    people = given("authors", authors, f"author: {'; '.join(authors)}")
    issued = given("published", (date,), f"issued: {date}")
    yield from filter(None, (people, issued))


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _people(value: object) -> list[str]:
    return [name for one in value if isinstance(one, dict) and (name := _name(one))] if isinstance(value, list) else []


def _name(name: Mapping[str, Any]) -> str:
    """Return a name as it is spoken."""
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    spoken = " ".join(part for key in parts if (part := _text(name, key)))
    return spoken.replace(",", "") or _text(name, "literal").replace(",", "")


def _date(value: object) -> str:
    """Return a date in EDTF, an interval as one, or as it stands there in words.

    >>> _date({"date-parts": [["2012", "3", "1"]], "circa": True}), _date({"date-parts": [["2010"], ["2011"]]})
    ('2012-03-01~', '2010/2011')
    """
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    days = [_day(one) for one in parts[:2] if isinstance(one, list) and one] if isinstance(parts, list) else []
    circa = "~" if value.get("circa") and len(days) == 1 else ""
    return "/".join(days) + circa if days else _text(value, "raw") or _text(value, "literal")


def _day(parts: list[Any]) -> str:
    year, *rest = (str(part) for part in parts[:3])
    return "-".join((year, *(part.zfill(2) for part in rest)))
