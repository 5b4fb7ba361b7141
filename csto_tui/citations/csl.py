"""A citation as a CSL-JSON item (CSL 1.0.2, https://github.com/citation-style-language/schema). Nothing here
formats.
"""

from __future__ import annotations

from csto_tui.citations.dates import Day, Published
from csto_tui.citations.names import Name
from csto_tui.citations.parts import Parts, parts
from csto_tui.model.citation import Citation

__all__ = ["csl_item", "item_of"]


def csl_item(citation: Citation) -> dict[str, object]:
    """Return the citation as a CSL-JSON item of type `article-newspaper`, or `webpage` if only its address is
    known.

    Doubts go to `note`, an uncertain date is `circa`, a date without a year is a `literal`; what is not known
    has no key.
    """
    return item_of(parts(citation))


def item_of(cited: Parts) -> dict[str, object]:
    """Return the CSL-JSON item of a citation in parts."""
    item: dict[str, object] = {
        "id": cited.key,
        "type": "webpage" if cited.is_webpage else "article-newspaper",
        "title": cited.title,
        "container-title": cited.source,
        "author": [_person(name) for name in cited.names],
        "issued": _issued(cited.published) if cited.published else None,
        "URL": cited.any_address,
        "accessed": {"date-parts": [_numbers(cited.accessed)]} if cited.accessed else None,
        "language": cited.language,
        "archive": cited.archived.keeper if cited.archived else None,
        "archive_location": cited.archived.address if cited.archived else None,
        "note": " ".join(filter(None, (cited.remarks(with_address=False), cited.doubts))),
    }
    return {key: value for key, value in item.items() if value}


def _person(name: Name) -> dict[str, str]:
    if name.is_literal:
        return {"literal": name.family}
    person = {"family": name.family, "given": name.given}
    return {**person, "suffix": name.suffix} if name.suffix else person


def _issued(date: Published) -> dict[str, object]:
    if not all(day.year for day in date.days):
        return {"literal": date.day_first()}
    issued: dict[str, object] = {"date-parts": [_numbers(day) for day in date.days]}
    return {**issued, "circa": True} if date.is_guess or date.is_about else issued


def _numbers(day: Day) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
