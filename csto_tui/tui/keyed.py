"""A screen that obeys the keymap: it turns keys, one or two in a row, into actions and asks who can do them.

An action `next_hit` is the method `do_next_hit` of the first that has it: the focused pane, the screen's own
doers, the screen, the app. Nothing here knows what an action does.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from inspect import isawaitable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar, cast

from textual import events
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from csto_tui.errors import ClipboardError, CstoError, StoreError
from csto_tui.tui import pace
from csto_tui.tui.keymap import Action, Keymap, Pane, key_label, latin
from csto_tui.tui.line_input import LineInput
from csto_tui.tui.messages import Noticed, TextCopied, TextMade, WorkFailed
from csto_tui.tui.widgets.bars import HintLine
from csto_tui.tui.work import awaited, background

if TYPE_CHECKING:
    from csto_tui.settings import Settings
    from csto_tui.tui.opened import Opened

__all__ = ["Face", "KeyedScreen"]

R = TypeVar("R")
_ONE_AT_A_TIME = Lock()
_ALT = "alt+"


class Face(Protocol):
    """The app, as far as screens need it."""

    keys: Keymap
    settings: Settings
    environ: Mapping[str, str]
    copy_file: Path | None
    copied: str
    """The text that was copied last."""

    desks: tuple[object, ...]
    """Who does what no screen does itself."""

    opened: Opened | None
    """The corpus, once it is open."""

    def reload(self) -> None:
        """Look for new and changed articles."""

    def open_corpus(self) -> object:
        """Open the corpus in the background."""

    @property
    def screen(self) -> Screen[object]:
        """The screen that lies above all others."""

    @property
    def main(self) -> KeyedScreen[None]:
        """The screen that lies below all others."""


class KeyedScreen(Screen[R], inherit_bindings=False):
    """A screen whose keys come from the one table."""

    BINDINGS: ClassVar[list[BindingType]] = []
    ENDS: ClassVar[tuple[tuple[str, str], ...]] = (("?", "help"), ("q", "back"))
    """What the footer keeps to the last: key and word."""
    TYPING_ENDS: ClassVar[tuple[tuple[str, str], ...]] = (("F1", "help"), ("Esc", "leave"))
    """The same while letters are typed into a box."""

    TAKING_ENDS: ClassVar[tuple[tuple[str, str], ...]] = (("?", "help"), ("Esc", "leave"))
    """The same while text is selected."""

    heard: tuple[str, ...] = ()
    """The keys of the action that is being done."""
    view = ""
    """Which of its views a screen shows, where keys are not of use in all of them."""
    _typed: tuple[str, ...] = ()
    _has_acted = False
    """Whether what was typed has done something already, and only may be gone on with."""

    def __init__(self) -> None:
        super().__init__()
        self._is_ready = asyncio.Event()
        self.is_early: Callable[[Action | None], bool] = lambda action: any(awaited(self, pace.MOMENT))
        """Tells whether work is being done for an earlier key on which depends what an action means."""

    def on_mount(self) -> None:
        """Note that this screen stands, with its focus where it belongs: its own handlers have run before."""
        self._is_ready.set()

    @property
    def explorer(self) -> Face:
        """The app, under its own type."""
        return cast(Face, self.app)

    @property
    def style(self) -> str:
        """The citation style in force."""
        return self.explorer.settings.style

    @property
    def template(self) -> str:
        """The form of a copied quotation; empty for that of the style."""
        return self.explorer.settings.template

    def pane(self) -> Pane:
        """Return where the focus is."""
        return Pane.MODAL

    def ends(self) -> tuple[tuple[str, str], ...]:
        """Return the keys that the footer keeps to the last, with their words."""
        if self.pane() is Pane.SELECTION:
            return self.TAKING_ENDS
        return self.TYPING_ENDS if isinstance(self.focused, LineInput) else self.ENDS

    def doers(self) -> tuple[object, ...]:
        """Return who may do an action, the first that can does it."""
        return (self.focused, self, *self.explorer.desks)

    async def obey(self, event: events.Key) -> bool:
        """Do what the key does here, or wait for the second one of two; tell whether the key meant anything.

        What edits a box is done at once, letter by letter, so that no key typed fast overtakes another; and none is
        lost on a screen that is only just coming. Any other key means what is there once the keys before it are done.
        """
        await self._is_ready.wait()
        if self._is_two(event):
            await self.obey(events.Key("escape", None))
            screen = self.explorer.screen
            letter = events.Key(event.character or "", event.character)
            return isinstance(screen, KeyedScreen) and await screen.obey(letter)
        if not self._is_edit(event):
            action = self._meaning(_name(event))[1]
            await pace.catch_up(self, lambda: self.is_early(action))
            if self.explorer.screen is not self and isinstance(self.explorer.screen, KeyedScreen):
                return await self.explorer.screen.obey(event)
        if isinstance(self.focused, LineInput) and _written(event):
            self.tell("")
            self.focused.write(_written(event))
            return True
        typed, action, begun = self._meaning(_name(event))
        if action is None and not begun and len(typed) == 1:
            self._typed = ()
            return isinstance(self.focused, LineInput) and await self.focused.edit(event.key)
        self._typed, self._has_acted = typed if begun else (), action is not None
        self.tell("")
        self.show_hints(begun)
        if action is not None:
            self.heard = typed
            await self.perform(action.id)
        return True

    def _is_two(self, event: events.Key) -> bool:
        """Tell whether a key is Esc and a letter that came as one, as a terminal sends them when they are typed fast or
        over a slow line: it sends the same for Alt and that letter, which mean nothing here.
        """
        is_either = event.key.startswith(_ALT) and event.is_printable
        return is_either and self._meaning(event.key)[1:] == (None, ())

    def _is_edit(self, event: events.Key) -> bool:
        """Tell whether a key edits a box."""
        if not isinstance(self.focused, LineInput):
            return False
        _, action, begun = self._meaning(_name(event))
        return bool(_written(event)) or (action is None and not begun)

    def _meaning(self, key: str) -> tuple[tuple[str, ...], Action | None, tuple[tuple[str, Action], ...]]:
        """Return the keys typed so far, what they do, and what they may be gone on with."""
        keys, pane, typed = self.explorer.keys, self.pane(), (*self._typed, key)
        action, begun = keys.find(pane, typed), keys.begun(pane, typed)
        if action is None and not begun and self._has_acted:
            typed = (key,)
            action, begun = keys.find(pane, typed), keys.begun(pane, typed)
        return typed, action, begun if action is None or action.leads else ()

    async def perform(self, action_id: str) -> None:
        """Let the first that can do an action do it."""
        for doer in self.doers():
            method = getattr(doer, f"do_{action_id}", None)
            if method is not None:
                answer = method()
                if isawaitable(answer):
                    await answer
                return

    def tell(self, text: str, style: str = "$loud") -> None:
        """Say one sentence in the footer until the next key; empty takes it back."""
        for line in self.query(HintLine):
            line.notice(text, style)

    @background("copy", is_awaited=True)
    def bring(self, text: Callable[[], str], what: str) -> TextCopied | None:
        """Make a text in the background and bring it to the clipboard."""
        from csto_tui.clipboard import copy  # late: the first frame copies nothing

        made, explorer = text(), self.explorer
        route = explorer.settings.clipboard
        with _ONE_AT_A_TIME:  # what was asked for last must not be overtaken by what was asked for before it
            if get_current_worker().is_cancelled:
                return None
            try:
                copied = copy(made, environ=explorer.environ, route=route, fallback_file=explorer.copy_file)
                note, is_sure = copied.note, copied.sure and copied.route != "file"
            except ClipboardError as error:
                if not made.strip():
                    raise
                note, is_sure = error.message, False
            if explorer.opened is not None:
                with suppress(StoreError):  # the clipboard has it, which is what was asked for
                    explorer.opened.library.remember_copied(made, dt.datetime.now(dt.UTC))
        plainly = "" if is_sure else " p shows it plainly."
        return TextCopied(made, f"{what[:1].upper()}{what[1:]}: {note}{plainly}")

    @background("make", is_awaited=True)
    def make_text(self, text: Callable[[], str]) -> TextMade:
        """Make a text in the background, and show it plainly."""
        return TextMade(text())

    async def on_text_made(self, message: TextMade) -> None:
        """Show it where it can be selected."""
        self.explorer.copied = message.text
        await self.perform("plain")

    def on_text_copied(self, message: TextCopied) -> None:
        """Say which way the text went, and keep it for the plain view."""
        self.explorer.copied = message.text
        self.tell(message.note)

    def on_noticed(self, message: Noticed) -> None:
        """Say it."""
        self.tell(message.text)

    def on_work_failed(self, message: WorkFailed) -> None:
        """Say what went wrong and what to do about it."""
        self.refuse(message.error)

    def refuse(self, error: CstoError) -> None:
        """Say what went wrong in the footer; screens may have a better place."""
        self.tell(f"{error.message} — {error.hint}" if error.hint else error.message, "$error")

    def show_hints(self, begun: tuple[tuple[str, Action], ...] = ()) -> None:
        """Show in the footer what the keys do here, or what can follow the key that was typed."""
        hints = tuple((key, action.hint or action.text) for key, action in begun)
        if not hints:
            hints = tuple(_hint(action) for action in self.explorer.keys.hints(self.pane(), self.view))
        for line in self.query(HintLine):
            line.hint(hints, self.ends())

    def on_descendant_focus(self) -> None:
        """Fit the footer to the pane that has the focus now; the first of two keys still counts where it leads on, for
        the focus may have moved by a key that was typed before it.
        """
        is_typing = isinstance(self.focused, LineInput)
        begun = () if is_typing or not self._typed else self.explorer.keys.begun(self.pane(), self._typed)
        self._typed = self._typed if begun else ()
        self.show_hints(begun)
        self.settle()

    def renew(self) -> None:
        """Note that the articles may be others now; screens that show one fetch it anew."""

    def settle(self) -> None:
        """Show which pane has the focus; screens with several panes say how."""


def _written(event: events.Key) -> str:
    """Return the character that a key writes in a box; empty for one that writes nothing."""
    is_letter = event.is_printable and not event.key.startswith(_ALT)
    return event.character or "" if is_letter else ""


def _name(event: events.Key) -> str:
    written = _written(event)
    return latin(written) if written.strip() else event.key


def _hint(action: Action) -> tuple[str, str]:
    key = key_label(action.keys[0]) if action.keys else ""
    return key, action.hint.removeprefix(f"{key} ")
