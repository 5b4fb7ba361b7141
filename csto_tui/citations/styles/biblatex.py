"""BibLaTeX, whose dates are EDTF and can say by themselves that they are uncertain. Doubts and the paragraph
go to `note`.
"""

from __future__ import annotations

from csto_tui.citations.bibliography import braced, entry, heading, notes, people, tex
from csto_tui.citations.dates import Published
from csto_tui.citations.parts import Parts
from csto_tui.text.clean import clean_line

__all__ = ["biblatex"]

_LANGUAGES = {
    "be": "belarusian",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "pl": "polish",
    "ru": "russian",
    "uk": "ukrainian",
}


def biblatex(cited: Parts) -> str:
    """Return the article as an `@article` for a newspaper, or as `@online` when no outlet is known."""
    page = cited.locator.value if cited.locator and cited.locator.label == "page" else ""
    date = cited.published
    is_dated = date is not None and all(day.year for day in date.days)
    fields = [
        ("author", people(cited.names)),
        ("title", heading(cited)),
        ("journaltitle", braced(cited.source)),
        ("entrysubtype", "newspaper" if cited.source else ""),
        ("date", _edtf(date) if date and is_dated else ""),
        ("pages", tex(page)),
        ("url", cited.any_address),
        ("urldate", cited.accessed.iso if cited.accessed else ""),
        ("langid", _LANGUAGES.get(cited.language[:2].lower(), "")),
        ("annotation", tex(clean_line(cited.quotation))),
        ("note", notes(cited, "" if is_dated or not date else f"{date.day_first()}.")),
    ]
    kind = "article" if cited.source else "online" if cited.is_on_web else "misc"
    return entry(kind, cited.key, fields)


def _edtf(date: Published) -> str:
    mark = "%" if date.is_guess and date.is_about else "?" if date.is_guess else "~" if date.is_about else ""
    return "/".join(day.iso + mark for day in date.days)
