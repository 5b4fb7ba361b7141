"""Cut a query into words, phrases, fields, brackets and operators. Nothing here knows which of them may stand
together.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from csto_tui.errors import QueryError
from csto_tui.model.query import Node, Regex
from csto_tui.model.span import Span
from csto_tui.queries.dates import LONG_DATE
from csto_tui.queries.fields import is_field_name, known_field, mended, read_field
from csto_tui.queries.words import read_phrase, read_word, unescaped
from csto_tui.text.normalize import word_count

__all__ = ["LONGEST", "MOST_NEAR", "QUOTES", "WIDEST", "Kind", "Lexeme", "lex"]

LONGEST = 500
"""Code points in a query."""
WIDEST = 100
"""Words that a NEAR may have between its ends."""
MOST_NEAR = 10
"""Words in quotation marks with a `~n` behind them."""

QUOTES = '"“”„‟«»″＂'
_END = rf"(?=[\s()|{QUOTES}]|\Z)"
_QUOTED = rf"[{QUOTES}](?P<quoted>(?:\\.|[^\\{QUOTES}]|\\\Z)*)(?:[{QUOTES}]|\Z)"
_BARE = rf"(?:\\.|[^\\\s()|{QUOTES}]|\\\Z)+"
_TILDE = re.compile(r"(?<!\\)~([0-9]*)\Z")
_DATES = rf"(?:[<>]=?\s*|[\d-]*\.\.)?{LONG_DATE}(?:\.\.(?:{LONG_DATE}|[\d-]*))?"


class Kind(Enum):
    """What a piece of a query is."""

    LEAF = auto()
    FIELD = auto()
    """A field before a bracket, whose values follow; one with its value is a LEAF."""
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query and where it stands."""

    kind: Kind
    start: int
    end: int
    node: Node | None = None
    """What a LEAF asks for."""
    text: str = ""
    """A LEAF's words without quotation marks and escapes, or the name of a FIELD."""
    slop: int = 0
    ordered: bool = False
    """Of a NEAR."""

    @property
    def weight(self) -> int:
        """The number of words that count towards the limit of a query."""
        return max(1, word_count(self.text)) if self.kind is Kind.LEAF else 0


_Found = tuple[Lexeme, ...] | None
"""What a rule makes of its match: pieces, nothing to be kept (an empty tuple), or None when it does not apply
after all.
"""


def lex(text: str) -> tuple[Lexeme, ...]:
    """Return the pieces of a query in order. Punctuation that asks for nothing is left out; what is not
    closed ends with the text.

    Raises QueryError for a query that is too long, an unknown field, or a piece that cannot mean anything.
    """
    if len(text) > LONGEST:
        message = f"a query has at most {LONGEST} characters: this one has {len(text)}"
        raise QueryError(message, start=LONGEST, end=len(text), hint="shorten it")
    found: list[Lexeme] = []
    at = 0
    while at < len(text):
        for pattern, read in _rules():
            match = pattern.match(text, at)
            pieces = read(match) if match else None
            if match and pieces is not None:
                found.extend(pieces)
                at = match.end()
                break
    return tuple(found)


def _sign(kind: Kind) -> Callable[[re.Match[str]], _Found]:
    return lambda match: (Lexeme(kind, match.start(), match.end()),)


def _operator(match: re.Match[str]) -> _Found:
    return (Lexeme(Kind[match[0]], match.start(), match.end()),)


def _near(match: re.Match[str]) -> _Found:
    group = "around" if match["around"] else "distance"
    slop = _distance(match, group)
    ordered = (match["operator"] or "").casefold() == "pre"
    return (Lexeme(Kind.NEAR, match.start(), match.end(), slop=slop, ordered=ordered),)


def _near_without_distance(match: re.Match[str]) -> _Found:
    fix = mended(match.string, match.start(), match.end(), f"{match[0]}/5")
    hint = f"write {match[0]}/5, or the word in small letters"
    raise _error(match, 0, f"{match[0]} does not say how near", hint, fix)


def _distance(match: re.Match[str], group: str) -> int:
    slop = int(match[group])
    if slop > WIDEST:
        fix = mended(match.string, *match.span(group), str(WIDEST))
        raise _error(match, group, f"words can be at most {WIDEST} apart", "write a smaller number", fix)
    return slop


def _field(match: re.Match[str]) -> _Found:
    text, end, typed = match.string, match.end(), match["value"]
    if (match["gap"] or typed is None) and not is_field_name(match["name"]):
        return None  # `Kremlin: troops leave`, as in a headline
    name = known_field(text, match["name"], *match.span("name"))
    if typed is None and text[end : end + 1] == "(":
        return (Lexeme(Kind.FIELD, match.start(), end, text=name),)
    quoted = match.groupdict().get("quoted")
    value = unescaped((typed or "") if quoted is None else quoted)
    value_span = Span(end, end) if typed is None else Span(*match.span("value"))
    node = read_field(text, name, value, Span(match.start(), end), value_span)
    return (Lexeme(Kind.LEAF, match.start(), end, node, value),)


