"""Articles side by side: passages that answer each other, what is shared, what stands in one alone.

Nothing here judges who is right.
"""

from csto_tui.compare.align import align
from csto_tui.compare.anchor import anchored
from csto_tui.compare.background import background
from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared, PreparedSentence, prepare
from csto_tui.compare.whole import compare

__all__ = [
    "Frequencies",
    "Prepared",
    "PreparedSentence",
    "align",
    "anchored",
    "background",
    "compare",
    "prepare",
]
