"""Find what stands between quotation marks, in the marks of many languages, also where they do not match.

A quotation never runs on beyond its passage unless the next passage opens with a mark again.
Nothing here knows who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csto_tui.model.article import Article, Passage
from csto_tui.statements.lexicon import reporting_words

__all__ = ["Quoted", "quoted"]

_MARK = re.compile(r"''|``|[\"“”„‟«»「」『』‘’‚‹›']")
_DOUBLE = frozenset(("“", "”", "„", "‟", '"', "''", "``"))
_CLOSERS = {
    "“": "”",
    "”": "”",
    "‟": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
}
# What may stand directly before a mark that opens.
_BEFORE = frozenset("([{—–-/:…‘'“«„\"")
# Singles open only in pairs that cannot be apostrophes.
_SINGLES = frozenset("'‘‚")
_INSIDE_WORDS = frozenset("'’\"‘")
_SPOKEN_END = frozenset(",.!?…")
_INNER_CUE = re.compile(r"(?<=[,.!?…])(?P<cue_dash>\s)[–—-]\s(?P<cue>[а-яёіїєґў][^–—«»\"]{3,90}?)[.,:]\s[–—-]\s")
# An unclosed quotation ends where its cue begins: `"We go on, he said.`
_LOST_CLOSE = re.compile(r"(?<=[,!?]) (?=(?:[—–-] ?)?(?:he|she|they|said|сказал|он|она|заявил)\b)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks in one passage; offsets into the article's text."""

    number: int
    """Of the quotation, from 1; the parts of one that runs over passages share it."""
    passage: int
    opened: int
    """Of the opening mark, or `start` where a part has none."""
    start: int
    end: int
    """Of the words without the marks."""
    closed: int
    """Behind the closing mark, or `end` where there is none."""
    continues: bool
    """It goes on from an earlier part."""


@dataclass(frozen=True, slots=True)
class _Mark:
    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def quoted(article: Article) -> tuple[Quoted, ...]:
    """Return the quotations in the passages of an article, in order; one inside another is not returned."""
    found: list[Quoted] = []
    pending = ""
    for index, passage in enumerate(article.passages):
        following = article.passages[index + 1] if index + 1 < len(article.passages) else None
        pending = _in_passage(article.text, passage, following, pending, found)
    return tuple(found)


def _in_passage(text: str, passage: Passage, following: Passage | None, pending: str, found: list[Quoted]) -> str:
    """Add the quotations of one passage; return the mark of one that runs on, or nothing."""
    low, high = passage.span.start, passage.span.end
    marks = list(_marks(text, low, high))
    at = 0
    while at < len(marks):
        mark = marks[at]
        continues = bool(pending and found) and not text[low : mark.start].strip() and _kin(mark.text, pending)
        pending = ""
        end, closed = _close(text, marks, at, high) if mark.opens else (-1, -1)
        if not mark.opens or (end < 0 and mark.text in _SINGLES):
            at += 1
            continue
        if end < 0:
            pending = mark.text if following is not None and _opens_again(text, following, mark.text) else ""
            end = closed = high if pending else _lost_end(text, mark.end, high)
        start, stop = _trimmed(text, mark.end, end)
        if any(map(str.isalnum, text[start:stop])):
            number = found[-1].number + (not continues) if found else 1
            whole = Quoted(number, passage.number, mark.start, start, stop, closed, continues)
            found += _parts(text, whole)
        while at < len(marks) and marks[at].start < max(closed, mark.end):
            at += 1
    return pending


def _parts(text: str, whole: Quoted) -> Iterator[Quoted]:
    """Yield a quotation without the cue inside its marks, as Cyrillic print has it: `«Идём, – сказал он. – Пора»`."""
    start, opened = whole.start, whole.opened
    continues = whole.continues
    for cue in _INNER_CUE.finditer(text, whole.start, whole.end):
        words = cue["cue"].casefold().split()
        if cue.end() < whole.end and any(word.strip(",") in reporting_words() for word in words[:2]):
            yield Quoted(
                whole.number, whole.passage, opened, start, cue.start("cue_dash"), cue.start("cue_dash"), continues
            )
            start = opened = cue.end()
            continues = True
    yield Quoted(whole.number, whole.passage, opened, start, whole.end, whole.closed, continues)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _marks(text: str, low: int, high: int) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, low, high):
        mark, start, end = match[0], match.start(), match.end()
        before = text[start - 1] if start > low else " "
        after = text[end] if end < high else " "
        if mark in _INSIDE_WORDS and before.isalnum() and after.isalnum():
            continue  # an apostrophe, or a Hebrew abbreviation
        is_left = (before.isspace() or before in _BEFORE) and not after.isspace()
        is_right = not before.isspace() and not after.isalnum()
        opens, closes = _sides(mark, is_left, is_right)
        if mark in _SINGLES and after.isdigit():
            opens = False  # '90s
        yield _Mark(mark, start, end, opens, closes)


