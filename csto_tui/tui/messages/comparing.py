"""What happened in a comparison. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from csto_tui.model.comparison import Comparison
from csto_tui.tui.reading import Reading

__all__ = ["ArticleCompared", "SharedFound"]


@dataclass(eq=False)
class ArticleCompared(Message):
    """One side of a comparison came back."""

    side: int
    reading: Reading


@dataclass(eq=False)
class SharedFound(Message):
    """What the compared articles share came back."""

    comparison: Comparison
