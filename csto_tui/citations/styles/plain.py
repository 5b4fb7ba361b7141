"""A citation in plain words, for a message or a caption: who, what, where, when. No manual rules here."""

from __future__ import annotations

from csto_tui.citations.dates import Day
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import UNTITLED, accessed, address, archived, doubted, joined, locator, outlet, sentence
from csto_tui.citations.runs import Run
from csto_tui.citations.titles import within_double

__all__ = ["plain_words"]


def plain_words(cited: Parts) -> tuple[Run, ...]:
    """Return the article in plain words, its title as the source has it."""
    authors = doubted(joined([name.straight for name in cited.names], "and"), cited)
    title = f"“{within_double(cited.title)}”" if cited.title else UNTITLED
    date = cited.published.day_first() if cited.published else "n.d."
    seen = accessed(cited)
    return sentence(
        authors,
        title,
        _outlet(cited),
        cited.place,
        date,
        locator(cited, "mark"),
        address(cited),
        seen and f"seen {seen}",
        archived(cited, "archived", Day.day_first),
        end="",
    )


def _outlet(cited: Parts) -> tuple[Run, ...]:
    """Return the outlet, with the agency in parentheses that is not among the authors."""
    is_named = cited.agency in (name.straight for name in cited.names)
    return (*outlet(cited), Run(f" ({cited.agency})")) if cited.agency and not is_named else outlet(cited)
