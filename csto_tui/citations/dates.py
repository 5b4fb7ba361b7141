"""A date of publication as styles print it, with what is uncertain in brackets. Nothing here guesses: n.d.
stays n.d.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from csto_tui.model.article import Known, Status
from csto_tui.model.edtf import Edtf

__all__ = ["MONTHS", "SHORT_MONTHS", "Day", "Published", "published"]

# Written out, since the names of a locale are not those of a style.
MONTHS = tuple("January February March April May June July August September October November December".split())
SHORT_MONTHS = tuple("Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split())
"""As MLA shortens them."""
_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?([?~%]?)")


@dataclass(frozen=True, slots=True)
class Day:
    """A date as far as it is known; 0 stands for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, date: dt.date) -> Day:
        """Return a day of the calendar."""
        return cls(date.year, date.month, date.day)

    @property
    def iso(self) -> str:
        """The date as ISO 8601, as long as it is known; empty without a year."""
        parts = f"{self.year:04}-{self.month:02}-{self.day:02}"
        return parts[: 10 if self.day else 7 if self.month else 4] if self.year else ""

    def day_first(self, months: tuple[str, ...] = MONTHS, *, with_year: bool = True) -> str:
        """Return `1 March 2012`."""
        month = months[self.month - 1] if self.month else ""
        shown = f"{self.day} {month}" if self.day else month
        if not with_year:
            return shown
        return f"{shown} {self.year:04}".lstrip() if self.year else f"{shown}, year unknown"

    def month_first(self, *, with_year: bool = True) -> str:
        """Return `March 1, 2012`."""
        month = MONTHS[self.month - 1] if self.month else ""
        shown = f"{month} {self.day}" if self.day else month
        if not with_year:
            return shown
        if not self.year:
            return f"{shown}, year unknown"
        return f"{shown}{', ' if self.day else ' ' if month else ''}{self.year:04}"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article came out, as far as it is known."""

    first: Day
    last: Day | None = None
    """The end of an interval."""
    is_guess: bool = False
    """Inferred, or said to be uncertain."""
    is_about: bool = False
    """Said to be approximate."""

    @property
    def days(self) -> tuple[Day, ...]:
        """The one day, or the two ends of an interval."""
        return (self.first, self.last) if self.last else (self.first,)

    @property
    def year(self) -> str:
        """`2012`, `[2011?]`, `2010–2011`; empty when no year is known."""
        years = list(dict.fromkeys(f"{day.year:04}" for day in self.days if day.year))
        return self.bracketed("–".join(years))

    @property
    def day_and_month(self) -> str:
        """`1 March`, for styles that print the year elsewhere; empty for a year alone."""
        return self.day_first(with_year=False)

    def month_first(self) -> str:
        """Return the whole date as `March 1, 2012`, an interval as `March 1–3, 2012`."""
        return self.bracketed(self.month_first_bare())

    def month_first_bare(self, *, with_year: bool = True) -> str:
        """Return the same without brackets."""
        end = (self.last or self.first).month_first(with_year=with_year)
        if self.last is None:
            return end
        if self._is_within_month:
            return end.replace(" ", f" {self.first.day}–", 1)
        return f"{self.first.month_first(with_year=with_year and not self.is_within_year)}–{end}"

    def day_first(self, months: tuple[str, ...] = MONTHS, *, with_year: bool = True) -> str:
        """Return the whole date as `1 March 2012`, an interval as `1–3 March 2012`."""
        end = (self.last or self.first).day_first(months, with_year=with_year)
        if self.last is None:
            return self.bracketed(end)
        if self._is_within_month:
            return self.bracketed(f"{self.first.day}–{end}")
        start = self.first.day_first(months, with_year=with_year and not self.is_within_year)
        return self.bracketed("–".join(part for part in (start, end) if part))

    @property
    def is_within_year(self) -> bool:
        """Tell whether this is an interval of months or days of one year, so that the year is printed once."""
        first, last = self.first, self.last
        return last is not None and first.year == last.year and bool(first.month and last.month)

    @property
    def _is_within_month(self) -> bool:
        first, last = self.first, self.last
        same = last is not None and (first.year, first.month) == (last.year, last.month)
        return same and last is not None and bool(first.day and last.day)

    def bracketed(self, text: str) -> str:
        """Return a date between brackets if it is uncertain: `[2011?]`, `[ca. 2011]`."""
        if not text or not (self.is_guess or self.is_about):
            return text
        return f"[{'ca. ' if self.is_about else ''}{text}{'?' if self.is_guess else ''}]"


def published(known: Known[Edtf]) -> Published | None:
    """Return a known date ready to be printed, or None for an unknown one."""
    if known.value is None:
        return None
    matches = [match for match in map(_PART.fullmatch, known.value.text.split("/")) if match]
    days = [Day(0 if m[1] == "XXXX" else int(m[1]), int(m[2] or 0), int(m[3] or 0)) for m in matches]
    marks = "".join(match[4] for match in matches)
    return Published(
        days[0],
        days[1] if len(days) > 1 else None,
        is_guess=known.status is Status.INFERRED or "?" in marks or "%" in marks,
        is_about="~" in marks or "%" in marks,
    )
