"""The pieces that the printed styles share. Nothing here puts them in order: that is what a style is."""

from __future__ import annotations

from csto_tui.citations.parts import Parts
from csto_tui.citations.runs import Run

__all__ = ["UNTITLED", "accessed", "address", "doubted", "joined", "locator", "outlet", "sentence"]

UNTITLED = "[Untitled article]"
_LOCATORS = {
    "paragraph": {"mark": "¶ ", "para": "para. ", "par": "par. "},
    "page": {"mark": "p. ", "para": "p. ", "par": "p. "},
}


def outlet(cited: Parts) -> tuple[Run, ...]:
    """Return the outlet in italics, between brackets if it is a guess; that it is unknown is said where no
    address stands for it.
    """
    if not cited.source:
        return () if cited.address else (Run("[source unknown]"),)
    name = Run(cited.source, is_italic=True)
    return (Run("["), name, Run("?]")) if cited.is_source_guess else (name,)


def doubted(names: str, cited: Parts) -> str:
    """Return the authors as given, between brackets if they are a guess."""
    return f"[{names}?]" if names and cited.are_names_guess else names


def joined(names: list[str], last: str, *, serial: bool = True) -> str:
    """Return names as a list: `A`, `A and B`, `A, B, and C`; `last` is the word before the last one.

    >>> joined(["A", "B"], "and"), joined(["A", "B", "C"], "and", serial=False)
    ('A and B', 'A, B and C')
    """
    if len(names) < 3:
        return f" {last} ".join(names)
    return ", ".join(names[:-1]) + ("," if serial else "") + f" {last} {names[-1]}"


def locator(cited: Parts, paragraph: str) -> str:
    """Return the place in the article: `¶ 4` (paragraph="mark"), `para. 4` ("para") or `par. 4` ("par"); a
    page is `p. 3`.
    """
    if cited.locator is None:
        return ""
    known = _LOCATORS.get(cited.locator.label)
    return (known[paragraph] if known else f"{cited.locator.label} ") + cited.locator.value


def address(cited: Parts, *, bare: bool = False) -> tuple[Run, ...]:
    """Return the address; `bare` leaves out `https://`, as MLA does."""
    shown = cited.address.partition("://")[2] if bare else cited.address
    return (Run(shown, is_address=not bare),) if cited.address else ()


def accessed(cited: Parts) -> str:
    """Return the day of access as `5 June 2026`, or nothing."""
    return cited.accessed.day_first() if cited.accessed else ""


def sentence(*pieces: tuple[Run, ...] | str, between: str = ", ", end: str = ".") -> tuple[Run, ...]:
    """Join pieces with commas and end them, empty ones left out. A piece that already ends with a mark keeps
    it alone.
    """
    made: list[Run] = []
    for piece in pieces:
        runs = (Run(piece),) if isinstance(piece, str) and piece else piece
        if not runs or isinstance(runs, str):
            continue
        if made:
            made.append(Run(between))
        made += runs
    closes = made and made[-1].text.rstrip("\"'”’").endswith((".", "?", "!")) and not made[-1].is_address
    return (*made, Run("" if closes or not made else end))
