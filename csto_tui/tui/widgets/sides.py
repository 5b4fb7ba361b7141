"""Rows for sentences that speak of the same thing.

Painted from values; nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from csto_tui.model.comparison import Comparison, Counterpart, PassagePair, Sentence
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.tui.paint import AIR, QUIET, beside, brief_source_line, cut, plain
from csto_tui.tui.wrap import wrapped

__all__ = ["counterpart_rows", "pair_rows"]

_STACKED_BELOW = 90


def counterpart_rows(counterparts: Sequence[Counterpart], width: int) -> tuple[tuple[Content, ...], ...]:
    """Return the lines of each sentence that may answer one: place and strength, the words, the reason."""
    return tuple(tuple(_counterpart(one, width)) for one in counterparts)


def _counterpart(one: Counterpart, width: int) -> Iterator[Content]:
    head = plain(f"{_strength(one.similarity, one.is_strong)}  ¶{one.sentence.passage}  ", QUIET)
    text, why = clean_line(one.sentence.text), _because(one.why)
    for number, span in enumerate(wrapped(text, Span(0, len(text)), width - head.cell_length)):
        margin = head if number == 0 else plain(" " * head.cell_length)
        yield margin.append(plain(span.of(text)))
    if why:
        for span in wrapped(why, Span(0, len(why)), width - head.cell_length):
            yield plain(" " * head.cell_length).append(plain(span.of(why), "italic $quiet"))


def pair_rows(comparison: Comparison, width: int) -> tuple[tuple[Content, ...], ...]:
    """Return the lines of each pair of sentences that speak of the same thing, best first, with what they share."""
    return tuple(tuple(_pair(pair, comparison, width)) for pair in comparison.pairs)


def _pair(pair: PassagePair, comparison: Comparison, width: int) -> Iterator[Content]:
    if width < _STACKED_BELOW:
        for sentence in (pair.left, pair.right):
            yield from _sentence(sentence, width, comparison)
    else:
        half = (width - 3) // 2
        left, right = (list(_sentence(one, half, comparison)) for one in (pair.left, pair.right))
        for number in range(max(len(left), len(right))):
            one = left[number] if number < len(left) else AIR
            other = right[number] if number < len(right) else AIR
            yield cut(one, half).append("   ").append(other)
    strength = plain(_strength(pair.similarity, pair.is_strong) + (" doubtful" if pair.is_doubtful else ""), QUIET)
    why = _because(pair.why)
    lines = [span.of(why) for span in wrapped(why, Span(0, len(why)), width - strength.cell_length - 1)] or [""]
    yield beside(plain(lines[0], "italic $quiet"), strength, width)
    yield from (plain(line, "italic $quiet") for line in lines[1:])


def _because(why: Sequence[str]) -> str:
    return f"because: {' · '.join(clean_line(one) for one in why)}" if why else ""


def _strength(similarity: float, is_strong: bool) -> str:
    return f"{similarity:.2f}".lstrip("0") + (" strong" if is_strong else "")


def _sentence(sentence: Sentence, width: int, comparison: Comparison) -> Iterator[Content]:
    card = next(card for card in comparison.articles if card.id == sentence.article_id)
    number = plain(f"¶{sentence.passage}  ", QUIET)
    yield number.append(brief_source_line(card, width - number.cell_length))
    text = clean_line(sentence.text)
    for span in wrapped(text, Span(0, len(text)), width - 2):
        yield plain("  ").append(plain(span.of(text)))
