"""How common words are in general, for when the articles at hand are too few to tell. Nothing here knows the
corpus.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from csto_tui.compare.frequencies import Frequencies

__all__ = ["background"]

_SENTENCES = 2000
"""How much the table weighs: as much as this many sentences. The texts behind it are about as long."""


@cache
def background() -> Frequencies:
    """Return the counts of common English and Russian stems (`background.txt` says whence), read once.

    Each language's counts are shares of its own sentences, so that one does not make the other rare.
    """
    counts: dict[str, float] = {}
    for line in files(__package__).joinpath("background.txt").read_text(encoding="utf-8").splitlines():
        share, *stems = line.split()
        if share != "#":
            counts.update(dict.fromkeys(stems, int(share) * _SENTENCES / 10_000))
    return Frequencies(_SENTENCES, counts)
