"""Compare any number of articles with one another. Nothing here is remembered between calls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from csto_tui.compare.align import align
from csto_tui.compare.background import background
from csto_tui.compare.differing import differences
from csto_tui.compare.facts import Quoted, fact_rows, only_here, shared_facts
from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared
from csto_tui.compare.wording import shared_wording, words_shared
from csto_tui.model.comparison import Comparison, PassagePair, SharedWording

__all__ = ["compare"]


def compare(
    prepared: Sequence[Prepared],
    *,
    every: bool = False,
    frequencies: Frequencies | None = None,
    quoted: Quoted | None = None,
) -> Comparison:
    """Return the pairs of sentences that answer each other across articles, best first, and what they share.

    With `every`, all candidate pairs instead of the strong ones. `frequencies` counts the corpus; without it
    the articles at hand are counted, mixed with what is known of common words. An article given twice counts
    once.
    """
    articles = tuple({one.article.id: one for one in prepared}.values())
    counts = frequencies or Frequencies.of(articles).mixed(background())
    pairs: list[PassagePair] = []
    wording: list[SharedWording] = []
    for left, right in combinations(articles, 2):
        same = shared_wording(left, right)
        found = align(left, right, frequencies=counts, every=every)
        pairs += (replace(pair, same_words=words) if (words := words_shared(pair, same)) else pair for pair in found)
        wording += same
    pairs.sort(key=lambda pair: -pair.similarity)
    rows = fact_rows(articles, differences(articles, pairs), quoted)
    return Comparison(
        articles=tuple(one.article for one in articles),
        pairs=tuple(pairs),
        shared=shared_facts(rows),
        only=only_here(articles, rows),
        facts=rows,
        wording=tuple(sorted(wording, key=lambda one: (-one.words, one.left))),
    )
