"""What happened in a comparison, or in a matrix. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.model.comparison import Comparison, Parallel
    from csto_tui.tui.answers import Compared, Covered
    from csto_tui.tui.reading import Reading

__all__ = ["Contrasted", "MatrixFound", "SharedFound", "SidesRead"]


@dataclass(eq=False)
class SidesRead(Message):
    """Two articles came back, with what answers what in them."""

    readings: tuple[Reading, Reading]
    parallel: Parallel


@dataclass(eq=False)
class SharedFound(Message):
    """What the compared articles share came back."""

    comparison: Comparison


@dataclass(eq=False)
class Contrasted(Message):
    """A view of the compared articles came back."""

    compared: Compared


@dataclass(eq=False)
class MatrixFound(Message):
    """Who speaks of what came back."""

    covered: Covered
