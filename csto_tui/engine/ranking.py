"""What a search found, in order: the order is made when it is asked for, and only as far as it is asked for.

Nothing here scores or counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from operator import itemgetter
from typing import Protocol

from csto_tui.engine.scoring import UNRANKED
from csto_tui.model.article import ArticleId
from csto_tui.model.results import Match

__all__ = ["ListedRanking", "ListedScores", "Scored", "ScoredRanking"]

_FEW = 500
"""So many of the best are picked out; for more of them all are sorted."""
Scored = tuple[float, int]
"""A score, and the number of the document."""


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


class Scores(Protocol):
    """Documents that match, each with its score."""

    def __len__(self) -> int:
        """Return how many they are."""

    def all(self) -> Sequence[Scored]:
        """Return all of them."""

    def best(self, wanted: int) -> Sequence[Scored]:
        """Return those among which are the best, `wanted` of them and all that score like the last."""


class ListedScores:
    """Scores that are known one by one."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self._scored = scored

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self._scored)

    def all(self) -> Sequence[Scored]:
        """Return all of them."""
        return self._scored

    def best(self, wanted: int) -> Sequence[Scored]:
        """Return those among which are the best, `wanted` of them and all that score like the last."""
        if not 0 < wanted < len(self._scored):
            return self._scored
        least = nlargest(wanted, self._scored)[-1][0]
        return [one for one in self._scored if one[0] >= least]


class ScoredRanking:
    """Documents with their scores; how often each is hit is asked when it matters."""

    def __init__(
        self,
        scores: Scores,
        ids: Sequence[ArticleId],
        hits_in: Callable[[int], int],
        hits_in_all: Callable[[], int],
    ) -> None:
        self._scores = scores
        self._ids = ids
        self._hits_in = hits_in
        self._hits_in_all = hits_in_all

    def __len__(self) -> int:
        """Return the number of articles that match."""
        return len(self._scores)

    @cached_property
    def hits(self) -> int:
        """The number of hits in all of them."""
        return self._hits_in_all()

    def matches(self, start: int = 0, stop: int | None = None) -> tuple[Match, ...]:
        """Return the matches from place `start` to before place `stop`, best first, equals by id."""
        is_part = stop is not None and 0 <= start <= stop <= _FEW
        best = self._sorted(self._scores.best(stop)) if is_part and stop else self._order
        return tuple(Match(self._ids[n], score or UNRANKED, self._hits_in(n)) for score, n in best[start:stop])

    @cached_property
    def _order(self) -> Sequence[Scored]:
        return self._sorted(self._scores.all())

    def _sorted(self, scored: Sequence[Scored]) -> Sequence[Scored]:
        found = sorted(scored, key=lambda one: self._ids[one[1]])
        found.sort(key=itemgetter(0), reverse=True)  # stable: equals stay by id
        return found
