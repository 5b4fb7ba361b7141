"""Values of the model as `Content` for Textual: the only module that builds it, and the last place where text
is made harmless.

Styles are theme variables; each mark that matters is also a form (bold, underline, a glyph), never colour
alone. Nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from textual.content import Content
from textual.content import Span as Styled

from csto_tui.model.article import Article, ArticleCard, Known, Status
from csto_tui.model.edtf import Edtf
from csto_tui.model.entity import EntityKind
from csto_tui.model.span import Span
from csto_tui.text.clean import one_line

__all__ = [
    "AIR",
    "CURRENT",
    "HIT",
    "KINDS",
    "LOUD",
    "QUIET",
    "beside",
    "byline",
    "cut",
    "date_text",
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
_MONTHS = "January February March April May June July August September October November December".split()

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


def known_text(known: Known[T], show: Callable[[T], str] = str, *, unknown: str = "") -> Content:
    """Return a metadatum with the mark of how it is known: stated plain, `≈` inferred, `✎` set by the user,
    `—` unknown.
    """
    if known.value is None:
        return plain(f"{unknown} —" if unknown else "—", QUIET)
    text = show(known.value)
    if known.status is Status.INFERRED:
        return plain(f"{text} ≈", "italic $quiet")
    return plain(f"{text} ✎" if known.status is Status.USER else text)


def date_text(date: Edtf, *, short: bool = False) -> str:
    """Return a date as a newspaper writes it, as precise as it is known.

    >>> [date_text(Edtf(form)) for form in ("2012-03-01", "XXXX-06-14", "2010/2011", "2010-12-10/2010-12-13")]
    ['1 March 2012', '14 June (year —)', '2010 – 2011', '10–13 December 2010']
    """
    first, _, second = date.text.partition("/")
    if date.is_interval and len(second) == 10 and first[:8] == second[:8]:
        return f"{int(first[8:])}–{date_text(Edtf(second), short=short)}"
    if date.is_interval:
        return " – ".join(date_text(Edtf(part), short=short) for part in date.text.split("/"))
    month = _MONTHS[date.month - 1] if date.month else ""
    words = [str(date.day) if date.day else "", month[:3] if short else month]
    if date.year is not None:
        words.append(str(date.year))
    elif not short:
        words.append("(year —)")
    words.append(date.text[-1] if date.is_approximate else "")
    return " ".join(word for word in words if word)


def source_line(card: ArticleCard | Article, *, short: bool = False) -> Content:
    """Return the outlet and the date of an article, which always stand together."""
    date = known_text(card.published, lambda value: date_text(value, short=short), unknown="" if short else "date")
    return joined([known_text(card.source, unknown="" if short else "source"), date])


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
