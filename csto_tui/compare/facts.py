"""Tell what articles have in common and what stands in one alone: names, numbers, dates. Counts, never a
verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from csto_tui.compare.prepare import Prepared
from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Fact

__all__ = ["only_here", "shared_facts"]

_ORDER = ("entity", "number", "date")


def shared_facts(articles: Sequence[Prepared]) -> tuple[Fact, ...]:
    """Return what stands in every one of the articles: names, then numbers, then dates, the most frequent
    first.
    """
    counted = _counted(articles)
    everywhere = set.intersection(*map(set, counted.values())) if counted else set()
    return _ordered(sum(counted.values(), Counter()), everywhere)


def only_here(articles: Sequence[Prepared]) -> tuple[tuple[ArticleId, tuple[Fact, ...]], ...]:
    """Return for each article what stands in none of the others, in the order of `shared_facts`."""
    counted = _counted(articles)
    homes = Counter(fact for facts in counted.values() for fact in facts)
    return tuple(
        (name, _ordered(facts, {fact for fact in facts if homes[fact] == 1})) for name, facts in counted.items()
    )


def _counted(articles: Sequence[Prepared]) -> dict[ArticleId, Counter[Fact]]:
    return {one.article.id: Counter(fact for sentence in one.sentences for fact in sentence.facts) for one in articles}


def _ordered(counts: Counter[Fact], chosen: set[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(chosen, key=lambda fact: (_ORDER.index(fact.kind), -counts[fact], fact.text)))
