"""Find the sentences of two articles that speak of the same thing, as far as their words tell.

TF-IDF over sentences, corrected three times, each time measured on labelled news: norms are drawn towards
their mean, since short sentences that share one rare word are the typical false link; the neighbours'
similarity counts; so does that of the articles as wholes. Nothing here claims that two sentences agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator

from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared, PreparedSentence
from csto_tui.model.comparison import PassagePair
from csto_tui.text.normalize import tokens

__all__ = ["CANDIDATES", "align"]

CANDIDATES = 8
"""The most pairs that one sentence can stand in."""
_SHRINKAGE = 0.5
_NEIGHBOURS = 0.3
_FLOOR = 0.06
# Below this, mutual best counterparts were about the same thing less often than not.
_STRONG = 0.28
# A word in more sentences than this (or in every sixteenth) weighs little and would cost most of the time.
_COMMON = 24
# The square of the weight of a word in every twentieth sentence: one as rare must be shared by a strong pair.
_TELLING = 9.0
_REASONS = 4


def align(left: Prepared, right: Prepared, *, frequencies: Frequencies, every: bool = False) -> tuple[PassagePair, ...]:
    """Return the pairs of sentences that are each other's best counterpart, best first.

    With `every`, all candidate pairs, at most `CANDIDATES` for each sentence of either article. `frequencies`
    counts a corpus that holds both articles.
    """
    vocabularies = _vocabulary(left), _vocabulary(right)
    weights = _squares(vocabularies[0] | vocabularies[1], frequencies)
    kinship = math.sqrt(_likeness(*vocabularies, weights))
    times_left = [0] * len(left.sentences)
    times_right = [0] * len(right.sentences)
    pairs: list[PassagePair] = []
    for negative, i, j in sorted(_cells(_rows(left, right, weights), kinship)):
        before = max(times_left[i], times_right[j])
        if before == CANDIDATES:
            continue
        times_left[i] += 1
        times_right[j] += 1
        can_be_strong = before == 0 and -negative >= _STRONG * _STRONG
        if every or can_be_strong:
            pair = _paired(left.sentences[i], right.sentences[j], math.sqrt(-negative), can_be_strong, weights)
            if every or pair.is_strong:
                pairs.append(pair)
    return tuple(pairs)


def _vocabulary(article: Prepared) -> set[str]:
    return set().union(*(sentence.terms for sentence in article.sentences))


def _squares(terms: set[str], frequencies: Frequencies) -> dict[str, float]:
    """Return each term's share in a dot product. A term counts once a sentence: repeats did worse."""
    return {term: weight * weight for term, weight in frequencies.weights(terms).items()}


def _cells(rows: list[dict[int, float]], kinship: float) -> Iterator[tuple[float, int, int]]:
    """Yield each pair of sentences worth a look: its similarity squared, negative so that the best sorts
    first, and where it is.
    """
    mine, theirs = kinship * (1 - _NEIGHBOURS), kinship * _NEIGHBOURS / 2
    empty: dict[int, float] = {}
    for i, row in enumerate(rows):
        above = rows[i - 1] if i else empty
        below = rows[i + 1] if i + 1 < len(rows) else empty
        for j, own in row.items():
            around = above.get(j - 1, 0.0) + below.get(j + 1, 0.0)
            yield -(mine * own + theirs * around), i, j


def _rows(left: Prepared, right: Prepared, weights: dict[str, float]) -> list[dict[int, float]]:
    """Return for each sentence on the left its similarity to those on the right, down to the floor."""
    postings: dict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(right.sentences):
        for term in sentence.terms:
            postings[term].append(j)
    limit = max(_COMMON, len(right.sentences) // 16)
    telling = {term: (weights[term], places) for term, places in postings.items() if len(places) <= limit}
    norms_left, norms_right = _norms(left, right, weights)
    rows: list[dict[int, float]] = []
    for sentence, norm in zip(left.sentences, norms_left, strict=True):
        row: dict[int, float] = defaultdict(float)
        for weight, places in filter(None, map(telling.get, sentence.terms)):
            for j in places:
                row[j] += weight
        full = ((j, value / (norm * norms_right[j])) for j, value in row.items())
        rows.append({j: similarity for j, similarity in full if similarity >= _FLOOR})
    return rows


def _norms(left: Prepared, right: Prepared, weights: dict[str, float]) -> tuple[list[float], list[float]]:
    one, other = (
        [math.sqrt(sum(map(weights.__getitem__, sentence.terms))) for sentence in article.sentences]
        for article in (left, right)
    )
    mean = sum(one + other) / max(1, len(one + other)) or 1.0
    return _shrunk(one, mean), _shrunk(other, mean)


def _shrunk(norms: list[float], mean: float) -> list[float]:
    return [(1 - _SHRINKAGE) * norm + _SHRINKAGE * mean for norm in norms]


def _likeness(one: set[str], other: set[str], weights: dict[str, float]) -> float:
    """Return how much of their vocabulary two articles share, 0–1.

    Articles on one event share more than others, and so do their sentences.
    """
    product = math.sqrt(sum(map(weights.__getitem__, one)) * sum(map(weights.__getitem__, other)))
    return sum(map(weights.__getitem__, one & other)) / product if product else 0.0


def _paired(
    one: PreparedSentence, other: PreparedSentence, similarity: float, can_be_strong: bool, weights: dict[str, float]
) -> PassagePair:
    shared = sorted(one.terms.keys() & other.terms.keys(), key=lambda term: (-weights[term], term))
    is_strong = can_be_strong and weights[shared[0]] >= _TELLING
    why = _reasons(one, shared, weights)
    return PassagePair(one.sentence, other.sentence, min(1.0, round(similarity, 4)), is_strong, why)


def _reasons(one: PreparedSentence, shared: list[str], weights: dict[str, float]) -> tuple[str, ...]:
    """Return what weighs most of the terms that a pair shares, as it stands in the first sentence."""
    named = {t.form for term in shared if term[0] in "@#" for t in tokens(one.terms[term])}
    least = weights[shared[0]] / 4
    reasons: dict[str, None] = {}
    for term in shared:
        if weights[term] < least or len(reasons) == _REASONS:
            break
        shown = " ".join(one.terms[term].split())
        if term[0] in "@#" or any(t.form not in named for t in tokens(shown)):
            reasons[shown] = None
    return tuple(reasons)
