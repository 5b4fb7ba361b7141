"""Where a noun phrase begins and ends beside a verb, by small words, capitals and punctuation.

Nothing here decides whom a phrase means.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.entity import EntityKind, Mention
from csto_tui.model.span import Span
from csto_tui.statements.frame import Frame, Word
from csto_tui.statements.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    STOPS,
    reporting_words,
)
from csto_tui.statements.roles import role_of

__all__ = ["Subject", "ending_at", "is_adverb", "is_broken", "is_cyrillic", "is_governed", "next_start", "opening_end"]

_LONGEST = 9
_TITLES = frozenset("mr mrs ms dr gen sen rep prof".split())
_ALONE = frozenset(("one", "another", "some", "many"))
_CLAUSES = frozenset(("that", "and", "but", "что"))
_NOUNS_IN_LY = frozenset("family ally assembly rally supply daily weekly monthly".split())
_OF = ("of", "for")


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that stand for a speaker, and the name among them when there is one."""

    span: Span
    """In the article's text."""
    mention: Mention | None
    is_pronoun: bool = False

    @classmethod
    def named(cls, mention: Mention) -> Subject:
        """Return the subject that is a name."""
        return cls(mention.span, mention)

    @classmethod
    def pronoun(cls, word: Word) -> Subject:
        """Return the subject that is a pronoun."""
        return cls(Span(word.start, word.end), None, is_pronoun=True)


def is_cyrillic(word: Word) -> bool:
    """Tell whether a word is in Cyrillic letters."""
    return "\u0400" <= word.low[0] <= "\u052f"


def is_adverb(word: Word) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    return word.low in ADVERBS or (word.low.endswith("ly") and not word.is_capital and word.low not in _NOUNS_IN_LY)


def next_start(frame: Frame, index: int) -> int:
    """Return where the word after word `index` begins, or the passage ends."""
    return frame.words[index + 1].start if index + 1 < len(frame.words) else frame.passage.span.end


def is_broken(frame: Frame, index: int) -> bool:
    """Tell whether punctuation stands between word `index` and the next one; the stop of a title does not count."""
    word = frame.words[index]
    gap = frame.between(word.end, next_start(frame, index))
    is_short = word.low in _TITLES or len(word.text) == 1
    return any(mark in gap for mark in ',;:!?()—–"“”«»„') or ("." in gap and not is_short) or " - " in gap


def is_governed(frame: Frame, low: int, start: int) -> bool:
    """Tell whether a preposition stands right before word `start`: “in a low voice”."""
    before = start - 1
    if before < low or frame.words[before].low not in PREPOSITIONS:
        return False
    return "," not in frame.between(frame.words[before].end, frame.words[start].start)


def ending_at(frame: Frame, low: int, last: int) -> Subject | None:
    """Return the name or noun phrase that ends with word `last`; words before `low` are out of reach."""
    mention = frame.covering(frame.words[last])
    if mention is None:
        return _phrase(frame, low, last)
    if frame.is_possessive(mention):
        return None
    first = frame.range_of(mention.span.start, mention.span.end)[0]
    before = [word.low for word in frame.words[max(low, first - 2) : first]]
    if mention.kind is EntityKind.PERSON:
        is_whole = before[-1:] not in (["of"], ["for"], ["with"], ["by"])
    else:
        # “the head of the Security Council”: the name only completes the phrase; Cyrillic does so without a word
        owner = before[:-1] if before[-1:] == ["the"] else before
        is_whole = not (owner and (owner[-1] in _OF or (is_cyrillic(frame.words[last]) and role_of(owner[-1]))))
    return Subject.named(mention) if is_whole else _phrase(frame, low, last)


def _phrase(frame: Frame, low: int, last: int) -> Subject | None:
    """Return the words back to a determiner, or to where the clause begins."""
    if frame.words[last].low in (PREPOSITIONS | DETERMINERS | STOPS) - _ALONE:
        return None
    start = last
    while start > low and last - start < _LONGEST and not _opens(frame, low, start):
        word = frame.words[start - 1]
        is_verb = word.low in reporting_words() and not word.is_capital
        if is_broken(frame, start - 1) or is_verb or word.low in _CLAUSES:
            break
        start -= 1
    if frame.words[start].low in PREPOSITIONS or is_governed(frame, low, start):
        return None
    return Subject(Span(frame.words[start].start, frame.words[last].end), None)


def _opens(frame: Frame, low: int, index: int) -> bool:
    """Tell whether a phrase begins with word `index`: a determiner that no “of” ties to what stands before."""
    return frame.words[index].low in DETERMINERS and not (index > low and frame.words[index - 1].low in _OF)


def opening_end(frame: Frame, low: int, high: int) -> int:
    """Return the last word before the verb of a clause that begins with word `low`, as far as the words tell."""
    verbs = reporting_words()
    last = low
    while last + 1 < min(high, low + _LONGEST):
        word = frame.words[last + 1]
        is_verb = word.low in verbs or word.low in AUXILIARIES or word.low.endswith("ed") or word.low in STOPS
        if is_verb or is_broken(frame, last) or is_adverb(word) or frame.people_in(frame.words[low].start, word.end):
            break
        last += 1
    return last
