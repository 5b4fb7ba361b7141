"""Dates with their true precision: a subset of EDTF (Library of Congress, ISO 8601-2:2019).

Known forms: `2012-03-01`, `2012-03`, `2012`, `XXXX-06-14`, `XXXX-06`, and `A/B` for an interval of the first three.
A trailing `?`, `~` or `%` is read and kept. Nothing here guesses.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["Edtf"]

_FORM = re.compile(r"(?P<y>\d{4}|XXXX)(?:-(?P<m>\d\d))?(?:-(?P<d>\d\d))?(?P<q>[?~%]?)")


@dataclass(frozen=True, slots=True)
class Edtf:
    """One date of publication, as precise as it is known and no more.

    Raises ValueError for a text outside the known forms or for a day that no calendar has.

    >>> Edtf("2012-02").bounds()
    (datetime.date(2012, 2, 1), datetime.date(2012, 2, 29))
    >>> Edtf("XXXX-06-14").bounds() is None
    True
    """

    text: str

    def __post_init__(self) -> None:
        first, slash, second = self.text.partition("/")
        for part in (first, second) if slash else (first,):
            match = _FORM.fullmatch(part)
            if match is None or (slash and match["y"] == "XXXX"):
                raise ValueError(f"not a known EDTF form: {self.text!r}")
            if match["y"] == "XXXX" and match["m"] is None:
                raise ValueError(f"an EDTF date without any known part: {self.text!r}")
            year = 2000 if match["y"] == "XXXX" else int(match["y"])
            dt.date(year, int(match["m"] or 1), int(match["d"] or 1))
        bounds = self.bounds()
        if bounds and bounds[0] > bounds[1]:
            raise ValueError(f"an interval that ends before it begins: {self.text!r}")

    def __str__(self) -> str:
        return self.text

    @property
    def year(self) -> int | None:
        """The year (of an interval: its first), or None when it is not known."""
        return None if self.text.startswith("XXXX") else int(self.text[:4])

    @property
    def month(self) -> int | None:
        """The month 1–12, or None when it is not known or the date is an interval."""
        match = _FORM.fullmatch(self.text)
        return int(match["m"]) if match and match["m"] else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None when it is not known or the date is an interval."""
        match = _FORM.fullmatch(self.text)
        return int(match["d"]) if match and match["d"] else None

    @property
    def is_interval(self) -> bool:
        """Tell whether this is an interval `A/B`."""
        return "/" in self.text

    @property
    def is_approximate(self) -> bool:
        """Tell whether the date itself is qualified as uncertain or approximate."""
        return self.text[-1] in "?~%"

    def bounds(self) -> tuple[dt.date, dt.date] | None:
        """Return the earliest and the latest day that the date can mean, or None when the year is not known."""
        first, slash, second = self.text.partition("/")
        if first.startswith("XXXX"):
            return None
        return _bounds(first)[0], _bounds(second if slash else first)[1]

    def can_fall_within(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Tell whether some day that the date can mean lies in `[first, last]` (None: open).

        A date without a year can fall within any stretch that holds such a day of some year.
        """
        bounds = self.bounds()
        if bounds is not None:
            return (last is None or bounds[0] <= last) and (first is None or bounds[1] >= first)
        if first is None or last is None:
            return True
        return any(self._in_year(year, first, last) for year in range(first.year, last.year + 1))

    def _in_year(self, year: int, first: dt.date, last: dt.date) -> bool:
        try:
            low, high = _bounds(f"{year:04}{self.text[4:]}")
        except ValueError:  # 29 February of a common year
            return False
        return low <= last and high >= first


def _bounds(form: str) -> tuple[dt.date, dt.date]:
    match = _FORM.fullmatch(form)
    assert match is not None, "only forms that were checked at construction come here"
    year, month, day = int(match["y"]), match["m"], match["d"]
    low = dt.date(year, int(month or 1), int(day or 1))
    if day:
        return low, low
    last_month = int(month or 12)
    return low, dt.date(year, last_month, calendar.monthrange(year, last_month)[1])