def _sides(mark: str, is_left: bool, is_right: bool) -> tuple[bool, bool]:
    """Return whether a mark can open and whether it can close, by what it leans on: Swedish ”…” opens with a closer,
    German „…“ closes with an opener, and » « stand both ways round.
    """
    match mark:
        case "「" | "『" | "‹" | "„" | "‚" | "‟":
            return True, False
        case "」" | "』" | "›":
            return False, True
        case "’":
            return False, is_right
        case "“" | "«":
            return is_left or not is_right, is_right or mark == "“"
        case "”" | "»":
            return is_left and not is_right, True
        case "'" | "‘":
            return is_left, is_right
        case _:
            return is_left or not is_right, is_right or not is_left


def _kin(first: str, second: str) -> bool:
    return first == second or (first in _DOUBLE and second in _DOUBLE) or {first, second} <= {"«", "»"}


def _opens_again(text: str, following: Passage, mark: str) -> bool:
    opening = _MARK.match(text, following.span.start)
    return opening is not None and _kin(opening[0], mark)


def _close(text: str, marks: list[_Mark], at: int, high: int) -> tuple[int, int]:
    """Return where the words of the quotation opened by `marks[at]` end and where its closing mark ends, or -1, -1."""
    mark = marks[at]
    if mark.text in _SINGLES:
        return _close_single(text, marks, at)
    depth = 1
    slip: _Mark | None = None  # a single mark where a double should close
    closers: list[_Mark] = []
    for index in range(at + 1, len(marks)):  # not a slice: that would copy the rest for each mark
        other = marks[index]
        if other.text in "'’" and other.closes and slip is None and text[other.start - 1] in _SPOKEN_END and depth == 1:
            slip = other
        elif _closes(other, mark) and not (other.opens and not other.closes):
            depth -= 1
            closers.append(other)
            if depth == 0:
                return (other.start, other.end)
        elif other.opens and _kin(other.text, mark.text):
            if slip is not None:
                break
            depth += 1
    if slip is not None and not closers:
        return (slip.start, slip.end)
    return _double_duty(text, closers, high)


def _closes(mark: _Mark, opening: _Mark) -> bool:
    if not mark.closes:
        return False
    if opening.text in ('"', "''", "``"):
        return mark.text in ('"', "''", "”")
    return mark.text in _CLOSERS[opening.text] or (opening.text in _DOUBLE and mark.text in ('"', "''", "”"))


def _double_duty(text: str, closers: list[_Mark], high: int) -> tuple[int, int]:
    """Return the closer that does for an inner quotation and the outer one: `«… ООО «Газпром», — сказал он`."""
    for closer in closers:
        if re.match(r"[,.]?\s*[—–-]\s|\s*$", text[closer.end : min(high, closer.end + 6)]):
            return (closer.start, closer.end)
    return (closers[-1].start, closers[-1].end) if closers else (-1, -1)


def _close_single(text: str, marks: list[_Mark], at: int) -> tuple[int, int]:
    """Close a single mark before any double one; after spoken punctuation rather than after a plural's apostrophe."""
    ends: list[_Mark] = []
    wanted = "’" if marks[at].text == "‘" else "‘’" if marks[at].text == "‚" else "'"
    for index in range(at + 1, len(marks)):
        other = marks[index]
        if other.text in _DOUBLE or other.text in "«»" or (other.opens and not other.closes):
            break
        if other.closes and other.text in wanted:
            ends.append(other)
    spoken = next((end for end in ends if text[end.start - 1] in _SPOKEN_END), None)
    plural = next((end for end in ends if text[end.start - 1] not in "sSсС"), None)
    best = spoken or plural or (ends[0] if ends else None)
    return (best.start, best.end) if best else (-1, -1)


def _lost_end(text: str, start: int, high: int) -> int:
    cue = _LOST_CLOSE.search(text, start, high)
    return cue.start() if cue else high
