"""Find what says that a quotation was said: “he added”, “according to”, a colon, and on which side it stands.

Nothing here decides whose words they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span
from csto_tui.statements.frame import Frame
from csto_tui.statements.lexicon import ACCORDING, NAMING, is_ambiguous, is_gerund, reporting_words
from csto_tui.statements.marks import Quoted
from csto_tui.statements.phrases import Subject, is_adverb
from csto_tui.statements.subjects import main_subject, subject_after, subject_before

__all__ = ["Cue", "cue_after", "cue_before", "cue_within", "is_given_as_name", "reporting_subject"]

_REACH = 18
_JOINS_ON = re.compile(r"\s*(?:,|[—–-](?=\s|\w))")
_COLON = re.compile(r"[:,—–-]\s*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word and the subject that goes with it."""

    span: Span
    subject: Subject | None
    where: str
    """after, before, within, or according."""


def _language(frame: Frame) -> str:
    return frame.article.language.value or ""


def _verbs(frame: Frame, low: int, high: int, *, weak: bool) -> list[int]:
    words = reporting_words(_language(frame))
    found = []
    for index in range(low, high):
        word = frame.words[index]
        is_strong = words.get(word.low)
        if is_strong is None or not (is_strong or weak) or (word.is_capital and index > low):
            continue
        found.append(index)
    return found


def cue_after(frame: Frame, quote: Quoted) -> Cue | None:
    """Return the cue behind a quotation that it is joined to: `“…,” said X`, `“…,” X said`, `«…», — сказал X`."""
    base = frame.passage.span.start
    last = frame.article.text[quote.end - 1]
    joins = bool(_JOINS_ON.match(frame.masked, quote.closed - base))
    joined = joins or last in ",!?…—"
    low, _ = frame.range_of(quote.closed, quote.closed)
    high = _end_of_clause(frame, low, quote.closed)
    if low >= high:
        return None
    first = frame.words[low]
    verbs = _verbs(frame, low, min(high, low + _REACH), weak=True)
    if (not joined and not (verbs and verbs[0] == low)) or (last == "." and first.is_capital):
        return None
    if last == "." and not joins and not first.text.islower():
        return None
    for verb in verbs:
        cue = None if is_gerund(frame.words[verb].low, _language(frame)) else _with_subject(frame, low, verb, high)
        if cue is not None and (verb == low or _is_believed(frame, verb, cue.subject)):
            return cue
    return None


def _end_of_clause(frame: Frame, low: int, closed: int) -> int:
    """Return the first word out of reach: of the next quotation, or of the sentence after the first word."""
    if low >= len(frame.words):
        return low
    following = frame.quote_from(closed)
    end = following.opened if following is not None else frame.passage.span.end
    sentence = frame.sentences[frame.sentence_at(frame.words[low].start)]
    return frame.range_of(closed, min(end, sentence.end))[1]


def _with_subject(frame: Frame, low: int, verb: int, high: int) -> Cue | None:
    """Return a cue behind a quotation, its subject before it or, else, after it."""
    word = frame.words[verb]
    if _is_passive(frame, low, verb):
        return None
    subject = subject_before(frame, low, verb) if verb > low else None
    if subject is None and (verb == low or not is_ambiguous(word.low)):
        subject = subject_after(frame, verb, high)
    return Cue(Span(word.start, word.end), subject, "after") if subject is not None else None


def _is_passive(frame: Frame, low: int, verb: int) -> bool:
    """Tell whether a reporting word is said of what is spoken about: “was told”, “has been described as”."""
    at = verb - 1
    while at >= low and is_adverb(frame.words[at]):
        at -= 1
    return at >= low and frame.words[at].low in _PASSIVE and not is_gerund(frame.words[verb].low, _language(frame))


_PASSIVE = frozenset("is are was were be been being".split())


def _is_believed(frame: Frame, verb: int, subject: Subject | None) -> bool:
    return not is_ambiguous(frame.words[verb].low) or (
        subject is not None and (subject.is_pronoun or subject.mention is not None)
    )


def cue_before(frame: Frame, quote: Quoted) -> Cue | None:
    """Return the cue that leads up to a quotation: `X said, “…`, `saying: “…`, `X: “…`."""
    sentence = frame.sentences[frame.sentence_at(quote.opened)]
    start = min(sentence.start, quote.opened)
    low, high = frame.range_of(start, quote.opened)
    if low == high:
        return None
    lead = frame.between(frame.words[high - 1].end, quote.opened)
    verbs = _verbs(frame, low, high, weak=False)
    if not _COLON.search(lead) and not (verbs and verbs[-1] == high - 1):
        return None
    is_quoted_before = frame.quote_from(start) is not quote
    for verb in reversed(verbs):
        cue = _leading(frame, low, verb, high, sentence.start, after_quote=is_quoted_before)
        is_next = verb == high - 1 and bool(_COLON.search(lead))
        if cue is not None and (is_next or _is_believed(frame, verb, cue.subject)):
            return cue
    if ":" in lead:
        word = frame.words[high - 1]
        subject = main_subject(frame, start, quote.opened)
        return Cue(Span(word.start, word.end), subject, "before") if subject is not None else None
    return None


