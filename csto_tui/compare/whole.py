"""Compare any number of articles with one another. Nothing here is remembered between calls."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from csto_tui.compare.align import align
from csto_tui.compare.background import background
from csto_tui.compare.facts import only_here, shared_facts
from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared
from csto_tui.model.comparison import Comparison, PassagePair

__all__ = ["compare"]


def compare(prepared: Sequence[Prepared], *, every: bool = False, frequencies: Frequencies | None = None) -> Comparison:
    """Return the pairs of sentences that answer each other across articles, best first, and what they share.

    With `every`, all candidate pairs instead of the strong ones. `frequencies` counts the corpus; without it
    the articles at hand are counted, mixed with what is known of common words. An article given twice counts
    once.
    """
    articles = tuple({one.article.id: one for one in prepared}.values())
    counts = frequencies or Frequencies.of(articles).mixed(background())
    pairs: list[PassagePair] = []
    for left, right in combinations(articles, 2):
        pairs += align(left, right, frequencies=counts, every=every)
    pairs.sort(key=lambda pair: -pair.similarity)
    cards = tuple(one.article for one in articles)
    return Comparison(cards, tuple(pairs), shared_facts(articles), only_here(articles))
