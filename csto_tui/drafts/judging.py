"""What an alignment of a quotation with its source means: the differences, and which of them a copy editor accepts.

Accepted are: other quotation marks, dashes, apostrophes, ligatures, soft hyphens and white space; another case of the
first letter, and in titles of any; a last comma or full stop inside the marks; a mark that a paragraph opens with anew;
an ellipsis that leaves out little, brackets that replace little (drafts/editing.py). Everything else is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from csto_tui.drafts.alignment import Alignment, Step, begins_run, is_capital_variant, is_same
from csto_tui.drafts.editing import objection_to_brackets, objection_to_gap
from csto_tui.drafts.pieces import HYPHEN, QUOTE, Kind, Piece
from csto_tui.model.draft import Difference, Verdict
from csto_tui.model.span import Span
from csto_tui.text.clean import one_line

__all__ = ["ALTERED_FROM", "Judgement", "judged"]

ALTERED_FROM = 0.6
"""The least similarity of what counts as altered; below it a quotation is missing."""
_LAST = frozenset(",.")
_BESIDE_GAP = frozenset(",.;:")
_KINDS = {Kind.GAP: "ellipsis", Kind.BRACKETS: "brackets"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one alignment."""

    verdict: Verdict
    differences: tuple[Difference, ...]
    similarity: float
    span: Span
    """In the source's text."""
    first: int
    last: int
    """The numbers of the passages where it begins and ends; 0 is the title."""


@dataclass(slots=True)
class _Group:
    """Neighbouring pieces that do not agree."""

    kind: str
    quoted: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    quoted_at: int = 0
    """The first piece of the quotation at or after it."""
    source_at: int = 0


def judged(alignment: Alignment, quoted: Sequence[Piece], source: Sequence[Piece], texts: tuple[str, str]) -> Judgement:
    """Return the verdict on an alignment. `texts` are those that the pieces have offsets into."""
    groups, pairs = _grouped(alignment.steps, quoted, source)
    differences = [_difference(group, quoted, source, texts, pairs) for group in groups]
    differences += _cuts(quoted, source, pairs, texts)
    differences.sort(key=lambda one: (one.quoted_span, one.source_span))
    similarity = _similarity(groups, quoted, source, pairs)
    if any(not one.is_accepted for one in differences):
        verdict = Verdict.ALTERED if similarity >= ALTERED_FROM else Verdict.MISSING
    elif not any(quoted[q].kind is Kind.WORD for q, _ in pairs):
        verdict = Verdict.MISSING
    elif differences or not _is_spaced_alike(quoted, source, pairs):
        verdict = Verdict.ACCEPTED
    else:
        verdict = Verdict.EXACT
    covered = [at for _, at in pairs] + [at for group in groups if group.kind == "words" for at in group.source]
    pieces = [source[at] for at in (min(covered), max(covered))] if covered else list(source[:1])
    if not pieces:
        return Judgement(Verdict.MISSING, (), 0.0, Span(0, 0), 0, 0)
    span = Span(pieces[0].start, pieces[-1].end)
    return Judgement(verdict, tuple(differences), similarity, span, pieces[0].passage, pieces[-1].passage)


def _grouped(
    steps: Sequence[Step], quoted: Sequence[Piece], source: Sequence[Piece]
) -> tuple[list[_Group], list[tuple[int, int]]]:
    """Return what does not agree to the letter, in groups of neighbours, and the pairs of pieces that do agree."""
    groups: list[_Group] = []
    pairs: list[tuple[int, int]] = []
    open_group: _Group | None = None
    passed = next((step.source for step in steps if step.source is not None), 0)
    for step in steps:
        kind = _kind(step, quoted, source)
        if step.goes_on and step.source is not None and kind != "words":
            pairs.append((step.quoted, step.source))
        if not kind:
            open_group = None
        else:
            if open_group is None or open_group.kind != kind or kind in ("typography", "capital"):
                open_group = _Group(kind, quoted_at=step.quoted + (not step.goes_on), source_at=passed)
                groups.append(open_group)
            if step.goes_on:
                open_group.quoted.append(step.quoted)
            if step.source is not None:
                open_group.source.append(step.source)
        passed = passed if step.source is None else step.source + 1
    return groups, pairs


def _kind(step: Step, quoted: Sequence[Piece], source: Sequence[Piece]) -> str:
    """Return the kind of difference that a step makes; empty for none."""
    piece = quoted[step.quoted]
    if piece.kind in _KINDS:
        return _KINDS[piece.kind]
    if step.source is None or not step.goes_on:
        return "words"
    other = source[step.source]
    if is_same(piece, other):
        if piece.outside is not None:
            return "brackets"
        return "" if piece.raw == other.raw else "typography"
    if other.passage == 0 and piece.kind is other.kind and piece.key.casefold() == other.key.casefold():
        return "capital"  # styles of citation write titles in their own case
    return "capital" if begins_run(quoted, step.quoted) and is_capital_variant(piece, other) else "words"


