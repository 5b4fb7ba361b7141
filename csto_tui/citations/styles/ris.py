"""RIS, as reference managers import it: one tag a line, `TY` first and `ER` last. Doubts and the passage go
to `N1`.
"""

from __future__ import annotations

from csto_tui.citations.dates import Day
from csto_tui.citations.parts import Parts
from csto_tui.citations.prose import locator
from csto_tui.citations.quotations import quoted
from csto_tui.text.clean import clean_line

__all__ = ["ris"]


def ris(cited: Parts) -> str:
    """Return the article as a record of the type NEWS, or ELEC when only its address is known."""
    first = cited.published.first if cited.published else Day()
    undated = cited.published.day_first() if cited.published and not first.year else ""
    page = cited.locator.value if cited.locator and cited.locator.label == "page" else ""
    lines = [
        ("TY", "ELEC" if cited.is_webpage else "NEWS"),
        ("ID", cited.key),
        *(("AU", name.inverted) for name in cited.names),
        ("TI", cited.title),
        ("T2", cited.source),
        ("PY", f"{first.year:04}" if first.year else ""),
        ("DA", _date(first) if first.year else ""),
        ("SP", page),
        ("LA", cited.language),
        ("UR", cited.address),
        ("UR", cited.archived.address if cited.archived else ""),
        ("Y2", _date(cited.accessed) if cited.accessed else ""),
        ("N1", quoted(clean_line(cited.quotation)) if cited.quotation else ""),
        ("N1", locator(cited, "mark") if not page else ""),
        *(("N1", note) for note in (undated, cited.remarks(with_address=False), cited.doubts)),
    ]
    return "\n".join([*(f"{tag}  - {value}" for tag, value in lines if value), "ER  - "])


def _date(day: Day) -> str:
    """Return `2012/03/01/`: year, month, day and a free part, empty where not known."""
    month, number = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year:04}/{month}/{number}/"
