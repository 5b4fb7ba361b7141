"""Find the same words in a row in two articles: what one took from the other, or both from a third. Names and lists,
which anybody writes the same way, do not count. Nothing here tells who was first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from csto_tui.compare.prepare import Prepared
from csto_tui.model.comparison import PassagePair, Sentence, SharedWording
from csto_tui.model.place import Place
from csto_tui.model.span import Span
from csto_tui.text.normalize import tokens

__all__ = ["LEAST_WORDS", "shared_wording", "words_shared"]

LEAST_WORDS = 8
_LEAST_PLAIN = 5
"""Words without a capital or a figure, so that no list of names or numbers counts."""


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    sentence: Sentence
    span: Span
    """In the sentence's text."""

    @property
    def passage(self) -> int:
        return self.sentence.passage

    @property
    def is_plain(self) -> bool:
        first = self.sentence.text[self.span.start]
        return first.isalpha() and not first.isupper()


def shared_wording(left: Prepared, right: Prepared) -> tuple[SharedWording, ...]:
    """Return the runs of eight words and more that stand in a passage of either article, longest first.

    Each stretch at the left is told once, with the longest run at the right.
    """
    mine, theirs = _words(left), _words(right)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    forms = [word.form for word in theirs]
    for at in range(len(theirs) - LEAST_WORDS + 1):
        if theirs[at].passage == theirs[at + LEAST_WORDS - 1].passage:
            places[tuple(forms[at : at + LEAST_WORDS])].append(at)
    found: list[SharedWording] = []
    at = 0
    while at <= len(mine) - LEAST_WORDS:
        starts = places.get(tuple(word.form for word in mine[at : at + LEAST_WORDS]), ())
        length, start = max(((_length(mine, at, theirs, start), -start) for start in starts), default=(0, 0))
        if length >= LEAST_WORDS and _is_telling(mine[at : at + length]):
            found.append(_shared(mine[at : at + length], theirs[-start : -start + length]))
        at += length or 1
    return tuple(sorted(found, key=lambda one: (-one.words, one.left)))


def words_shared(pair: PassagePair, wording: Sequence[SharedWording]) -> int:
    """Return the words of the longest run that touches both sentences of a pair, 0 if there is none."""
    runs = (one.words for one in wording if _touches(pair, one))
    return max(runs, default=0)


def _touches(pair: PassagePair, wording: SharedWording) -> bool:
    return all(
        place.article_id == sentence.article_id
        and place.passage == sentence.passage
        and place.span.overlaps(sentence.span)
        for place, sentence in ((wording.left, pair.left), (wording.right, pair.right))
    )


def _words(article: Prepared) -> list[_Word]:
    return [
        _Word(token.form, one.sentence, Span(token.start, token.end))
        for one in article.sentences
        for token in tokens(one.sentence.text)
    ]


def _length(mine: Sequence[_Word], at: int, theirs: Sequence[_Word], start: int) -> int:
    """Return how many words are the same from two places on, within their passages."""
    length = 0
    for one, other in zip(islice(mine, at, None), islice(theirs, start, None), strict=False):
        if one.form != other.form or one.passage != mine[at].passage or other.passage != theirs[start].passage:
            break
        length += 1
    return length


def _is_telling(words: Sequence[_Word]) -> bool:
    return sum(word.is_plain for word in words) >= _LEAST_PLAIN


def _shared(mine: Sequence[_Word], theirs: Sequence[_Word]) -> SharedWording:
    return SharedWording(_place(mine), _place(theirs), len(mine), _text(mine))


def _place(words: Sequence[_Word]) -> Place:
    first, last = words[0], words[-1]
    start, end = (word.sentence.span.start for word in (first, last))
    span = Span(start + first.span.start, end + last.span.end)
    return Place(first.sentence.article_id, first.passage, span)


def _text(words: Sequence[_Word]) -> str:
    pieces: list[str] = []
    for sentence, some in groupby(words, key=lambda word: word.sentence):
        first, *rest = some
        end = len(sentence.text) if sentence != words[-1].sentence else (rest or [first])[-1].span.end
        pieces.append(sentence.text[first.span.start : end])
    return " ".join(pieces)
