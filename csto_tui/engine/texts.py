"""The texts of an index's articles, many at once, and what regular expressions match in them.

What was read and what was counted is kept for the next search. Nothing here combines leaves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from threading import Lock
from typing import NamedTuple, overload

from csto_tui.engine.holdings import Holdings
from csto_tui.engine.layout import Layout, Outline
from csto_tui.engine.limits import Effort
from csto_tui.engine.protocol import ArticleSource
from csto_tui.engine.regular import Pattern, compiled, regex_spans, too_costly
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Regex
from csto_tui.model.span import Span

__all__ = ["Matches", "RegexMatches", "TextSource", "Texts"]

TextSource = Callable[[Sequence[ArticleId]], Iterable[tuple[ArticleId, str, str]]]
"""Fetches of those of some articles that there are the id, the fingerprint and the text, in any order."""
_ROOM = 64 * 1024 * 1024  # characters
_AT_ONCE = 1_000  # documents
_PATTERNS = 16
_UNREAD = -1
_Passages = tuple[str, ...]


class _Edges(NamedTuple):
    """Of one volume, where passages stand in the texts."""

    passages: Sequence[int]
    """Start, end and number of words of each passage, document after document."""
    ends: Sequence[int]
    """Where the passages of each document end among all; begins with 0."""


class Texts:
    """The passages of the documents of one state of an index. Safe to use from several threads at once."""

    def __init__(
        self, holdings: Holdings, articles: ArticleSource, texts: TextSource | None = None, room: int = _ROOM
    ) -> None:
        """Take where texts come from; without `texts` they are fetched one by one. `room` is in characters."""
        self.articles = articles
        self.ids = holdings.ids
        """Of each number."""
        self._holdings = holdings
        self._fetch = texts or _one_by_one(articles)
        self._kept: dict[int, _Passages] = {}
        self._room = room
        self._lock = Lock()

    def passages(self, numbers: Sequence[int]) -> Iterator[tuple[int, _Passages | None]]:
        """Yield some documents, each with its passages, in which line breaks are spaces.

        None stands in their place when the text is not the one that was indexed.
        """
        kept = self._kept
        for at in range(0, len(numbers), _AT_ONCE):
            some = numbers[at : at + _AT_ONCE]
            missing = [number for number in some if number not in kept]
            read = self._read(missing) if missing else {}
            for number in some:
                yield number, kept.get(number) or read.get(number)

    def layout(self, number: int) -> Layout:
        """Return where the words of a document stand; position 0 is its first word outside the title."""

        def text(passage: int) -> str | None:
            ((_, passages),) = self.passages([number])
            return passages[passage] if passages is not None else None

        return Layout(Outline(self._bounds(number), text))

    def starts(self, number: int) -> Sequence[int]:
        """Return where in the text of a document each of its passages begins."""
        return self._bounds(number)[0::3]

    def _read(self, numbers: Sequence[int]) -> Mapping[int, _Passages]:
        """Read the passages of those of some documents whose text is the one that was indexed, and keep them."""
        holdings, read = self._holdings, {}
        for article_id, fingerprint, text in self._fetch([holdings.ids[number] for number in numbers]):
            if holdings.fingerprints.get(article_id) == fingerprint:
                number = holdings.numbers[article_id]
                bounds, flat = self._bounds(number), text.replace("\n", " ")
                pairs = zip(bounds[0::3], bounds[1::3], strict=True)
                read[number] = tuple([flat[start:end] for start, end in pairs])
        with self._lock:
            for number, passages in read.items():
                weight = sum(map(len, passages))
                if weight <= self._room and number not in self._kept:
                    self._kept[number] = passages
                    self._room -= weight
        return read

    def _bounds(self, number: int) -> Sequence[int]:
        """Return of each passage of a document its start, its end and the number of its words."""
        index = bisect_right(self._firsts, number) - 1
        edges, at = self._edges[index], number - self._firsts[index]
        return edges.passages[3 * edges.ends[at] : 3 * edges.ends[at + 1]]

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return list(accumulate((volume.count for volume in self._holdings.volumes), initial=0))[:-1]

    @cached_property
    def _edges(self) -> Sequence[_Edges]:
        return [_Edges(*volume.all_passages()) for volume in self._holdings.volumes]


class RegexMatches:
    """Finds regular expressions in texts, and keeps how often. Safe to use from several threads at once."""

    def __init__(self, texts: Texts, documents: int) -> None:
        """Take texts, and the number of documents that the index numbers."""
        self._texts = texts
        self._documents = documents
        self._counts: OrderedDict[Regex, array[int]] = OrderedDict()
        self._lock = Lock()

    def among(self, regex: Regex, numbers: Iterable[int], effort: Effort) -> Matches:
        """Return the matches in those of some documents that have any, by number, ascending.

        Raises QueryError for a pattern that is wrong, too costly or takes too long.
        """
        pattern, counts = compiled(regex), self._known(regex)
        some = sorted(numbers)
        others: dict[int, Sequence[Span]] = {}
        for number, passages in self._texts.passages([number for number in some if counts[number] == _UNREAD]):
            effort.look_at_the_clock()
            if passages is None:
                others[number] = self._in_article(regex, number, effort)
            else:
                counts[number] = self._counted(pattern, number, passages, effort)
        found = {number: len(others[number]) if number in others else counts[number] for number in some}
        return Matches(self._texts, pattern, {number: count for number, count in found.items() if count}, others)

    def _known(self, regex: Regex) -> array[int]:
        """Return of each document how often an expression matches in it, as far as that is known."""
        with self._lock:
            known = self._counts.pop(regex, None) or array("i", [_UNREAD]) * self._documents
            self._counts[regex] = known
            if len(self._counts) > _PATTERNS:
                self._counts.popitem(last=False)
            return known

    def _counted(self, pattern: Pattern, number: int, passages: _Passages, effort: Effort) -> int:
        longest = max(map(len, passages), default=0)
        if longest > pattern.safe:
            self._check(pattern, number, passages)
        return pattern.count_in(passages, longest, effort)

    def _check(self, pattern: Pattern, number: int, passages: _Passages) -> None:
        """Raise QueryError for passages that the pattern could take very long on."""
        for index, text in enumerate(passages, 1):
            if not pattern.is_safe_on(text):
                article_id = self._texts.ids[number]
                raise too_costly(index, self._texts.articles(article_id).path)

    def _in_article(self, regex: Regex, number: int, effort: Effort) -> Sequence[Span]:
        """Return the matches in an article that the store has in another version; none when it has none."""
        try:
            return regex_spans(self._texts.articles(self._texts.ids[number]), regex, effort)
        except KeyError:
            return ()


class Matches(Mapping[int, Sequence[Span]]):
    """The matches in some documents. What is in one is made when it is asked for: most often they are only counted."""

    def __init__(
        self, texts: Texts, pattern: Pattern, counts: Mapping[int, int], others: Mapping[int, Sequence[Span]]
    ) -> None:
        """Take how many there are in each document, and those that cannot be found anew."""
        self._texts = texts
        self._pattern = pattern
        self._counts = counts
        self._others = others

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self._counts.values())

    def __getitem__(self, number: int) -> Sequence[Span]:
        count = self._counts[number]
        return self._others.get(number) or _Found(self._texts, self._pattern, number, count)

    def __iter__(self) -> Iterator[int]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __contains__(self, number: object) -> bool:
        return number in self._counts


class _Found(Sequence[Span]):
    """The matches in one document: counted, and found when it is asked where they are."""

    __slots__ = ("_count", "_number", "_pattern", "_texts")

    def __init__(self, texts: Texts, pattern: Pattern, number: int, count: int) -> None:
        self._texts = texts
        self._pattern = pattern
        self._number = number
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | Sequence[Span]:
        return tuple(self)[index]

    def __iter__(self) -> Iterator[Span]:
        ((_, passages),) = self._texts.passages([self._number])
        for text, start in zip(passages or (), self._texts.starts(self._number), strict=False):
            yield from self._pattern.spans_in(text, start)


def _one_by_one(articles: ArticleSource) -> TextSource:
    """Return a source of many texts that fetches one article after the other."""

    def fetch(article_ids: Sequence[ArticleId]) -> Iterator[tuple[ArticleId, str, str]]:
        for article_id in article_ids:
            try:
                article = articles(article_id)
            except KeyError:  # the store no longer has it
                continue
            yield article_id, article.fingerprint, article.text

    return fetch
