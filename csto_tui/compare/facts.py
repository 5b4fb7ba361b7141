"""Set what articles state side by side, row by row: names, numbers, dates, lists of states, quoted people.

Counts and places, never a verdict.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csto_tui.compare.differing import Difference, counted_stems
from csto_tui.compare.moments import dated
from csto_tui.compare.numbers import counted
from csto_tui.compare.prepare import Prepared, PreparedSentence, Stated
from csto_tui.model.article import ArticleId
from csto_tui.model.comparison import Fact, FactCell, FactRow, Standing
from csto_tui.model.place import Place

__all__ = ["Quoted", "fact_rows", "only_here", "shared_facts"]

Quoted = Mapping[ArticleId, Sequence[tuple[str, Place]]]
"""For each article who is quoted there: pairs of a name and the place of the words."""

_KINDS = ("entity", "number", "date", "states", "quoted")
_STANDINGS = (Standing.DIFFERS, Standing.SAME, Standing.ONLY_HERE)
_SMALL = 2
"""Numbers of so few digits are the same only where they count the same: seven states are no seven days."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A fact at one place."""

    fact: Fact
    text: str
    """As the article has it."""
    place: Place
    key: Hashable
    """What is the same in all articles."""
    counts: frozenset[str] = frozenset()
    """Of a small number: the stems of what it counts."""


def fact_rows(
    articles: Sequence[Prepared], differences: Sequence[Difference] = (), quoted: Quoted | None = None
) -> tuple[FactRow, ...]:
    """Return a row a fact: what differs first, then what two articles share, then what stands in one alone; within
    these by kind, the most frequent first. What differs is not told again as standing in one alone.
    """
    rows = [_differing(articles, one) for one in differences]
    told = {place for row in rows for cell in row.cells for place in cell.places}
    for group in _grouped(articles, quoted or {}):
        row = _row(articles, group)
        if row.standing is Standing.SAME or any(one.place not in told for one in group):
            rows.append(row)
    return tuple(sorted(rows, key=_order))


def shared_facts(rows: Sequence[FactRow]) -> tuple[Fact, ...]:
    """Return what stands in every one of the articles."""
    everywhere = (row for row in rows if row.standing is Standing.SAME and all(cell.places for cell in row.cells))
    return tuple(dict.fromkeys(row.fact for row in everywhere))


def only_here(articles: Sequence[Prepared], rows: Sequence[FactRow]) -> tuple[tuple[ArticleId, tuple[Fact, ...]], ...]:
    """Return for each article what stands in none of the others, in the order of the rows."""
    found: dict[ArticleId, dict[Fact, int]] = {one.article.id: {} for one in articles}
    for row in rows:
        for cell in row.cells:
            if cell.places and row.standing is Standing.DIFFERS:
                found[cell.article.id][Fact(row.fact.kind, cell.text)] = cell.count
            elif cell.places and row.standing is Standing.ONLY_HERE:
                found[cell.article.id][row.fact] = cell.count
    return tuple(
        (one, tuple(sorted(facts, key=lambda fact: (_KINDS.index(fact.kind), -facts[fact], fact.text))))
        for one, facts in found.items()
    )


def _order(row: FactRow) -> tuple[int, int, int, str]:
    return _STANDINGS.index(row.standing), _KINDS.index(row.fact.kind), -row.count, row.fact.text


def _grouped(articles: Sequence[Prepared], quoted: Quoted) -> Iterator[list[_Found]]:
    """Yield what stands for the same fact."""
    groups: dict[Hashable, list[_Found]] = {}
    small: dict[Hashable, list[tuple[set[str], list[_Found]]]] = {}
    for article in articles:
        for found in (*_stated(article), *_quoted(article, quoted)):
            if found.fact.kind == "number" and sum(map(str.isdigit, found.fact.text)) <= _SMALL:
                _join(small.setdefault(found.key, []), found)
            else:
                groups.setdefault(found.key, []).append(found)
    yield from groups.values()
    for clusters in small.values():
        yield from (group for _, group in clusters)


def _join(clusters: list[tuple[set[str], list[_Found]]], found: _Found) -> None:
    for stems, group in clusters:
        if stems & found.counts or not (stems or found.counts):
            stems |= found.counts
            group.append(found)
            return
    clusters.append((set(found.counts), [found]))


def _stated(article: Prepared) -> Iterator[_Found]:
    for sentence in article.sentences:
        for stated in sentence.stated:
            fact = stated.fact
            text, key, counts = fact.text, fact.text, frozenset[str]()
            if fact.kind == "number":
                text, counts = _number(sentence, stated), frozenset(counted_stems(sentence, stated))
            elif fact.kind == "entity":
                text = " ".join(stated.span.of(sentence.sentence.text).split())
            elif fact.kind == "date":
                key = dated(fact.text, article.article) or f"{fact.text} of {article.article.id}"
            yield _Found(fact, text, _place(sentence, stated), (fact.kind, key), counts)


def _quoted(article: Prepared, quoted: Quoted) -> Iterator[_Found]:
    for name, place in quoted.get(article.article.id, ()):
        yield _Found(Fact("quoted", name), name, place, ("quoted", name))


def _number(sentence: PreparedSentence, stated: Stated) -> str:
    """Return a number as it is written, with what it counts."""
    text = sentence.sentence.text
    return " ".join(f"{stated.span.of(text)} {counted(text, stated.span)}".split())


def _place(sentence: PreparedSentence, stated: Stated) -> Place:
    one = sentence.sentence
    return Place(one.article_id, one.passage, stated.span.shifted(one.span.start))


def _row(articles: Sequence[Prepared], group: Sequence[_Found]) -> FactRow:
    cells: list[FactCell] = []
    for article in articles:
        mine = [found for found in group if found.place.article_id == article.article.id]
        places = tuple(sorted({found.place for found in mine}))
        cells.append(FactCell(article.article, mine[0].text if mine else "", places))
    standing = Standing.SAME if sum(cell.count > 0 for cell in cells) > 1 else Standing.ONLY_HERE
    return FactRow(group[0].fact, standing, tuple(cells))


def _differing(articles: Sequence[Prepared], difference: Difference) -> FactRow:
    ends = {sentence.sentence.article_id: (sentence, stated) for sentence, stated in difference.ends}
    cells = tuple(
        _end(article, *ends[article.article.id]) if article.article.id in ends else FactCell(article.article, "", ())
        for article in articles
    )
    kind = difference.ends[0][1].fact.kind
    return FactRow(Fact(kind, difference.thing), Standing.DIFFERS, cells, difference.pair.why)


def _end(article: Prepared, sentence: PreparedSentence, stated: Stated) -> FactCell:
    text = _number(sentence, stated) if stated.fact.kind == "number" else stated.fact.text
    return FactCell(article.article, text, (_place(sentence, stated),))
