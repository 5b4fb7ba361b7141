"""The corpus room: files become articles, and what is known of each carries its evidence. This face holds no
logic.
"""

from csto_tui.corpus.corpus_toml import CorpusNotes, apply, read_notes
from csto_tui.corpus.readers import readable
from csto_tui.corpus.reading import read, read_bytes
from csto_tui.corpus.scan import SIZE_LIMIT, Found, Skipped, scan

__all__ = [
    "SIZE_LIMIT",
    "CorpusNotes",
    "Found",
    "Skipped",
    "apply",
    "read",
    "read_bytes",
    "read_notes",
    "readable",
    "scan",
]
