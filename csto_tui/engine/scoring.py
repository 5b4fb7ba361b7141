"""How much a leaf weighs in an article: BM25F over title and passages. Nothing here knows an engine."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import getitem

from csto_tui.engine.tally import gathered, listed

__all__ = ["REGEX_RARITY", "UNRANKED", "Averages", "Norms", "gain", "impact", "rarity", "shares"]

_K1 = 1.2
_B = 0.75
_TITLE_WEIGHT = 2.0
_CLASSES = 12
_MOST = 63  # words that stand more often in an article are few: what they gain is in no table
_TABLED = bytes(range(_MOST + 1)).ljust(256, b"\0")
_UNTABLED = re.compile(rb"[^\x00-\x3f]")
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
    classes: Sequence[tuple[float, int]]
    """Documents of about the same length: the least norm of their bodies, and a number that has in the byte of each of
    them a 1."""
    title_part: float
    """What a word that stands once in a title adds to its frequency, at most."""

    @classmethod
    def of(cls, title_words: Sequence[int], body_words: Sequence[int], averages: Averages) -> Norms:
        """Return the norms of documents of these lengths."""
        of_title = {words: _norm(words, averages.title) for words in set(title_words)}
        of_body = {words: _norm(words, averages.body) for words in set(body_words)}
        tables = {words: tuple(_share(times, norm) for times in range(_MOST + 1)) for words, norm in of_body.items()}
        return cls(
            list(map(of_title.__getitem__, title_words)),
            list(map(of_body.__getitem__, body_words)),
            list(map(tables.__getitem__, body_words)),
            _classes(body_words, of_body),
            _TITLE_WEIGHT / min(of_title.values(), default=1.0),
        )


def _classes(body_words: Sequence[int], norms: Mapping[int, float]) -> Sequence[tuple[float, int]]:
    lengths = sorted(body_words)
    bounds = [lengths[len(lengths) * at // _CLASSES] for at in range(1, _CLASSES)] if lengths else []
    of_length = {words: bisect_right(bounds, words) for words in norms}
    column = bytes(map(of_length.__getitem__, body_words))
    return [
        (
            min(norm for words, norm in norms.items() if of_length[words] == at),
            int.from_bytes(column.translate(bytes(byte == at for byte in range(256))), "little"),
        )
        for at in sorted(set(of_length.values()))
    ]


def rarity(articles: int, holding: int) -> float:
    """Return the inverse document frequency of a leaf that `holding` of `articles` articles have; always positive."""
    return math.log(1.0 + (articles - holding + 0.5) / (holding + 0.5))


def impact(weight: float, in_title: int, in_body: int, title_words: int, body_words: int, averages: Averages) -> float:
    """Return what a leaf with `in_title` and `in_body` occurrences adds to an article's score.

    BM25F: Robertson, Zaragoza and Taylor, Simple BM25 Extension to Multiple Weighted Fields (CIKM 2004).
    """
    title_norm, body_norm = _norm(title_words, averages.title), _norm(body_words, averages.body)
    if not in_title:
        return gain(weight) * _share(in_body, body_norm)
    return gain(weight) * _share_of_both(in_title, in_body, title_norm, body_norm)


def gain(weight: float) -> float:
    """Return the most that a leaf of some rarity can add to a score; what it adds is a share of that."""
    return weight * (_K1 + 1.0)


def shares(numbers: Sequence[int], titles: Mapping[int, int], bodies: Sequence[int], norms: Norms) -> Sequence[float]:
    """Return the shares of a leaf's `gain` that it adds in each of some documents: its `impact`, to the last bit.

    `numbers` ascend; `bodies` is parallel to them; `titles` goes by number, and may know other documents, too.
    """
    numbers = listed(numbers)
    found = _shares_of_bodies(numbers, bodies, norms)
    indexes = _titled(numbers, titles) if titles else ()
    some = gathered(numbers, indexes)
    rows = zip(
        indexes,
        map(titles.__getitem__, some),
        gathered(bodies, indexes),
        gathered(norms.titles, some),
        gathered(norms.bodies, some),
        strict=True,
    )
    for index, in_title, in_body, title_norm, body_norm in rows:
        found[index] = _share_of_both(in_title, in_body, title_norm, body_norm)
    return found


def _titled(numbers: Sequence[int], titles: Mapping[int, int]) -> Sequence[int]:
    """Return the indexes of those of some documents, ascending, that are among the titles."""
    if len(titles) * 8 > len(numbers):
        return list(compress(range(len(numbers)), map(titles.__contains__, numbers)))
    indexes = [(bisect_left(numbers, number), number) for number in titles]
    return [index for index, number in indexes if index < len(numbers) and numbers[index] == number]


def _shares_of_bodies(numbers: Sequence[int], bodies: Sequence[int], norms: Norms) -> list[float]:
    if not isinstance(bodies, bytes):
        return list(map(_share, bodies, gathered(norms.bodies, numbers)))
    found = list(map(getitem, gathered(norms.shares, numbers), bodies.translate(_TABLED)))
    for match in _UNTABLED.finditer(bodies):
        index = match.start()
        found[index] = _share(bodies[index], norms.bodies[numbers[index]])
    return found


def _share(times: int, norm: float) -> float:
    return times / (times + norm)


def _share_of_both(in_title: int, in_body: int, title_norm: float, body_norm: float) -> float:
    frequency = _TITLE_WEIGHT * in_title / title_norm + in_body / body_norm
    return frequency / (1.0 + frequency)


def _norm(words: int, average: float) -> float:
    """Return k₁ times the length norm of BM25."""
    return _K1 * (1.0 - _B + _B * words / average)
