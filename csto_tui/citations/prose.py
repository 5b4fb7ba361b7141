"""The pieces that the printed styles share. Nothing here puts them in order: that is what a style is."""

from __future__ import annotations

import re
from collections.abc import Callable

from csto_tui.citations.dates import Day
from csto_tui.citations.outlets import without_article
from csto_tui.citations.parts import Parts
from csto_tui.citations.runs import Run
from csto_tui.text.agencies import is_agency

__all__ = [
    "UNTITLED",
    "accessed",
    "address",
    "archived",
    "chicago_outlet",
    "doubted",
    "is_several",
    "joined",
    "locator",
    "outlet",
    "sentence",
]

UNTITLED = "[Untitled article]"
_LOCATORS = {
    "paragraph": {"mark": ("¶ ", "¶¶ "), "para": ("para. ", "paras. "), "par": ("par. ", "pars. ")},
    "page": {"mark": ("p. ", "pp. "), "para": ("p. ", "pp. "), "par": ("p. ", "pp. ")},
}
_SEVERAL = re.compile(r"\d\s*[–,-]\s*\d")


def outlet(cited: Parts, name: str = "", *, is_italic: bool = True) -> tuple[Run, ...]:
    """Return the outlet, under `name` if a style calls it so, in italics, between brackets if it is a guess; that it is
    unknown is said where no address stands for it.
    """
    if not cited.source:
        return () if cited.is_on_web else (Run("[source unknown]"),)
    run = Run(name or cited.source, is_italic=is_italic)
    return (Run("["), run, Run("?]")) if cited.is_source_guess else (run,)


def chicago_outlet(cited: Parts) -> tuple[Run, ...]:
    """Return the outlet as Chicago has it: a newspaper without its initial “The”, a news agency not in italics."""
    return outlet(cited, without_article(cited.source), is_italic=not is_agency(cited.source))


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


def is_several(value: str) -> bool:
    """Tell whether the value of a locator names more than one place: `2–4`, `2, 5`."""
    return _SEVERAL.search(value) is not None


def locator(cited: Parts, paragraph: str) -> str:
    """Return the place in the article: `¶ 4` (paragraph="mark"), `para. 4` ("para") or `par. 4` ("par"), several
    `¶¶ 2–4`; a page is `p. 3`.
    """
    if cited.locator is None:
        return ""
    value, known = cited.locator.value, _LOCATORS.get(cited.locator.label)
    return (known[paragraph][is_several(value)] if known else f"{cited.locator.label} ") + value


def address(cited: Parts, *, bare: bool = False) -> tuple[Run, ...]:
    """Return the address; `bare` leaves out `https://`, as MLA does. In Markdown it opens at the words quoted."""
    if not cited.address:
        return ()
    shown = cited.address.partition("://")[2] if bare else cited.address
    return (Run(shown, is_address=True, link=cited.link if bare or cited.quotation else ""),)


def archived(cited: Parts, word: str, date: Callable[[Day], str]) -> tuple[Run, ...]:
    """Return the archived copy: `word`, its day as `date` prints it, archive and address; nothing without a copy."""
    copy = cited.archived
    if copy is None:
        return ()
    day = f" {date(copy.made)}" if copy.made else ""
    comma = "," if ", " in day else ""  # a year after a comma has one behind it, too
    return Run(f"{word}{day}{comma} at {copy.kept_at}, "), Run(copy.address, is_address=True)


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
