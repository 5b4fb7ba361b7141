"""The quotations of a draft as rows with their verdicts, and one of them in full: the draft's words and the source's,
what differs marked in both. Nothing here judges.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from textual.content import Content

from csto_tui.model.draft import Check, Difference, Excerpt, Verdict
from csto_tui.model.span import Span
from csto_tui.tui.paint import AIR, QUIET, beside, brief_source_line, clipped, folded, joined, lit, plain
from csto_tui.tui.sided import full
from csto_tui.tui.sighting import Sighting

__all__ = ["COLUMNS", "check_lines", "check_record", "check_rows", "tallied"]

COLUMNS = ("line", "verdict", "quote", "article", "passage", "text", "differences", "nearest")
_MARKS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.EXACT: ("✓", "$success"),
    Verdict.ACCEPTED: ("≈", "$found"),
    Verdict.ALTERED: ("✗", "bold $error"),
    Verdict.MISSING: ("?", "bold $warning"),
}
_DIFFERS = "bold reverse $error"
_ACCEPTED = "underline $found"
"""A difference that is allowed."""
_HERE = "$loud"


def tallied(sightings: Sequence[Sighting]) -> tuple[Content, Content]:
    """Return how many quotations have which verdict: in words, and with the glyphs alone."""
    counts = Counter(one.check.verdict for one in sightings)
    found = [(counts[one], one, *_MARKS[one]) for one in Verdict if counts[one]]
    words = joined([plain(f"{glyph} {count} {verdict}", hue) for count, verdict, glyph, hue in found])
    return words, joined([plain(f"{glyph} {count}", hue) for count, _, glyph, hue in found])


def check_rows(sightings: Sequence[Sighting], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each quotation: verdict, line of the draft, first words, and where they stand."""
    return [tuple(_row(one, width)) for one in sightings]


def _row(one: Sighting, width: int) -> Iterator[Content]:
    check = one.check
    mark, hue = _MARKS[check.verdict]
    yield beside(plain(f"{mark} {check.verdict}", hue), plain(f"line {check.quotation.line}", QUIET), width)
    yield from folded(plain(f"“{check.quotation.text}”", "" if check.verdict.holds else "$loud"), width, 2)
    if one.card is not None and check.place is not None:
        number = plain(_passage(check.place), QUIET)
        source = brief_source_line(one.card, width - number.cell_length - 2).stylize_before(QUIET)
        yield beside(source, number, width)


def _passage(place: Excerpt) -> str:
    if place.passage is None:
        return "title"
    run_on = f"–{place.end_passage}" if place.end_passage != place.passage else ""
    return f"¶{place.passage}{run_on}"


def check_lines(one: Sighting, width: int) -> tuple[Content, ...]:
    """Return a quotation in full, as the draft and as the source has it, and every difference in words."""
    return tuple(_full(one, width))


def _full(one: Sighting, width: int) -> Iterator[Content]:
    check = one.check
    yield plain(f"DRAFT · line {check.quotation.line}", QUIET)
    quoted = [(diff.quoted_span, _style(diff)) for diff in check.differences if diff.quoted_span]
    yield from full(lit(check.quotation.text, quoted, _HERE), width)
    yield from _source(one, width)
    if check.differences:
        yield AIR
        yield plain("WHAT DIFFERS", QUIET)
        for diff in sorted(check.differences, key=lambda diff: diff.is_accepted):
            yield from full(plain(_told(diff), "" if diff.is_accepted else "$error"), width)
    for remark in _remarks(check):
        yield AIR
        yield from full(plain(remark, "$warning"), width)


def _source(one: Sighting, width: int) -> Iterator[Content]:
    check, place = one.check, one.place
    yield AIR
    if place is None or one.card is None:
        yield plain("SOURCE", QUIET)
        yield from full(plain("No passage of any article is like it.", "$warning"), width)
        return
    likeness = f" · the likest passage, {place.similarity:.0%} alike" if check.place is None else ""
    yield from full(plain(f"SOURCE · {_passage(place)}{likeness}", QUIET), width)
    marks = [(one.matched, _HERE)] if one.matched else []
    marks += [(diff.source_span.shifted(-one.start), _style(diff)) for diff in check.differences if diff.source_span]
    shown = Span(0, len(one.text))
    yield from full(lit(one.text, clipped(marks, shown), QUIET), width)


def _style(diff: Difference) -> str:
    return _ACCEPTED if diff.is_accepted else _DIFFERS


def _told(diff: Difference) -> str:
    """Say a difference in words."""
    sign = "≈ allowed" if diff.is_accepted else "✗"
    why = f" ({diff.why})" if diff.why else f" ({diff.kind})" if diff.is_accepted else ""
    if not diff.source:
        return f"{sign} not in the source: “{diff.quoted}”{why}"
    if not diff.quoted:
        return f"{sign} left out: “{diff.source}”{why}"
    return f"{sign} “{diff.quoted}”, in the source “{diff.source}”{why}"


def _remarks(check: Check) -> Iterator[str]:
    if check.quotation.is_open:
        yield "⚠ its mark is not closed: it was taken to end with the paragraph"
    if check.is_weak:
        yield "⚠ so few words say little where they stand"


def check_record(one: Sighting) -> dict[str, Any]:
    """Return a quotation with its verdict as a row for a file."""
    check, place, nearest = one.check, one.check.place, one.check.nearest
    return {
        "line": check.quotation.line,
        "verdict": str(check.verdict),
        "quote": check.quotation.text,
        "article": place.article_id if place else None,
        "passage": place.passage if place else None,
        "text": place.text if place else None,
        "differences": [_told(diff) for diff in check.differences],
        "nearest": f"{nearest.article_id} {_passage(nearest)}: {nearest.text}" if nearest else None,
    }
