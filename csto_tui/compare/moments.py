"""Tell which day a date means in an article that was published then, and whether two articles are of one week.

Nothing here guesses where the date of publication is not known well enough.
"""

from __future__ import annotations

import datetime as dt

from csto_tui.model.article import ArticleCard
from csto_tui.model.edtf import Edtf

__all__ = ["are_of_one_week", "dated"]

_WEEK = dt.timedelta(days=7)
_WELL_KNOWN = dt.timedelta(days=62)
_HALF_A_YEAR = dt.timedelta(days=183)


def are_of_one_week(one: ArticleCard, other: ArticleCard) -> bool:
    """Tell whether all days on which two articles may have been published lie within one week."""
    bounds = [card.published.value.bounds() if card.published.value else None for card in (one, other)]
    days = [day for pair in bounds if pair for day in pair]
    return len(days) == 4 and max(days) - min(days) <= _WEEK


def dated(form: str, card: ArticleCard) -> str | None:
    """Return a date that an article states with its year: the one stated, else that nearest to the publication.

    None where the day of publication is not known well enough to tell.
    """
    if not form.startswith("XXXX"):
        return form
    published = card.published.value.bounds() if card.published.value else None
    if published is None or published[1] - published[0] > _WELL_KNOWN:
        return None
    for year in (published[0].year, published[0].year - 1, published[0].year + 1):
        try:
            full = Edtf(f"{year:04}{form[4:]}")
        except ValueError:  # 29 February of a common year
            continue
        days = full.bounds()
        if days and abs(days[0] - published[0]) <= _HALF_A_YEAR:
            return full.text
    return None
