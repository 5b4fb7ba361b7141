"""Ways from one screen to another and out: the comparison, dialogs, the plain view, help. Each room is built only when
its door is opened.

Screens do not know each other; the app holds these doors for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from textual.screen import Screen

from csto_tui.tui.copying import Copying, Desk
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Keymap, Pane
from csto_tui.tui.messages import ArticleWanted

if TYPE_CHECKING:
    from csto_tui.exports import Table
    from csto_tui.tui.screens.explorer import ExplorerScreen

__all__ = ["Doors"]


R = TypeVar("R")


@runtime_checkable
class Exporting(Protocol):
    """A screen or a panel whose rows can be written to a file."""

    def table(self) -> Table:
        """Return what is shown, as rows; called in the background."""


class House(Protocol):
    """The app, as far as doors need it."""

    keys: Keymap
    copied: str

    @property
    def screen(self) -> Screen[object]:
        """The screen in sight."""

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    def push_screen(self, screen: Screen[R], callback: Callable[[R | None], None] | None = None, /) -> object:
        """Show a screen over the one in sight; the callback takes what it leaves behind."""

    def action_command_palette(self) -> None:
        """Show the command palette."""

    def action_suspend_process(self) -> None:
        """Suspend to the shell."""

    def exit(self) -> None:
        """Leave the program."""


class Doors:
    """Opens other screens over the one in sight."""

    def __init__(self, app: House) -> None:
        self._app = app

    def _desk(self) -> Desk:
        """Return the screen whose article is meant: the one in sight, if it shows articles."""
        screen = self._app.screen
        return screen if isinstance(screen, Desk) else self._app.main

    def do_compare(self) -> None:
        """Compare the ticked articles, or the open one and the one after it."""
        main = self._app.main
        chosen, here = main.session.compared, main.reading.article_id
        if len(chosen) < 2 and here is not None:
            other = main.results.beyond(here, 1) or main.results.beyond(here, -1)
            first = chosen[0] if chosen and chosen[0] != here else here
            second = here if first != here else (other.article.id if other else None)
            chosen = (first, second) if second is not None else ()
        if len(chosen) < 2 or main.library is None:
            main.tell("two articles are needed: * ticks them")
            return
        from csto_tui.tui.screens.compare import CompareScreen

        query = main.results.answered.text if main.results.answered else ""
        name = main.steps.chosen_name if main.session.chosen else ""
        self._app.push_screen(CompareScreen(main.library, chosen, query, name))

    def do_matrix(self) -> None:
        """Show who speaks of what: in the ticked articles, or in the whole corpus."""
        main = self._app.main
        if main.library is None:
            return
        from csto_tui.tui.screens.matrix import MatrixScreen

        query = main.results.answered.text if main.results.answered else ""
        ticked = main.session.compared if len(main.session.compared) > 1 else ()
        self._app.push_screen(MatrixScreen(main.library, query, ticked), self._read)

    def do_cite(self) -> None:
        """Choose a citation style."""
        desk = self._desk()
        reading = desk.open_reader().reading
        if reading is None or desk.library is None:
            desk.tell("open an article first")
            return
        from csto_tui.tui.screens.cite import CiteScreen

        number, quotation = Copying(desk).quoted()
        self._app.push_screen(CiteScreen(desk.library, reading.article, desk.style, number, quotation))

    def do_about(self) -> None:
        """Show what is known of the article, and how."""
        desk = self._desk()
        reading = desk.open_reader().reading
        if reading is None or desk.library is None:
            desk.tell("open an article first")
            return
        from csto_tui.tui.screens.about import AboutScreen

        self._app.push_screen(AboutScreen(desk.library, reading.article))

    def do_plain(self) -> None:
        """Show the last copied text, or the passage, in full width."""
        desk = self._desk()
        reader = desk.open_reader()
        passage, reading = reader.passage, reader.reading
        text = self._app.copied or (passage.span.of(reading.article.text) if passage and reading else "")
        if not text:
            desk.tell("nothing was copied yet")
            return
        from csto_tui.tui.screens.plain import PlainScreen

        self._app.push_screen(PlainScreen(text))

    def do_kwic(self) -> None:
        """Show every hit of the query in its context."""
        main = self._app.main
        query = main.results.answered.text if main.results.answered else ""
        if main.library is None or not query.strip():
            main.tell("search for something first: its hits are shown in their context")
            return
        from csto_tui.tui.screens.kwic import KwicScreen

        self._app.push_screen(KwicScreen(main.library, query), self._read)

    def _read(self, wanted: ArticleWanted | None) -> None:
        if wanted is not None:
            self._app.main.want(wanted)

    def do_facets(self) -> None:
        """Show what the articles found are."""
        main = self._app.main
        if main.library is None:
            return
        from csto_tui.tui.screens.facets import FacetScreen

        main.bar.ask()
        self._app.push_screen(FacetScreen(main.library, main.bar.text, main.bar.write))

    def do_understood(self) -> None:
        """Show what the query was taken to mean."""
        main = self._app.main
        if main.results.understood is None:
            main.tell("search for something first")
            return
        from csto_tui.tui.screens.understood import UnderstoodScreen

        self._app.push_screen(UnderstoodScreen(*main.results.understood))

    def do_save_query(self) -> None:
        """Save the query under a name."""
        main = self._app.main
        if not main.bar.text.strip():
            main.tell("there is no query to save")
            return
        from csto_tui.tui.prompt import PromptScreen

        title = f"SAVE “{main.bar.text}” UNDER A NAME"
        self._app.push_screen(PromptScreen(title, "a name for this query"), main.asking.save)

    def do_export(self) -> None:
        """Write what is shown to a file."""
        screen = self._app.screen
        makers = (screen, self._app.main.results) if screen is self._app.main else (screen,)
        shown = next((one for one in makers if isinstance(one, Exporting)), None)
        if shown is None:
            return
        from csto_tui.tui.screens.export import ExportScreen

        self._app.push_screen(ExportScreen(shown.table))

    def do_report(self) -> None:
        """Show what became of every file."""
        library = self._app.main.library
        if library is None:
            return
        from csto_tui.tui.screens.report import ReportScreen

        self._app.push_screen(ReportScreen(library))

    def do_palette(self) -> None:
        """Find an action by its name."""
        self._app.action_command_palette()

    def do_suspend(self) -> None:
        """Suspend to the shell."""
        self._app.action_suspend_process()

    def do_quit(self) -> None:
        """Quit at once."""
        self._app.exit()

    def do_help(self) -> None:
        """Show the keys."""
        from csto_tui.tui.screens.help import HelpScreen

        screen = self._app.screen
        pane, view = (screen.pane(), screen.view) if isinstance(screen, KeyedScreen) else (Pane.RESULTS, "")
        self._app.push_screen(HelpScreen(self._app.keys, pane, view))
