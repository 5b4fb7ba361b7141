"""What the articles of a result are, value by value with counts, under headings; what the query asks for is lit.

It knows values, not the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from csto_tui.model.results import Facet, FacetValue
from csto_tui.queries.facets import is_excluded, is_included
from csto_tui.tui.messages import RowOpened
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, plain
from csto_tui.tui.row_view import RowView

__all__ = ["FacetList", "Line"]

_HEADINGS = {
    "source": "OUTLETS",
    "date": "YEARS",
    "lang": "LANGUAGES",
    "person": "PEOPLE",
    "org": "ORGANIZATIONS",
    "place": "PLACES",
}
_MOST = 14
"""Values of one facet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, a value of a facet, or a query to go to."""

    text: str
    value: FacetValue | None = None
    query: str | None = None
    name: str = ""
    """Under which a query is saved; empty for one of the history."""
    count: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether the cursor passes over it."""
        return self.value is None and self.query is None


def _lines(
    facets: Sequence[Facet], named: Sequence[tuple[str, str, int | None]], past: Sequence[str]
) -> tuple[Line, ...]:
    lines: list[Line] = []
    for facet in facets:
        if facet.values:
            lines += [Line(""), Line(_HEADINGS[facet.field])]
            lines += [Line(one.value or "—", one, count=f"{one.articles:,}") for one in facet.values[:_MOST]]
            beyond = len(facet.values) - _MOST
            lines += [Line(f"… and {beyond:,} more: type {facet.field}: in the box")] if beyond > 0 else []
    if named:
        lines += [Line(""), Line("SAVED")]
        lines += [Line(name, query=text, name=name, count="?" if n is None else f"{n:,}") for name, text, n in named]
    if past:
        lines += [Line(""), Line("ASKED BEFORE"), *(Line(text, query=text) for text in past)]
    return tuple(lines[1:])


class FacetList(RowView):
    """Values with a cursor that passes over the headings."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._query = ""

    def show(
        self,
        query: str,
        facets: Sequence[Facet],
        named: Sequence[tuple[str, str, int | None]],
        past: Sequence[str],
    ) -> None:
        """Show other values, with the cursor on the one where it was."""
        before = self.current
        self._query, self._lines = query, _lines(facets, named, past)
        same = (n for n, one in enumerate(self._lines) if before and _key(one) == _key(before))
        first = next((n for n, one in enumerate(self._lines) if not one.is_heading), 0)
        self.cursor = next(same, min(self.cursor, max(len(self._lines) - 1, 0)) if before else first)
        self.lay_rows()
        self.move_to(self.cursor)
        self.show_row(self.cursor) if self._lines else None

    @property
    def current(self) -> Line | None:
        """The line under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    def row_count(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def row_height(self, row: int, width: int) -> int:
        """Return one line for everything."""
        return 1

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return a heading, or a value with its count and a sign when the query asks for it."""
        line = self._lines[row]
        if line.is_heading:
            return (plain(line.text, QUIET),)
        style, sign = "bold $loud" if is_current else "", "  "
        if line.value is not None and is_included(self._query, line.value):
            style, sign = LOUD, "✓ "
        elif line.value is not None and is_excluded(self._query, line.value):
            style, sign = "$error", "− "
        count = plain(line.count, QUIET) if line.count else AIR
        return (beside(plain(sign, "bold $accent").append(plain(line.text, style)), count, width),)

    def move_to(self, index: int) -> bool:
        """Put the cursor on a value, passing over headings in the direction of the move."""
        step = -1 if index < self.cursor else 1
        index = min(max(index, 0), len(self._lines) - 1)
        while 0 <= index < len(self._lines) and self._lines[index].is_heading:
            index += step
        if not 0 <= index < len(self._lines):
            self.show_line(0 if step < 0 else self.line_count() - 1)
            return False
        moved = super().move_to(index)
        if index and self._lines[index - 1].is_heading:
            self.show_line(index - 1)
        return moved

    def do_open(self) -> None:
        """Open the value under the cursor."""
        self.post_message(RowOpened(self.cursor))


def _key(line: Line) -> tuple[str, str]:
    return (line.value.field if line.value else "", line.text)
