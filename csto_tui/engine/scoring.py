"""How much a leaf weighs in an article: BM25F over title and passages. Nothing here knows an engine."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count

__all__ = ["REGEX_RARITY", "UNRANKED", "Averages", "Norms", "impact", "impacts", "rarity"]

_K1 = 1.2
_B = 0.75
_TITLE_WEIGHT = 2.0
_TABLED = 16  # words that stand more often in an article are few
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


@dataclass(frozen=True, slots=True)
class Norms:
    """Of each document, by how much its length lessens what stands in it."""

    titles: Sequence[float]
    bodies: Sequence[float]
    shares: Sequence[Sequence[float]]
    """What a word that stands 0, 1, 2 … times in the passages alone gains, as a share of the most that it can."""

    @classmethod
    def of(cls, title_words: Sequence[int], body_words: Sequence[int], averages: Averages) -> Norms:
        """Return the norms of documents of these lengths."""
        of_title = {words: _norm(words, averages.title) for words in set(title_words)}
        of_body = {words: _norm(words, averages.body) for words in set(body_words)}
        shares = {words: tuple(_share(times, norm) for times in range(_TABLED)) for words, norm in of_body.items()}
        return cls(
            [of_title[words] for words in title_words],
            [of_body[words] for words in body_words],
            [shares[words] for words in body_words],
        )


def rarity(articles: int, holding: int) -> float:
    """Return the inverse document frequency of a leaf that `holding` of `articles` articles have; always positive."""
    return math.log(1.0 + (articles - holding + 0.5) / (holding + 0.5))


def impact(weight: float, in_title: int, in_body: int, title_words: int, body_words: int, averages: Averages) -> float:
    """Return what a leaf with `in_title` and `in_body` occurrences adds to an article's score.

    BM25F: Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields (CIKM 2004).
    """
    return _impact(weight, in_title, in_body, _norm(title_words, averages.title), _norm(body_words, averages.body))


def impacts(
    weight: float, numbers: Sequence[int], titles: Sequence[int], bodies: Sequence[int], norms: Norms
) -> list[float]:
    """Return the `impact` of a leaf in each of some documents, to the last bit; the sequences are parallel."""
    gain, shares = weight * (_K1 + 1.0), norms.shares
    found = [
        gain * (shares[number][times] if times < _TABLED else _share(times, norms.bodies[number]))
        for number, times in zip(numbers, bodies, strict=True)
    ]
    if any(titles):
        for index in compress(count(), titles):
            number = numbers[index]
            frequency = _TITLE_WEIGHT * titles[index] / norms.titles[number] + bodies[index] / norms.bodies[number]
            found[index] = gain * frequency / (1.0 + frequency)
    return found


def _share(times: int, norm: float) -> float:
    return times / (times + norm)


def _norm(words: int, average: float) -> float:
    """Return k₁ times the length norm of BM25."""
    return _K1 * (1.0 - _B + _B * words / average)


def _impact(weight: float, in_title: int, in_body: int, title_norm: float, body_norm: float) -> float:
    gain = weight * (_K1 + 1.0)
    if not in_title:
        return gain * _share(in_body, body_norm)
    frequency = _TITLE_WEIGHT * in_title / title_norm + in_body / body_norm
    return gain * frequency / (1.0 + frequency)
