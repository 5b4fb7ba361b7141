"""Split the exports of news databases into their articles, by rules. A text that no rule fits stays whole.

Nothing here guesses: what a rule does not name is not read as metadata.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.bundle_rules import BundleRule, FieldRule, packaged_rules
from csto_tui.corpus.readers.parts import has_words
from csto_tui.model.article import Boilerplate, Evidence
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["MAY_HOLD_BUNDLES", "fitting", "unbundled"]

MAY_HOLD_BUNDLES = frozenset((".txt", ".text", ".doc", ".docx", ".rtf"))
"""Suffixes of the formats in which databases export."""
_ENOUGH = 0.8
"""Of the articles: as many must have what a rule requires."""
_HEAD = 40
"""Lines in which an article's head ends."""
_LONGEST = 500
"""Characters of a line that patterns see; a longer line is text."""
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    """What patterns see: without white space around it; nothing of a long line."""


def unbundled(draft: Draft, rules: Sequence[BundleRule] | None = None) -> tuple[Draft, ...]:
    """Return the articles of an export, numbered from 1 when they are several; the draft itself when no rule fits.

    The first draft's remarks say which rule fitted, and for how many articles it told what.
    """
    for rule in packaged_rules() if rules is None else rules:
        text = _with_body_apart(draft.text, rule)
        lines = _lines(text)
        pieces = list(_pieces(lines, rule))
        if not pieces:
            continue
        if not _fits(pieces, rule):
            if any(one.fullmatch(line.text) for one in rule.required for line in lines):
                remark = f"looks like an export of {rule.name}, but its layout is not known: read as one article"
                draft = replace(draft, remarks=(*draft.remarks, remark))
            continue
        drafts = [_article(text, piece, rule, draft.encoding) for piece in pieces]
        keyed = [replace(one, key=str(number)) for number, one in enumerate(drafts, 1)] if len(drafts) > 1 else drafts
        return (replace(keyed[0], remarks=(*draft.remarks, _told(drafts, rule))), *keyed[1:])
    return (draft,)


def fitting(text: str, rules: Sequence[BundleRule] | None = None) -> tuple[str, ...]:
    """Say of each rule what it makes of a text: how many articles, and whether they have what it requires; a sentence
    each, for whoever writes rules.
    """
    said = []
    for rule in packaged_rules() if rules is None else rules:
        pieces = list(_pieces(_lines(_with_body_apart(text, rule)), rule))
        lacking = [one.pattern for one in rule.required if not _have(pieces, one)]
        why = f"too few have {' or '.join(lacking)}" if lacking else "it fits"
        said.append(
            f"{rule.name}: {len(pieces)} articles; {why}" if pieces else f"{rule.name}: no line {rule.mark.pattern}"
        )
    return tuple(said)


def _with_body_apart(text: str, rule: BundleRule) -> str:
    """Return the text with a break behind each mark of a body that has text on its line."""
    pattern = re.compile(
        rf"^([ \t]*(?:{rule.body.pattern}))[ \t]*(?=\S)", re.MULTILINE | rule.body.flags & re.IGNORECASE
    )
    return pattern.sub(lambda match: f"{match[1]}\n", text) if rule.body.pattern != "(?!)" else text


def _lines(text: str) -> list[_Line]:
    lines = []
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        start = match.start() + match[0].index(bare)
        lines.append(_Line(Span(start, start + len(bare)), bare if len(bare) <= _LONGEST else ""))
    return lines


def _pieces(lines: Sequence[_Line], rule: BundleRule) -> Iterator[list[_Line]]:
    """Yield the lines of each article; the marks between two belong to none."""
    marks = [place for place, line in enumerate(lines) if rule.mark.fullmatch(line.text)]
    if not marks:
        return
    if rule.bound == "starts":
        bounds = [*zip(marks, [*marks[1:], len(lines)], strict=True)]
    else:
        starts = [0, *(place + 1 for place in marks)]
        bounds = [*zip(starts, [*(place + (rule.bound == "ends") for place in marks), len(lines)], strict=True)]
    for start, end in bounds:
        piece = list(lines[start:end])
        if start == 0:
            piece = piece[_below_cover(piece, rule) :]
        if sum(has_words(line.text) or not line.text for line in piece) > 1:
            yield piece


