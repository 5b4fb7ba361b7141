"""Articles side by side: passages that answer each other, what is shared, what stands in one alone.

Nothing here judges who is right.
"""

from csto_tui.compare.align import align
from csto_tui.compare.anchor import anchored, anchored_columns
from csto_tui.compare.background import background
from csto_tui.compare.columns import columned
from csto_tui.compare.facts import Quoted
from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.parallel import parallel
from csto_tui.compare.prepare import Prepared, PreparedSentence, prepare
from csto_tui.compare.terms import word_choices
from csto_tui.compare.whole import compare
from csto_tui.compare.wording import shared_wording

__all__ = [
    "Frequencies",
    "Prepared",
    "PreparedSentence",
    "Quoted",
    "align",
    "anchored",
    "anchored_columns",
    "background",
    "columned",
    "compare",
    "parallel",
    "prepare",
    "shared_wording",
    "word_choices",
]
