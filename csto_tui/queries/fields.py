"""The fields of the query language and what each takes. Nothing here looks anything up."""

from __future__ import annotations

from difflib import get_close_matches

from csto_tui.errors import QueryError
from csto_tui.model.query import Field
from csto_tui.model.span import Span
from csto_tui.queries.dates import interval, notation
from csto_tui.text.clean import clean_line
from csto_tui.text.normalize import word_count

__all__ = ["CHOICES", "FIELDS", "is_field_name", "known_field", "label", "mended", "read_field"]

_DATE_FIELDS = ("date", "date!", "after", "before")
FIELDS = (
    *("source", "title", "author", "date", "after", "before", "lang"),
    *("person", "org", "place", "entity", "said", "about", "tag", "note"),
    *("file", "ext", "corpus", "has", "is", "variants", "case"),
)
_UNANSWERED = ("in",)
CHOICES = {
    "has": ("date", "author", "source", "url", "title", "lang", "place", "agency"),
    "is": ("unsigned", "inferred"),
    "variants": ("on", "off"),
    "case": ("on", "off"),
}
"""The fields that take one of a few words. `variants` and `case` are switches: they count for the whole query."""
_SIGNS = {"after": ">", "before": "<"}


def mended(text: str, start: int, end: int, replacement: str = "") -> str:
    """Return a query with one stretch replaced, or taken out with the white space around it."""
    if replacement:
        return text[:start] + replacement + text[end:]
    return f"{text[:start].rstrip()} {text[end:].lstrip()}".strip()


def is_field_name(name: str) -> bool:
    """Tell whether `name` before a colon is a field, answered or not."""
    return name.casefold() in (*FIELDS, *_DATE_FIELDS, *_UNANSWERED)


def known_field(text: str, name: str, start: int, end: int) -> str:
    """Return the name of a field as the parser knows it, for `name` as typed before a colon at
    `text[start:end]`.

    Raises QueryError for one that does not exist, with the nearest one as the fix, or that nothing answers
    yet.
    """
    known = name.casefold()
    if known in (*FIELDS, *_DATE_FIELDS):
        return known
    if known in _UNANSWERED:
        message, hint = f"nothing answers “{known}:” yet", "fields are " + " ".join(FIELDS)
        raise QueryError(message, start=start, end=end + 1, hint=hint)
    near = _nearest(known.rstrip("!"), FIELDS)
    fix = mended(text, start, end, near) if near else text[:end] + " " + text[end + 1 :]
    hint = f"did you mean {near}: ?" if near else "fields are " + " ".join(FIELDS)
    raise QueryError(f"there is no field “{name}:”", start=start, end=end + 1, hint=hint, fix=fix)


def read_field(text: str, name: str, value: str, span: Span, value_span: Span) -> Field:
    """Return the field for a known name and a value without its quotation marks; `span` is the whole of it in
    the query `text`.

    Dates come out as `date` or `date!` with an interval in `dates.notation`, or `unknown`. Raises QueryError
    for a value that the field cannot take.
    """
    wanted = clean_line(value)
    is_date, choices = name in _DATE_FIELDS, CHOICES.get(name, ())
    if not wanted or not (is_date or choices or word_count(wanted)):
        message, hint, fix = (
            f"“{name}:” wants a word after it",
            f"write {name}:word",
            mended(text, span.start, span.end),
        )
        raise QueryError(message, start=span.start, end=span.end, hint=hint, fix=fix)
    if is_date:
        return _read_date(text, name, wanted, span, value_span)
    if choices:
        wanted = wanted.casefold()
        if wanted not in choices:
            raise _unknown_choice(text, f"{name}:{wanted}", _nearest(wanted, choices), choices, value_span)
    return Field(name, wanted, span)


def _unknown_choice(text: str, shown: str, near: str, choices: tuple[str, ...], span: Span) -> QueryError:
    fix = mended(text, span.start, span.end, near) if near else ""
    hint = "it can be " + ", ".join(choices)
    return QueryError(f"there is no “{shown}”", start=span.start, end=span.end, hint=hint, fix=fix)


def _read_date(text: str, name: str, value: str, span: Span, value_span: Span) -> Field:
    sign = _SIGNS.get(name, "")
    if name == "date" and value.casefold() == "unknown":
        return Field("date", "unknown", span)
    try:
        days = interval(sign + value)
    except QueryError as error:
        start, end = value_span.start, value_span.end
        fix = mended(text, start, end, error.fix.removeprefix(sign)) if error.fix else ""
        raise QueryError(error.message, start=start, end=end, hint=error.hint, fix=fix) from None
    return Field("date!" if name == "date!" else "date", notation(days), span)


def _nearest(name: str, names: tuple[str, ...]) -> str:
    longer = [known for known in names if len(known) > 2 and name.startswith(known)]
    near = longer or get_close_matches(name, names, 1, 0.6)
    return near[0] if near else ""


def label(field: Field, value: str = "") -> str:
    """Return how a field is shown, with `value` in place of its own where that says more.

    >>> label(Field("date", "2011-01-01..2011-12-31", Span(0, 9)))
    'date: 2011-01-01 … 2011-12-31'
    >>> label(Field("source", "rt", Span(0, 9)), "RT")
    'source: RT'
    """
    first, dots, last = field.value.partition("..")
    if field.name not in ("date", "date!") or not dots:
        return f"{field.name}: {clean_line(value or field.value)}"
    days = first if first == last else f"{first} … {last}".strip()
    return f"{field.name}: {days}"
