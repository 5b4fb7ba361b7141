"""Which articles to look into for a quotation: those with its rarest words. Nothing here reads a text.

How rare a word is is not asked, since that costs as much as looking it up; numbers, names and long words are taken
for rare.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import NamedTuple, Protocol

from csto_tui.model.article import ArticleId

__all__ = ["Held", "Look", "Telling", "alike", "telling", "verbatim"]

_STEPS = (2, 3, 4, 6, 9, 14)
"""How many words are looked up together: more as long as too many articles hold those."""
_MOST = 16
"""Articles that are looked into at most."""
_ADJOINING = 6
"""Words of a run that are looked up one after the other when all words together stand in too many articles."""
_PARTS, _LEAST_PART = 3, 3
"""Into how many parts a quotation is cut that stands nowhere as it is, and words of the least of them."""
_IN_PAIRS = 4
"""Words that are looked up two by two when no part of it stands anywhere."""
_RARE = 5
"""The weight from which a word is worth looking up: the postings of a short one are long."""
_LONG, _NAME = 11, 3
"""Letters beyond which a longer word is no rarer, and how many letters a capital is worth."""


@dataclass(frozen=True, slots=True)
class Held:
    """The articles that hold some words."""

    count: int
    best: Sequence[ArticleId]
    """No more of them than was asked for, best first."""


class Look(Protocol):
    """What is asked of the index."""

    def holding(self, forms: Sequence[str], most: int) -> Held:
        """Return the articles that hold all words."""

    def adjoining(self, forms: Sequence[str], most: int) -> Held:
        """Return the articles that hold the words one after the other."""


class Telling(NamedTuple):
    """A word of a quotation, and how rare it looks."""

    form: str
    weight: int


def telling(form: str, raw: str) -> Telling:
    """Return a word with a guess of how rare it is.

    >>> telling("the", "the").weight < telling("minsk", "Minsk").weight < telling("155221", "155,221").weight
    True
    """
    if form[:1].isdigit():
        is_year = len(form) == 4 and form[:2] in ("19", "20")
        return Telling(form, 4 if is_year else 5 * len(form) - 2)
    is_name = raw[:1].isupper() and len(form) > 4
    return Telling(form, min(len(form), _LONG) + is_name * _NAME)


def verbatim(runs: Sequence[Sequence[Telling]], look: Look) -> Sequence[ArticleId]:
    """Return the articles that may hold all runs of a quotation, best first."""
    found = _narrowed(chain.from_iterable(runs), look)
    longest = max(runs, key=len)
    if found.count > _MOST and len(longest) > 1:
        start = longest.index(max(longest, key=lambda word: word.weight))
        start = max(0, min(start - _ADJOINING // 2, len(longest) - _ADJOINING))
        adjoining = look.adjoining([word.form for word in longest[start : start + _ADJOINING]], _MOST)
        found = adjoining if adjoining.count else found
    return found.best


def alike(runs: Sequence[Sequence[Telling]], look: Look, enough: int) -> Iterator[list[ArticleId]]:
    """Yield articles that hold parts of a quotation first, then those that hold some of its words."""
    words = list(chain.from_iterable(runs))
    size = max(_LEAST_PART, -(-len(words) // _PARTS))
    votes: defaultdict[ArticleId, float] = defaultdict(float)
    for start in range(0, len(words), size):
        _vote(votes, _narrowed(words[start : start + size], look))
    yield _elected(votes, enough)
    for pair in combinations(_rarest(words)[:_IN_PAIRS], 2):
        _vote(votes, look.holding(pair, _MOST))
    for form in _rarest(words):
        if votes:
            break
        _vote(votes, look.holding((form,), _MOST))
    yield _elected(votes, enough)


def _narrowed(words: Iterable[Telling], look: Look) -> Held:
    """Return the articles that hold the rarest words, and as many words more as it takes until they are few."""
    forms = _rarest(words)
    found = Held(0, ())
    for size in _STEPS:
        found = look.holding(forms[:size], _MOST)
        if found.count <= _MOST or size >= len(forms):
            break
    return found


def _rarest(words: Iterable[Telling]) -> list[str]:
    """Return the words without repeats, those that look rarest first; short ones only where there is nothing else."""
    weights = dict(words)
    forms = sorted(weights, key=lambda form: -weights[form])
    rare = [form for form in forms if weights[form] >= _RARE]
    return rare if len(rare) > 1 else forms


def _vote(votes: defaultdict[ArticleId, float], found: Held) -> None:
    for article_id in found.best:
        votes[article_id] += 1 / (_MOST / 2 + found.count)


def _elected(votes: defaultdict[ArticleId, float], enough: int) -> list[ArticleId]:
    ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return [article_id for article_id, _ in ranked[:enough]]
