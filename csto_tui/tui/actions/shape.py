"""What an action is, and where the focus can be when a key is pressed. Nothing here knows Textual or the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ALL", "LINES", "LISTS", "MAIN", "PANES", "TEXTS", "VIEWS", "Action", "Pane"]


class Pane(StrEnum):
    """Where the focus is."""

    QUERY = "search box"
    RESULTS = "results"
    READER = "reader"
    NAMES = "names"
    COMPARE = "comparison"
    KWIC = "words in context"
    FACETS = "filters"
    FIELD = "one-line box"
    MODAL = "dialog"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    keys: tuple[str, ...]
    text: str
    """What it does, for the help and the palette: an imperative phrase."""
    panes: tuple[Pane, ...]
    hint: str = ""
    """A word or two for the footer, where the text is too long."""
    weight: int = 0
    """Hints with more weight come first in the footer; 0: shown only after the first of two keys."""


LISTS = (Pane.RESULTS, Pane.NAMES)
TEXTS = (Pane.READER, Pane.COMPARE)
MAIN = (Pane.RESULTS, Pane.READER, Pane.NAMES)
PANES = (*MAIN, Pane.COMPARE)
VIEWS = (Pane.KWIC,)
"""Screens of rows, over the main one."""
LINES = (*PANES, Pane.MODAL, Pane.FACETS, *VIEWS)
ALL = (Pane.QUERY, Pane.FIELD, *LINES)
