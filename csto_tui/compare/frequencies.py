"""How many sentences hold a term: what makes a shared word telling or not. Nothing here reads an article."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csto_tui.compare.prepare import Prepared

__all__ = ["Frequencies"]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The number of sentences that hold each term, and of all sentences. Weights need not be whole numbers
    once mixed.
    """

    sentences: float
    counts: Mapping[str, float]

    @classmethod
    def of(cls, articles: Iterable[Prepared]) -> Frequencies:
        """Count the terms of the corpus."""
        counts: Counter[str] = Counter()
        sentences = 0
        for article in articles:
            sentences += len(article.sentences)
            for sentence in article.sentences:
                counts.update(sentence.terms.keys())
        return cls(sentences, dict(counts))

    def mixed(self, background: Frequencies, share: float = 3.0) -> Frequencies:
        """Return these counts taken `share` times, and the counts of `background`, a larger corpus, once."""
        counts = {term: share * count for term, count in self.counts.items()}
        for term, count in background.counts.items():
            counts[term] = counts.get(term, 0.0) + count
        return Frequencies(share * self.sentences + background.sentences, counts)

    def weights(self, terms: Iterable[str]) -> dict[str, float]:
        """Return the inverse document frequency of each term over sentences, smoothed, 0 or more."""
        whole, count = math.log(self.sentences + 1), self.counts.get
        return {term: max(0.0, whole - math.log(count(term, 0.0) + 0.5)) for term in terms}
