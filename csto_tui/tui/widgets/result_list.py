"""The list of articles that a search found: three lines an article, however many there are. It knows values,
not the library.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from csto_tui.model.article import ArticleId
from csto_tui.model.results import Hit
from csto_tui.tui.line_view import LineView
from csto_tui.tui.messages import MoreWanted, RowChosen, RowHighlighted
from csto_tui.tui.paint import (
    AIR,
    HIT,
    LOUD,
    QUIET,
    beside,
    cut,
    joined,
    lit,
    plain,
    shaded,
    snippet_line,
    source_line,
)

__all__ = ["ResultList"]

_NEAR_END = 20


class ResultList(LineView):
    """Hits, best first, with a cursor."""

    SPOKEN: ClassVar[tuple[type[Message], ...]] = (RowHighlighted,)
    """What a move of the cursor makes known, for a caller who moves it to where it already reads."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: tuple[Hit, ...] = ()
        self.total = 0
        self.cursor = 0
        self.ticked: tuple[ArticleId, ...] = ()
        self.empty: tuple[Content, ...] = ()
        """What stands in the list when it has no rows."""
        self.is_dense = False
        """Two lines a row instead of four."""

    def fit(self) -> None:
        """Use two lines a row where the pane is low."""
        self.is_dense = self.size.height < 12
        super().fit()

    @property
    def row_height(self) -> int:
        """Lines a row: title, source, snippet and air; without the last two on small screens."""
        return 2 if self.is_dense else 4

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def show(self, hits: tuple[Hit, ...], total: int, *, keep: bool = False) -> None:
        """Show other hits, with the cursor on the first one, or with `keep` on the article and the line
        where it was.
        """
        before, height = self.current, self.cursor * self.row_height - self.top
        self.hits, self.total, self.cursor = hits, total, 0
        if keep and before is not None:
            self.cursor = next((n for n, hit in enumerate(hits) if hit.article.id == before.article.id), 0)
        self.relay()
        self.go_to(self.cursor * self.row_height - height if keep else 0)

    def extend(self, hits: tuple[Hit, ...]) -> None:
        """Add hits at the end; nothing in sight moves."""
        self.hits += hits
        self.relay()

    def tick(self, ticked: tuple[ArticleId, ...]) -> None:
        """Show which articles are ticked."""
        self.ticked = ticked
        self.refresh()

    def move_to(self, index: int) -> bool:
        """Put the cursor on a row, as near as there is one, and tell whether it moved."""
        index = min(max(index, 0), len(self.hits) - 1)
        if index < 0 or index == self.cursor:
            return False
        self.cursor = index
        self.show_line(index * self.row_height)
        self.show_line(index * self.row_height + self.row_height - 1)
        self.refresh()
        self.post_message(RowHighlighted(self.hits[index].article.id))
        if len(self.hits) < self.total and index >= len(self.hits) - _NEAR_END:
            self.post_message(MoreWanted(len(self.hits)))
        return True

    def line_count(self) -> int:
        """Return the number of lines of all rows that are loaded."""
        return len(self.hits) * self.row_height or len(self.empty)

    def line(self, index: int, width: int) -> Content:
        """Return one line of a row."""
        if not self.hits:
            return self.empty[index]
        row, part = divmod(index, self.row_height)
        hit = self.hits[row]
        if part == 3:
            return AIR
        painted = self._part(hit, part, width - 3, is_current=row == self.cursor)
        if row != self.cursor:
            return plain("  ").append(painted).append(" ")
        bar = plain("▌ ", "$accent" if self.has_focus else QUIET)
        return shaded(bar.append(painted).append(" "), "on $panel")

    def _part(self, hit: Hit, part: int, width: int, *, is_current: bool) -> Content:
        if part == 0:
            tick = plain("✓ ", "bold $accent") if hit.article.id in self.ticked else AIR
            style = LOUD if is_current else "$loud"
            known = [(span, HIT) for span in hit.title_spans] if hit.article.title.value else []
            return cut(tick.append(lit(hit.article.heading, known, style)), width)
        if part == 1:
            count = len(hit.spans)
            counted = plain(f"{count} hit{'' if count == 1 else 's'}", QUIET) if count else AIR
            return beside(joined([source_line(hit.article, short=True)]), counted, width)
        return snippet_line(hit.snippet.text, hit.snippet.marks, width)

    def do_down(self) -> None:
        """Go to the next row."""
        self.move_to(self.cursor + 1)

    def do_up(self) -> None:
        """Go to the row above."""
        self.move_to(self.cursor - 1)

    def do_half_down(self) -> None:
        """Go half a page of rows down."""
        self.move_to(self.cursor + max(self.size.height // self.row_height // 2, 1))

    def do_half_up(self) -> None:
        """Go half a page of rows up."""
        self.move_to(self.cursor - max(self.size.height // self.row_height // 2, 1))

    def do_page_down(self) -> None:
        """Go a page of rows down."""
        self.move_to(self.cursor + max(self.size.height // self.row_height, 1))

    def do_page_up(self) -> None:
        """Go a page of rows up."""
        self.move_to(self.cursor - max(self.size.height // self.row_height, 1))

    def do_top(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def do_bottom(self) -> None:
        """Go to the last row that is loaded."""
        self.move_to(len(self.hits) - 1)

    def do_open(self) -> None:
        """Choose the row under the cursor."""
        if self.current is not None:
            self.post_message(RowChosen(self.current.article.id))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens."""
        if not self.hits:
            return
        moved = self.move_to((event.y + self.top) // self.row_height)
        if event.chain > 1 or not moved:
            self.do_open()