def _below_cover(piece: Sequence[_Line], rule: BundleRule) -> int:
    needed = (place for place, line in enumerate(piece) if any(one.fullmatch(line.text) for one in rule.required))
    first = next(needed, 0)
    return max((place + 1 for place, line in enumerate(piece[:first]) if rule.cover.fullmatch(line.text)), default=0)


def _fits(pieces: Sequence[Sequence[_Line]], rule: BundleRule) -> bool:
    return all(_have(pieces, pattern) for pattern in rule.required)


def _have(pieces: Sequence[Sequence[_Line]], pattern: re.Pattern[str]) -> bool:
    return sum(any(pattern.fullmatch(line.text) for line in piece) for piece in pieces) >= _ENOUGH * len(pieces)


def _article(text: str, piece: Sequence[_Line], rule: BundleRule, encoding: str) -> Draft:
    start, end = piece[0].span.start, piece[-1].span.end
    own = [_Line(line.span.shifted(-start), line.text) for line in piece]
    body = _body(own, rule)
    found = {name: at for name, places in rule.fields.items() if (at := _found(own, places, body)) is not None}
    title = next((at for at, span in (found[name] for name in found if name == "title") if own[at].span == span), None)
    kept = {*body, *([] if title is None else [title])}
    return Draft(
        text[start:end],
        encoding,
        tuple(_given(name, place, span, text[start:end], own) for name, (place, span) in found.items()),
        None if title is None else own[title].span,
        aside=tuple(Boilerplate(line.span, "metadata") for place, line in enumerate(own) if place not in kept),
    )


def _body(lines: Sequence[_Line], rule: BundleRule) -> range:
    """Return which lines are the text: below the mark of the body or the last line of the head, above the tail."""
    marks = (place + 1 for place, line in enumerate(lines) if rule.body.fullmatch(line.text))
    heads = (
        place + 1 for place, line in enumerate(lines[:_HEAD]) if any(one.fullmatch(line.text) for one in rule.head)
    )
    start = next(marks, 0) or max(heads, default=1)
    tails = (place for place, line in enumerate(lines) if place > start and rule.tail.fullmatch(line.text))
    end = next(tails, len(lines))
    if rule.bound == "ends" and end == len(lines) and rule.mark.fullmatch(lines[-1].text):
        end -= 1
    return range(start, max(start, end))


def _found(lines: Sequence[_Line], places: Sequence[FieldRule], body: range) -> tuple[int, Span] | None:
    """Return the line above or below the text that holds a metadatum, and where the value stands in it."""
    for place in places:
        for number, line in enumerate(lines):
            match = place.match.fullmatch(line.text)
            if match and number not in body:
                group = 1 if place.match.groups and match[1] else 0
                return number, Span(line.span.start + match.start(group), line.span.start + match.end(group))
        at = _counted(lines[: body.start], place) if place.line else None
        if at is not None and lines[at].text:
            return at, lines[at].span
    return None


def _counted(head: Sequence[_Line], place: FieldRule) -> int | None:
    anchor = place.after or place.before
    if anchor is None:
        return place.line - 1 if place.line <= len(head) else None
    at = next((number for number, line in enumerate(head) if anchor.fullmatch(line.text)), None)
    if at is None:
        return None
    at += place.line if place.after else -place.line
    return at if 0 <= at < len(head) else None


def _given(name: str, place: int, span: Span, text: str, lines: Sequence[_Line]) -> Given:
    value = clean_line(span.of(text))
    parts = re.split(r"; ?| and (?=[A-Z])", value) if name == "authors" else [value]
    values = tuple(part for part in parts if part) or (value,)
    line = text.count("\n", 0, span.start) + 1
    return Given(name, values, Evidence(line, clean_line(lines[place].text), lines[place].span))


def _told(drafts: Sequence[Draft], rule: BundleRule) -> str:
    counts = Counter(one.field for draft in drafts for one in draft.given)
    fields = ", ".join(f"{field} {counts[field]}" for field in rule.fields)
    return f"split by the rule {rule.name} into {len(drafts)} articles; known of them: {fields}"
