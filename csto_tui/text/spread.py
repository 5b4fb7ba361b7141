"""Where in a text hits stand, in equal stretches. Nothing here searches or paints."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from csto_tui.model.span import Span

__all__ = ["spread"]


def spread(spans: Sequence[Span], passages: Sequence[Span], bins: int) -> tuple[int, ...]:
    """Return how many spans begin in each of `bins` equal stretches of the passages, what lies between them left out.

    A span outside every passage counts for none.

    >>> spread((Span(0, 2), Span(14, 16)), (Span(0, 5), Span(10, 15)), 2)
    (1, 1)
    """
    if bins < 1:
        raise ValueError(f"{bins} stretches are none")
    counts = [0] * bins
    starts = [passage.start for passage in passages]
    before = [0]
    for passage in passages:
        before.append(before[-1] + passage.end - passage.start)
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < passages[at].end:
            place = before[at] + span.start - passages[at].start
            counts[place * bins // before[-1]] += 1
    return tuple(counts)
