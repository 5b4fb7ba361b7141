"""Wikipedia's {{cite news}} (Citation Style 1). Nothing from a source can end the template or open another
one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from csto_tui.citations.dates import Published
from csto_tui.citations.names import Name
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, is_several, locator
from csto_tui.text.clean import clean_line

__all__ = ["wikipedia"]

_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKUP = re.compile(r"[|{}\[\]<>~]|''+|__")


def wikipedia(cited: Parts) -> str:
    """Return the article as one `{{cite news}}`; a wire agency is `agency`, the outlet `work`, the dateline
    `location`.

    What is inferred is followed by a comment, since the template has no way to show it; a day without a year
    is one, too.
    """
    people = cited.writers
    doubt = _doubt(cited.are_names_guess)
    fields = [pair for n, name in enumerate(people, 1) for pair in _person(n, name, len(people), doubt)]
    fields += [
        ("title", _escaped(cited.title or UNTITLED)),
        ("work", _escaped(cited.source) + _doubt(cited.is_source_guess)),
        ("agency", _escaped(cited.agency)),
        ("date", _date(cited.published)),
        ("location", _escaped(cited.place)),
        ("language", "" if cited.language.startswith("en") else _escaped(cited.language)),
        ("url", cited.any_address),
        ("access-date", cited.accessed.day_first() if cited.accessed else ""),
        ("archive-url", cited.archived.address if cited.archived else ""),
        ("archive-date", cited.archived.made.day_first() if cited.archived and cited.archived.made else ""),
        _place(cited),
        ("quote", _escaped(clean_line(cited.quotation))),
    ]
    return "{{cite news" + "".join(f" |{key}={value}" for key, value in fields if value) + "}}"


def _place(cited: Parts) -> tuple[str, str]:
    """Return the parameter for a place and its value: `page` without `p.`, `at` for what has no parameter."""
    if cited.locator and cited.locator.label == "page":
        return "pages" if is_several(cited.locator.value) else "page", _escaped(cited.locator.value)
    return "at", _escaped(locator(cited, "mark"))


def _person(number: int, name: Name, people: int, doubt: str) -> list[tuple[str, str]]:
    which = str(number) if people > 1 else ""
    if name.is_literal:
        return [(f"author{which}", _escaped(name.family) + doubt)]
    given = f"{name.given}, {name.suffix}" if name.suffix else name.given
    return [(f"last{which}", _escaped(name.family) + doubt), (f"first{which}", _escaped(given))]


def _date(date: Published | None) -> str:
    """Return the date day first; a guessed year is `c. 2011`, no year is `n.d.`: the forms that the template
    takes.
    """
    if date is None:
        return "n.d."
    if not all(day.year for day in date.days):
        return f"n.d. <!-- {date.day_first()} -->"
    shown = replace(date, is_guess=False, is_about=False).day_first()
    is_doubtful = date.is_guess or date.is_about
    if is_doubtful and date.last is None and not date.first.month:
        return f"c. {shown}" + _doubt(date.is_guess)
    return shown + _doubt(is_doubtful)


def _doubt(is_guess: bool) -> str:
    return " <!-- inferred -->" if is_guess else ""


def _escaped(text: str) -> str:
    return _MARKUP.sub(lambda match: "".join(f"&#{ord(letter)};" for letter in match[0]), _ENTITY.sub("&amp;", text))
