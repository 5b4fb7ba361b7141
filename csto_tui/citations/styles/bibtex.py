"""BibTeX, as the classic styles read it. What is uncertain shows in the year, `[2011?]`; doubts and the
paragraph go to `note`.
"""

from __future__ import annotations

from csto_tui.citations.bibliography import braced, entry, heading, notes, people, tex
from csto_tui.citations.parts import Parts
from csto_tui.text.clean import clean_line

__all__ = ["bibtex"]

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex(cited: Parts) -> str:
    """Return the article as an `@article`, or as `@misc` when no outlet is known."""
    date = cited.published
    month = _MONTHS[date.first.month - 1] if date and date.first.month and not date.last else ""
    day = date.first.day if date and not date.last else 0
    page = cited.locator.value if cited.locator and cited.locator.label == "page" else ""
    fields = [
        ("author", people(cited.names)),
        ("title", heading(cited)),
        ("journal", braced(cited.source)),
        ("year", tex(date.year.replace("–", "--")) if date else ""),
        ("month", f"={month}" if month else ""),
        ("day", str(day) if day else ""),
        ("pages", tex(page)),
        ("url", cited.any_address),
        ("urldate", cited.accessed.iso if cited.accessed else ""),
        ("language", tex(cited.language)),
        ("annote", tex(clean_line(cited.quotation))),
        ("note", notes(cited, _undated(cited))),
    ]
    return entry("article" if cited.source else "misc", cited.key, fields)


def _undated(cited: Parts) -> str:
    date = cited.published
    return f"{date.day_first()}." if date and not all(day.year for day in date.days) else ""
