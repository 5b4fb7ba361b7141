"""Find the sentences of two articles that speak of the same thing, as far as their words tell.

TF-IDF over sentences, corrected three times, each time measured on labelled news: norms are drawn towards
their mean, since short sentences that share one rare word are the typical false link; the neighbours'
similarity counts; so does that of the articles as wholes. Nothing here claims that two sentences agree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared, PreparedSentence
from csto_tui.model.comparison import PassagePair
from csto_tui.text.normalize import tokens

__all__ = ["CANDIDATES", "Alignment", "Cell", "align", "lay"]

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
_Row = Mapping[int, float]
Cell = tuple[float, int, int]
"""A similarity squared, negative so that the best sorts first, and where it is: left, right."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two articles laid against each other."""

    left: Prepared
    right: Prepared
    weights: Mapping[str, float]
    """Each term's share in a dot product."""
    kinship: float
    """How alike the articles are as wholes, 0–1."""
    rows: Sequence[_Row]
    """For each sentence on the left its own similarity, squared, to those on the right, down to a floor."""

    def cells(self, least: float = 0.0) -> Iterator[Cell]:
        """Yield each pair of sentences worth a look, those less similar than `least` left out or not."""
        mine, theirs = self.kinship * (1 - _NEIGHBOURS), self.kinship * _NEIGHBOURS / 2
        peaks = [max(row.values(), default=0.0) for row in self.rows]
        empty: _Row = {}
        for i, row in enumerate(self.rows):
            above, peak_above = (self.rows[i - 1], peaks[i - 1]) if i else (empty, 0.0)
            below, peak_below = (self.rows[i + 1], peaks[i + 1]) if i + 1 < len(peaks) else (empty, 0.0)
            # What even the best neighbours could not lift over it is not looked at: most of the time goes here.
            low = (least * least - theirs * (peak_above + peak_below)) / mine if mine else 0.0
            if peaks[i] < low:
                continue
            for j, own in row.items():
                if own >= low:
                    yield -(mine * own + theirs * (above.get(j - 1, 0.0) + below.get(j + 1, 0.0))), i, j

    def best(self) -> tuple[Cell, ...]:
        """Return the pairs that are each other's best and similar enough, best first."""
        of_left: dict[int, Cell] = {}
        of_right: dict[int, Cell] = {}
        for cell in self.cells(_STRONG):
            _, i, j = cell
            if -cell[0] >= _STRONG * _STRONG:
                if i not in of_left or cell < of_left[i]:
                    of_left[i] = cell
                if j not in of_right or cell < of_right[j]:
                    of_right[j] = cell
        mutual = (cell for cell in of_left.values() if of_right[cell[2]] == cell)
        return tuple(sorted(cell for cell in mutual if self._is_telling(cell)))

    def pair(self, cell: Cell, *, is_strong: bool) -> PassagePair:
        """Return a pair of sentences with its reasons."""
        one, other = self.left.sentences[cell[1]], self.right.sentences[cell[2]]
        similarity = min(1.0, round(math.sqrt(-cell[0]), 4))
        why = _reasons(one, _shared(one, other, self.weights), self.weights)
        return PassagePair(one.sentence, other.sentence, similarity, is_strong, why)

    def _is_telling(self, cell: Cell) -> bool:
        one, other = self.left.sentences[cell[1]], self.right.sentences[cell[2]]
        return any(self.weights[term] >= _TELLING for term in one.terms.keys() & other.terms.keys())


def lay(left: Prepared, right: Prepared, *, frequencies: Frequencies) -> Alignment:
    """Lay two articles against each other. `frequencies` counts a corpus that holds both."""
    vocabularies = _vocabulary(left), _vocabulary(right)
    weights = _squares(vocabularies[0] | vocabularies[1], frequencies)
    kinship = math.sqrt(_likeness(*vocabularies, weights))
    return Alignment(left, right, weights, kinship, _rows(left, right, weights))


def align(left: Prepared, right: Prepared, *, frequencies: Frequencies, every: bool = False) -> tuple[PassagePair, ...]:
    """Return the pairs of sentences that are each other's best counterpart, best first.

    With `every`, all candidate pairs, at most `CANDIDATES` for each sentence of either article. `frequencies`
    counts a corpus that holds both articles.
    """
    laid = lay(left, right, frequencies=frequencies)
    strong = laid.best()
    if not every:
        return tuple(laid.pair(cell, is_strong=True) for cell in strong)
    mutual = set(strong)
    return tuple(laid.pair(cell, is_strong=cell in mutual) for cell in _candidates(laid))


def _candidates(laid: Alignment) -> Iterator[Cell]:
    times_left = [0] * len(laid.left.sentences)
    times_right = [0] * len(laid.right.sentences)
    for cell in sorted(laid.cells()):
        _, i, j = cell
        if max(times_left[i], times_right[j]) < CANDIDATES:
            times_left[i] += 1
            times_right[j] += 1
            yield cell


def _vocabulary(article: Prepared) -> set[str]:
    return set().union(*(sentence.terms for sentence in article.sentences))


def _squares(terms: set[str], frequencies: Frequencies) -> dict[str, float]:
    """Return each term's share in a dot product. A term counts once a sentence: repeats did worse."""
    return {term: weight * weight for term, weight in frequencies.weights(terms).items()}


def _rows(left: Prepared, right: Prepared, weights: dict[str, float]) -> list[dict[int, float]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(right.sentences):
        for term in sentence.terms:
            postings[term].append(j)
    limit = max(_COMMON, len(right.sentences) // 16)
    telling = {term: (weights[term], places) for term, places in postings.items() if len(places) <= limit}
    norms_left, norms_right = _norms(left, right, weights)
    parts = [1 / norm for norm in norms_right]
    rows: list[dict[int, float]] = []
    for sentence, norm in zip(left.sentences, norms_left, strict=True):
        row: dict[int, float] = defaultdict(float)
        for weight, places in filter(None, map(telling.get, sentence.terms)):
            for j in places:
                row[j] += weight
        least = _FLOOR * norm
        rows.append({j: full / norm for j, value in row.items() if (full := value * parts[j]) >= least})
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


def _shared(one: PreparedSentence, other: PreparedSentence, weights: Mapping[str, float]) -> list[str]:
    return sorted(one.terms.keys() & other.terms.keys(), key=lambda term: (-weights[term], term))


def _reasons(one: PreparedSentence, shared: list[str], weights: Mapping[str, float]) -> tuple[str, ...]:
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
