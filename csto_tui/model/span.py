"""A stretch of text. Nothing here knows whose text it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "absorbed"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of code points in some text.

    >>> Span(6, 11).of("Minsk Brest")
    'Brest'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """Return the span moved right by `by` code points (left if negative)."""
        return Span(self.start + by, self.end + by)


def absorbed(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans, drop repeats, and drop every span that lies inside another one.

    This is the rule that makes hits countable: what is lit once counts once. Spans that overlap without
    containing each other both stay.

    >>> absorbed([Span(3, 5), Span(0, 9), Span(8, 12)])
    (Span(start=0, end=9), Span(start=8, end=12))
    """
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