def _leading(frame: Frame, low: int, verb: int, high: int, start: int, *, after_quote: bool) -> Cue | None:
    """Return a cue before a quotation: its subject stands beside it, or for “saying” and “to warn” in the sentence."""
    word = frame.words[verb]
    is_infinitive = verb > low and frame.words[verb - 1].low == "to"
    if is_infinitive and verb - 2 >= low and frame.words[verb - 2].low in reporting_words():
        return None  # “pledged to maintain”: the pledge is what was said
    leans = is_infinitive or is_gerund(word.low, _language(frame))
    if leans and (beside := _person_beside(frame, low, verb)) is not None:
        subject: Subject | None = beside
    elif leans:
        subject = main_subject(frame, start, word.start) if verb > low else _main_clause(frame, word.start)
    else:
        if _is_passive(frame, low, verb):
            return None
        subject = subject_before(frame, low, verb) if verb > low else None
        if subject is None:
            subject = subject_after(frame, verb, high)
            if subject is not None and subject.mention is None and not (after_quote or verb == low):
                return None
    return Cue(Span(word.start, word.end), subject, "before") if subject is not None else None


def cue_within(frame: Frame, quote: Quoted) -> Cue | None:
    """Return the cue that governs a few quoted words from elsewhere in their sentence."""
    sentence = frame.sentences[frame.sentence_at(quote.opened)]
    start, end = sentence.start, sentence.end
    low, middle = frame.range_of(start, quote.opened)
    _, high = frame.range_of(start, end)
    for verb in reversed(_verbs(frame, low, middle, weak=True)):
        cue = _leading(frame, low, verb, middle, start, after_quote=False)
        if cue is not None and _is_believed(frame, verb, cue.subject):
            return Cue(cue.span, cue.subject, "within")
    cue = _according(frame, low, high)
    if cue is not None:
        return cue
    agent = _agent(frame, low, middle, high)
    if agent is not None:
        return agent
    for verb in reversed(_verbs(frame, middle, high, weak=False)):
        subject = subject_before(frame, middle, verb)
        is_last = verb >= high - 3 or "," in frame.between(frame.words[verb].end, _after(frame, verb, end))
        if subject is not None and is_last and _is_set_off(frame, subject) and _is_believed(frame, verb, subject):
            word = frame.words[verb]
            return Cue(Span(word.start, word.end), subject, "within")
    return None


def is_given_as_name(frame: Frame, quote: Quoted) -> bool:
    """Tell whether the words before a quotation give it out as a name: “so-called”, “known as”, “what is called”."""
    low, middle = frame.range_of(frame.passage.span.start, quote.opened)
    last = middle - 1
    if last < low:
        return False
    word, before = frame.words[last].low, frame.words[last - 1].low if last > low else ""
    return word in NAMING or (word == "as" and before in NAMING) or (word == "called" and _is_passive(frame, low, last))


def _person_beside(frame: Frame, low: int, verb: int) -> Subject | None:
    """Return the person named right before a gerund: “footage of Trump saying”."""
    if verb == low or frame.between(frame.words[verb - 1].end, frame.words[verb].start) != " ":
        return None
    found = frame.covering(frame.words[verb - 1])
    is_person = found is not None and found.kind is EntityKind.PERSON and not frame.is_possessive(found)
    return Subject.named(found) if found is not None and is_person else None


def _main_clause(frame: Frame, gerund: int) -> Subject | None:
    """Return the subject behind the comma that ends `Calling it “fair”, X …`."""
    sentence = frame.sentences[frame.sentence_at(gerund)]
    quote = frame.quote_from(gerund)
    return main_subject(frame, quote.closed, sentence.end) if quote and quote.closed < sentence.end else None


def _after(frame: Frame, index: int, end: int) -> int:
    return frame.words[index + 1].start if index + 1 < len(frame.words) else end


def _is_set_off(frame: Frame, subject: Subject) -> bool:
    """Tell whether a comma or a mark stands before a subject: `…, Levy said`."""
    at = frame.range_of(subject.span.start, subject.span.start)[0]
    while (
        at > 0
        and frame.words[at - 1].is_capital
        and "," not in frame.between(frame.words[at - 1].end, frame.words[at].start)
    ):
        at -= 1
    before = frame.words[at - 1].end if at > 0 else frame.passage.span.start
    return any(mark in frame.between(before, frame.words[at].start) for mark in ',—–-”"»')


def _according(frame: Frame, low: int, high: int) -> Cue | None:
    for index in range(low, high - 1):
        follows = ACCORDING.get(frame.words[index].low)
        if follows is None or frame.words[index + 1].low not in follows.split():
            continue
        if index > low and frame.words[index - 1].low in ("which", "that"):
            continue
        subject = subject_after(frame, index + 1, high)
        if subject is not None:
            return Cue(Span(frame.words[index].start, frame.words[index + 1].end), subject, "according")
    return None


def _agent(frame: Frame, low: int, middle: int, high: int) -> Cue | None:
    """Return the cue of `was described as “…” by X`, also where X is not said."""
    for verb in reversed(_verbs(frame, low, middle, weak=True)):
        word = frame.words[verb]
        if not _is_passive(frame, low, verb):
            continue
        by = next((i for i in range(middle, high) if frame.words[i].low == "by"), None)
        subject = subject_after(frame, by, high) if by is not None and by - middle < 3 else None
        return Cue(Span(word.start, word.end), subject, "within")
    return None


def reporting_subject(frame: Frame, sentence: Span) -> tuple[Subject | None, bool]:
    """Return who a sentence speaks of, and whether a reporting word says that it was they who spoke."""
    low, high = frame.range_of(sentence.start, sentence.end)
    for verb in _verbs(frame, low, high, weak=True):
        if is_gerund(frame.words[verb].low, _language(frame)):
            continue
        subject = subject_before(frame, low, verb) if verb > low else None
        if subject is not None and _is_believed(frame, verb, subject):
            return subject, True
    return main_subject(frame, sentence.start, sentence.end), False
