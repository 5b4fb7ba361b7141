"""The names beside an article, in what was found, or in the whole corpus; and what the reader decides about them. It
knows no other panel.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from csto_tui.model.article import ArticleId
from csto_tui.model.entity import Entity, EntityId
from csto_tui.model.results import Results
from csto_tui.tui import messages as m
from csto_tui.tui.company import articles_with, company_of, found_counts, named_in, nearest_with, still
from csto_tui.tui.hand import Plan
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.paint import AIR, QUIET, plain
from csto_tui.tui.reading import NameRow, Start
from csto_tui.tui.turns import Turns
from csto_tui.tui.widgets.bars import PaneHead
from csto_tui.tui.widgets.entity_sidebar import EntitySidebar
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["WHOSE", "NamesPanel"]

WHOSE = ("article", "found", "corpus")
"""Of what the names are listed."""
_MOST = 300


class NamesPanel(Vertical):
    """A head, a box for a name to find, in sight only when it is asked for, and a sidebar of names."""

    head = getters.query_one(PaneHead)
    box = getters.query_one(LineInput)
    sidebar = getters.query_one(EntitySidebar)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.library: Library | None = None
        self.names: tuple[NameRow, ...] = ()
        """The names of the open article."""
        self.whose = "article"
        """One of WHOSE."""
        self._here: ArticleId | None = None
        """The open article."""
        self._asked = ""
        """The query whose articles are counted."""
        self._counts: Mapping[EntityId, int] | None = None
        """The mentions in all that it finds, by entity; None while nothing is asked, or not known."""
        self._sought = ""
        """What the listed names answer to; empty where all are listed."""
        self._aim: EntityId | None = None
        """Who takes the cursor when the names come that were asked for."""
        self._turns: Turns[Plan] = Turns(self._begin)
        self._then: Callable[[m.NamesDecided], object] = lambda message: None
        self._compare: Callable[[m.ArticlesFound], object] = lambda message: None

    def compose(self) -> ComposeResult:
        """Lay out head, box and sidebar."""
        yield PaneHead("NAMES")
        yield LineInput(placeholder="a name, in any spelling", compact=True, select_on_focus=False, max_length=200)
        yield EntitySidebar()

    @property
    def is_filtered(self) -> bool:
        """Whether only the names that answer to what was typed are shown."""
        return self.has_class("-filtered")

    def show(self, names: tuple[NameRow, ...], article_id: ArticleId | None = None) -> None:
        """Show the names of an article with their counts, unless others are listed or sought."""
        self.names, self._here = names, article_id
        self.relist()

    def relist(self) -> None:
        """List anew what is listed: names that are sought, of the article, of what was found, of the corpus."""
        if self.library is None:
            return
        sought = self.box.value if self.is_filtered else ""
        if sought.strip():
            self.find(self.library, sought)
        elif self.whose == "article" and self._here is not None:
            self._show(self.names, "No names recognised here so far.")
        elif self.whose != "found" or not self._asked.strip():
            self.list_all(self.library, None)
        elif self._counts is not None:
            self.list_all(self.library, self._counts)

    def _show(self, names: tuple[NameRow, ...], *otherwise: str) -> None:
        self._sought = self.box.value if self.is_filtered else ""
        if not names:
            self.sidebar.empty = tuple(plain(f"  {line}", QUIET) for line in otherwise)
        self.sidebar.show(names, self._counts, of_article=self._here is not None)
        if self._aim is not None:
            self.sidebar.aim(self._aim)
            self._aim = None
        self.show_head()

    def show_head(self) -> None:
        """Say whose names are shown, how many are ticked, and what the counts are."""
        whose = {"found": "in what was found", "corpus": "in the corpus"}.get(self.whose, "")
        ticked = len(self.sidebar.ticked) + len(self.sidebar.ticked_forms)
        left = plain(f"{ticked} ticked", "bold $accent") if ticked else AIR
        counts = " · ".join(self.sidebar.counts) if self.sidebar.names else ""
        self.head.show(plain("NAMES").append(plain(f" {whose}" if whose else "", QUIET)), left, plain(counts, QUIET))

    def on_resize(self) -> None:
        """Say what is counted: on a narrow pane there is room for less."""
        self.show_head()

    def open_box(self) -> None:
        """Show the box, for a name to be typed."""
        self.add_class("-filtered")
        self.screen.set_focus(self.box)

    def close_box(self) -> None:
        """Show all names again."""
        self.remove_class("-filtered")
        self.box.value = ""
        self.relist()

    def turn(self) -> str:
        """List the names of the article, then of what was found, then of the corpus; return whose they are now."""
        ring = [one for one in WHOSE if one != "found" or self._counts is not None]
        self.whose = ring[(ring.index(self.whose) + 1) % len(ring)] if self.whose in ring else ring[0]
        self.close_box()
        return self.whose

    def on_input_changed(self, event: Input.Changed) -> None:
        """Seek what stands in the box now."""
        event.stop()
        if self.is_filtered:
            self.relist()

    @background("find", is_awaited=True)
    def find(self, library: Library, text: str) -> m.NamesFound:
        """Find the names of the corpus that answer to a text, in any spelling and script."""
        return m.NamesFound(text, library.entities(text)[:_MOST])

    def on_names_found(self, message: m.NamesFound) -> None:
        """Show them, with their counts in the open article."""
        if self.is_filtered and message.text == self.box.value:
            here = {row.entity.id: row.here for row in self.names}
            rows = tuple(NameRow(entity, here.get(entity.id, 0)) for entity in message.entities)
            if message.text != self._sought and rows:  # the best answer to what was typed now
                self._aim = rows[0].entity.id
            self._show(rows, "No name so far.", "In another script,", "type all of it.")

    def count(self, library: Library) -> None:
        """List the most mentioned names of the corpus: no article is open."""
        self.names, self._here = (), None
        self.list_all(library, None)

    @background("find", is_awaited=True)
    def list_all(self, library: Library, counts: Mapping[EntityId, int] | None) -> m.NamesCounted:
        """List the most mentioned names of the corpus, or of what was found, with their counts in the open article."""
        entities = library.entities()
        if counts is not None:
            entities = tuple(sorted((one for one in entities if counts.get(one.id)), key=lambda one: -counts[one.id]))
        return m.NamesCounted(tuple(NameRow(entity, 0) for entity in entities[:_MOST]))

    def on_names_counted(self, message: m.NamesCounted) -> None:
        """Show them, unless others are sought by now."""
        if not (self.is_filtered and self.box.value.strip()):
            here = {row.entity.id: row.here for row in self.names}
            rows = tuple(NameRow(row.entity, here.get(row.entity.id, 0)) for row in message.names)
            self._show(rows, "No names recognised so far.")

    def count_found(self, results: Results) -> None:
        """Have the names counted in all that was found."""
        self._counts = self._counts if results.query.text == self._asked else None
        self._asked = results.query.text
        if self.library is None:
            return
        if self._asked.strip():
            self.count_mentions(self.library, self._asked, results.total_articles)
        if self.sidebar.chosen is not None:
            self.seek_company(self.library, self.sidebar.chosen)

    @background("found names")
    def count_mentions(self, library: Library, text: str, total: int) -> m.FoundCounted:
        """Count the mentions in all articles that a query finds."""
        return m.FoundCounted(text, found_counts(library, text, total))

    def on_found_counted(self, message: m.FoundCounted) -> None:
        """Show the counts."""
        if message.text == self._asked:
            self._counts = message.counts
            self.whose = "article" if message.counts is None and self.whose == "found" else self.whose
            self.relist()

    def choose(self, entity_id: EntityId | None) -> None:
        """Mark the chosen name, and have those found that are named with it."""
        is_other = entity_id != self.sidebar.chosen
        self.sidebar.choose(entity_id)
        if is_other and entity_id is not None and self.library is not None:
            self.seek_company(self.library, entity_id)

    @background("company", is_awaited=True)
    def seek_company(self, library: Library, entity_id: EntityId) -> m.CompanyFound:
        """Find who is named in the same articles."""
        return m.CompanyFound(entity_id, company_of(library, entity_id))

    def on_company_found(self, message: m.CompanyFound) -> None:
        """Show them under the chosen name."""
        self.sidebar.accompany(message.entity_id, message.company)

    def seek_articles(
        self, entity: Entity, order: Sequence[ArticleId], then: Callable[[m.ArticlesFound], object]
    ) -> None:
        """Find articles that mention an entity, those in a given order first; `then` is told which."""
        self._compare = then
        if self.library is not None:
            self.find_articles(self.library, entity, order, self._here)

    @background("articles with", is_awaited=True)
    def find_articles(
        self, library: Library, entity: Entity, order: Sequence[ArticleId], here: ArticleId | None
    ) -> m.ArticlesFound:
        """Find the articles."""
        return m.ArticlesFound(entity, articles_with(library, entity.id, order, here))

    def on_articles_found(self, message: m.ArticlesFound) -> None:
        """Go on with them."""
        self._compare(message)

    def tick(self) -> int:
        """Tick what is under the cursor, or untick it, and return how many are ticked now."""
        entity, count = self.sidebar.current, self.sidebar.tick()
        self.show_head()
        if entity is not None and self.library is not None:
            self.make_ready(self.library, entity.id)
        return count

    @background("ready")
    def make_ready(self, library: Library, entity_id: EntityId) -> None:
        """Look up where an entity stands, so that what is decided about it shows at once."""
        library.mentions(entity_id)

    def take(self, plan: Plan, then: Callable[[m.NamesDecided], object]) -> None:
        """Make a decision in the background, after those that were taken before it; `then` is told what came of it."""
        self._then = then
        self._turns.take(plan)

    def _begin(self, plan: Plan) -> None:
        if self.library is not None:
            self.decide(self.library, plan, self._here, self.sidebar.chosen)

    @background("hand", is_awaited=True)
    def decide(self, library: Library, plan: Plan, here: ArticleId | None, chosen: EntityId | None) -> m.NamesDecided:
        """Make a decision, and look who is named in the open article now."""
        done = plan(library, dt.datetime.now(dt.UTC))
        return m.NamesDecided(done, named_in(library, here) if here else None, still(library, chosen))

    def on_names_decided(self, message: m.NamesDecided) -> None:
        """Show the names as they are now, before anything else is looked up."""
        if message.named is not None and message.named.article_id == self._here:
            self.names = message.named.names
        self._aim = message.done.entity_id
        self.sidebar.untick()
        self.relist()
        if message.chosen is not None and self.library is not None:
            self.seek_company(self.library, message.chosen.id)
        self._then(message)
        self._turns.ended()

    def on_work_failed(self, message: m.WorkFailed) -> None:
        """Go on to the next decision; the screen says what was wrong with this one."""
        if message.group == "hand":
            self._turns.ended()

    @background("mention", is_awaited=True)
    def seek(
        self,
        library: Library,
        entity_id: EntityId,
        name: str,
        order: tuple[ArticleId, ...],
        here: ArticleId | None,
        direction: int,
    ) -> m.ArticleWanted | m.Noticed:
        """Find the nearest other article that mentions an entity: first in the order of the results, then in
        the corpus.
        """
        target = nearest_with(library, entity_id, order, here, direction)
        if target is None:
            return m.Noticed(f"“{name}” stands in no other article")
        notice = f"“{name}” in the {'next' if direction > 0 else 'previous'} article that has it"
        return m.ArticleWanted(
            target, Start(hit=0 if direction > 0 else -1, mention_of=entity_id, is_step=True, notice=notice)
        )
