"""Keeps the index up to date while the explorer runs, says how far it is, and watches the folders: what is new there is
a badge in the header until the reader wants it.

It shows the first article before it looks for changes, and never touches a source.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from csto_tui.errors import CstoError
from csto_tui.model.article import ArticleId
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.keymap import Keymap, key_label
from csto_tui.tui.messages import IndexingEnded, IndexingProgressed
from csto_tui.tui.widgets.bars import HeaderLine

if TYPE_CHECKING:
    from textual.timer import Timer

    from csto_tui.settings import Settings
    from csto_tui.tui.opened import Opened
    from csto_tui.tui.screens.explorer import ExplorerScreen

__all__ = ["Upkeep"]

_SETTLED = 5.0
"""Seconds after which all that a refresh has brought is in memory."""
_USUAL, _NEVER = gc.get_threshold()[2], 1 << 30
"""After how many looks at what is not so new all objects are looked at."""
_STAGES = {"reading": "reading", "indexing": "indexing", "names": "finding names"}


class Keeper(Protocol):
    """The app, as far as upkeep needs it."""

    opened: Opened | None
    settings: Settings
    keys: Keymap

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    @property
    def screen_stack(self) -> list[Screen[object]]:
        """All screens, the one in sight last."""

    def call_after_refresh(self, callback: Callable[[], object], /) -> bool:
        """Do something once the screen is drawn."""

    def call_later(self, callback: Callable[[str], object], /, *words: str) -> bool:
        """Do something on the screen's own thread."""

    def post_message(self, message: Message, /) -> bool:
        """Make a fact known."""

    def run_worker(self, work: Callable[[], None], /, *, group: str, thread: bool) -> Worker[None]:
        """Start work in a thread."""

    def set_timer(self, delay: float, callback: Callable[[], None], /) -> Timer:
        """Do something after so many seconds."""


class Upkeep:
    """Looks for new and changed articles."""

    def __init__(self, app: Keeper) -> None:
        self._app = app
        self._has_begun = False
        self._spares_pauses = False
        """Whether garbage is looked for when we say so."""
        self._is_looking = False
        self._shall_look_again = False
        self._in_sight: tuple[ArticleId, ...] = ()
        """The open article, then those of the list: what is read now comes first."""

    def begin(self) -> None:
        """Look for changes once something is on the screen, the first time this is called."""
        if self._app.opened is not None and not self._has_begun:
            self._has_begun = True
            if not gc.isenabled():
                self._spares_pauses = True
                gc.enable()
            self._app.call_after_refresh(self.do_reload)

    def do_reload(self) -> None:
        """Look for new and changed articles, after the look that is going on, if there is one."""
        if self._app.opened is None:
            return
        self._shall_look_again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._look_for_garbage(everywhere=False)
            self._see()
            self._app.run_worker(self._index, group="index", thread=True)

    def _index(self) -> None:
        worker, opened, changed = get_current_worker(), self._app.opened, False
        assert opened is not None, "upkeep begins with an open corpus"
        try:
            refresh = opened.refresh(lambda: self._in_sight)
            for progress in opened.watch.during(refresh) if self._app.settings.watch_seconds else refresh:
                if worker.is_cancelled:
                    return
                changed = True
                self._app.post_message(IndexingProgressed(progress.stage, progress.done, progress.total))
            changed = opened.library.refresh() or changed
        except CstoError as error:
            notice = f"index: {error.message} — {error.hint}".removesuffix(" — ")
            self._app.post_message(IndexingEnded(changed, (notice,)))
            return
        if not worker.is_cancelled:
            self._app.post_message(IndexingEnded(changed, opened.notices()))

    def progressed(self, message: IndexingProgressed) -> None:
        """Show how far it is, and what can be found already."""
        self._see()
        stage = _STAGES.get(message.stage, message.stage)
        self._app.main.rounds.progress(f"{stage} {message.done:,}/{message.total:,}")

    def ended(self, message: IndexingEnded) -> None:
        """Show what is there now, on every screen that shows articles."""
        self._app.main.rounds.progress("", changed=message.changed)
        for screen in self._app.screen_stack:
            if isinstance(screen, KeyedScreen) and message.changed:
                screen.renew()
        self._is_looking = False
        if self._shall_look_again:
            self.do_reload()
        else:
            if self._spares_pauses:
                self._app.set_timer(_SETTLED, self._settle)
            self._wait()

    def _settle(self) -> None:
        if not self._is_looking:
            self._look_for_garbage(everywhere=True)

    def _look_for_garbage(self, *, everywhere: bool) -> None:
        """Have Python look for garbage among all objects now and then, or only among new ones.

        A look at all that a large corpus keeps in memory holds everything up for half a second. What is there now is
        never looked at again.
        """
        if self._spares_pauses:
            gc.freeze()
            gc.set_threshold(*gc.get_threshold()[:2], _USUAL if everywhere else _NEVER)

    def show_waiting(self, words: str) -> None:
        """Show what waits in the folders, as a badge: nothing else on the screen moves. Then wait for more."""
        if not self._is_looking:
            keys = next((action.keys for action in self._app.keys.actions if action.id == "reload"), ())
            badge = " · ".join((words, *map(key_label, keys[:1]))) if words else ""
            self._app.main.query_one(HeaderLine).progress(badge)
            self._wait()

    def _see(self) -> None:
        main = self._app.main
        here = main.reading.article_id
        self._in_sight = (*([here] if here else []), *(hit.article.id for hit in main.results.list.hits))

    def _wait(self) -> None:
        """Look at the folders after a while, unless the reader does not want it."""
        opened, seconds = self._app.opened, self._app.settings.watch_seconds
        if seconds and opened is not None:
            self._app.set_timer(max(seconds, opened.watch.pause), self._watch)

    def _watch(self) -> None:
        if not self._is_looking:
            self._app.run_worker(self._glance, group="watch", thread=True)

    def _glance(self) -> None:
        worker, opened = get_current_worker(), self._app.opened
        assert opened is not None, "upkeep begins with an open corpus"
        try:
            words = str(opened.watch.look())
        except CstoError:
            words = ""  # the next refresh says it
        if not worker.is_cancelled:
            self._app.call_later(self.show_waiting, words)
