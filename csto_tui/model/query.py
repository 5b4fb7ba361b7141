"""A query as a tree. The parser makes it, the library fills in names and filters, an engine evaluates it.

Leaves that an engine evaluates: Term, Prefix, Wildcard, Fuzzy, Regex, Phrase, Given, Everything. A Field stands only
between the
parser and the library, which replaces it. Nothing here evaluates anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csto_tui.model.article import ArticleId
from csto_tui.model.span import Span

__all__ = [
    "And",
    "Everything",
    "Field",
    "Fuzzy",
    "Given",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Regex",
    "Sort",
    "Term",
    "Wildcard",
]


class Sort(StrEnum):
    """In which order results stand; undated articles are last in both date orders."""

    RELEVANCE = "relevance"
    DATE = "date"
    DATE_DESCENDING = "-date"
    SOURCE = "source"
    HITS = "hits"


@dataclass(frozen=True, slots=True)
class Term:
    """One folded word form, as `text.normalize.tokens` yields it."""

    form: str
    literal: bool = False
    """Typed with `=`: no name variants are added."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """All words that begin with a folded form."""

    form: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """All words that match a folded pattern with `*` (any run) and `?` (one letter)."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """All words within `distance` (1 or 2) edits of a folded form (insert, delete, replace, swap of neighbours)."""

    form: str
    distance: int


@dataclass(frozen=True, slots=True)
class Regex:
    """All matches of a regular expression on the text of a passage."""

    pattern: str
    ignore_case: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items that stand together in one passage.

    With `slop` 0 and `ordered`: each item follows the one before it directly. Otherwise at most `slop` other words
    stand
    between the first and the last of them in all, in the given order or in any. An item is a Term, Prefix, Wildcard,
    Fuzzy,
    an Or of these, or a Phrase with slop 0 (a compound such as "co-operation").
    """

    items: tuple[Node, ...]
    slop: int = 0
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """Articles that are known beforehand, each with the spans to light (maybe none): a filter, or an entity's
    mentions.
    """

    label: str
    """As the “understood as” line shows it: `source: RT`, `person: Lukashenko`."""
    spans: Mapping[ArticleId, tuple[Span, ...]] = field(hash=False)
    """Spans in `Article.text`."""


@dataclass(frozen=True, slots=True)
class Field:
    """`name:value`, not yet looked up. `value` is a text, or a date interval in the parser's own notation."""

    name: str
    value: str
    span: Span
    """In the query as typed."""


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts, each anywhere in the article."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that the part does not match. Lights nothing."""

    part: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article. Lights nothing."""


Node = Term | Prefix | Wildcard | Fuzzy | Regex | Phrase | Given | Field | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asked for: the text as typed, the order, and the window of results."""

    text: str
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 50
