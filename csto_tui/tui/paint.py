"""Values of the model as `Content` for Textual: the only module that builds it, and the last place where text
is made harmless.

Styles are theme variables; each mark that matters is also a form (bold, underline, a glyph), never colour
alone. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from textual.content import Content
from textual.content import Span as Styled

from csto_tui.model.article import Article, ArticleCard, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span
from csto_tui.text.clean import one_line
from csto_tui.text.wording import date_words, known_words
from csto_tui.tui.wrap import wrapped

__all__ = [
    "AIR",
    "CURRENT",
    "FOUND",
    "FOUND_HERE",
    "HIT",
    "KINDS",
    "LOUD",
    "QUIET",
    "SELECTED",
    "beside",
    "brief_source_line",
    "byline",
    "clipped",
    "cut",
    "fitting",
    "folded",
    "joined",
    "known_text",
    "lit",
    "plain",
    "shaded",
    "snippet_line",
    "source_line",
    "stacked",
]

T = TypeVar("T")

AIR = Content("")
QUIET = "$quiet"
LOUD = "bold $loud"
HIT = "bold underline $hit"
CURRENT = "bold reverse $hit"
FOUND = "bold underline $found"
FOUND_HERE = "bold reverse $found"
SELECTED = "reverse"

KINDS: dict[EntityKind, tuple[str, str, str]] = {
    EntityKind.PERSON: ("●", "$person", "PEOPLE"),
    EntityKind.ORGANIZATION: ("◆", "$organization", "ORGANIZATIONS"),
    EntityKind.PLACE: ("▲", "$place", "PLACES"),
    EntityKind.EVENT: ("■", "$quiet", "EVENTS"),
    EntityKind.DOCUMENT: ("▪", "$quiet", "DOCUMENTS"),
}
"""For each kind: glyph, hue, heading."""


def plain(text: str, style: str = "") -> Content:
    """Return a text as one line of content, harmless, in one style; markup in it stays text."""
    return _styled(one_line(text), style)


def _styled(text: str, style: str) -> Content:
    return Content(text, [Styled(0, len(text), style)]) if style and text else Content(text)


def lit(text: str, marks: Iterable[tuple[Span, str]], style: str = "") -> Content:
    """Return a text with stretches of it in styles of their own; later marks lie over earlier ones."""
    shown = one_line(text)
    spans = [Styled(0, len(shown), style)] if style else []
    spans += [Styled(mark.start, min(mark.end, len(shown)), how) for mark, how in marks if mark.start < len(shown)]
    return Content(shown, spans)


def joined(parts: Iterable[Content], between: str = " · ") -> Content:
    """Return pieces in a row with a quiet separator between them."""
    return _styled(between, QUIET).join([part for part in parts if part])


def cut(content: Content, width: int) -> Content:
    """Return content in exactly `width` cells: padded, or cut with `…`."""
    return content.truncate(max(width, 0), ellipsis=True, pad=True)


def beside(left: Content, right: Content, width: int) -> Content:
    """Return a line of `width` cells with `right` at its end; `left` gives way, with `…`."""
    room = width - right.cell_length
    if room < 4 or not right:
        return cut(left, width)
    return Content("").join([cut(left, room - 1), Content(" "), right])


def stacked(lines: Iterable[Content]) -> Content:
    """Return lines one above the other."""
    return Content("\n").join(list(lines))


def folded(content: Content, width: int, most: int) -> tuple[Content, ...]:
    """Return content wrapped at words in at most `most` lines of at most `width` cells; what is beyond shows as `…`."""
    text = content.plain
    spans = tuple(islice(wrapped(text, Span(0, len(text)), width), most + 1))
    lines = tuple(content[span.start : span.end] for span in spans[:most])
    if len(spans) <= most:
        return lines
    return (*lines[:-1], content[spans[most - 1].start :].truncate(width, ellipsis=True))


def fitting(forms: Iterable[Content], width: int) -> Content:
    """Return the first form that is at most `width` cells wide, or the last one."""
    form = AIR
    for form in forms:
        if form.cell_length <= width:
            break
    return form


def clipped(marks: Iterable[tuple[Span, str]], within: Span) -> list[tuple[Span, str]]:
    """Return styled stretches as offsets into a stretch of the text, without what lies outside it."""
    return [
        (Span(max(one.start, within.start) - within.start, min(one.end, within.end) - within.start), style)
        for one, style in marks
        if one.overlaps(within)
    ]


def known_text(known: Known[T], show: Callable[[T], str] = str, *, unknown: str = "") -> Content:
    """Return a metadatum with the mark of how it is known; what is inferred stands in italics."""
    styles = {Status.INFERRED: "italic $quiet", Status.UNKNOWN: QUIET}
    return plain(known_words(known, show, unknown=unknown), styles.get(known.status, ""))


def source_line(card: ArticleCard | Article) -> Content:
    """Return the outlet and the date of an article, which always stand together."""
    return joined([known_text(card.source, unknown="source"), known_text(card.published, date_words, unknown="date")])


def brief_source_line(card: ArticleCard | Article, width: int) -> Content:
    """Return the outlet and the date for a narrow place: no more of the date than fits, at least its year; then the
    outlet gives way, with `…`.
    """
    source, year = known_text(card.source), known_text(card.published, _year)
    cut_source = source.truncate(max(width - year.cell_length - 3, 1), ellipsis=True)
    forms = [joined([source, known_text(card.published, show)]) for show in (_short, _month, _year)]
    return fitting([*forms, joined([cut_source, year])], width)


def _short(date: Edtf) -> str:
    return date_words(date, short=True)


def _month(date: Edtf) -> str:
    return _short(Edtf(date.text[:7])) if date.year and date.month else _year(date)


def _year(date: Edtf) -> str:
    return str(date.year) if date.year else _short(date)


def byline(article: ArticleCard | Article) -> Content:
    """Return all that is known about where an article comes from, in one line."""
    authors = known_text(article.authors, ", ".join, unknown="author")
    return joined([source_line(article), authors, known_text(article.place, unknown="place")])


def snippet_line(text: str, marks: Sequence[Span], width: int) -> Content:
    """Return a snippet in at most `width` cells, begun late enough that its first hit is in sight; cuts show as `…`."""
    begin = 0
    if marks and marks[0].end > width - 2:
        begin = text.find(" ", max(marks[0].start - width // 3, 0), marks[0].start) + 1 or marks[0].start
    lead = "…" if begin else ""
    shifted = [(Span(m.start - begin + len(lead), m.end - begin + len(lead)), HIT) for m in marks if m.start >= begin]
    return cut(lit(lead + text[begin:], shifted, QUIET), width)


def shaded(content: Content, style: str) -> Content:
    """Return content with a style under the whole of it."""
    return content.stylize_before(style)