def _difference(
    group: _Group,
    quoted: Sequence[Piece],
    source: Sequence[Piece],
    texts: tuple[str, str],
    pairs: Sequence[tuple[int, int]],
) -> Difference:
    ours, theirs = [quoted[at] for at in group.quoted], [source[at] for at in group.source]
    kind, why, is_accepted = group.kind, "", True
    if kind == "ellipsis":
        why = objection_to_gap(group.quoted[0], group.source, quoted, source, pairs) if group.quoted else ""
        is_accepted = not why
    elif kind == "brackets" and ours and ours[0].kind is Kind.BRACKETS:
        why = objection_to_brackets(ours[0], theirs)
        is_accepted = not why
    elif kind == "words":
        kind = _accepted_marks(group, quoted, source)
        is_accepted = bool(kind)
        kind = kind or ("words" if any(p.kind is Kind.WORD for p in (*ours, *theirs)) else "marks")
    quoted_span = _span(ours, quoted, group.quoted_at)
    source_span = _span(theirs, source, group.source_at)
    return Difference(
        kind, quoted_span.of(texts[0]), one_line(source_span.of(texts[1])), quoted_span, source_span, is_accepted, why
    )


def _accepted_marks(group: _Group, quoted: Sequence[Piece], source: Sequence[Piece]) -> str:
    """Return why a difference of marks alone is accepted, in a word; empty when it is not."""
    ours, theirs = [quoted[at] for at in group.quoted], [source[at] for at in group.source]
    if any(piece.kind is not Kind.MARK for piece in (*ours, *theirs)):
        return ""
    words = [at for at, piece in enumerate(quoted) if piece.kind is not Kind.MARK]
    first, last = (words[0], words[-1]) if words else (0, 0)
    keys = {piece.key for piece in ours}
    if ours and group.quoted[0] > last and keys <= _LAST | {QUOTE} and sum(p.key in _LAST for p in ours) <= 1:
        return "closing"
    if ours and not theirs and keys == {QUOTE} and (group.quoted[-1] < first or group.quoted[0] > last):
        return "closing"
    if not ours and theirs and all(piece.key == QUOTE and piece.is_first for piece in theirs):
        return "paragraph"
    around = (group.quoted[0] - 1, group.quoted[-1] + 1) if ours else ()
    if (
        not theirs
        and keys <= _BESIDE_GAP
        and any(0 <= at < len(quoted) and quoted[at].kind is Kind.GAP for at in around)
    ):
        return "ellipsis"
    return ""


def _cuts(
    quoted: Sequence[Piece], source: Sequence[Piece], pairs: Sequence[tuple[int, int]], texts: tuple[str, str]
) -> list[Difference]:
    """Return the words at the quotation's ends that are only parts of words joined by a hyphen in the source."""
    found: list[Difference] = []
    words = [pair for pair in pairs if quoted[pair[0]].kind is Kind.WORD]
    for pair, by in ((words[0], -1), (words[-1], 1)) if words else ():
        at, beside = pair[1], pair[0] + by
        is_edge = not any(piece.kind is not Kind.MARK for piece in (quoted[: pair[0]] if by < 0 else quoted[beside:]))
        has_more = 0 <= at + 2 * by < len(source) and source[at + by].key == HYPHEN
        is_taken = 0 <= beside < len(quoted) and (beside, at + by) in pairs
        if is_edge and has_more and not is_taken:
            low, high = sorted((source[at], source[at + 2 * by]), key=lambda piece: piece.start)
            ours, span = quoted[pair[0]], Span(low.start, high.end)
            why = "it is part of a longer word"
            found.append(Difference("cut", ours.raw, span.of(texts[1]), Span(ours.start, ours.end), span, False, why))
    return found


def _similarity(
    groups: Sequence[_Group], quoted: Sequence[Piece], source: Sequence[Piece], pairs: Sequence[tuple[int, int]]
) -> float:
    common = sum(quoted[at].kind is Kind.WORD for at, _ in pairs)
    alone = sum(
        piece.kind is Kind.WORD
        for group in groups
        if group.kind == "words"
        for piece in (*(quoted[at] for at in group.quoted), *(source[at] for at in group.source))
    )
    return 2 * common / (2 * common + alone) if common else 0.0


def _is_spaced_alike(quoted: Sequence[Piece], source: Sequence[Piece], pairs: Sequence[tuple[int, int]]) -> bool:
    return all(quoted[q].is_spaced == source[s].is_spaced or source[s].is_first for q, s in pairs[1:])


def _span(pieces: Sequence[Piece], all_pieces: Sequence[Piece], at: int) -> Span:
    """Return the stretch of some pieces; an empty one before the piece `at` when there are none."""
    if pieces:
        return Span(pieces[0].start, pieces[-1].end)
    place = all_pieces[at].start if at < len(all_pieces) else all_pieces[-1].end if all_pieces else 0
    return Span(place, place)
