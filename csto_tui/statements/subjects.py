"""Find who does the saying: the words beside a reporting word, or at the head of its clause.

Nothing here decides whom “he” or “the minister” means.
"""

from __future__ import annotations

import re

from csto_tui.model.entity import EntityKind, Mention
from csto_tui.model.span import Span
from csto_tui.statements.frame import Frame
from csto_tui.statements.lexicon import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
    reporting_words,
)
from csto_tui.statements.phrases import (
    Subject,
    ending_at,
    is_adverb,
    is_broken,
    is_cyrillic,
    next_start,
    opening_end,
)
from csto_tui.statements.roles import role_of

__all__ = ["main_subject", "subject_after", "subject_before"]

_LONGEST = 14
_FIRST_WORDS = 16
_AND = frozenset("and but и а но і але".split())
_AT = frozenset(("в", "во", "у", "ў"))
_TAKES = frozenset("met meets meet saw see told thanked and or quoted invited asked called gave".split())
_DATELINE = re.compile(r"[^\W\d_][^.!?(]{0,40}(?:[.]\s?\d[^(]{0,12})?\([^)]{1,40}\)\s*(?:--?|[–—])\s")


def subject_before(frame: Frame, low: int, verb: int) -> Subject | None:
    """Return the subject that ends right before word `verb`; words before `low` are out of reach."""
    last = verb - 1
    while last >= low and (frame.words[last].low in AUXILIARIES or is_adverb(frame.words[last])):
        last -= 1
    if last < low:
        return None
    word = frame.words[last]
    gap = frame.between(word.end, frame.words[last + 1].start)
    if any(mark in gap for mark in ".;:!?") and ")" not in gap:
        return None
    if word.low in _AND:
        return main_subject(frame, frame.words[low].start, word.start)
    if any(mark in gap for mark in ",)—–"):
        return _before_comma(frame, low, last)
    if word.low in RELATIVES:
        is_aside = last > low and "," in frame.between(frame.words[last - 1].end, word.start)
        return _before_comma(frame, low, last - 1) if is_aside else None
    return Subject.pronoun(word) if word.low in PRONOUNS else ending_at(frame, low, last)


def _before_comma(frame: Frame, low: int, last: int) -> Subject | None:
    """Return the subject of `James Lee, 68, of Torrance, said`: the first person with a comma or a relative behind."""
    start, end = frame.words[low].start, frame.words[last].end
    for mention in frame.people_in(start, end):
        following = frame.article.text[mention.span.end : mention.span.end + 4].lstrip()
        is_aside = following.startswith((",", "(", "—", "–", "who")) or mention.span.end == end
        if is_aside and not frame.is_possessive(mention) and not _is_object(frame, low, mention):
            return Subject.named(mention)
    commas = (i for i in range(low, last) if "," in frame.between(frame.words[i].end, next_start(frame, i)))
    return ending_at(frame, low, next(commas, last))


def subject_after(frame: Frame, verb: int, high: int) -> Subject | None:
    """Return the subject that begins right after word `verb`; words from `high` on are out of reach."""
    first = verb + 1
    while first < high and (frame.words[first].low in AUXILIARIES or is_adverb(frame.words[first])):
        first += 1
    if first >= high or is_broken(frame, first - 1):
        return None
    word = frame.words[first]
    if word.low in PRONOUNS - RELATIVES:
        return Subject.pronoun(word)
    if word.low in _AT and first == verb + 1 and first + 1 < high:
        return _at_body(frame, first + 1)
    last = first
    while last + 1 < min(high, first + _LONGEST) and not is_broken(frame, last) and not _stops(frame, last + 1):
        last += 1
    return _named_in(frame, first, last, high) or _phrase_of(frame, first, last)


def _at_body(frame: Frame, index: int) -> Subject | None:
    """Return the body that speaks in «сообщили в МИД»."""
    mention, word = frame.covering(frame.words[index]), frame.words[index]
    if mention is not None:
        return Subject.named(mention) if mention.kind is EntityKind.ORGANIZATION else None
    return Subject(Span(word.start, word.end), None) if word.is_capital else None


def _named_in(frame: Frame, first: int, last: int, high: int) -> Subject | None:
    """Return the person named among the words after a verb, or in the apposition behind them."""
    start, end = frame.words[first].start, frame.words[last].end
    for mention in frame.people_in(start, end):
        is_tied = not is_cyrillic(frame.words[first]) and _word_before(frame, mention, first) in PREPOSITIONS
        if not is_tied and not frame.is_possessive(mention):
            return Subject.named(mention)
    reach = min(high, first + _LONGEST)
    comma = next(
        (i for i in range(last, reach - 1) if "," in frame.between(frame.words[i].end, next_start(frame, i))), None
    )
    behind = frame.covering(frame.words[comma + 1]) if comma is not None else None
    if behind is not None and behind.kind is EntityKind.PERSON and role_of(frame.article.text[start:end]):
        return Subject.named(behind)  # “said the organization’s secretary, Nikolay Bordyuzha”
    return None


