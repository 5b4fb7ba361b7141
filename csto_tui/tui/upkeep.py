"""Keeps the index up to date while the explorer runs, and says how far it is. It shows the first article before it
looks for changes, and never touches a source.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from csto_tui.errors import CstoError
from csto_tui.tui.keyed import KeyedScreen
from csto_tui.tui.messages import IndexingEnded, IndexingProgressed

if TYPE_CHECKING:
    from csto_tui.tui.opened import Opened
    from csto_tui.tui.screens.explorer import ExplorerScreen

__all__ = ["Upkeep"]

_STAGES = {"reading": "reading", "indexing": "indexing", "names": "finding names"}


class Keeper(Protocol):
    """The app, as far as upkeep needs it."""

    opened: Opened | None

    @property
    def main(self) -> ExplorerScreen:
        """The screen that lies below all others."""

    @property
    def screen_stack(self) -> list[Screen[object]]:
        """All screens, the one in sight last."""

    def call_after_refresh(self, callback: Callable[[], object], /) -> bool:
        """Do something once the screen is drawn."""

    def post_message(self, message: Message, /) -> bool:
        """Make a fact known."""

    def run_worker(self, work: Callable[[], None], /, *, group: str, thread: bool) -> Worker[None]:
        """Start work in a thread."""


class Upkeep:
    """Looks for new and changed articles."""

    def __init__(self, app: Keeper) -> None:
        self._app = app
        self._has_begun = False
        self._is_looking = False
        self._shall_look_again = False

    def begin(self) -> None:
        """Look for changes once something is on the screen, the first time this is called."""
        if self._app.opened is not None and not self._has_begun:
            self._has_begun = True
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
            self._app.call_after_refresh(self.do_reload)

    def do_reload(self) -> None:
        """Look for new and changed articles, after the look that is going on, if there is one."""
        if self._app.opened is None:
            return
        self._shall_look_again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._app.run_worker(self._index, group="index", thread=True)

    def _index(self) -> None:
        worker, opened, changed = get_current_worker(), self._app.opened, False
        assert opened is not None, "upkeep begins with an open corpus"
        try:
            for progress in opened.refresh():
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
