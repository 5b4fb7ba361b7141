"""Choose the stretch of an article that shows its hits best. Nothing here searches or paints."""

from __future__ import annotations

from csto_tui.model.results import Snippet
from csto_tui.model.span import Span
from csto_tui.text.clean import one_line

__all__ = ["snippet"]


def snippet(text: str, passages: tuple[Span, ...], spans: tuple[Span, ...], width: int = 160) -> Snippet:
    """Return about `width` code points of one passage around as many different hits as fit.

    `spans` are sorted and lie inside `passages`. Among stretches with equally many different words hit, the first
    wins; without any
    hit it is the beginning of the first passage. Cuts fall between words and are shown by `…`.
    """
    if not passages:
        return Snippet("")
    if not spans:
        return _cut(text, passages[0], passages[0].start, (), width)
    best, best_worth = 0, (-1, -1)
    home = 0
    for index, span in enumerate(spans):
        while passages[home].end < span.end:
            home += 1
        limit = min(span.start + width * 3 // 4, passages[home].end)
        inside = [other for other in spans[index : index + 12] if other.end <= limit or other is span]
        worth = (len({other.of(text).casefold() for other in inside}), len(inside))
        if worth > best_worth:
            best, best_worth = index, worth
        if index >= 200:  # a long article: enough has been seen to choose well
            break
    start = spans[best].start
    passage = next(p for p in passages if p.end >= spans[best].end)
    return _cut(text, passage, start - width // 5, spans, width)


def _cut(text: str, passage: Span, start: int, spans: tuple[Span, ...], width: int) -> Snippet:
    low = max(passage.start, min(start, passage.end - width))
    high = min(passage.end, max(low, passage.start) + width)
    if low > passage.start:
        space = text.find(" ", low, low + 24)
        low = space + 1 if space >= 0 else low
    if high < passage.end:
        space = text.rfind(" ", max(low, high - 24), high)
        high = space if space > low else high
    lead, trail = "…" if low > passage.start else "", "…" if high < passage.end else ""
    marks = tuple(
        Span(max(s.start, low), min(s.end, high)).shifted(len(lead) - low)
        for s in spans
        if s.start < high and s.end > low
    )
    return Snippet(lead + one_line(text[low:high]) + trail, marks)
