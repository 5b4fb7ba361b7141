"""The palettes: one accent each, three quiet hues for kinds of names, everything else shades of one grey.
Nothing here draws.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DEFAULTS", "THEMES"]

DEFAULTS = {
    "quiet": "#868d98", "loud": "#f2f4f7", "hit": "#e8b062", "found": "#7fd0d0",
    "person": "#8fb7e0", "organization": "#c7a4d9", "place": "#93c7a4",
    "input-selection-background": "#e8b062 30%",
}  # fmt: skip
"""Our own variables, for themes that do not set them."""

THEMES = (
    Theme(
        name="csto-dark", primary="#e8b062", secondary="#8fb7e0", accent="#e8b062", warning="#e8b062", error="#e57f74",
        success="#93c7a4", foreground="#c9ced6", background="#15181c", surface="#1b1f24", panel="#252a31", dark=True,
        variables=DEFAULTS,
    ),
    Theme(
        name="csto-light", primary="#9a5b00", secondary="#2a5d93", accent="#9a5b00", warning="#9a5b00", error="#a8322a",
        success="#2f6b45", foreground="#2b2e33", background="#f7f6f2", surface="#efede7", panel="#e3e0d8", dark=False,
        variables={
            "quiet": "#6a6e75", "loud": "#0c0e11", "hit": "#9a5b00", "found": "#0b6a70",
            "person": "#2a5d93", "organization": "#7a3f94", "place": "#2f6b45",
            "input-selection-background": "#9a5b00 25%",
        },
    ),
    Theme(
        name="contrast", primary="#ffd900", secondary="#ffffff", accent="#ffd900", warning="#ffd900", error="#ff8080",
        success="#80ff80", foreground="#ffffff", background="#000000", surface="#000000", panel="#303030", dark=True,
        variables={
            "quiet": "#d0d0d0", "loud": "#ffffff", "hit": "#ffd900", "found": "#60ffff",
            "person": "#80c8ff", "organization": "#ffb0ff", "place": "#90ff90",
            "input-selection-background": "#ffd900 40%",
        },
    ),
    Theme(
        name="ansi", primary="ansi_yellow", secondary="ansi_cyan", accent="ansi_yellow", warning="ansi_yellow",
        error="ansi_red", success="ansi_green", foreground="ansi_default", background="ansi_default",
        surface="ansi_default", panel="ansi_default", boost="ansi_default", dark=True, ansi=True,
        variables={
            "quiet": "ansi_bright_black", "loud": "ansi_default", "hit": "ansi_yellow", "found": "ansi_bright_cyan",
            "person": "ansi_cyan", "organization": "ansi_magenta", "place": "ansi_green",
            "ansi-background": "ansi_default", "ansi-foreground": "ansi_default",
            "input-cursor-text-style": "reverse", "input-selection-background": "ansi_cyan",
            "input-selection-foreground": "ansi_black",
        },
    ),
)  # fmt: skip
"""csto-dark, csto-light, contrast, ansi (the terminal's own sixteen colours)."""
