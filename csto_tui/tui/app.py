"""The explorer: opens the corpus in the background, shows it, keeps its index up to date, and leaves the
terminal as it was.

It draws nothing itself and chooses no engine: how to open the corpus comes in from outside.
"""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.worker import WorkerFailed

from csto_tui.errors import CstoError
from csto_tui.text.clean import clean_line
from csto_tui.tui.doors import Doors
from csto_tui.tui.gathering import Gathering
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import keymap
from csto_tui.tui.messages import HitsFound, IndexingEnded, IndexingProgressed, LibraryOpened, OpeningFailed
from csto_tui.tui.naming import Naming
from csto_tui.tui.opened import Opened
from csto_tui.tui.outside import Outside
from csto_tui.tui.pace import catch_up
from csto_tui.tui.screens.explorer import ExplorerScreen
from csto_tui.tui.themes import DEFAULTS, THEMES
from csto_tui.tui.upkeep import Upkeep
from csto_tui.tui.work import background, has_work

if TYPE_CHECKING:
    from csto_tui.settings import Settings

__all__ = ["ExplorerApp", "Opened", "run_explorer"]

_WIDTHS = ((0, "-narrow"), (80, "-normal"), (120, "-wide"))
_HEIGHTS = ((0, "-low"), (20, "-high"))
"""From how many columns and lines on a screen has which class."""


def _actions() -> type[Provider]:
    from csto_tui.tui.palette import ActionProvider  # late: the first frame needs no palette

    return ActionProvider


class ExplorerApp(App[None]):
    """A terminal explorer of one corpus."""

    TITLE = "csto-tui"
    CSS_PATH = "screens/explorer.tcss"  # Textual does not read the style sheet of a default screen
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_actions}
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        open_library: Callable[[], Opened],
        settings: Settings,
        environ: Mapping[str, str],
        *,
        copy_file: Path | None = None,
    ) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = list(_WIDTHS)
        self.VERTICAL_BREAKPOINTS = list(_HEIGHTS)
        self._open_library = open_library
        self.settings = settings
        self.environ = environ
        self.copy_file = copy_file
        """Where a text goes when no clipboard can be reached."""
        self.copied = ""
        """The text that was copied last."""
        self.keys = keymap(settings.keys)
        self.upkeep = Upkeep(self)
        self.desks: tuple[object, ...] = (Doors(self), Gathering(self), Naming(self), Outside(self), self.upkeep, self)
        """Who does what no screen does itself."""
        self.opened: Opened | None = None
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = _theme(settings.theme, environ)

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""
        return cast(ExplorerScreen, self.screen_stack[0])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables a value in every theme."""
        return DEFAULTS

    def get_default_screen(self) -> ExplorerScreen:
        """Begin with the main screen at once, before the corpus is open; it is laid out for its size from the start,
        and not styled a second time.
        """
        widths = [name for least, name in _WIDTHS if self.size.width >= least]
        heights = [name for least, name in _HEIGHTS if self.size.height >= least]
        return ExplorerScreen(classes=f"{widths[-1]} {heights[-1]}")

    async def on_event(self, event: events.Event) -> None:
        """Obey keys before they are queued for a widget: the next key already meets the pane that this one led to."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            screen = self.screen
            if isinstance(screen, KeyedScreen) and await screen.obey(event):
                return
            if isinstance(screen, CommandPalette):  # Enter means the best match to all that was typed
                await catch_up(screen, lambda: screen.focused is None or (event.key == "enter" and has_work(screen)))
        await super().on_event(event)

    def on_mount(self) -> None:
        """End in good order when asked to by a signal."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                with suppress(NotImplementedError):  # Windows ends a program without asking
                    asyncio.get_running_loop().add_signal_handler(number, partial(self._leave, 128 + number))

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)

    def reload(self) -> None:
        """Look for new and changed articles."""
        self.upkeep.do_reload()

    @background("open")
    def open_corpus(self) -> LibraryOpened | OpeningFailed:
        """Open the corpus."""
        try:
            return LibraryOpened(self._open_library())
        except CstoError as error:
            return OpeningFailed(error)

    def on_opening_failed(self, message: OpeningFailed) -> None:
        """End with one line that says why."""
        hint = f" — {message.error.hint}" if message.error.hint else ""
        self.exit(return_code=2, message=Text(clean_line(f"csto-tui: {message.error.message}{hint}")))

    def on_library_opened(self, message: LibraryOpened) -> None:
        """Show the articles, and look for changed ones."""
        self.opened = message.opened
        self.main.rounds.opened(message.opened.library)
        self._say(*self.keys.conflicts, *message.opened.notices())

    def on_hits_found(self, message: HitsFound) -> None:
        """Look for articles at once where none is known yet."""
        if not message.results.hits:
            self.upkeep.begin()

    def on_article_opened(self) -> None:
        """Look for changed articles once the first one is on the screen: what is there is shown first."""
        self.upkeep.begin()

    def on_work_failed(self) -> None:
        """Look for changed articles all the same."""
        self.upkeep.begin()

    def on_indexing_progressed(self, message: IndexingProgressed) -> None:
        """Show how far it is."""
        self.upkeep.progressed(message)

    def on_indexing_ended(self, message: IndexingEnded) -> None:
        """Show what is there now."""
        self.upkeep.ended(message)
        self._say(*message.notices)
        self.run_worker(_look_ahead, group="ahead", thread=True)

    def _say(self, *notices: str) -> None:
        if notices:
            self.main.tell("; ".join(notices), "$warning")

    def do_theme(self) -> None:
        """Go to the next palette of colours."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]

    def do_redraw(self) -> None:
        """Draw the screen again."""
        self.refresh()

    def _fatal_error(self) -> None:
        """Leave one line about a bug of ours: no local variables, since they hold text of documents."""
        error = self._exception
        if isinstance(error, WorkerFailed):
            error = cast(Exception, error.error)
        self._exit_renderables.append(Text(_one_line(error)))
        self._close_messages_no_wait()


def _look_ahead() -> None:
    """Load what the reader may ask for next."""
    from csto_tui.tui.ahead import load_ahead  # late: the first frame needs none of it

    load_ahead()


def _one_line(error: BaseException | None) -> str:
    trace = error.__traceback__ if error else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"csto-tui: a bug of ours ended the program: {type(error).__name__}: {clean_line(str(error))[:160]}{where}"


def _theme(name: str, environ: Mapping[str, str]) -> str:
    """Return the theme that a setting means; `auto` is dark, unless the terminal says that its background is light."""
    if name != "auto":
        return name
    return "csto-light" if environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else "csto-dark"


def run_explorer(
    open_library: Callable[[], Opened],
    settings: Settings,
    environ: Mapping[str, str],
    *,
    copy_file: Path | None = None,
) -> int:
    """Run the explorer until the reader leaves it, and return the exit code."""
    gc.disable()  # what is made until the first article is on the screen stays: no time is lost looking for garbage
    app = ExplorerApp(open_library, settings, environ, copy_file=copy_file)
    app.run()
    if app.opened is not None:
        app.opened.library.close()
    return app.return_code or 0
