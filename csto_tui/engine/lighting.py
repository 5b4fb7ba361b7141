"""What a query says of one article, read word by word: whether it matches and what it lights.

This is the meaning of `protocol` written out. It looks at one article at a time and knows no index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csto_tui.engine.forms import fits
from csto_tui.engine.limits import Effort, lit_leaves
from csto_tui.engine.regular import regex_spans
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import And, Everything, Fuzzy, Given, Node, Not, Or, Phrase, Prefix, Regex, Term, Wildcard
from csto_tui.model.results import ArticleHits
from csto_tui.model.span import Span, absorbed
from csto_tui.text.normalize import Token, tokens

__all__ = ["Reading", "Verdict"]

_Stretch = tuple[int, int]
"""Half-open, in tokens of one passage."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as words."""

    article: Article
    title: tuple[Token, ...]
    passages: tuple[tuple[Token, ...], ...]

    @classmethod
    def of(cls, article: Article) -> Reading:
        """Return the words of an article's title and of each of its passages."""
        passages = tuple(tuple(tokens(article.text, p.span.start, p.span.end)) for p in article.passages)
        return cls(article, tuple(tokens(article.title.value or "")), passages)

    @property
    def id(self) -> ArticleId:
        """The article's id."""
        return self.article.id

    @property
    def words(self) -> int:
        """Words in the passages."""
        return sum(map(len, self.passages))

    def forms(self) -> set[str]:
        """Return the forms in title and passages."""
        return {token.form for part in (self.title, *self.passages) for token in part}


class Verdict:
    """What one query says of one article. Leaves are looked at when they are asked for, and once."""

    def __init__(self, reading: Reading, effort: Effort) -> None:
        self._reading = reading
        self._effort = effort
        self._lit: dict[int, tuple[Node, ArticleHits]] = {}

    def matches(self, node: Node) -> bool:
        """Tell whether the article matches a checked tree."""
        if isinstance(node, And):
            return all(map(self.matches, node.parts))
        if isinstance(node, Or):
            return any(map(self.matches, node.parts))
        if isinstance(node, Not):
            return not self.matches(node.part)
        if isinstance(node, Given):
            return self._reading.id in node.spans
        lit = self.lit(node)
        return isinstance(node, Everything) or bool(lit.spans or lit.title_spans)

    def hits(self, node: Node) -> ArticleHits:
        """Return all that a checked tree lights; nothing when it does not match."""
        if not self.matches(node):
            return ArticleHits()
        lit = [self.lit(leaf) for leaf in lit_leaves(node)]
        return ArticleHits(
            absorbed(span for part in lit for span in part.spans),
            absorbed(span for part in lit for span in part.title_spans),
        )

    def lit(self, leaf: Node) -> ArticleHits:
        """Return what one leaf lights, be it part of a match or not."""
        known = self._lit.get(id(leaf))
        if known is None:
            known = self._lit[id(leaf)] = leaf, self._look(leaf)
        return known[1]

    def _look(self, leaf: Node) -> ArticleHits:
        reading = self._reading
        if isinstance(leaf, Everything):
            return ArticleHits()
        if isinstance(leaf, Given):
            return ArticleHits(absorbed(s for s in leaf.spans.get(reading.id, ()) if _is_inside(s, reading.article)))
        if isinstance(leaf, Regex):
            return ArticleHits(regex_spans(reading.article, leaf, self._effort))
        spans = absorbed(span for words in reading.passages for span in _spans(leaf, words, self._effort))
        return ArticleHits(spans, absorbed(_spans(leaf, reading.title, self._effort)))


def _is_inside(span: Span, article: Article) -> bool:
    """Tell whether a span covers some text that lies in one passage."""
    passage = article.passage_at(span.start)
    return len(span) > 0 and passage is not None and passage.span.contains(span)


def _spans(leaf: Node, words: Sequence[Token], effort: Effort) -> Iterator[Span]:
    is_near = isinstance(leaf, Phrase) and (leaf.slop > 0 or not leaf.ordered)
    stretches = _near(leaf, words, effort) if is_near and isinstance(leaf, Phrase) else _occurrences(leaf, words)
    for first, end in stretches:
        yield Span(words[first].start, words[end - 1].end)


def _occurrences(item: Node, words: Sequence[Token]) -> list[_Stretch]:
    return [(start, end) for start in range(len(words)) for end in sorted(_ends(item, words, start))]


def _ends(item: Node, words: Sequence[Token], start: int) -> set[int]:
    """Return where an item that begins at word `start` can end."""
    if isinstance(item, Or):
        return {end for part in item.parts for end in _ends(part, words, start)}
    if isinstance(item, Phrase):
        ends = {start}
        for part in item.items:
            ends = {end for middle in ends for end in _ends(part, words, middle)}
        return ends
    if start >= len(words):
        return set()
    form = words[start].form
    if isinstance(item, Term):
        return {start + 1} if form == item.form else set()
    return {start + 1} if isinstance(item, Prefix | Wildcard | Fuzzy) and fits(item)(form) else set()


def _near(phrase: Phrase, words: Sequence[Token], effort: Effort) -> set[_Stretch]:
    found = [_occurrences(item, words) for item in phrase.items]
    lit: set[_Stretch] = set()
    for index, occurrences in enumerate(found):
        for one in occurrences:
            if one not in lit and _is_satisfied(phrase, [*found[:index], [one], *found[index + 1 :]], (), effort):
                lit.add(one)
    return lit


def _is_satisfied(
    phrase: Phrase, found: Sequence[Sequence[_Stretch]], chosen: tuple[_Stretch, ...], effort: Effort
) -> bool:
    """Tell whether occurrences for the remaining items can be added to those that are chosen."""
    if chosen:
        between = (
            max(end for _, end in chosen)
            - min(first for first, _ in chosen)
            - sum(end - first for first, end in chosen)
        )
        room = sum(max((end - first for first, end in some), default=0) for some in found[len(chosen) :])
        if between > phrase.slop + room:
            return False
    if len(chosen) == len(found):
        return True
    for first, end in found[len(chosen)]:
        effort.step()
        if phrase.ordered:
            is_free = not chosen or first >= chosen[-1][1]
        else:
            is_free = all(end <= other_first or first >= other_end for other_first, other_end in chosen)
        if is_free and _is_satisfied(phrase, found, (*chosen, (first, end)), effort):
            return True
    return False
