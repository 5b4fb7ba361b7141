"""Loads what the first comparison needs while nothing else is done: the start waits for none of it, nor does the
reader who presses the key.

Nothing here asks the library.
"""

from __future__ import annotations

__all__ = ["load_ahead"]


def load_ahead() -> None:
    """Import the rooms of the comparison and read their tables."""
    import csto_tui.tui.screens.compare
    import csto_tui.tui.word_contrasts  # noqa: F401  # loaded for those who ask for it later
    from csto_tui.compare import background
    from csto_tui.entities.lexicon import is_country, place_of

    background()
    is_country(place_of("Minsk") or "")
