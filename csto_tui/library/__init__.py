"""THE CORE: all that a reader can do. One class, a file a chapter; both faces ask here.

Safe to call from several threads. Each method composes the rooms below and decides nothing; nothing here draws, prints,
or reads a clock for anything but how long a search took.
"""

from __future__ import annotations

from csto_tui.library.citing import Citing
from csto_tui.library.comparing import Comparing
from csto_tui.library.deciding import Deciding
from csto_tui.library.drafting import Drafting
from csto_tui.library.naming import NamingTable
from csto_tui.library.upkeep import Upkeep

__all__ = ["Library"]


class Library(Comparing, Deciding, NamingTable, Drafting, Citing, Upkeep):
    """One corpus, opened."""
