"""What the keys of the names pane do: look closer at a name, ask for its articles, and set it right by hand.

It joins panels, session and screens; it asks the library only through the names panel, and paints nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.screen import Screen

from csto_tui.errors import QueryError
from csto_tui.model.entity import Entity, EntityId, EntityKind
from csto_tui.model.results import FacetValue
from csto_tui.queries.facets import clause, refined
from csto_tui.tui import hand
from csto_tui.tui.answers import Done
from csto_tui.tui.messages import ArticlesFound, ArticleWanted, NamesDecided
from csto_tui.tui.paint import KINDS

if TYPE_CHECKING:
    from csto_tui.library import Library
    from csto_tui.tui.screens.explorer import ExplorerScreen
    from csto_tui.tui.widgets.entity_sidebar import EntitySidebar

__all__ = ["Naming"]

R = TypeVar("R")
_FIELDS = {EntityKind.PERSON: "person", EntityKind.ORGANIZATION: "org", EntityKind.PLACE: "place"}
_WHOSE = {"article": "the names of the open article", "found": "the names of all that was found"}


class House(Protocol):
    """The app, as far as this desk needs it."""

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    def push_screen(self, screen: Screen[R], callback: Callable[[R | None], None] | None = None, /) -> object:
        """Show a screen over the one in sight; the callback takes what it leaves behind."""


class Naming:
    """Acts on the name under the cursor."""

    def __init__(self, app: House) -> None:
        self._app = app

    @property
    def _sidebar(self) -> EntitySidebar:
        return self._app.main.names.sidebar

    def _meant(self) -> tuple[Library, Entity] | None:
        """Return the library and the entity under the cursor, or say that there is none."""
        library, entity = self._app.main.library, self._sidebar.current
        if library is None or entity is None:
            self._app.main.tell("there is no name under the cursor")
            return None
        return library, entity

    def _take(self, plan: hand.Plan) -> None:
        self._app.main.names.take(plan, self._decided)

    def _decided(self, message: NamesDecided) -> None:
        """Let session, reader and results follow what was decided."""
        main = self._app.main
        chosen = message.chosen.id if message.chosen else None
        main.session = main.session.choosing(chosen)
        main.steps.chosen_name = message.chosen.name if message.chosen else ""
        main.names.choose(chosen)
        reader, named = main.reading.reader, message.named
        if named is not None and reader.reading is not None and reader.reading.article.id == named.article_id:
            reader.reading = replace(reader.reading, mentions=named.mentions, names=named.names)
        main.reading.choose(chosen)
        main.rounds.ask(keep=True)
        if message.done.note:
            main.tell(message.done.note)

    # -- looking closer ----------------------------------------------------------------------------------------

    def do_mentions(self) -> None:
        """Show every mention in its context."""
        if meant := self._meant():
            from csto_tui.tui.screens.kwic import KwicScreen

            library, entity = meant
            query = clause(FacetValue("entity", entity.id, 0))
            self._app.push_screen(KwicScreen(library, query, entity.name), self._read)

    def do_naming(self) -> None:
        """Show how each source names it."""
        if meant := self._meant():
            from csto_tui.tui.screens.naming import NamingScreen

            self._app.push_screen(NamingScreen(*meant), self._read)

    def do_why_one(self) -> None:
        """Show all spellings, and why they are one."""
        if meant := self._meant():
            from csto_tui.tui.screens.spellings import SpellingsScreen

            self._app.push_screen(SpellingsScreen(*meant))

    def do_look_alikes(self) -> None:
        """List names that may be one."""
        library = self._app.main.library
        if library is not None:
            from csto_tui.tui.screens.alike import AlikeScreen

            self._app.push_screen(AlikeScreen(library), self._left_alike)

    def _left_alike(self, has_decided: bool | None) -> None:
        if has_decided:
            self._take(lambda library, now: Done(""))

    def _read(self, wanted: ArticleWanted | None) -> None:
        if wanted is not None:
            self._app.main.want(wanted)

    def do_whose_names(self) -> None:
        """List the names of the article, of what was found, of the corpus."""
        whose = self._app.main.names.turn()
        self._app.main.tell(_WHOSE.get(whose, "the most mentioned names of the corpus"))

    # -- asking ------------------------------------------------------------------------------------------------

    def do_keep_named(self) -> None:
        """Keep only the articles that mention it."""
        self._refine(excluded=False)

    def do_leave_named(self) -> None:
        """Leave out the articles that mention it."""
        self._refine(excluded=True)

    def _refine(self, *, excluded: bool) -> None:
        main = self._app.main
        if meant := self._meant():
            _, entity = meant
            try:
                main.bar.write(refined(main.bar.text, _value(entity), excluded=excluded))
            except QueryError as error:
                main.refuse(error)

    def do_anchor_name(self) -> None:
        """Compare what articles say of it: those that are ticked, or some that mention it."""
        if meant := self._meant():
            main = self._app.main
            if len(main.session.compared) > 1:
                self._compare(ArticlesFound(meant[1], main.session.compared))
            else:
                order = tuple(hit.article.id for hit in main.results.list.hits)
                main.names.seek_articles(meant[1], order, self._compare)

    def _compare(self, found: ArticlesFound) -> None:
        main = self._app.main
        if main.library is None or len(found.ids) < 2:
            main.tell(f"“{found.entity.name}” stands in no other article: there is nothing to compare")
            return
        from csto_tui.tui.screens.compare import CompareScreen

        self._app.push_screen(CompareScreen(main.library, found.ids, clause(_value(found.entity))))

    # -- setting right -----------------------------------------------------------------------------------------

    def do_tick_name(self) -> None:
        """Tick the name or the spelling."""
        main = self._app.main
        count = main.names.tick()
        self._sidebar.do_down()
        if self._sidebar.ticked_forms:
            main.tell(f"{count} ticked: S makes another name of the spellings")
        else:
            main.tell(f"{count} ticked: M on another name makes them one" if count else "nothing is ticked")

    def _others(self, entity: Entity) -> tuple[EntityId, ...]:
        return tuple(one for one in self._sidebar.ticked if one != entity.id)

    def _forms(self, entity: Entity) -> tuple[EntityId, tuple[str, ...]]:
        """Return the spellings that are meant, and whose they are: those that are ticked, of the entity if some of them
        are its own; else the one under the cursor, if it is one.
        """
        ticked = self._sidebar.ticked_forms
        whose = {one for one, _ in ticked}
        owner = entity.id if not ticked or entity.id in whose else ticked[-1][0]
        forms = tuple(form for one, form in ticked if one == owner)
        return owner, forms or ((self._sidebar.form,) if self._sidebar.form else ())

    def do_merge(self) -> None:
        """Make one of this name and those that are ticked."""
        if meant := self._meant():
            _, entity = meant
            if others := self._others(entity):
                self._take(hand.merge((entity.id, *others)))
            else:
                self._app.main.tell("tick the other name first: * ticks it; then M on the one whose name stays")

    def do_split(self) -> None:
        """Make another name of the spellings that are ticked, or of the one under the cursor."""
        if meant := self._meant():
            owner, forms = self._forms(meant[1])
            if forms:
                self._take(hand.split(owner, forms))
            else:
                self._app.main.tell("Enter unfolds a name: S on one of its spellings makes another name of it")

    def do_rename(self) -> None:
        """Call it otherwise."""
        if meant := self._meant():
            from csto_tui.tui.prompt import PromptScreen

            _, entity = meant

            def left(name: str | None) -> None:
                if name and name != entity.name:
                    self._take(hand.rename(entity.id, name))

            self._app.push_screen(PromptScreen(f"CALL “{entity.name}” OTHERWISE", "its name", entity.name), left)

    def do_retype(self) -> None:
        """Make it one of another kind."""
        if meant := self._meant():
            from csto_tui.tui.screens.choice import ChoiceScreen

            _, entity = meant
            kinds = tuple(KINDS)

            def left(row: int | None) -> None:
                if row is not None and kinds[row] is not entity.kind:
                    self._take(hand.retype(entity.id, kinds[row]))

            words = tuple(f"{KINDS[kind][0]} {hand.KIND_WORDS[kind]}" for kind in kinds)
            self._app.push_screen(ChoiceScreen(f"“{entity.name}” IS", words, kinds.index(entity.kind)), left)

    def do_hide(self) -> None:
        """Take it out of all lists."""
        if meant := self._meant():
            self._take(hand.hide(meant[1].id))

    def do_never(self) -> None:
        """Keep it apart from the one that is ticked, or from its spelling."""
        if meant := self._meant():
            _, entity = meant
            (owner, forms), others = self._forms(entity), self._others(entity)
            if forms:
                self._take(hand.never(owner, owner, forms))
            elif len(others) == 1:
                self._take(hand.never(entity.id, others[0]))
            else:
                self._app.main.tell("tick one other name first: * ticks it; then ! keeps them apart for good")

    def do_undo_names(self) -> None:
        """Take the last change of names back."""
        self._take(hand.undo())


def _value(entity: Entity) -> FacetValue:
    return FacetValue(_FIELDS.get(entity.kind, "entity"), entity.name, 0)
