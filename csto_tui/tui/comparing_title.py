"""The title of a comparison: its views, and that the articles are of different years.

Nothing here asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from csto_tui.model.article import ArticleCard
from csto_tui.tui.comparing import VIEWS, View
from csto_tui.tui.paint import AIR, QUIET, fitting, joined, plain

__all__ = ["badge_of", "title_forms", "years_apart"]


_NUMBERS = 17
"""Cells for the numbers of the views."""


def years_apart(cards: Iterable[ArticleCard]) -> tuple[str, ...]:
    """Return the years of the articles, earliest first, if they are not the same; at last `—` for those not known."""
    years = {card.published.value.year if card.published.value else None for card in cards}
    known = sorted(year for year in years if year is not None)
    return (*map(str, known), *(("—",) if None in years else ())) if len(known) > 1 else ()


def badge_of(years: Sequence[str], width: int) -> Content:
    """Return the years as words for the end of the title, as many words as a screen has room for."""
    if not years:
        return AIR
    listed, ends = " · ".join(years), f"{years[0]}–{years[-1]}"
    forms = (f"different years: {listed} ", f"years: {listed} ", f"{ends} ")
    return fitting((plain(form, "$warning") for form in forms), width - _NUMBERS)


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
