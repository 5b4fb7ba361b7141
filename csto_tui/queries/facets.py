"""What a result holds, counted by outlet, year, language and name, and the query that keeps or leaves out one of them.

Nothing here searches.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from csto_tui.model.article import ArticleCard
from csto_tui.model.edtf import Edtf
from csto_tui.model.query import Field, Or
from csto_tui.model.results import Facet, FacetValue
from csto_tui.queries.lexer import QUOTES, Kind, lex
from csto_tui.queries.parser import parse

__all__ = ["FACET_FIELDS", "asked_values", "card_facets", "clause", "is_excluded", "is_included", "narrowed", "refined"]

FACET_FIELDS = ("source", "date", "lang", "person", "org", "place")
"""The fields whose values are counted."""
_UNKNOWN = {"source": "-has:source", "date": "date:unknown", "lang": "-has:lang"}
"""What asks for the articles whose outlet, date, language nobody knows."""
_SIGNS = re.compile(rf"[\\{QUOTES}]")
_ESCAPED = r"\\\g<0>"
_KNOWN = {"source": "has:source", "date": "has:date", "lang": "has:lang"}


def card_facets(cards: Iterable[ArticleCard]) -> tuple[Facet, ...]:
    """Return outlets (most articles first), years (latest first) and languages of articles, the unknown last.

    A value's count is the number of articles that its clause finds: one that can be of several years counts in each.
    """
    sources: Counter[str] = Counter()
    dates: Counter[Edtf | None] = Counter()
    languages: Counter[str] = Counter()
    for card in cards:
        sources[card.source.value or ""] += 1
        languages[card.language.value or ""] += 1
        dates[card.published.value] += 1
    years = _years(dates)
    return (
        Facet("source", _values("source", sorted(sources, key=lambda one: (-sources[one], one.casefold())), sources)),
        Facet("date", _values("date", sorted(years, reverse=True), years)),
        Facet("lang", _values("lang", sorted(languages, key=lambda one: (-languages[one], one)), languages)),
    )


def _years(dates: Mapping[Edtf | None, int]) -> Mapping[str, int]:
    known = [bounds for date in dates if date is not None and (bounds := date.bounds()) is not None]
    years = {year for first, last in known for year in range(first.year, last.year + 1)}
    counts = {
        f"{year:04}": sum(n for date, n in dates.items() if date is not None and _can_be_of(date, year))
        for year in years
    }
    return {**counts, "": dates.get(None, 0)}


def _can_be_of(date: Edtf, year: int) -> bool:
    return date.can_fall_within(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _values(field: str, order: Sequence[str], counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    values = [FacetValue(field, value, counts[value]) for value in order if value]
    return (*values, *([FacetValue(field, "", counts[""])] if counts.get("") else []))


def clause(value: FacetValue, *, excluded: bool = False) -> str:
    """Return the piece of a query that keeps, or leaves out, the articles of a value.

    >>> clause(FacetValue("source", "RFE/RL", 2)), clause(FacetValue("date", "", 1), excluded=True)
    ('source:"RFE/RL"', 'has:date')
    """
    if not value.value:
        unknown, known = _UNKNOWN[value.field], _KNOWN[value.field]
        return known if excluded else unknown
    quoted = value.value if value.value.isalnum() else f'"{_SIGNS.sub(_ESCAPED, value.value)}"'
    return f"{'-' if excluded else ''}{value.field}:{quoted}"


def is_included(text: str, value: FacetValue) -> bool:
    """Tell whether a query asks for this value by its clause."""
    return clause(value) in _clauses(text, value)


def is_excluded(text: str, value: FacetValue) -> bool:
    """Tell whether a query leaves out this value by its clause."""
    return clause(value, excluded=True) in _clauses(text, value)


def refined(text: str, value: FacetValue, *, excluded: bool = False) -> str:
    """Return a query that keeps only, or leaves out, the articles of a value; asked twice, the query as it was.

    The other clause of the same value gives way. A query whose parts are joined by OR is put in brackets first. Raises
    QueryError for a `text` that cannot be understood, or a value without a letter or digit.

    >>> refined("minsk OR gomel", FacetValue("source", "RT", 1))
    '(minsk OR gomel) source:RT'
    >>> refined("(minsk OR gomel) source:RT", FacetValue("source", "RT", 1), excluded=True)
    '(minsk OR gomel) -source:RT'
    """
    wanted, other = clause(value, excluded=excluded), clause(value, excluded=not excluded)
    standing = _clauses(text, value)
    if wanted in standing:
        return _without(text, wanted)
    return narrowed(_without(text, other) if other in standing else text, wanted)


def narrowed(text: str, added: str) -> str:
    """Return a query that asks for both. Raises QueryError for a `text` that cannot be understood.

    >>> narrowed("minsk", "troops | forces")
    'minsk (troops | forces)'
    """
    return " ".join(_bracketed(one) for one in (text.strip(), added.strip()) if one)


def _bracketed(text: str) -> str:
    is_one = not isinstance(parse(text), Or) or (text.startswith("(") and text.endswith(")"))
    return text if is_one else f"({text})"


def asked_values(text: str) -> tuple[FacetValue, ...]:
    """Return the values that a query keeps or leaves out by clauses of its own, with no article counted yet."""
    found: dict[FacetValue, None] = {}
    for lexeme in lex(text):
        if isinstance(lexeme.node, Field) and lexeme.node.name in FACET_FIELDS:
            value = FacetValue(lexeme.node.name, lexeme.text, 0)
            if _clauses(text, value):
                found[value] = None
    return tuple(found)


def _clauses(text: str, value: FacetValue) -> set[str]:
    """Return which clauses of a value stand in a query as pieces by themselves, outside every bracket."""
    both = (clause(value), clause(value, excluded=True))
    return {one for one in both if _place(text, one) is not None}


def _place(text: str, piece: str) -> int | None:
    """Return where a clause stands in a query by itself, outside every bracket."""
    depth, negation = 0, None
    for lexeme in lex(text):
        depth += (lexeme.kind is Kind.OPEN) - (lexeme.kind is Kind.CLOSE)
        start = lexeme.start if negation is None else negation
        if depth == 0 and lexeme.kind is Kind.LEAF and text[start : lexeme.end] == piece:
            return start
        negation = lexeme.start if lexeme.kind is Kind.NOT and lexeme.end - lexeme.start == 1 else None
    return None


def _without(text: str, piece: str) -> str:
    at = _place(text, piece)
    if at is None:
        raise ValueError(f"{piece!r} is no piece of {text!r}")
    return f"{text[:at].rstrip()} {text[at + len(piece) :].lstrip()}".strip()
