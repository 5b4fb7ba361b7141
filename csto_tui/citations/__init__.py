"""Citations of articles in the styles that newsrooms, scholars and programs use, and links to the words quoted.

Nothing here reads a clock, nor a file but the CSL style that is asked for by its path.
"""

from csto_tui.citations.addresses import text_fragment
from csto_tui.citations.cite import cite
from csto_tui.citations.csl import csl_item
from csto_tui.citations.styles import STYLES
from csto_tui.citations.templates import TEMPLATE_NAMES, check_template, fill_template

__all__ = ["STYLES", "TEMPLATE_NAMES", "check_template", "cite", "csl_item", "fill_template", "text_fragment"]
