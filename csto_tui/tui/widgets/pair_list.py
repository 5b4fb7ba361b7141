"""Pairs of names that may be one, each with the reason. It knows values, not the library."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from csto_tui.model.entity import Entity
from csto_tui.tui.likeness import Pair
from csto_tui.tui.messages import RowReached
from csto_tui.tui.paint import KINDS, QUIET, beside, folded, plain
from csto_tui.tui.row_view import RowView

__all__ = ["PairList"]

_ROOM = 100
"""Cells beyond which a number would stand too far from its names."""


class PairList(RowView):
    """Pairs with a cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.pairs: tuple[Pair, ...] = ()
        self.air = 1

    def show(self, pairs: Sequence[Pair]) -> None:
        """Show other pairs, with the cursor where it was."""
        self.pairs = tuple(pairs)
        self.cursor = min(self.cursor, max(len(self.pairs) - 1, 0))
        self.fit()
        self.come_to(self.cursor)

    @property
    def current(self) -> Pair | None:
        """The pair under the cursor."""
        return self.pairs[self.cursor] if self.cursor < len(self.pairs) else None

    def fit(self) -> None:
        """Fit the pairs to the size; on a low screen no air parts them."""
        self.air = int(self.size.height >= 8)
        super().fit()

    def row_count(self) -> int:
        """Return the number of pairs."""
        return len(self.pairs)

    def row_height(self, row: int, width: int) -> int:
        """Return the number of lines of a pair."""
        return len(self.row_lines(row, width, is_current=False))

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return the two names with their mentions, in one line or in two; then the reason."""
        pair, width = self.pairs[row], min(width, _ROOM)
        left, right = _name(pair.left), _name(pair.right)
        likeness = plain(f"{pair.likeness:.2f}".removeprefix("0"), QUIET)
        both = left.append(plain("   ≈   ", "bold $accent")).append(right)
        reason = tuple(plain("  ").append(line) for line in folded(plain(pair.reason, QUIET), width - 2, 3))
        if both.cell_length < width - likeness.cell_length:
            return (beside(both, likeness, width), *reason)
        second = plain("≈ ", "bold $accent").append(right)
        return (beside(left, likeness, width), beside(second, plain(""), width), *reason)

    def come_to(self, row: int) -> None:
        """Make known where the cursor is."""
        self.post_message(RowReached(row))


def _name(entity: Entity) -> Content:
    glyph, hue, _ = KINDS[entity.kind]
    name = plain(f"{glyph} ", hue).append(plain(entity.name, "bold"))
    return name.append(plain(f"  {entity.mentions:,}", QUIET))
