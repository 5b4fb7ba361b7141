"""What happened among the words in context, and to exports. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.results import ConcordanceLine, Dispersion, Tally

__all__ = ["ConcordanceFound", "CountsFound", "Exported", "PassageFetched"]


@dataclass(eq=False)
class ConcordanceFound(Message):
    """The hits of a query came back with their context, and how many there are in all."""

    lines: tuple[ConcordanceLine, ...]
    total: int


@dataclass(eq=False)
class CountsFound(Message):
    """Where the hits stand, and how often by outlet and year, came back."""

    spread: tuple[Dispersion, ...]
    by_source: tuple[Tally, ...]
    by_year: tuple[Tally, ...]


@dataclass(eq=False)
class PassageFetched(Message):
    """The whole passage of a line came back."""

    row: int
    text: str


@dataclass(eq=False)
class Exported(Message):
    """A file was written."""

    path: str
    rows: int
