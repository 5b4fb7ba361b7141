"""Which article, and which passage of it, the keys of a comparison mean: of the side that is read, of the cell under
the cursor, of a pair.

It asks nothing and paints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.place import Place
from csto_tui.model.results import ArticleHits
from csto_tui.tui.reading import Reading, sentence_at
from csto_tui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from csto_tui.tui.comparing import Comparing
    from csto_tui.tui.comparing_table import Table

__all__ = ["CellReader", "Meant"]

_OF_ARTICLE = frozenset("copy_bibtex copy_locator copy_path cite about browse edit_source page pipe".split())
_OF_PASSAGE = frozenset("copy_passage copy_quotation clip clip_noted".split())


class CellReader(Reader):
    """An article at one passage, to be quoted and cited; it is never in sight."""

    def __init__(self) -> None:
        super().__init__()
        self._passage: Passage | None = None

    def take(self, article: Article | None, place: Place | None = None, *, is_whole: bool = False) -> None:
        """Hold an article at a place: all that stands there is meant, or the sentence around it."""
        self.reading = Reading(article, ArticleHits()) if article else None
        self._passage = article.passages[place.passage - 1] if article and place else None
        self.pointed = None
        if article is not None and place is not None and self._passage is not None:
            there = place.span.shifted(self._passage.span.start)
            self.pointed = there if is_whole else sentence_at(article, there.start)

    @property
    def passage(self) -> Passage | None:
        """The passage of the place."""
        return self._passage


class Meant:
    """What the keys mean; keys that come before the articles do wait for them."""

    def __init__(self, table: Table, comparing: Comparing) -> None:
        self._table = table
        self._comparing = comparing
        self._cell = CellReader()
        self.articles: Mapping[ArticleId, Article] = {}
        """Those of the columns, or of the pairs, in sight."""
        self.columns: Sequence[Sequence[ArticleId]] = ()
        """The articles of each column."""
        self.waiting = ""
        """What shall be done once the articles are there."""

    def reader(self) -> Reader:
        """Return what holds the article that is meant, at the passage that is meant."""
        comparing = self._comparing
        if comparing.view == "read":
            return comparing.alongside.here
        if comparing.view == "pairs":
            self._take_pair()
        else:
            cell = self._table.grid.cell
            article_id = cell.place.article_id if cell.place else self._article_of_column()
            self._cell.take(self.articles.get(article_id) if article_id else None, cell.place, is_whole=cell.is_whole)
        return self._cell

    def _take_pair(self) -> None:
        comparison, row = self._comparing.comparison, self._table.pairs.cursor
        if comparison is None or row >= len(comparison.pairs):
            self._cell.take(None)
            return
        pair = comparison.pairs[row]
        one = pair.right if self._comparing.alongside.side else pair.left
        place = Place(one.article_id, one.passage, one.span)
        self._cell.take(self.articles.get(one.article_id), place, is_whole=True)

    def _article_of_column(self) -> ArticleId | None:
        column = self._table.grid.spot[1]
        ids = self.columns[column] if column < len(self.columns) else ()
        return ids[0] if len(ids) == 1 else None

    def is_ahead(self) -> bool:
        """Tell whether what is asked for has not come yet."""
        comparing, table = self._comparing, self._table
        if comparing.view == "read":
            readings = [reader.reading for reader in table.readers]
            return [one.article.id if one else None for one in readings] != table.shown[:2]
        return comparing.comparison is None if comparing.view == "pairs" else not self.columns

    def admits(self, action_id: str) -> bool:
        """Tell whether an action can be done here and now; if not, say why, or keep it until it can."""
        self.waiting = ""
        if action_id not in _OF_ARTICLE | _OF_PASSAGE:
            return True
        if self.is_ahead():
            self.waiting = action_id
            return False
        reader = self.reader()
        if reader.reading is None:
            self._table.tell("several articles stand here, or none: at a cell that speaks it is clear which is meant")
        elif reader.passage is None and action_id in _OF_PASSAGE:
            self._table.tell("it is silent here: there are no words to take")
        else:
            return True
        return False
