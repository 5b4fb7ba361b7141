"""Every citation style under its name, in the order in which lists show them. A style turns parts into text
and knows no other.
"""

from csto_tui.citations.styles.apa import apa, apa_wants
from csto_tui.citations.styles.biblatex import biblatex
from csto_tui.citations.styles.bibtex import bibtex
from csto_tui.citations.styles.chicago_date import chicago_date
from csto_tui.citations.styles.chicago_note import chicago_note
from csto_tui.citations.styles.citekey import pandoc
from csto_tui.citations.styles.csl_json import csl_json
from csto_tui.citations.styles.harvard import harvard
from csto_tui.citations.styles.mla import mla
from csto_tui.citations.styles.plain import plain_words
from csto_tui.citations.styles.ris import ris
from csto_tui.citations.styles.wikipedia import wikipedia

__all__ = ["PRINTED", "RECORDS", "STYLES", "WANTS"]

PRINTED = {
    "chicago-note": chicago_note,
    "chicago-date": chicago_date,
    "apa": apa,
    "mla": mla,
    "harvard": harvard,
    "plain": plain_words,
}
"""Styles for readers: runs of text."""

WANTS = {"apa": apa_wants}
"""Of each style that wants what no program knows, what that is."""

RECORDS = {
    "wikipedia": wikipedia,
    "bibtex": bibtex,
    "biblatex": biblatex,
    "ris": ris,
    "csl-json": csl_json,
    "citekey": pandoc,
}
"""Styles for programs: text to the letter, with the quotation in a field of its own if the format has one."""

STYLES: tuple[str, ...] = (*PRINTED, *RECORDS)
