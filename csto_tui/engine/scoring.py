"""How much a leaf weighs in an article: BM25F over title and passages. Nothing here knows an engine."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from csto_tui.model.results import Match

__all__ = ["REGEX_RARITY", "UNRANKED", "Averages", "impact", "ranked", "rarity"]

_K1 = 1.2
_B = 0.75
_TITLE_WEIGHT = 2.0
REGEX_RARITY = 1.0
"""In place of a rarity: to count the articles that a regular expression matches, all of them would have to be read."""
UNRANKED = 1e-9
"""The score of an article that only filters found."""


@dataclass(frozen=True, slots=True)
class Averages:
    """The mean lengths of titles and of passages taken together, in words."""

    title: float
    body: float

    @classmethod
    def of(cls, articles: int, title_words: int, body_words: int) -> Averages:
        """Return the means of a collection from its sums; 1 for a mean of nothing, by which one can divide."""
        return cls(title_words / articles or 1.0, body_words / articles or 1.0) if articles else cls(1.0, 1.0)


def rarity(articles: int, holding: int) -> float:
    """Return the inverse document frequency of a leaf that `holding` of `articles` articles have; always positive."""
    return math.log(1.0 + (articles - holding + 0.5) / (holding + 0.5))


def impact(weight: float, in_title: int, in_body: int, title_words: int, body_words: int, averages: Averages) -> float:
    """Return what a leaf with `in_title` and `in_body` occurrences adds to an article's score.

    BM25F: Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields (CIKM 2004).
    """
    frequency = 0.0
    if in_title:
        frequency += _TITLE_WEIGHT * in_title / (1.0 - _B + _B * title_words / averages.title)
    if in_body:
        frequency += in_body / (1.0 - _B + _B * body_words / averages.body)
    return weight * frequency * (_K1 + 1.0) / (_K1 + frequency)


def ranked(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Return matches best first, equals by article id."""
    return tuple(sorted(matches, key=lambda match: (-match.score, match.article_id)))
