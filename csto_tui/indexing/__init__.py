"""From folders to a searchable library: read what changed, index it, recognise names. Generators of progress that may
be left at any yield.

Nothing here touches the sources but to read them.
"""

from csto_tui.indexing.progress import Progress
from csto_tui.indexing.waiting import Waiting, Watch

__all__ = ["Progress", "Waiting", "Watch"]
