"""An article as the reader has it open, and the arithmetic of stepping through its hits. Nothing here draws
or asks the library.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csto_tui.model.article import Article, ArticleId
from csto_tui.model.entity import Entity, EntityId, Mention
from csto_tui.model.results import ArticleHits
from csto_tui.model.span import Span
from csto_tui.text.segment import sentences

__all__ = ["NameRow", "Named", "Reading", "Start", "counted", "sentence_at", "step"]


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entity with its counts, as the sidebar shows it."""

    entity: Entity
    here: int
    """Mentions in the open article."""


@dataclass(frozen=True, slots=True)
class Start:
    """From where an article is to be read."""

    hit: int | None = None
    """The index of a hit (-1: the last one), or None."""
    offset: int | None = None
    """A place in `Article.text`; wins over `hit`."""
    place: tuple[int, int] | None = None
    """The number of a passage and an offset in it: the hit that stands there. Wins over the rest."""
    words: Span | None = None
    """Words in `Article.text` to go to and to light; wins over all but a place."""
    mention_of: EntityId | None = None
    """The first mention of an entity (the last one when `hit` is -1)."""
    is_step: bool = False
    """A step that was asked for, and is remembered for the way back; otherwise a preview."""
    focus: bool = False
    """Whether the reader takes the focus."""
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with what is lit in it and who is named in it."""

    article: Article
    lit: ArticleHits
    mentions: tuple[Mention, ...] = ()
    names: tuple[NameRow, ...] = ()
    query: str = ""
    """What lights it."""

    def mention_spans(self, entity_id: EntityId | None) -> tuple[Span, ...]:
        """Return where an entity stands in the article, in order."""
        return tuple(sorted(one.span for one in self.mentions if one.entity_id == entity_id))


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in an article, and where."""

    article_id: ArticleId
    mentions: tuple[Mention, ...]
    names: tuple[NameRow, ...]


def counted(mentions: Iterable[Mention], entities: Iterable[Entity]) -> tuple[NameRow, ...]:
    """Return the entities that the mentions name, most mentioned first; equals by their count in the corpus,
    then by name.
    """
    here = Counter(one.entity_id for one in mentions)
    rows = [NameRow(entity, here[entity.id]) for entity in entities if entity.id in here]
    return tuple(sorted(rows, key=lambda row: (-row.here, -row.entity.mentions, row.entity.name)))


def step(spans: Sequence[Span], offset: int, direction: int) -> int | None:
    """Return the index of the first span that begins after `offset` (direction 1) or the last that begins
    before it (-1).

    >>> step([Span(3, 5), Span(9, 12)], 3, 1), step([Span(3, 5), Span(9, 12)], 3, -1)
    (1, None)
    """
    starts = [span.start for span in spans]
    index = bisect_right(starts, offset) if direction > 0 else bisect_left(starts, offset) - 1
    return index if 0 <= index < len(spans) else None


def sentence_at(article: Article, offset: int) -> Span | None:
    """Return the sentence that holds the code point at `offset`, or None outside every passage."""
    passage = article.passage_at(offset)
    if passage is None:
        return None
    found = sentences(article.text, passage.span)
    return next((one for one in found if one.start <= offset < one.end), passage.span)
