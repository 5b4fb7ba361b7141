"""A screen over another one: it dims what lies below and goes away on Esc or q. Nothing here knows what a
dialog asks.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

from csto_tui.tui.keyed import KeyedScreen

__all__ = ["Dialog"]

R = TypeVar("R")


class Dialog(KeyedScreen[R], ModalScreen[R], inherit_bindings=False):
    """One box in the middle of the screen; its parts have the ids box, head and hints."""

    ENDS: ClassVar[tuple[tuple[str, str], ...]] = (("Esc", "close"),)
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 70%; color: $foreground; }
    Dialog #dialog { width: 92%; max-width: 104; height: auto; max-height: 92%; }
    Dialog #dialog { background: $surface; padding: 1 0 0 0; }
    Dialog LinesPane { padding: 0 2; height: auto; max-height: 100%; margin: 0 0 1 0; }
    Dialog.-narrow #dialog, Dialog.-low #dialog { width: 100%; max-width: 100%; height: 100%; max-height: 100%; }
    Dialog.-narrow #dialog, Dialog.-low #dialog { padding: 0; }
    Dialog.-low LinesPane { margin: 0; }
    Dialog #hints { background: $panel; dock: bottom; }
    """

    def do_escape(self) -> None:
        """Close."""
        self.dismiss(None)

    def do_quit_level(self) -> None:
        """Close."""
        self.dismiss(None)
