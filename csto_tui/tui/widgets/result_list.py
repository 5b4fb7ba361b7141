"""The list of articles that a search found: title, source, and what of the text was hit. It knows values, not the
library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from csto_tui.model.article import ArticleId
from csto_tui.model.results import Hit
from csto_tui.text.clean import one_line
from csto_tui.text.wording import counted
from csto_tui.tui.messages import MoreWanted, RowChosen, RowHighlighted
from csto_tui.tui.paint import AIR, HIT, LOUD, QUIET, beside, brief_source_line, folded, lit, plain, snippet_line
from csto_tui.tui.row_view import RowView

__all__ = ["ResultList"]

_NEAR_END = 20
_TITLE_LINES = 2
_ROOMY = 22
"""Lines of a pane from which on rows always have air between them: that of a screen of thirty lines."""


class ResultList(RowView):
    """Hits, best first, with a cursor; a title may take two lines."""

    SPOKEN: ClassVar[tuple[type[Message], ...]] = (RowHighlighted,)
    """What a move of the cursor makes known, for a caller who moves it to where it already reads."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.hits: tuple[Hit, ...] = ()
        self.total = 0
        self.ticked: tuple[ArticleId, ...] = ()

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def show(self, hits: tuple[Hit, ...], total: int, *, keep: bool = False) -> None:
        """Show other hits, with the cursor on the first one, or with `keep` on the article and the line
        where it was.
        """
        before, height = self.current, self.first_line(self.cursor) - self.top if self.hits else 0
        self.hits, self.total, self.cursor = hits, total, 0
        if keep and before is not None:
            self.cursor = next((n for n, hit in enumerate(hits) if hit.article.id == before.article.id), 0)
        self.lay_rows()
        self.go_to(self.first_line(self.cursor) - height if keep else 0)

    def extend(self, hits: tuple[Hit, ...]) -> None:
        """Add hits at the end; nothing in sight moves."""
        start = len(self.hits)
        self.hits += hits
        super().lay_rows(start)

    def tick(self, ticked: tuple[ArticleId, ...]) -> None:
        """Show which articles are ticked."""
        self.ticked = ticked
        self.refresh()

    def lay_rows(self, start: int = 0) -> None:
        """Measure the rows; on a low screen air parts them only while all of them fit."""
        self.air = int(self.size.height >= _ROOMY or self._fits_with_air())
        super().lay_rows(start)

    def _fits_with_air(self) -> bool:
        count, room = len(self.hits), self.size.height + 1
        return count * 3 <= room and sum(map(self._height, self.hits)) + count <= room

    def row_count(self) -> int:
        """Return the number of hits that are loaded."""
        return len(self.hits)

    def row_height(self, row: int, width: int) -> int:
        """Return the number of lines of title, source and snippet."""
        return self._height(self.hits[row])

    def _height(self, hit: Hit) -> int:
        heading = hit.article.heading
        cells = len(heading) if heading.isascii() else cell_len(one_line(heading))
        # A title that is wider than a line takes two, wherever it is cut.
        title = _TITLE_LINES if cells > self.text_width else 1
        return title + 1 + bool(hit.snippet.marks)

    def row_lines(self, row: int, width: int, *, is_current: bool) -> Sequence[Content]:
        """Return title, source and date, and where the text was hit, the snippet."""
        hit = self.hits[row]
        lines = list(self._title(hit, width, LOUD if is_current else "$loud"))
        lines += [AIR] * (self._height(hit) - len(lines) - 1 - bool(hit.snippet.marks))
        lines.append(_source(hit, width))
        if hit.snippet.marks:
            lines.append(snippet_line(hit.snippet.text, hit.snippet.marks, width))
        return lines

    def _title(self, hit: Hit, width: int, style: str) -> Iterator[Content]:
        marks = [(span, HIT) for span in hit.title_spans] if hit.article.title.value else []
        yield from folded(lit(hit.article.heading, marks, style), width, _TITLE_LINES)

    def tick_mark(self, row: int) -> Content:
        """Return the tick of an article that is to be compared."""
        return plain("✓ ", "bold $accent") if self.hits[row].article.id in self.ticked else AIR

    def come_to(self, row: int) -> None:
        """Make known where the cursor is, and ask for more rows near the end."""
        self.post_message(RowHighlighted(self.hits[row].article.id))
        if len(self.hits) < self.total and row >= len(self.hits) - _NEAR_END:
            self.post_message(MoreWanted(len(self.hits)))

    def do_open(self) -> None:
        """Choose the row under the cursor."""
        if self.current is not None:
            self.post_message(RowChosen(self.current.article.id))


def _source(hit: Hit, width: int) -> Content:
    """Return outlet and date, and how often the text was hit: by its number alone where there is no room for more."""
    count = len(hit.spans)
    for words in (counted(count, "hit"), str(count)) if count else ("",):
        hits = plain(words, QUIET)
        source = brief_source_line(hit.article, width - hits.cell_length - 1)
        if source.cell_length + hits.cell_length < width:
            break
    return beside(source.stylize_before(QUIET), hits, width)
