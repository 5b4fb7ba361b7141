"""Citations of articles in the styles that newsrooms, scholars and programs use. Nothing here reads a file or
a clock.
"""

from csto_tui.citations.cite import cite
from csto_tui.citations.csl import csl_item
from csto_tui.citations.styles import STYLES

__all__ = ["STYLES", "cite", "csl_item"]
