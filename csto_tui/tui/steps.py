"""Steps from hit to hit, article to article, mention to mention, and back: what `n J ]e Ctrl+O m` do on the
reading screen.

It joins the panels and the session; it starts no work of its own and paints nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from csto_tui.session import Session, Waypoint
from csto_tui.tui.haste import Haste
from csto_tui.tui.messages import ArticleWanted, HitsEnded
from csto_tui.tui.panels.names import NamesPanel
from csto_tui.tui.panels.reading import ReadingPanel
from csto_tui.tui.panels.results import ResultsPanel
from csto_tui.tui.reading import Start, step

if TYPE_CHECKING:
    from csto_tui.library import Library

__all__ = ["Stage", "Steps"]


class Stage(Protocol):
    """The screen, as far as steps need it."""

    session: Session
    library: Library | None
    haste: Haste
    heard: tuple[str, ...]
    """The keys of the action that is being done."""

    @property
    def results(self) -> ResultsPanel:
        """The results."""

    @property
    def reading(self) -> ReadingPanel:
        """The open article."""

    @property
    def names(self) -> NamesPanel:
        """The names."""

    def want(self, wanted: ArticleWanted) -> None:
        """Open another article."""

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence."""


class Steps:
    """Moves through what was found."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.chosen_name = ""
        """How the chosen entity is called."""

    def do_next_hit(self) -> None:
        """Go to the next hit, wherever the focus is."""
        self._stage.reading.reader.do_next_hit()

    def do_previous_hit(self) -> None:
        """Go to the hit before."""
        self._stage.reading.reader.do_previous_hit()

    def past_hits(self, message: HitsEnded) -> None:
        """Go on into the next article of the results that has hits."""
        stage = self._stage
        hit = stage.results.beyond(stage.reading.article_id, message.direction, with_hits=True)
        if hit is None:
            stage.tell("no further hit" if message.direction > 0 else "no hit before this one")
            return
        way = "next" if message.direction > 0 else "previous"
        start = Start(
            hit=0 if message.direction > 0 else -1,
            is_step=True,
            notice=f"{way} article: {hit.article.heading}",
        )
        stage.want(ArticleWanted(hit.article.id, start))

    def do_next_article(self) -> None:
        """Open the next article of the results."""
        self._to_article(1)

    def do_previous_article(self) -> None:
        """Open the article before in the results."""
        self._to_article(-1)

    def _to_article(self, direction: int) -> None:
        wanted = self._stage.haste.wanted  # a second key is meant from there, also before the article is
        here = wanted.article_id if wanted is not None else self._stage.reading.article_id
        hit = self._stage.results.beyond(here, direction)
        if hit is None:
            self._stage.tell("this is the last article" if direction > 0 else "this is the first article")
        else:
            self._stage.want(ArticleWanted(hit.article.id, Start(hit=0, is_step=True)))

    def do_next_mention(self) -> None:
        """Go to the next mention of the chosen name."""
        self._to_mention(1)

    def do_previous_mention(self) -> None:
        """Go to the mention before."""
        self._to_mention(-1)

    def _to_mention(self, direction: int) -> None:
        stage = self._stage
        chosen = stage.session.chosen
        if chosen is None or stage.library is None:
            stage.tell("choose a name first: e, then Enter")
            return
        reader = stage.reading.reader
        spans = reader.reading.mention_spans(chosen) if reader.reading else ()
        found = step(spans, reader.here, direction)
        if found is not None:
            self._remember()
            reader.hit = None
            reader.go_to_offset(spans[found].start)
            stage.tell(f"mention {found + 1} of {len(spans)} in this article")
            return
        order = tuple(hit.article.id for hit in stage.results.list.hits)
        stage.names.seek(stage.library, chosen, self.chosen_name, order, stage.reading.article_id, direction)

    def _remember(self) -> None:
        """Note where the reader stands, so that back leads here."""
        stage, place = self._stage, self._stage.session.place
        if place is not None and place.article_id == stage.reading.article_id:
            stage.session = stage.session.moved(stage.reading.reader.here)

    def remember(self, start: Start) -> None:
        """Note that an article was opened: a new step of the way when it was asked for, the same step in a preview."""
        stage, article_id = self._stage, self._stage.reading.article_id
        if article_id is None or start.offset == -1:
            return
        place = Waypoint(article_id, stage.reading.reader.here)
        stage.session = stage.session.opened(place) if start.is_step else stage.session

    def do_back(self) -> None:
        """Go back to the place before; from a preview, to the place that was left for it."""
        place = self._stage.session.place
        if place is not None and place.article_id != self._stage.reading.article_id:
            self._stage.want(ArticleWanted(place.article_id, Start(offset=place.offset)))
            return
        self._remember()
        self._go(self._stage.session.back(), "this is where you began")

    def do_forward(self) -> None:
        """Undo one step back."""
        self._remember()
        self._go(self._stage.session.forward(), "nothing lies ahead")

    def _go(self, session: Session, otherwise: str) -> None:
        if session.behind == self._stage.session.behind or session.place is None:
            self._stage.tell(otherwise)
            return
        self._stage.session = session
        self._stage.want(ArticleWanted(session.place.article_id, Start(offset=session.place.offset)))

    def do_goto_passage(self) -> None:
        """Go to the passage whose number was typed, or the last one."""
        stage, reader = self._stage, self._stage.reading.reader
        if reader.reading is None or not reader.reading.article.passages:
            return
        passages = reader.reading.article.passages
        number = int("".join(key for key in stage.heard if key.isdigit())[:9])
        if number > len(passages):
            stage.tell(f"there are {len(passages)} passages")
        self._remember()
        reader.hit = None
        reader.go_to_offset(passages[min(number, len(passages)) - 1].span.start, centred=True)

    def do_mark(self) -> None:
        """Mark the passage under the letter that was typed."""
        stage = self._stage
        article_id, passage = stage.reading.article_id, stage.reading.reader.passage
        if article_id is not None and passage is not None and stage.library is not None:
            stage.reading.set_mark(stage.library, stage.heard[-1], article_id, passage.number)

    def do_to_mark(self) -> None:
        """Go to the passage that is marked under the letter that was typed."""
        if self._stage.library is not None:
            self._stage.reading.seek_mark(self._stage.library, self._stage.heard[-1])

    def do_to_and_fro(self) -> None:
        """Go to where the last mark was gone to from, and note the place that is left."""
        reading = self._stage.reading
        there, here = reading.left, reading.article_id
        if there is None:
            self._stage.tell("no mark was gone to yet: ma marks a passage a, 'a goes there")
            return
        reading.left = Waypoint(here, reading.reader.here) if here is not None else None
        self._stage.want(ArticleWanted(there.article_id, Start(offset=there.offset, is_step=True, focus=True)))

    def do_tick(self) -> None:
        """Tick or untick the article for a comparison."""
        stage, current = self._stage, self._stage.results.list.current
        article_id = current.article.id if current and stage.results.list.has_focus else stage.reading.article_id
        if article_id is None:
            return
        stage.session = stage.session.ticked(article_id)
        stage.results.list.tick(stage.session.compared)
        count = len(stage.session.compared)
        stage.tell(f"{count} ticked: c compares" if count > 1 else f"{count} ticked: * on another one, then c compares")
        if stage.results.list.has_focus:
            stage.results.list.do_down()

    def choose_none(self) -> bool:
        """Let go of the chosen name, and tell whether there was one."""
        stage = self._stage
        if stage.session.chosen is None:
            return False
        stage.session = replace(stage.session, chosen=None)
        stage.names.choose(None)
        stage.reading.choose(None)
        return True
