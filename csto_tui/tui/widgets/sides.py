"""Lines for what two articles share, and rows for their pairs of sentences side by side. Painted from a
Comparison; nothing is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from csto_tui.model.comparison import Comparison, Fact, PassagePair, Sentence
from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line
from csto_tui.text.wording import date_words
from csto_tui.tui.paint import AIR, LOUD, QUIET, beside, brief_source_line, cut, plain, source_line
from csto_tui.tui.wrap import wrapped

__all__ = ["pair_rows", "shared_lines"]

_KINDS = {"entity": "names", "number": "numbers", "date": "dates", "quoted": "people quoted"}
_STACKED_BELOW = 90


def shared_lines(comparison: Comparison, width: int) -> tuple[Content, ...]:
    """Return what every one of the articles mentions, and then what only one of them does."""
    lines = [
        plain("  IN BOTH" if len(comparison.articles) == 2 else "  IN ALL", LOUD),
        *_facts(comparison.shared, width),
        AIR,
    ]
    cards = {card.id: card for card in comparison.articles}
    for article_id, facts in comparison.only:
        lines += [
            plain("  ONLY IN  ", LOUD).append(source_line(cards[article_id])),
            *_facts(facts, width),
            AIR,
        ]
    return tuple(lines)


def _facts(facts: tuple[Fact, ...], width: int) -> Iterator[Content]:
    if not facts:
        yield plain("    nothing that was recognised", QUIET)
    for kind, label in _KINDS.items():
        for line in _rows([_shown(fact) for fact in facts if fact.kind == kind], width - 22):
            yield plain(f"    {label:<15} ", QUIET).append(plain(line))
            label = ""


def _shown(fact: Fact) -> str:
    if fact.kind == "date":
        try:
            return date_words(Edtf(fact.text)).replace(" (year —)", "")
        except ValueError:  # a date in other words stands as it is
            pass
    return clean_line(fact.text)


def _rows(words: Sequence[str], width: int) -> Iterator[str]:
    """Yield the words in lines; no line begins with a separator, and no word is cut."""
    line = ""
    for word in words:
        longer = f"{line}  ·  {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def pair_rows(comparison: Comparison, width: int) -> tuple[tuple[Content, ...], ...]:
    """Return the lines of each pair of sentences that speak of the same thing, best first, with what they share."""
    return tuple(tuple(_pair(pair, comparison, width)) for pair in comparison.pairs)


def _pair(pair: PassagePair, comparison: Comparison, width: int) -> Iterator[Content]:
    because = plain(f"because: {' · '.join(pair.why)}" if pair.why else "", "italic $quiet")
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
    strength = f"{pair.similarity:.2f}".lstrip("0") + (" strong" if pair.is_strong else "")
    yield beside(because, plain(strength, QUIET), width)


def _sentence(sentence: Sentence, width: int, comparison: Comparison) -> Iterator[Content]:
    card = next(card for card in comparison.articles if card.id == sentence.article_id)
    number = plain(f"¶{sentence.passage}  ", QUIET)
    yield number.append(brief_source_line(card, width - number.cell_length))
    text = clean_line(sentence.text)
    for span in wrapped(text, Span(0, len(text)), width - 2):
        yield plain("  ").append(plain(span.of(text)))
