"""The names beside an article, or of the whole corpus while none is open. It knows no other panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import EntityId, Mention
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import ArticleWanted, NamesCounted, NamesFound, Noticed
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

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.library: Library | None = None
        self.names: tuple[NameRow, ...] = ()
        """The names of the open article, or of the corpus while none is open."""
        self._of_article = True

    def compose(self) -> ComposeResult:
        """Lay out head, box and sidebar."""
        yield PaneHead("NAMES")
        yield LineInput(placeholder="a name, in any spelling", compact=True, select_on_focus=False, max_length=200)
        yield EntitySidebar()

    @property
    def sidebar(self) -> EntitySidebar:
        """The sidebar."""
        return self.query_one(EntitySidebar)

    @property
    def box(self) -> LineInput:
        """The box for a name to find, in sight only when it is asked for."""
        return self.query_one(LineInput)

    @property
    def head(self) -> PaneHead:
        """The head."""
        return self.query_one(PaneHead)

    @property
    def is_filtered(self) -> bool:
        """Whether only the names that answer to what was typed are shown."""
        return self.has_class("-filtered")

    def show(self, names: tuple[NameRow, ...], *, of_article: bool = True) -> None:
        """Show names with their counts; while some are sought, those."""
        self.names, self._of_article = names, of_article
        if self.is_filtered:
            self._seek_name()
        else:
            self._show(names, "No names recognised here.")

    def _show(self, names: tuple[NameRow, ...], *otherwise: str) -> None:
        if not names:
            self.sidebar.empty = tuple(plain(f"  {line}", QUIET) for line in otherwise)
        self.sidebar.show(names)
        where = "article · corpus" if self._of_article else "corpus"
        self.head.show(plain("NAMES"), AIR, plain(f"{where} ", QUIET) if names else AIR)

    def open_box(self) -> None:
        """Show the box, for a name to be typed."""
        self.add_class("-filtered")
        self.screen.set_focus(self.box)

    def close_box(self) -> None:
        """Show all names again."""
        self.remove_class("-filtered")
        self.box.value = ""
        self.show(self.names, of_article=self._of_article)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Seek what stands in the box now."""
        event.stop()
        if self.is_filtered:
            self._seek_name()

    def _seek_name(self) -> None:
        if self.library is not None and self.box.value.strip():
            self.find(self.library, self.box.value)
        else:
            self._show(self.names, "No names recognised here.")

    @background("find")
    def find(self, library: Library, text: str) -> NamesFound:
        """Find the names of the corpus that answer to a text, in any spelling and script."""
        return NamesFound(text, library.entities(text)[:_MOST])

    def on_names_found(self, message: NamesFound) -> None:
        """Show them, with their counts in the open article."""
        if self.is_filtered and message.text == self.box.value:
            here = {row.entity.id: row.here for row in self.names}
            rows = tuple(NameRow(entity, here.get(entity.id, 0)) for entity in message.entities)
            self._show(rows, "No name so far.", "In another script,", "type all of it.")

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
