"""Regular expressions on passages, with a bound on their cost that is known before they run.

Python's matcher backtracks and cannot be interrupted. So a pattern is read first: repeats inside repeats are refused,
and for the rest the number of ways to match is bounded by the passage. Nothing here runs a pattern whose
bound is too high.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from csto_tui.engine.limits import Effort
from csto_tui.engine.literals import Reading, letters_first
from csto_tui.engine.ways import Ways, ways_of
from csto_tui.errors import QueryError
from csto_tui.model.article import Article
from csto_tui.model.query import Regex
from csto_tui.model.span import Span
from csto_tui.text.clean import clean_line

__all__ = ["Pattern", "compiled", "regex_spans", "too_costly"]

_MAX_LENGTH = 200
_MAX_WAYS = 2.0**12
_MAX_RUNS = 8
_MAX_STEPS = 2e8
_FEW_STEPS = 2e5
_FEW = 64  # passages


@dataclass(frozen=True)
class Pattern:
    """A regular expression and how its cost grows."""

    expression: re.Pattern[str]
    ways: Ways
    reading: Reading

    @cached_property
    def safe(self) -> int:
        """The length of text up to which the steps are surely not too many."""
        return self._length_for(_MAX_STEPS)

    @cached_property
    def _swift(self) -> int:
        """The length of text up to which it takes no time worth a look at the clock."""
        return self._length_for(_FEW_STEPS)

    def is_safe_on(self, text: str) -> bool:
        """Tell whether the steps that all matches in a text take together are not too many."""
        return len(text) <= self.safe or self.steps(text) <= _MAX_STEPS

    def spans_in(self, text: str, start: int) -> Iterator[Span]:
        """Yield the matches in a text, but those of nothing; `start` is where it begins in another one."""
        return (Span(m.start() + start, m.end() + start) for m in self._matches(text))

    def count_in(self, texts: Sequence[str], longest: int, effort: Effort) -> int:
        """Return how many matches all of some texts have, but for those of nothing; the longest has that length."""
        if longest <= self._swift and len(texts) <= _FEW:
            return sum(map(self._count, texts))
        count = 0
        for index, text in enumerate(texts):
            if len(text) > self._swift or not index % _FEW:
                effort.look_at_the_clock()
            count += self._count(text)
        return count

    def _count(self, text: str) -> int:
        if not self._may_match(text):
            return 0
        if self._marks is not None and text.isascii():
            return (" " + text.translate(self._marks)).count(self._marks.sought)
        if self.reading.is_empty_somewhere or (self._leaping and self.expression.groups):
            return sum(1 for _ in self._matches(text))
        if self._leaping:
            return self._leaping.findall(text).count("")
        return len(self.expression.findall(text))

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text, but those of nothing."""
        if not self._may_match(text):
            return iter(())
        if self._leaping:
            leapt = self._leaping.groups
            return (match for match in self._leaping.finditer(text) if match.lastindex != leapt)
        return (match for match in self.expression.finditer(text) if match[0])

    def _may_match(self, text: str) -> bool:
        return not (self.reading.letters and text.isascii()) or self.reading.letters in text.lower()

    @cached_property
    def _leaping(self) -> re.Pattern[str] | None:
        """The expression or, as its last group, a run that it cannot match in: it is tried once in each run.

        Where it fails at the beginning of a run, it fails everywhere in it: what it can reach from there, it can
        reach from the beginning, too.
        """
        run = self.reading.run
        if run is None or run.is_all or self.reading.is_empty_somewhere:
            return None
        return re.compile(f"(?:{self.expression.pattern})|({run.source}++)", self.expression.flags)

    @cached_property
    def _marks(self) -> _Marks | None:
        """For an expression that is one run: what makes its matches countable without each of them in hand."""
        run = self.reading.run
        if run is None or not run.is_all or not run.least:
            return None
        return _Marks(re.compile(run.source, self.expression.flags), run.least)

    def _length_for(self, steps: float) -> int:
        """Return the greatest length for which the bound of `steps` is no higher than that, whatever the letters."""
        low, high = 0, math.ceil(steps)
        while low < high:
            middle = (low + high + 1) // 2
            if (middle + 1) * self.ways.choices * self._splits(middle) <= steps:
                low = middle
            else:
                high = middle - 1
        return low

    def _splits(self, length: int) -> float:
        """Return in how many ways the repeats without end can share a text out."""
        count = len(self.ways.runs)
        return float(length) ** count / math.factorial(count)

    def steps(self, text: str) -> float:
        """Return an upper bound for the steps that all matches in `text` take together, close if it is a high one."""
        starts = len(text) + 1
        if self.ways.first:
            starts = sum(map(text.count, {self.ways.first, *_cases(self.ways.first, self.expression)}))
        steps = starts * self.ways.choices * self._splits(len(text))
        if steps < _MAX_STEPS:
            return steps
        return min(steps, starts * self.ways.choices * math.prod(_longest_run(run, text) for run in self.ways.runs))


class _Marks(dict[int, str]):
    """Of each character whether an expression matches it, as a table for `str.translate`."""

    def __init__(self, expression: re.Pattern[str], least: int) -> None:
        super().__init__()
        self._expression = expression
        self.sought = " " + "x" * least
        """Stands wherever a run begins that is long enough."""

    def __missing__(self, code: int) -> str:
        self[code] = mark = "x" if self._expression.match(chr(code)) else " "
        return mark


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
            if not expression.flags & re.IGNORECASE:
                expression = re.compile(letters_first(regex.pattern))
            reading = Reading.of(regex.pattern, expression.flags)
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
    return Pattern(expression, ways, reading)


def regex_spans(article: Article, regex: Regex, effort: Effort) -> tuple[Span, ...]:
    """Return the matches in the passages of an article, as spans of its text. Matches of nothing are left out.

    Raises QueryError for a pattern that is wrong or too costly.
    """
    pattern = compiled(regex)
    found: list[Span] = []
    for passage in article.passages:
        effort.look_at_the_clock()
        text = passage.span.of(article.text).replace("\n", " ")
        if not pattern.is_safe_on(text):
            raise too_costly(passage.number, article.path)
        found.extend(pattern.spans_in(text, passage.span.start))
    return tuple(found)


def too_costly(passage: int, path: str) -> QueryError:
    """Return the error for a pattern that could take very long on a passage of the article at `path`."""
    return QueryError(
        f"the regular expression could take very long on ¶ {passage} of {clean_line(path)}",
        hint="use [^.]* or .{0,20} in place of .*, or fewer repeats",
    )
