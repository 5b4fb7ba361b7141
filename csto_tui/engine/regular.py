"""Regular expressions on passages, with a bound on their cost that is known before they run.

Python's matcher backtracks and cannot be interrupted. So a pattern is read first: repeats inside repeats are refused,
and for the rest the number of ways to match is bounded by the passage. Nothing here runs a pattern whose
bound is too high.
"""

from __future__ import annotations

import math
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from csto_tui.engine.limits import Effort
from csto_tui.engine.literals import literals_of
from csto_tui.engine.ways import Ways, ways_of
from csto_tui.errors import QueryError
from csto_tui.model.article import Article
from csto_tui.model.query import Regex
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["Pattern", "compiled", "regex_spans"]

_MAX_LENGTH = 200
_MAX_WAYS = 2.0**12
_MAX_RUNS = 8
_MAX_STEPS = 2e8


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and how its cost grows."""

    expression: re.Pattern[str]
    ways: Ways
    literals: tuple[str, ...] = ()
    """What stands within one word, folded, wherever it matches."""

    def steps(self, text: str) -> float:
        """Return an upper bound for the steps that all matches in `text` take together, close if it is a high one."""
        starts = len(text) + 1
        if self.ways.first:
            starts = sum(map(text.count, {self.ways.first, *_cases(self.ways.first, self.expression)}))
        count = len(self.ways.runs)
        splits = float(len(text)) ** count / math.factorial(count)
        steps = starts * self.ways.choices * splits
        if steps < _MAX_STEPS:
            return steps
        return min(steps, starts * self.ways.choices * math.prod(_longest_run(run, text) for run in self.ways.runs))


def _longest_run(source: str, text: str) -> int:
    """Return how often at most a pattern of one character matches in a row, and at least 1."""
    try:
        runs = re.finditer(f"(?:{source})+", text, re.IGNORECASE | re.DOTALL) if source else ()
        return max((len(run[0]) for run in runs), default=1 if source else len(text))
    except re.error:  # a reference to a group is no pattern of its own
        return len(text)


def _cases(letter: str, expression: re.Pattern[str]) -> tuple[str, ...]:
    return (letter.lower(), letter.upper(), letter.title()) if expression.flags & re.IGNORECASE else ()


@lru_cache(maxsize=32)
def compiled(regex: Regex) -> Pattern:
    """Return the pattern of a leaf, ready to run. Raises QueryError when it is wrong, or could take very long."""
    if len(regex.pattern) > _MAX_LENGTH:
        raise QueryError(f"a regular expression has at most {_MAX_LENGTH} characters", hint="shorten it")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of constructs whose meaning may change in later versions of Python
            expression = re.compile(regex.pattern, re.IGNORECASE if regex.ignore_case else 0)
            literals = literals_of(regex.pattern, expression.flags)
    except (re.error, OverflowError, RecursionError, ValueError) as error:
        raise QueryError(
            f"the regular expression is wrong: {error}", hint="put \\ before a sign that stands for itself"
        ) from error
    if expression.flags & (re.VERBOSE | re.ASCII):
        raise QueryError("a regular expression cannot have the flags x and a")
    ways = ways_of(regex.pattern)
    if ways is None:
        raise QueryError(
            "the regular expression repeats what can match in several ways",
            hint="write [ab]+ for (a|b)+, and no * or + inside a repeated group",
        )
    if ways.choices > _MAX_WAYS or len(ways.runs) > _MAX_RUNS:
        raise QueryError("the regular expression has too many ways to match", hint="use fewer of *, +, ?, {…} and |")
    return Pattern(expression, ways, literals)


def regex_spans(article: Article, regex: Regex, effort: Effort) -> tuple[Span, ...]:
    """Return the matches in the passages of an article, as spans of its text. Matches of nothing are left out.

    Raises QueryError for a pattern that is wrong or too costly.
    """
    pattern = compiled(regex)
    found: list[Span] = []
    for passage in article.passages:
        effort.look_at_the_clock()
        text = passage.span.of(article.text).replace("\n", " ")
        if pattern.steps(text) > _MAX_STEPS:
            raise QueryError(
                f"the regular expression could take very long on ¶ {passage.number} of {clean_line(article.path)}",
                hint="use [^.]* or \\w+ in place of .*, or fewer repeats",
            )
        start = passage.span.start
        found.extend(Span(m.start() + start, m.end() + start) for m in pattern.expression.finditer(text) if m[0])
    return tuple(found)
