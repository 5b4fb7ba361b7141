"""The lines of a text and the blocks they form: one line a block, or several where the text is hard-wrapped.
Nothing here judges a block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from csto_tui.model.span import Span

__all__ = ["Block", "blocks"]

_SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_SAMPLE = 2_000
_NARROWEST, _WIDEST = 30, 120
"""Columns to which people and programs wrap text."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one line that stands by itself."""

    span: Span
    """Without the white space around it."""
    text: str
    """On one line."""
    line: int
    """The number of its first line, from 1."""
    gap: int
    """Blank lines above it."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    span: Span
    text: str
    indent: int
    gap: int


def blocks(text: str, stands_alone: Callable[[str], bool], start: int = 0) -> tuple[Block, ...]:
    """Return the blocks of `text` from offset `start` on, in order; each line that is not blank belongs to
    exactly one.

    In a wrapped text, a line that `stands_alone` by its words is not joined with the line above it when that
    one is short.
    """
    lines = tuple(_lines(text, start))
    if not _is_wrapped(lines):
        return tuple(Block(line.span, line.text, line.number, line.gap) for line in lines)
    limit = _width(lines) * 0.7
    groups: list[list[_Line]] = []
    for line in lines:
        above = groups[-1] if groups else []
        if not above or _begins(above[-1], line, limit) or _is_apart(above, line, limit, stands_alone):
            groups.append([line])
        else:
            above.append(line)
    return tuple(_joined(group) for group in groups)


def _lines(text: str, start: int) -> Iterator[_Line]:
    number, gap = text.count("\n", 0, start) + 1, 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        raw = text[start:end]
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            yield _Line(number, Span(start + indent, start + indent + len(bare)), bare, indent, gap)
        gap = 0 if bare else gap + 1
        number, start = number + 1, end + 1


def _joined(group: list[_Line]) -> Block:
    first = group[0]
    return Block(
        Span(first.span.start, group[-1].span.end),
        " ".join(line.text for line in group),
        first.number,
        first.gap,
    )


def _is_wrapped(lines: tuple[_Line, ...]) -> bool:
    """Tell whether lines end for want of room: most breaks come where the next word no longer fits, and
    sentences go on.
    """
    pairs = [(a, b) for a, b in pairwise(lines[:_SAMPLE]) if not b.gap and b.indent <= a.indent]
    width = _width(lines)
    if len(pairs) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    full = sum(_room_needed(a, b) > width * 0.9 for a, b in pairs)
    going_on = sum(not _SENTENCE_END.search(a.text) for a, b in pairs)
    small = sum(b.text[0].islower() for a, b in pairs)
    cased = any(line.text[0].isupper() for line in lines[:_SAMPLE])
    return full >= len(pairs) * 0.5 and going_on > len(pairs) * 0.5 and (small > len(pairs) * 0.3 or not cased)


def _width(lines: tuple[_Line, ...]) -> int:
    lengths = sorted(len(line.text) for line in lines[:_SAMPLE])
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _room_needed(line: _Line, following: _Line) -> int:
    return len(line.text) + 1 + len(following.text.split(None, 1)[0])


def _begins(above: _Line, line: _Line, limit: float) -> bool:
    """Tell whether `line` begins a block: after a blank line, by its indent, or below a sentence that ends
    with room left.
    """
    if line.gap or line.indent >= above.indent + 2:
        return True
    is_short = _room_needed(above, line) < limit and bool(_SENTENCE_END.search(above.text))
    return is_short and not line.text[0].islower()


def _is_apart(group: list[_Line], line: _Line, limit: float, stands_alone: Callable[[str], bool]) -> bool:
    """Tell whether a byline or a date stands at the head of a block: as its only line so far, or right below
    the first.
    """
    above = group[-1]
    if len(group) > 2 or _room_needed(above, line) >= limit:
        return False
    return stands_alone(line.text) or (len(group) == 1 and stands_alone(above.text))
