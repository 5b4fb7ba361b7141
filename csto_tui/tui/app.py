"""The explorer: opens the corpus in the background, shows it, keeps its index up to date, and leaves the
terminal as it was.

It draws nothing itself and chooses no engine: how to open the corpus comes in from outside.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, cast

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.worker import WorkerFailed, get_current_worker

from csto_tui.errors import CstoError
from csto_tui.text.clean import clean_line
from csto_tui.tui.doors import Doors
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import keymap
from csto_tui.tui.messages import HitsFound, IndexingEnded, IndexingProgressed, LibraryOpened, OpeningFailed
from csto_tui.tui.screens.explorer import ExplorerScreen
from csto_tui.tui.themes import DEFAULTS, THEMES
from csto_tui.tui.work import background

if TYPE_CHECKING:
    from csto_tui.clipboard import RouteName
    from csto_tui.indexing import Progress
    from csto_tui.library import Library
    from csto_tui.settings import Settings

__all__ = ["ExplorerApp", "Opened", "run_explorer"]

_ROUTES: dict[str, RouteName] = {"pyperclip": "local", "tmux": "tmux", "osc52": "terminal", "file": "file"}
_STAGES = {"reading": "reading", "indexing": "indexing", "names": "finding names"}


class Opened(Protocol):
    """A corpus, ready to be asked, as the composition root hands it over."""

    @property
    def library(self) -> Library:
        """The library."""

    @property
    def refresh(self) -> Callable[[], Iterator[Progress]]:
        """Brings the index up to date."""

    @property
    def notices(self) -> Callable[[], tuple[str, ...]]:
        """Returns what was found damaged and done about it."""


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
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
        self._open_library = open_library
        self.settings = settings
        self.environ = environ
        self.copy_file = copy_file
        """Where a text goes when no clipboard can be reached."""
        self.copied = ""
        """The text that was copied last."""
        self.keys = keymap(settings.keys)
        self.doors = Doors(self)
        self.opened: Opened | None = None
        self._has_looked = False
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = _theme(settings.theme, environ)

    @property
    def measure(self) -> int:
        """The widest that the text of an article runs."""
        return self.settings.measure

    @property
    def style(self) -> str:
        """The citation style."""
        return self.settings.style

    @property
    def route(self) -> RouteName | Literal["auto"]:
        """The route to the clipboard that the reader wants."""
        return _ROUTES.get(self.settings.clipboard, "auto")

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""
        return cast(ExplorerScreen, self.screen_stack[0])

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables a value in every theme."""
        return DEFAULTS

    def get_default_screen(self) -> ExplorerScreen:
        """Begin with the main screen at once, before the corpus is open."""
        return ExplorerScreen()

    async def on_event(self, event: events.Event) -> None:
        """Obey keys before they are queued for a widget: the next key already meets the pane that this one led to."""
        screen = self.screen if isinstance(event, events.Key) and not event.is_forwarded else None
        if isinstance(screen, KeyedScreen) and isinstance(event, events.Key) and await screen.obey(event):
            return
        await super().on_event(event)

    def on_mount(self) -> None:
        """End in good order when asked to by a signal."""
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, partial(self._leave, 128 + number))

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)

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
            self._look_for_changes()

    def on_article_opened(self) -> None:
        """Look for changed articles once the first one is on the screen: what is there is shown first."""
        self._look_for_changes()

    def on_work_failed(self) -> None:
        """Look for changed articles all the same."""
        self._look_for_changes()

    def _look_for_changes(self) -> None:
        if self.opened is not None and not self._has_looked:
            self._has_looked = True
            self.call_after_refresh(self.do_reload)

    def _say(self, *notices: str) -> None:
        if notices:
            self.main.tell("; ".join(notices), "$warning")

    def do_reload(self) -> None:
        """Look for new and changed articles."""
        self.run_worker(self._index, group="index", exclusive=True, thread=True)

    def _index(self) -> None:
        worker, opened, changed = get_current_worker(), self.opened, False
        if opened is None:
            return
        try:
            for progress in opened.refresh():
                if worker.is_cancelled:
                    return
                changed = True
                self.post_message(IndexingProgressed(progress.stage, progress.done, progress.total))
            changed = opened.library.refresh() or changed
        except CstoError as error:
            self.post_message(IndexingEnded(changed, (f"index: {error.message} — {error.hint}".removesuffix(" — "),)))
            return
        if not worker.is_cancelled:
            self.post_message(IndexingEnded(changed, opened.notices()))

    def on_indexing_progressed(self, message: IndexingProgressed) -> None:
        """Show how far it is, and what can be found already."""
        self.main.rounds.progress(f"{_STAGES.get(message.stage, message.stage)} {message.done:,}/{message.total:,}")

    def on_indexing_ended(self, message: IndexingEnded) -> None:
        """Show what is there now."""
        self.main.rounds.progress("", changed=message.changed)
        self._say(*message.notices)

    def do_palette(self) -> None:
        """Find an action by its name."""
        self.action_command_palette()

    def do_theme(self) -> None:
        """Go to the next palette of colours."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)] if self.theme in names else names[0]

    def do_redraw(self) -> None:
        """Draw the screen again."""
        self.refresh()

    def do_suspend(self) -> None:
        """Suspend to the shell."""
        self.action_suspend_process()

    def do_quit(self) -> None:
        """Quit at once."""
        self.exit()

    def _fatal_error(self) -> None:
        """Leave one line about a bug of ours: no local variables, since they hold text of documents."""
        error = self._exception
        if isinstance(error, WorkerFailed):
            error = cast(Exception, error.error)
        self._exit_renderables.append(Text(_one_line(error)))
        self._close_messages_no_wait()


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
    app = ExplorerApp(open_library, settings, environ, copy_file=copy_file)
    app.run()
    if app.opened is not None:
        app.opened.library.close()
    return app.return_code or 0
