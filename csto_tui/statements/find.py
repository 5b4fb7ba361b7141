"""Find what an article quotes, and who said it.

Nothing here resolves names: they come as mentions. What is only set apart by marks is nobody's statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from csto_tui.model.article import Article
from csto_tui.model.entity import Mention
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement, StatementKind
from csto_tui.statements.cues import (
    Cue,
    cue_after,
    cue_before,
    cue_within,
    is_given_as_name,
    reporting_subject,
)
from csto_tui.statements.frame import Frame, frame_of
from csto_tui.statements.marks import Quoted, quoted
from csto_tui.statements.roles import AskedRoles, Roles
from csto_tui.statements.speakers import MEMORY, Known, Memory
from csto_tui.statements.wording import is_name, is_sentence, opens_small

__all__ = ["find_statements", "set_apart"]

_TERMINAL = frozenset(".!?…")
_LONGEST_EVIDENCE = 90
_SAME_PASSAGE, _SPOKEN_OF, _NEXT_PASSAGE, _AFTER_COLON = 0.9, 0.7, 0.65, 0.85


@dataclass(frozen=True, slots=True)
class _Floor:
    """Who had the word last, and where."""

    known: Known
    passage: int
    says: bool
    """They said something, and were not only spoken of."""


def find_statements(
    article: Article, mentions: Sequence[Mention], roles: Roles | AskedRoles | None = None
) -> tuple[Statement, ...]:
    """Return the direct and mixed quotations in the passages of an article, in order, with their speakers.

    `mentions` are the article's own, resolved, in order; `roles` what the corpus knows of “the head of state”.
    """
    return _Reading(article, mentions, roles or Roles()).statements()


def set_apart(article: Article, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """Return what stands between marks and is no statement: names, titles of works, scare quotes; without the marks."""
    said = {statement.span for statement in statements}
    return tuple(span for one in quoted(article) if (span := Span(one.start, one.end)) not in said)


class _Reading:
    """One article, read from its beginning."""

    def __init__(self, article: Article, mentions: Sequence[Mention], roles: Roles | AskedRoles) -> None:
        self._article = article
        self._memory = Memory(article, mentions, roles)
        self._found: list[Statement] = []
        self._floor: _Floor | None = None
        self._colon: Known | None = None
        self._mentions: defaultdict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            passage = article.passage_at(mention.span.start)
            if passage is not None:
                self._mentions[passage.number].append(mention)

    def statements(self) -> tuple[Statement, ...]:
        quotes: defaultdict[int, list[Quoted]] = defaultdict(list)
        for quote in quoted(self._article):
            quotes[quote.passage].append(quote)
        if not quotes:
            return ()
        near = {number - back for number in quotes for back in range(2 * MEMORY + 1)}
        for passage in self._article.passages:
            if passage.number in near:  # what lies further back is forgotten anyway
                self._read(frame_of(self._article, passage, quotes[passage.number], self._mentions[passage.number]))
        return _joined(self._found)

    def _read(self, frame: Frame) -> None:
        done = 0
        for index, sentence in enumerate(frame.sentences):
            is_last = index == len(frame.sentences) - 1
            first = done
            while done < len(frame.quotes) and (is_last or frame.quotes[done].opened < sentence.end):
                self._attribute(frame, frame.quotes[done], sentence)
                done += 1
            if done == first:
                self._listen(frame, sentence)
            self._colon = None
            if is_last and frame.between(sentence.end - 1, sentence.end) == ":" and self._floor is not None:
                self._colon = self._floor.known if self._floor.passage == frame.passage.number else None

    def _listen(self, frame: Frame, sentence: Span) -> None:
        subject, says = reporting_subject(frame, sentence)
        if subject is None:
            return
        known = self._memory.known(subject, frame)
        if known.entity is not None:
            self._take_floor(known, frame.passage.number, says=says)

    def _take_floor(self, known: Known, passage: int, *, says: bool) -> None:
        """Give somebody the floor; who has said something in this passage keeps it while only they are spoken of."""
        floor = self._floor
        if floor is not None and floor.passage == passage and floor.known.entity == known.entity:
            says = says or floor.says
        self._floor = _Floor(known, passage, says)
        self._memory.hear(known, passage)

    def _attribute(self, frame: Frame, quote: Quoted, sentence: Span) -> None:
        words = self._article.text[quote.start : quote.end]
        alone = frame.between(sentence.start, quote.opened).strip() == ""
        cue = self._attached_cue(frame, quote, words, alone=alone)
        if cue is None and quote.continues:
            self._continue(quote)
            return
        is_whole = words[-1] in _TERMINAL or not frame.between(quote.closed, sentence.end).strip(" .!?…)")
        if cue is None and alone and is_whole and is_sentence(words) and not is_name(words):
            self._carry_on(frame, quote)
            return
        kind = StatementKind.DIRECT if cue is not None and not opens_small(words) else StatementKind.MIXED
        if cue is None and not is_name(words) and not is_given_as_name(frame, quote):
            cue = cue_within(frame, quote)
        if cue is None:
            self._listen(frame, sentence)
        else:
            self._say(frame, quote, kind, cue)

    def _attached_cue(self, frame: Frame, quote: Quoted, words: str, *, alone: bool) -> Cue | None:
        """Return the cue that a quotation is joined to, before or behind it; a name is believed to be said only when a
        comma or a colon says so.
        """
        if is_given_as_name(frame, quote):
            return None
        if not is_name(words):
            return cue_after(frame, quote) or cue_before(frame, quote)
        lead = self._article.text[max(quote.opened - 2, frame.passage.span.start) : quote.opened].strip()
        behind = cue_after(frame, quote) if alone else None
        return behind or (cue_before(frame, quote) if lead[-1:] in (":", ",") else None)

    def _say(self, frame: Frame, quote: Quoted, kind: StatementKind, cue: Cue) -> None:
        known = self._memory.known(cue.subject, frame) if cue.subject is not None else None
        if known is not None and cue.where in ("within", "according"):
            known = replace(known, confidence=round(known.confidence * 0.92, 2))
        evidence = ""
        if known is not None:
            evidence = "; ".join(filter(None, (f"“{_clause(self._article.text, cue.span, known.span)}”", known.why)))
        self._add(quote, kind, known, cue.span.of(self._article.text), evidence)

    def _carry_on(self, frame: Frame, quote: Quoted) -> None:
        """Add a quotation without a cue of its own: the words of whoever had the word before it."""
        floor, number = self._floor, frame.passage.number
        known, why = None, ""
        if self._colon is not None:
            known, why = replace(self._colon, confidence=_AFTER_COLON), "a colon leads up to it"
        elif floor is not None and floor.passage == number:
            trust = _SAME_PASSAGE if floor.says else _SPOKEN_OF
            known, why = (
                replace(floor.known, confidence=min(trust, floor.known.confidence)),
                "goes on in the same passage",
            )
        elif floor is not None and floor.passage == number - 1 and floor.says:
            known, why = replace(floor.known, confidence=_NEXT_PASSAGE), "goes on from the passage before"
        evidence = "; ".join(filter(None, (why, known.why))) if known is not None else ""
        self._add(quote, StatementKind.DIRECT, known, "", evidence)

    def _continue(self, quote: Quoted) -> None:
        before = next((s for s in reversed(self._found) if s.quotation == quote.number), None)
        if before is None:
            self._add(quote, StatementKind.DIRECT, None, "", "")
            return
        self._found.append(replace(before, passage=quote.passage, span=Span(quote.start, quote.end), continues=True))
        if self._floor is not None:
            self._floor = replace(self._floor, passage=quote.passage)

    def _add(self, quote: Quoted, kind: StatementKind, known: Known | None, cue: str, evidence: str) -> None:
        text = self._article.text
        self._found.append(
            Statement(
                self._article.id,
                quote.number,
                quote.passage,
                Span(quote.start, quote.end),
                kind,
                known.entity if known else None,
                " ".join(known.span.of(text).split()) if known else "",
                known.span if known else None,
                cue,
                round(known.confidence, 2) if known else 0.0,
                evidence,
                quote.continues,
            )
        )
        if known is not None:
            self._floor = _Floor(known, quote.passage, says=True)
            self._memory.hear(known, quote.passage)


def _clause(text: str, cue: Span, speaker: Span) -> str:
    """Return the words that name speaker and cue, as the article has them, shortened in the middle."""
    first, second = sorted((cue, speaker))
    if second.end - first.start <= _LONGEST_EVIDENCE:
        return " ".join(text[first.start : second.end].split())
    return " ".join(f"{first.of(text)} … {second.of(text)}".split())


def _joined(found: list[Statement]) -> tuple[Statement, ...]:
    """Give the parts of a quotation over several passages the speaker that is surest, and number without gaps."""
    best: dict[int, Statement] = {}
    for one in found:
        if one.quotation not in best or one.confidence > best[one.quotation].confidence:
            best[one.quotation] = one
    numbers = {number: index for index, number in enumerate(sorted(best), 1)}
    made = []
    for one in found:
        source = best[one.quotation]
        made.append(
            replace(
                source,
                quotation=numbers[one.quotation],
                passage=one.passage,
                span=one.span,
                kind=one.kind,
                continues=one.continues,
            )
        )
    return tuple(made)