def _phrase(match: re.Match[str]) -> _Found:
    typed = unescaped(match["quoted"])
    slop = _distance(match, "slop") if match["slop"] else None
    if slop is not None and word_count(typed) > MOST_NEAR:
        tilde = match.start("slop") - 1
        hint, fix = "leave some out", mended(match.string, tilde, match.end())
        raise _error(match, 0, f"at most {MOST_NEAR} words can be sought near each other", hint, fix)
    node = read_phrase(typed, slop=slop, literal=bool(match["literal"]))
    return (Lexeme(Kind.LEAF, match.start(), match.end(), node, typed),) if node else ()


def _regex(match: re.Match[str]) -> _Found:
    group = "pattern" if match["pattern"] else "rest"
    pattern = re.sub(r"\\(.)", lambda escape: "/" if escape[1] == "/" else escape[0], match[group], flags=re.DOTALL)
    reason = _fault(pattern)
    if reason:
        hint = r"\ before a sign takes it as it is"
        raise _error(match, 0, f"the regular expression does not hold: {reason}", hint)
    return (Lexeme(Kind.LEAF, match.start(), match.end(), Regex(pattern, bool(match["small"])), "regex"),)


def _fault(pattern: str) -> str:
    """Return why `re` does not take a pattern, or nothing when it does."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of constructs whose meaning may change in later versions of Python
            re.compile(pattern)
    except RecursionError:
        return "too many brackets"
    except (re.error, OverflowError, ValueError) as error:
        return str(error)
    return ""


def _word(match: re.Match[str]) -> _Found:
    typed = unescaped(match["word"])
    _refuse_wrong_tilde(match, typed)
    node = read_word(typed, literal=bool(match["literal"]))
    if node is None and typed and not typed.strip("*?"):
        fix = mended(match.string, match.start(), match.end())
        raise _error(match, 0, f"“{typed}” stands for every word", "write a letter or two beside it", fix)
    return (Lexeme(Kind.LEAF, match.start(), match.end(), node, typed),) if node else ()


def _refuse_wrong_tilde(match: re.Match[str], typed: str) -> None:
    tilde = _TILDE.search(match["word"])
    if tilde is None or not word_count(typed[: typed.rfind("~")]):
        return
    start, end = match.start("word") + tilde.start(), match.end()
    if tilde[1] not in ("", "1", "2"):
        fix, hint = mended(match.string, start, end, "~2"), "write ~1 or ~2"
        raise QueryError("a spelling can be off by 1 or 2 letters", start=start, end=end, hint=hint, fix=fix)
    if "*" in typed or "?" in typed:
        fix, hint = mended(match.string, start, end), "leave out one of them"
        raise QueryError("* and ? do not go with ~", start=start, end=end, hint=hint, fix=fix)


def _error(match: re.Match[str], group: str | int, message: str, hint: str, fix: str = "") -> QueryError:
    return QueryError(message, start=match.start(group), end=match.end(group), hint=hint, fix=fix)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Found]], ...]:
    """Return what is tried, in this order, at every place; the last rule takes whatever the others leave."""
    return tuple(
        (re.compile(pattern, re.DOTALL), read)
        for pattern, read in (
            (r"\s+", lambda match: ()),
            (r"\(", _sign(Kind.OPEN)),
            (r"\)", _sign(Kind.CLOSE)),
            (r"\|+", _sign(Kind.OR)),
            (rf"(?:AND|OR|NOT){_END}", _operator),
            (
                rf"(?i:(?P<operator>near|pre|w))/(?P<distance>[0-9]{{1,9}}){_END}|AROUND\s?\((?P<around>[0-9]{{1,9}})\)",
                _near,
            ),
            (rf"NEAR{_END}", _near_without_distance),
            (rf"(?<![^\s(|])-(?=[\w(/=*?\\{QUOTES}])", _sign(Kind.NOT)),
            (rf"(?P<name>(?i:date!?|after|before)):(?P<gap>\s*)(?P<value>{_DATES}|[<>]=?\s+{_BARE})", _field),
            (rf"(?P<name>[A-Za-z]+!?):(?!//)(?P<gap>\s*)(?P<value>{_QUOTED}|{_BARE})?", _field),
            (rf"(?P<literal>=?){_QUOTED}(?:~(?P<slop>[0-9]{{0,9}}))?", _phrase),
            (rf"/(?:(?P<pattern>(?:\\.|[^/\\])+)/(?P<small>i?){_END}|(?P<rest>[^/\s][^/]*)\Z)", _regex),
            (rf"(?P<literal>=?)(?P<word>{_BARE})", _word),
            (r".", lambda match: ()),
        )
    )
