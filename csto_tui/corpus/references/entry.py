"""One entry of a bibliography, and its values in the form that articles have them. Nothing here reads a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from csto_tui.corpus.column_dates import Order, date_in_cell
from csto_tui.corpus.copies import is_address
from csto_tui.corpus.draft import DATES, Given
from csto_tui.model.article import Evidence
from csto_tui.text.clean import clean_line

__all__ = ["Entry", "given", "language_code", "person"]

_LONGEST_QUOTE = 300
_PARTS = re.compile(r"(\d{4})(?:/(\d{0,2}))?(?:/(\d{0,2}))?(?:/.*)?")
_LANGUAGES = {
    name: code
    for code, names in {
        "en": "english american british usenglish ukenglish eng английский",
        "ru": "russian rus русский",
        "be": "belarusian belarussian bel беларуская белорусский",
        "uk": "ukrainian ukr українська украинский",
        "de": "german ngerman deutsch deu ger",
        "fr": "french français fra fre",
        "es": "spanish español spa",
        "pl": "polish polski pol",
    }.items()
    for name in names.split()
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bibliography says of one article."""

    given: tuple[Given, ...]
    """Each field once; a date is in EDTF."""
    files: tuple[str, ...] = ()
    """Paths of what is attached, as written there."""

    def value(self, field: str) -> str:
        """Return the first value of a field, or nothing."""
        return next((one.values[0] for one in self.given if one.field == field), "")


def given(field: str, values: Iterable[str], quote: str) -> Given | None:
    """Return a field of an entry as articles have it, or None when nothing usable is there; `quote` is what stands in
    the export.
    """
    kept = [line for value in values if (line := clean_line(value))]
    if field in DATES:
        kept = [date for value in kept[:1] if (date := _date(value))]
    elif field == "archive_address":
        kept = [value for value in kept if is_address(value)]
    elif field == "language":
        kept = [code for value in kept[:1] if (code := language_code(value))]
    elif field == "authors":
        kept = list(dict.fromkeys(map(person, kept)))
    line = clean_line(quote)
    shown = line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
    return Given(field, tuple(kept if field == "authors" else kept[:1]), Evidence(0, shown)) if kept else None


def person(name: str) -> str:
    """Return a name as it is spoken.

    >>> person("Dovlatov, Kirill"), person("Associated Press"), person("King, Martin, Jr.")
    ('Kirill Dovlatov', 'Associated Press', 'Martin King Jr.')
    """
    family, *rest = (part.strip() for part in name.split(","))
    if len(rest) == 2 and len(rest[0].rstrip(".")) <= 3 and rest[0][:1] in "JSIV":
        rest.reverse()  # BibTeX puts the suffix before the given name, RIS after it
    return " ".join(part for part in (*rest[:1], family, *rest[1:]) if part)


def language_code(text: str) -> str:
    """Return the ISO 639-1 code of a language, by its code or its name, or nothing.

    >>> language_code("en-US"), language_code("Russian"), language_code("Klingon")
    ('en', 'ru', '')
    """
    code = text.replace("_", "-").partition("-")[0].strip().casefold()
    return code if len(code) == 2 and code.isalpha() else _LANGUAGES.get(code, "")


def _date(text: str) -> str:
    """Return a date in EDTF: `2012/03/01/`, `2012///`, or any form that a table has.

    >>> _date("2012/3/1/morning"), _date("2012//"), _date("soon")
    ('2012-03-01', '2012', '')
    """
    match = _PARTS.fullmatch(text)
    if match:
        year, month, day = match[1], match[2] or "0", match[3] or "0"
        text = f"{year}-{month}-{day}" if int(month) else year
    found = date_in_cell(text, Order.UNKNOWN)
    return found[0].text if found else ""
