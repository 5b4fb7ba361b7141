"""The names beside an article, or of the whole corpus while none is open. It knows no other panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId, Mention
from csto_tui.tui.messages import ArticleWanted, NamesCounted, Noticed
from csto_tui.tui.paint import AIR, QUIET, plain
from csto_tui.tui.reading import NameRow, Start
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.entity_sidebar import EntitySidebar
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["NamesPanel"]

_MOST = 300


class NamesPanel(Vertical):
    """A head and a sidebar of names."""

    def compose(self) -> ComposeResult:
        """Lay out head and sidebar."""
        yield PaneHead("NAMES")
        yield EntitySidebar()

    @property
    def sidebar(self) -> EntitySidebar:
        """The sidebar."""
        return self.query_one(EntitySidebar)

    @property
    def head(self) -> PaneHead:
        """The head."""
        return self.query_one(PaneHead)

    def show(self, names: tuple[NameRow, ...], *, of_article: bool = True) -> None:
        """Show names with their counts."""
        if not names:
            self.sidebar.empty = (plain("  No names recognised here.", QUIET),)
        self.sidebar.show(names)
        where = "article · corpus" if of_article else "corpus"
        self.head.show(plain("NAMES"), AIR, plain(f"{where} ", QUIET) if names else AIR)

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the chosen name."""
        self.sidebar.choose(entity_id)

    @background("names")
    def count(self, library: Library) -> NamesCounted:
        """Fetch the most mentioned names of the corpus."""
        return NamesCounted(tuple(NameRow(entity, 0) for entity in library.entities()[:_MOST]))

    def on_names_counted(self, message: NamesCounted) -> None:
        """Show the names of the corpus."""
        self.show(message.names, of_article=False)

    @background("mention")
    def seek(
        self,
        library: Library,
        entity_id: EntityId,
        name: str,
        order: tuple[ArticleId, ...],
        here: ArticleId | None,
        direction: int,
    ) -> ArticleWanted | Noticed:
        """Find the nearest other article that mentions an entity: first in the order of the results, then in
        the corpus.
        """
        with_it = _articles(library.mentions(entity_id))
        ring = [one for one in order if one in with_it or one == here]
        ring += [one for one in with_it if one not in set(order) and one != here]
        if here is not None and here not in ring:
            ring.insert(0, here)
        others = [one for one in ring if one != here]
        if not others:
            return Noticed(f"“{name}” stands in no other article")
        at = ring.index(here) if here is not None else -1
        target = ring[(at + direction) % len(ring)] if here is not None else others[0]
        notice = f"“{name}” in the {'next' if direction > 0 else 'previous'} article that has it"
        return ArticleWanted(
            target, Start(hit=0 if direction > 0 else -1, mention_of=entity_id, is_step=True, notice=notice)
        )


def _articles(mentions: tuple[Mention, ...]) -> dict[ArticleId, None]:
    return dict.fromkeys(mention.article_id for mention in mentions)
