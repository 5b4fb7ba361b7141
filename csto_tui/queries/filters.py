"""Turn the fields of a query into the articles that answer to them. Nothing here reads an article's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from csto_tui.errors import QueryError
from csto_tui.model.article import ArticleCard, ArticleId, Status
from csto_tui.model.query import And, Field, Given, Node, Not, Or
from csto_tui.model.span import Span
from csto_tui.queries.dates import Interval, interval
from csto_tui.queries.fields import label
from csto_tui.queries.switches import SWITCHES
from csto_tui.queries.words import word_patterns
from csto_tui.text.normalize import tokens

__all__ = ["Answers", "Mentions", "fill"]

Mentions = Callable[[str | None, str], Mapping[ArticleId, tuple[Span, ...]]]
"""Says where a name stands, for a kind of entity (None: any) and the name as typed."""

Answers = Mapping[str, Callable[[str], Mapping[ArticleId, tuple[Span, ...]]]]
"""By field: which articles answer to a value that no card knows of, and where."""

_Question = Callable[[ArticleCard], bool]
_SIGNS = re.compile(r"[*?]")
_ASCII_APOSTROPHES = "'`"
_KINDS = {"person": "person", "org": "organization", "place": "place", "entity": None}
_HAS: Mapping[str, _Question] = {
    "date": lambda card: card.published.value is not None,
    "author": lambda card: bool(card.authors.value),
    "source": lambda card: card.source.value is not None,
    "url": lambda card: card.address.value is not None,
    "title": lambda card: card.title.value is not None,
    "lang": lambda card: card.language.value is not None,
    "place": lambda card: card.place.value is not None,
    "agency": lambda card: card.agency.value is not None,
}
_IS: Mapping[str, _Question] = {
    "unsigned": lambda card: not card.authors.value,
    "inferred": lambda card: (
        Status.INFERRED in (k.status for k in (card.title, card.source, card.authors, card.published))
    ),
}


def fill(node: Node, cards: Sequence[ArticleCard], mentions: Mentions, answers: Answers | None = None) -> Node:
    """Return the tree with a Given in place of each Field: filters light nothing, entities light their
    mentions, other fields what `answers` says; `said:` is left to `quoting`.

    A partial date answers to a date when it can fall in it; to `date!` only a sure date that lies wholly
    inside. `is:inferred` asks for a title, source, author or date that is inferred.
    """
    match node:
        case Field(name="said"):
            return node
        case Field():
            return _given(node, cards, mentions, answers or {})
        case And(parts):
            return And(tuple(fill(part, cards, mentions, answers) for part in parts))
        case Or(parts):
            return Or(tuple(fill(part, cards, mentions, answers) for part in parts))
        case Not(part):
            return Not(fill(part, cards, mentions, answers))
        case _:
            return node


def _given(field: Field, cards: Sequence[ArticleCard], mentions: Mentions, answers: Answers) -> Given:
    if field.name in _KINDS:
        return Given(label(field), mentions(_KINDS[field.name], field.value))
    if field.name in answers:
        return Given(label(field), answers[field.name](field.value))
    if field.name in SWITCHES:
        start, end = field.span.start, field.span.end
        hint = "write it outside of brackets, OR and NOT"
        raise QueryError(f"“{field.name}:” counts for the whole query", start=start, end=end, hint=hint)
    is_answer = _question(field.name, field.value)
    found = [card for card in cards if is_answer(card)]
    outlets = {card.source.value for card in found} if field.name == "source" else set()
    shown = (outlets.pop() or "") if len(outlets) == 1 else ""
    return Given(label(field, shown), {card.id: () for card in found})


def _question(name: str, value: str) -> _Question:
    wanted = value.casefold()
    match name:
        case "date" | "date!":
            return _date_question(name, value)
        case "has":
            return _HAS[value]
        case "is":
            return _IS[value]
        case "lang":
            return lambda card: (card.language.value or "").casefold() == wanted
        case "ext":
            return lambda card: PurePosixPath(card.path).suffix.casefold() == "." + wanted.removeprefix(".")
        case "source":
            holds, letters = _word_test(value), _letters(value)
            return lambda card: holds(card.source.value) or letters in _runs(card.source.value or "")
        case "author":
            holds = _word_test(value)
            return lambda card: any(map(holds, card.authors.value or ()))
        case "title":
            holds = _word_test(value)
            return lambda card: holds(card.title.value)
        case "file":
            holds = _word_test(value)
            return lambda card: holds(card.path)
    raise ValueError(f"no field of an article: {name}")


def _date_question(name: str, value: str) -> _Question:
    if value == "unknown":
        return lambda card: card.published.value is None
    days = interval(value)
    return lambda card: _is_surely_within(card, days) if name == "date!" else _can_be_within(card, days)


def _can_be_within(card: ArticleCard, days: Interval) -> bool:
    return card.published.value is not None and card.published.value.can_fall_within(*days)


def _is_surely_within(card: ArticleCard, days: Interval) -> bool:
    bounds = card.published.value.bounds() if card.published.value and card.published.is_sure else None
    first, last = days
    return (
        bounds is not None and (first is None or first <= bounds[0]) and (last is None or bounds[1] <= last)
    )


def _word_test(value: str) -> Callable[[str | None], bool]:
    """Return what tells whether each word of `value`, which may have `*` and `?`, fits a word of a text."""
    patterns = word_patterns(value)
    pieces = [piece for pattern in patterns for piece in _SIGNS.split(pattern) if piece.isascii() and piece.isalpha()]

    def holds(text: str | None) -> bool:
        if text and text.isascii() and not any(sign in text for sign in _ASCII_APOSTROPHES):
            letters = text.lower()  # what folds to these letters has them: most texts need not be cut into words
            if not all(piece in letters for piece in pieces):
                return False
        forms = {token.form for token in tokens(text or "")}
        return all(pattern in forms or any(fnmatchcase(form, pattern) for form in forms) for pattern in patterns)

    return holds


def _letters(text: str) -> str:
    return "".join(token.form for token in tokens(text)).replace(".", "")


def _runs(text: str) -> set[str]:
    """Return each sequence of neighbouring words written as one, so that `rferl` is `RFE/RL`."""
    forms = [token.form.replace(".", "") for token in tokens(text)]
    return {"".join(forms[low:high]) for low in range(len(forms)) for high in range(low + 1, len(forms) + 1)}
