"""What an action is, and where the focus can be when a key is pressed. Nothing here knows Textual or the library."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ALL", "LINES", "LISTS", "MAIN", "PANES", "QUOTING", "TALLIED", "TEXTS", "VIEWS", "Action", "Pane"]


class Pane(StrEnum):
    """Where the focus is."""

    QUERY = "search box"
    RESULTS = "results"
    READER = "reader"
    NAMES = "names"
    COMPARE = "comparison"
    MATRIX = "matrix"
    KWIC = "words in context"
    FACETS = "filters"
    NAMING = "naming table"
    ALIKE = "look-alikes"
    TRAY = "clippings"
    REGISTER = "what was copied"
    DRAFT = "check of a draft"
    QUOTES = "quotations"
    FIELD = "one-line box"
    FIND = "find box"
    SELECTION = "selection"
    MODAL = "dialog"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does. In its keys `letter` stands for any of a–z, `number` for digits typed in a row."""

    id: str
    keys: tuple[str, ...]
    text: str
    """What it does, for the help and the palette: an imperative phrase."""
    panes: tuple[Pane, ...]
    hint: str = ""
    """A word or two for the footer, where the text is too long."""
    weight: int = 0
    """Hints with more weight come first in the footer; 0: shown only after the first of two keys."""
    leads: bool = False
    """Its key acts at once, and yet longer sequences that begin with it are heard."""
    views: tuple[str, ...] = ()
    """On a screen with several views, those where it is of use: elsewhere it says why not, and is not offered. Empty:
    all.
    """


LISTS = (Pane.RESULTS, Pane.NAMES)
TEXTS = (Pane.READER, Pane.COMPARE)
MAIN = (Pane.RESULTS, Pane.READER, Pane.NAMES)
PANES = (*MAIN, Pane.COMPARE)
VIEWS = (Pane.KWIC, Pane.NAMING, Pane.ALIKE, Pane.TRAY, Pane.REGISTER, Pane.DRAFT, Pane.QUOTES, Pane.MATRIX)
"""Screens of rows, over the main one."""
LINES = (*PANES, Pane.MODAL, Pane.FACETS, *VIEWS)
QUOTING = (*PANES, Pane.SELECTION)
"""Where words can be quoted."""
TALLIED = (*PANES, Pane.QUERY, Pane.FIELD, Pane.FIND, Pane.SELECTION, Pane.FACETS, *VIEWS)
"""Where help lists the keys."""
ALL = (Pane.QUERY, Pane.FIELD, Pane.FIND, Pane.SELECTION, *LINES)