def _phrase_of(frame: Frame, first: int, last: int) -> Subject | None:
    """Return the words after a verb as a subject: a body by its name, or a phrase."""
    opening, end = frame.words[first], frame.words[last].end
    if opening.low in STOPS | PREPOSITIONS:
        return None
    head = first + 1 if opening.low in DETERMINERS and first < last else first
    mention = frame.covering(frame.words[head])
    if mention is not None and mention.span.end == end:
        return Subject.named(mention)
    if not (is_cyrillic(opening) or opening.is_capital or opening.low in DETERMINERS):
        return None
    return Subject(Span(opening.start, end), None)


def main_subject(frame: Frame, start: int, end: int) -> Subject | None:
    """Return the subject of the clause between two offsets, as far as its order tells: the first name, pronoun or
    phrase that nothing governs. A dateline is passed over.
    """
    dateline = _DATELINE.match(frame.article.text, start, end)
    low, high = frame.range_of(dateline.end() if dateline else start, end)
    if low == high:
        return None
    if frame.words[low].low in PRONOUNS:
        return Subject.pronoun(frame.words[low])
    named = frame.people_in(frame.words[low].start, end)
    person = next((m for m in named if not frame.is_possessive(m) and not _is_object(frame, low, m)), None)
    opening = _opening_role(frame, low, high)
    if opening is not None and (person is None or opening.span.end < person.span.start):
        return opening
    if person is not None:
        return Subject.named(person)
    first = frame.words[low : min(high, low + _FIRST_WORDS)]
    pronoun = next((word for word in first if word.low in PRONOUNS - RELATIVES), None)
    return Subject.pronoun(pronoun) if pronoun is not None else _opening_phrase(frame, low, high)


def _opening_phrase(frame: Frame, low: int, high: int) -> Subject | None:
    """Return what opens a sentence before its verb: “North Korea's official newspaper”, “The paper”."""
    last = opening_end(frame, low, high)
    first = frame.words[low].low
    if last + 1 >= high or first in PREPOSITIONS | STOPS | ADVERBS | AUXILIARIES or first.endswith("ing"):
        return None
    return ending_at(frame, low, last)


def _opening_role(frame: Frame, low: int, high: int) -> Subject | None:
    """Return a role that opens a sentence, “The President of Belarus”, unless a name completes it."""
    last = opening_end(frame, low, high)
    span = Span(frame.words[low].start, frame.words[last].end)
    following = frame.words[last + 1].start if last + 1 < high else span.end
    if any(m.span.start == following for m in frame.people_in(following, frame.passage.span.end)):
        return None
    is_phrase = frame.words[low].low in DETERMINERS or is_cyrillic(frame.words[low])
    return Subject(span, None) if is_phrase and role_of(span.of(frame.article.text)) else None


def _is_object(frame: Frame, low: int, mention: Mention) -> bool:
    """Tell whether something governs a name: “meeting Nikolay Bordyuzha”, “by President Putin”, “the Obama aides”."""
    at = frame.range_of(mention.span.start, mention.span.end)[0] - 1
    after = mention.span.start
    if at >= low and frame.words[at].low == "the":
        return True
    while at >= low:
        word = frame.words[at]
        if any(mark in frame.between(word.end, after) for mark in ",.;:—–)"):
            return False
        is_role = role_of(word.text) is not None
        if word.low in PREPOSITIONS:
            if word.low != "of" or at == low or not role_of(frame.words[at - 1].text):
                return True
        elif not (word.is_capital or word.low in DETERMINERS or is_role):
            return word.low.endswith(("ing", "ed")) or word.low in reporting_words() or word.low in _TAKES
        after = word.start
        at -= 1
    return False


def _word_before(frame: Frame, mention: Mention, low: int) -> str:
    """Return the word before the capitals and small titles that lead up to a name."""
    at = frame.range_of(mention.span.start, mention.span.start)[0] - 1
    while at >= low and (frame.words[at].is_capital or frame.words[at].low in ("the", "mr", "ms")):
        at -= 1
    return frame.words[at].low if at >= low else ""


def _stops(frame: Frame, index: int) -> bool:
    return frame.words[index].low in STOPS and frame.covering(frame.words[index]) is None
