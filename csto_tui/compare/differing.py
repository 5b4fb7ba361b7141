"""Find values that differ between two sentences on the same thing: how many there are of something, which states are
listed. Only in articles of one week, and never where the sentences state different dates.

Nothing here claims that either value is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.compare.moments import are_of_one_week, dated
from csto_tui.compare.numbers import counted
from csto_tui.compare.prepare import Prepared, PreparedSentence, Stated
from csto_tui.compare.stems import stem
from csto_tui.model.article import ArticleCard
from csto_tui.model.comparison import PassagePair
from csto_tui.text.normalize import tokens

__all__ = ["Difference", "counted_stems", "differences"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value at the left, another one at the right."""

    thing: str
    """What both are values of, as it stands at the left."""
    pair: PassagePair
    ends: tuple[tuple[PreparedSentence, Stated], tuple[PreparedSentence, Stated]]
    """The left and the right value, each with its sentence."""


def differences(articles: Sequence[Prepared], pairs: Sequence[PassagePair]) -> tuple[Difference, ...]:
    """Return what differs in the strong pairs that are not doubtful, in their order."""
    known = {one.sentence: (article.article, one) for article in articles for one in article.sentences}
    found: list[Difference] = []
    for pair in pairs:
        if pair.is_strong and not pair.is_doubtful:
            (left_card, left), (right_card, right) = known[pair.left], known[pair.right]
            if are_of_one_week(left_card, right_card) and _agree(_days(left, left_card), _days(right, right_card)):
                found += (*_numbers(pair, left, right), *_states(pair, left, right))
    return tuple(found)


def counted_stems(sentence: PreparedSentence, stated: Stated) -> tuple[str, ...]:
    """Return the stems of the words that name what a number counts, in order."""
    return tuple(stem(token.form) for token in tokens(counted(sentence.sentence.text, stated.span)))


def _agree(days: set[str], others: set[str]) -> bool:
    """Tell whether two sentences state a date in common, or none at all."""
    return not (days or others) or not days.isdisjoint(others)


def _days(sentence: PreparedSentence, card: ArticleCard) -> set[str]:
    return {dated(fact.text, card) or "?" + card.id for fact in sentence.facts if fact.kind == "date"}


def _numbers(pair: PassagePair, left: PreparedSentence, right: PreparedSentence) -> Iterator[Difference]:
    mine, theirs = _counts(left), _counts(right)
    values = {one.fact.text for one, _ in mine} & {one.fact.text for one, _ in theirs}
    for one, stems in mine:
        answers = [other for other, others in theirs if _thing(stems, others)]
        rivals = [other for other, others in mine if _thing(stems, others)]
        # Of two numbers that count the same, nobody can tell which one answers which.
        if len(answers) == len(rivals) == 1 and not values & {one.fact.text, answers[0].fact.text}:
            other = answers[0]
            if _measure(one) == _measure(other):
                thing = _thing(stems, counted_stems(right, other))
                yield Difference(_shown(left, one, thing), pair, ((left, one), (right, other)))


def _counts(sentence: PreparedSentence) -> list[tuple[Stated, tuple[str, ...]]]:
    return [(one, counted_stems(sentence, one)) for one in sentence.stated if one.fact.kind == "number"]


def _thing(stems: Sequence[str], others: Sequence[str]) -> str:
    """Return the stem of what both numbers count, or an empty text. It ends the words after one of them: “Somali” is
    what both “23 Somali pirates” and “26 Somali ships” have, and not what they count.
    """
    ends = {some[-1] for some in (stems, others) if some}
    return next((one for one in stems if one in others and one in ends), "")


def _measure(stated: Stated) -> tuple[bool, str]:
    """Return what a number is measured in, as far as its form tells: a share, a currency."""
    text = stated.fact.text
    return text.endswith("%"), "" if text[0].isdigit() else text[0]


def _shown(sentence: PreparedSentence, stated: Stated, thing: str) -> str:
    words = counted(sentence.sentence.text, stated.span)
    return next(words[token.start : token.end] for token in tokens(words) if stem(token.form) == thing)


def _states(pair: PassagePair, left: PreparedSentence, right: PreparedSentence) -> Iterator[Difference]:
    mine, theirs = ([one for one in side.stated if one.fact.kind == "states"] for side in (left, right))
    if len(mine) == len(theirs) == 1 and mine[0].fact != theirs[0].fact:
        yield Difference("states", pair, ((left, mine[0]), (right, theirs[0])))
