"""What a search found, in order: the order is made when it is asked for, and only as far as it is asked for.

Nothing here scores or counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from operator import itemgetter

from csto_tui.engine.scoring import UNRANKED
from csto_tui.model.article import ArticleId
from csto_tui.model.results import Match

__all__ = ["ListedRanking", "ScoredRanking"]

_FEW = 500
"""So many of the best are picked out; for more of them all are sorted."""
_SAMPLE = 1_000
_NEARLY = 1.0 - 1e-12
"""Scores that differ by less may be equal once they are multiplied."""


class ListedRanking:
    """Matches that are known one by one."""

    def __init__(self, matches: Iterable[Match]) -> None:
        self._matches = tuple(sorted(matches, key=lambda match: (-match.score, match.article_id)))

    def __len__(self) -> int:
        """Return the number of articles that match."""
        return len(self._matches)

    @property
    def hits(self) -> int:
        """The number of hits in all of them."""
        return sum(match.hits for match in self._matches)

    def matches(self, start: int = 0, stop: int | None = None) -> tuple[Match, ...]:
        """Return the matches from place `start` to before place `stop`, best first, equals by id."""
        return self._matches[start:stop]


class ScoredRanking:
    """Documents with their scores; how often each is hit is asked when it matters."""

    def __init__(
        self,
        numbers: Sequence[int],
        scores: Sequence[float],
        ids: Sequence[ArticleId],
        hits_in: Callable[[int], int],
        hits_in_all: Callable[[], int],
        gain: float = 1.0,
    ) -> None:
        """Take documents, parallel to them their scores, and what the scores still have to be multiplied by."""
        self._numbers = numbers
        self._scores = scores
        self._ids = ids
        self._hits_in = hits_in
        self._hits_in_all = hits_in_all
        self._gain = gain

    def __len__(self) -> int:
        """Return the number of articles that match."""
        return len(self._numbers)

    @cached_property
    def hits(self) -> int:
        """The number of hits in all of them."""
        return self._hits_in_all()

    def matches(self, start: int = 0, stop: int | None = None) -> tuple[Match, ...]:
        """Return the matches from place `start` to before place `stop`, best first, equals by id."""
        wanted = len(self._numbers) if stop is None else stop
        best = self._order if wanted > _FEW else self._best(wanted)
        return tuple(Match(self._ids[n], score or UNRANKED, self._hits_in(n)) for score, n in best[start:stop])

    @cached_property
    def _order(self) -> list[tuple[float, int]]:
        return self._sorted(zip(self._scores, self._numbers, strict=True))

    def _best(self, wanted: int) -> list[tuple[float, int]]:
        """Return the best. What is no better than the best of a sample is not even sorted."""
        scores = self._scores
        least = sorted(scores[:_SAMPLE])[-wanted] if 0 < wanted <= min(_SAMPLE, len(scores)) else 0.0
        least *= _NEARLY
        some = [(score, number) for score, number in zip(scores, self._numbers, strict=True) if score >= least]
        if len(some) > _SAMPLE >= wanted > 0:
            least = nlargest(wanted, some)[-1][0] * _NEARLY
            some = [pair for pair in some if pair[0] >= least]
        return self._sorted(some)[:wanted]

    def _sorted(self, pairs: Iterable[tuple[float, int]]) -> list[tuple[float, int]]:
        gain = self._gain
        found = [(gain * score, number) for score, number in pairs]
        found.sort(key=lambda pair: self._ids[pair[1]])
        found.sort(key=itemgetter(0), reverse=True)  # stable: equals stay by id
        return found
