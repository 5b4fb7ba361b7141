"""Read the dates that a sentence states, with the precision that it states. Nothing here guesses a year or an
order of day and month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from csto_tui.model.edtf import Edtf
from csto_tui.model.span import Span

__all__ = ["dates"]

# The twelve months in order, each with all the forms that a date can show: English, Russian, Belarusian,
# Ukrainian.
_MONTHS = (
    "january jan январь января январе янв студзень студзеня студзені січень січня січні",
    "february feb февраль февраля феврале фев люты лютага лютым лютий лютого лютому",
    "march mar март марта марте мар сакавік сакавіка сакавіку березень березня березні",
    "april apr апрель апреля апреле апр красавік красавіка красавіку квітень квітня квітні",
    "may май мая мае травень траўня траўні травня травні",
    "june jun июнь июня июне июн чэрвень чэрвеня чэрвені червень червня червні",
    "july jul июль июля июле июл ліпень ліпеня ліпені липень липня липні",
    "august aug август августа августе авг жнівень жніўня жніўні серпень серпня серпні",
    "september sept sep сентябрь сентября сентябре сент сен верасень верасня верасні вересень вересня вересні",
    "october oct октябрь октября октябре окт кастрычнік кастрычніка кастрычніку жовтень жовтня жовтні",
    "november nov ноябрь ноября ноябре нояб ноя лістапад лістапада лістападзе листопад листопада листопаді",
    "december dec декабрь декабря декабре дек снежань снежня снежні грудень грудня грудні",
)
_MONTH_OF = {form: number for number, forms in enumerate(_MONTHS, start=1) for form in forms.split()}
_FORMS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_DAY = r"(?P<d>[0-2]?\d|3[01])(?:st|nd|rd|th|-?го|-га)?"
_MONTH = rf"(?P<m>{_FORMS})"
_YEAR = r"(?P<y>1[5-9]\d\d|20\d\d)"
_DAY_FIRST = re.compile(rf"(?<![\w.,]){_DAY}\s+(?:of\s+)?{_MONTH}\b\.?(?:,?\s+{_YEAR})?(?!\w)", re.IGNORECASE)
_MONTH_FIRST = (
    re.compile(rf"\b{_MONTH}\b\.?\s+{_DAY}(?:,?\s+{_YEAR}(?!\w)|(?![.,:]?\w))", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\b\.?,?\s+(?:of\s+)?{_YEAR}(?!\w)", re.IGNORECASE),
)
_DIGIT = re.compile(r"\d")
# What a text must hold for a pattern to match at all: looked for ten times as fast.
_HYPHENED, _POINTED, _YEARLIKE = (re.compile(sign) for sign in (r"\d-\d", r"\d\.\d", r"(?:19|20)\d"))
_LETTERS = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"(?<![\w-])(?P<y>1[5-9]\d\d|20\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.,])(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>1[5-9]\d\d|20\d\d)(?![\w,]|\.\d)")
_SLASHED = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}/\d{4}(?![\w/])")
_BARE_YEAR = re.compile(
    r"(?<![\w.,:$€£₽#№/-])(?:19|20)\d\d(?![\w%]|[.,:]\d|-\w|\s*(?:%|percent|млн|млрд|тыс|million|billion|thousand))"
)


def dates(text: str) -> tuple[tuple[Span, str], ...]:
    """Return each date of `text` with its span, in order, as EDTF; `XXXX` stands for a year that is not
    stated.

    A slashed date has no known order and is returned with an empty text, so that its parts are not taken for
    numbers.

    >>> [found for _, found in dates("On 1 March 2012, after May 14th and in 2009; 01.03.2012")]
    ['2012-03-01', 'XXXX-05-14', '2009', '2012-03-01']
    """
    if not _DIGIT.search(text):
        return ()
    found: list[tuple[Span, str]] = []
    for span, form in _candidates(text):
        if not any(span.overlaps(other) for other, _ in found):
            found.append((span, form))
    return tuple(sorted(found))


def _candidates(text: str) -> Iterator[tuple[Span, str]]:
    for match in _matches(text):
        parts = match.groupdict()
        if parts["m"].isascii() and parts["m"].islower():
            continue  # they may 5 times, to march 9 miles
        month = _MONTH_OF.get(parts["m"].lower()) or int(parts["m"])
        yield from _checked(match, parts["y"], month, parts.get("d"))
    if "/" in text:
        for match in _SLASHED.finditer(text):
            yield Span(*match.span()), ""
    if _YEARLIKE.search(text):
        for match in _BARE_YEAR.finditer(text):
            yield Span(*match.span()), match[0]


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be dates. Trying all patterns at every letter is slow, and most sentences hold no date."""
    if _HYPHENED.search(text):
        yield from _ISO.finditer(text)
    if _POINTED.search(text):
        yield from _DOTTED.finditer(text)
    months = [word.start() for word in _LETTERS.finditer(text) if word[0].lower() in _MONTH_OF]
    if months:
        yield from _DAY_FIRST.finditer(text)
        for pattern in _MONTH_FIRST:
            yield from filter(None, (pattern.match(text, start) for start in months))


def _checked(match: re.Match[str], year: str | None, month: int, day: str | None) -> Iterator[tuple[Span, str]]:
    """Yield the date of a match, unless no calendar has it."""
    form = f"{year or 'XXXX'}-{month:02}" + (f"-{int(day):02}" if day else "")
    try:
        yield Span(*match.span()), Edtf(form).text
    except ValueError:  # 30 February, month 13
        return
