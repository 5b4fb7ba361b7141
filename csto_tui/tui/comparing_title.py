"""The title of a comparison: its views, and that the articles are of different years.

Nothing here asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from csto_tui.model.article import ArticleCard
from csto_tui.text.wording import marked_years
from csto_tui.tui.comparing_table import VIEWS, View
from csto_tui.tui.paint import AIR, QUIET, fitting, joined, plain

__all__ = ["badge_of", "title_forms", "years_apart"]


_NUMBERS = 17
"""Cells for the numbers of the views."""
_WORDS = 50
"""Cells for their names as well."""


def years_apart(cards: Iterable[ArticleCard]) -> tuple[str, ...]:
    """Return the years of the articles, earliest first, if they are not the same, with the mark of how each is known;
    at last `—` for those not known.
    """
    shown = marked_years(cards)
    return shown if len(shown) - ("—" in shown) > 1 else ()


def badge_of(years: Sequence[str], width: int) -> Content:
    """Return the years as words for the end of the title, as many words as a screen has room for."""
    if not years:
        return AIR
    listed, ends = " · ".join(years), f"{years[0]}–{years[-1]}"
    forms = (f"different years: {listed} ", f"years: {listed} ", f"{ends} ")
    painted = [plain(form, "$warning") for form in forms]
    room = width - (_WORDS if painted[-1].cell_length <= width - _WORDS else _NUMBERS)
    return fitting(painted, room)


def title_forms(view: View) -> tuple[Content, ...]:
    """Return the title of the comparison, the fullest form first: with its name, with the names of the views alone,
    with their numbers.
    """
    full, short = _tabs(view, [f"{n} {one.capitalize()}" for n, one in enumerate(VIEWS, 1)]), _tabs(view, "12345")
    return plain(" COMPARE  ", "bold $accent").append(full), plain(" ").append(full), plain(" ").append(short)


def _tabs(view: View, words: Sequence[str]) -> Content:
    here = "read" if view == "pairs" else view
    styles = ["bold reverse $accent" if one == here else QUIET for one in VIEWS]
    return joined([plain(f" {word} ", style) for word, style in zip(words, styles, strict=True)], "")
