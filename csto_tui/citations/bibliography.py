"""What BibTeX and BibLaTeX have in common: escaping, names, the shape of an entry. Nothing here chooses
fields.
"""

from __future__ import annotations

from csto_tui.citations.names import Name
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, locator

__all__ = ["braced", "entry", "heading", "notes", "people", "tex"]

_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        '"': '{"}',
        **{letter: f"\\{letter}" for letter in "$&#%_"},
    }
)


def tex(text: str) -> str:
    r"""Return `text` so that TeX prints it as it is and braces stay in pairs.

    >>> tex("50% of {A_1}")
    '50\\% of {\\textbraceleft}A\\_1{\\textbraceright}'
    """
    return text.translate(_TEX)


def braced(text: str) -> str:
    """Return escaped `text` in braces of its own, so that no style changes its capitals."""
    return f"{{{tex(text)}}}" if text else ""


def heading(cited: Parts) -> str:
    """Return the title, which no entry can do without."""
    return braced(cited.title or UNTITLED)


def people(names: tuple[Name, ...]) -> str:
    """Return authors as BibTeX wants them: `Dovlatov, Kirill and {Associated Press}`."""
    return " and ".join(map(_person, names))


def _person(name: Name) -> str:
    if name.is_literal or " and " in f" {name.straight.casefold()} " or "," in name.family + name.given:
        return braced(name.straight)
    return ", ".join(map(tex, filter(None, (name.family, name.suffix, name.given))))


def notes(cited: Parts, *more: str) -> str:
    """Return what no field of its own holds: the paragraph, agency and archived copy, and every doubt."""
    place = locator(cited, "mark") if cited.locator and cited.locator.label != "page" else ""
    return tex(" ".join(part for part in (place and f"{place}.", *more, cited.remarks(), cited.doubts) if part))


def entry(kind: str, key: str, fields: list[tuple[str, str]]) -> str:
    """Return one entry, a field a line; empty fields are left out. Values that are macros come as `=name`."""
    lines = [
        f"  {name} = {value.removeprefix('=') if value.startswith('=') else '{' + value + '}'},"
        for name, value in fields
        if value
    ]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])
