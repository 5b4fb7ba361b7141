"""The volumes of an index taken together, under one numbering of documents and of positions.

Everything is asked by runs of forms, never form by form. Nothing here evaluates a query or opens a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, repeat
from typing import NamedTuple

from csto_tui.engine.inversion import compound_term
from csto_tui.engine.layout import GAP, Layout
from csto_tui.engine.lexicon import Lexicon, Run, runs_in
from csto_tui.engine.scoring import Averages, Norms
from csto_tui.engine.volume import Columns, Volume
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Fuzzy, Prefix, Term, Wildcard

__all__ = ["Holdings", "Runs", "Some", "Tally", "Word"]

Word = Term | Prefix | Wildcard | Fuzzy
Runs = tuple[tuple[Run, ...], ...]
"""Of each volume the runs of forms in its lexicon."""


class Tally(NamedTuple):
    """How often something stands in each document. All are parallel."""

    numbers: Sequence[int]
    """Ascending."""
    titles: Sequence[int]
    bodies: Sequence[int]

    def at(self, number: int) -> tuple[int, int]:
        """Return how often it stands in the title and in the passages of a document."""
        index = bisect_left(self.numbers, number)
        is_there = index < len(self.numbers) and self.numbers[index] == number
        return (self.titles[index], self.bodies[index]) if is_there else (0, 0)


class Some:
    """Some of the documents."""

    def __init__(self, numbers: Sequence[int], documents: int) -> None:
        """Take their numbers, ascending, and how many documents there are in all."""
        self.numbers = numbers
        self._documents = documents

    @cached_property
    def marks(self) -> Sequence[int]:
        """Of each document 1 when it is one of them, otherwise 0."""
        marks = [0] * self._documents  # a list is read and written more quickly than a set or bytes
        for number in self.numbers:
            marks[number] = 1
        return marks

    def of(self, tally: Tally) -> Tally:
        """Return the counts in these documents; of what is not among them nothing is said."""
        if tally.numbers is self.numbers:
            return tally
        if len(self.numbers) * 16 < len(tally.numbers):
            rows = [(number, *counts) for number in self.numbers if any(counts := tally.at(number))]
            return Tally(*zip(*rows, strict=True)) if rows else Tally((), (), ())
        stays = list(map(self.marks.__getitem__, tally.numbers))
        return Tally(*(list(compress(column, stays)) for column in tally))


class Holdings:
    """The documents that searches see, and their words."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self.volumes = volumes
        self._lexicons = [Lexicon(volume.forms) for volume in volumes]
        self._firsts = list(accumulate((volume.count for volume in volumes), initial=0))
        self._shifts = list(accumulate((volume.extent for volume in volumes), initial=0))
        self.ids: Sequence[ArticleId] = [ArticleId(name) for volume in volumes for name in volume.ids]
        """Of each number, that of a document that was taken out included."""
        gone = {first + n for first, v in zip(self._firsts, volumes, strict=False) for n in v.taken_out}
        self.numbers: Mapping[ArticleId, int] = {
            name: number for number, name in enumerate(self.ids) if number not in gone
        }
        """Of each article that searches see."""
        self.live = frozenset(self.numbers.values())
        """The numbers that searches see."""

    @cached_property
    def fingerprints(self) -> Mapping[ArticleId, str]:
        """The fingerprint of each article that searches see."""
        prints = [fingerprint for volume in self.volumes for fingerprint in volume.fingerprints]
        return {name: prints[number] for name, number in self.numbers.items()}

    @cached_property
    def norms(self) -> Norms:
        """What the lengths of documents do to scores."""
        titles = [words for volume in self.volumes for words in volume.title_words]
        bodies = [words for volume in self.volumes for words in volume.body_words]
        live = [number in self.live for number in range(len(self.ids))]
        averages = Averages.of(len(self.live), sum(compress(titles, live)), sum(compress(bodies, live)))
        return Norms.of(titles, bodies, averages)

    def runs(self, word: Word) -> Runs:
        """Return where the forms of a word stand. Raises QueryError when they are too many."""
        return runs_in(self._lexicons, word)

    def forms(self, word: Word) -> Mapping[str, int]:
        """Return the forms of a word, each with the number of articles that hold it."""
        counts: dict[str, int] = {}
        for volume, runs in zip(self.volumes, self.runs(word), strict=True):
            for low, high in runs:
                for at in range(low, high):
                    counts[volume.forms[at]] = counts.get(volume.forms[at], 0) + _holding(volume, at)
        return {form: count for form, count in counts.items() if count}

    def compounds(self, joined: str) -> Iterable[tuple[str, ...]]:
        """Yield the hyphenated spellings of a joined form; repeats stay."""
        head = compound_term(joined, ("",))
        for volume in self.volumes:
            low = bisect_left(volume.compounds, head)
            high = bisect_right(volume.compounds, head, lo=low, key=lambda term: term[: len(head)])
            for at in range(low, high):
                if not volume.taken_out.issuperset(volume.compound_numbers(at)):
                    yield tuple(volume.compounds[at].split("\0")[1:])

    def tally(self, runs: Runs) -> Tally:
        """Return how often a form stands in the documents that searches see; at most one run of one a volume."""
        parts = self._columns(runs)
        return Tally(*(_joined([part[index] for part in parts]) for index in range(3)))

    def postings(self, runs: Runs) -> int:
        """Return how many postings the forms of some runs have."""
        pairs = zip(self.volumes, runs, strict=True)
        return sum(volume.ends[high] - volume.ends[low] for volume, some in pairs for low, high in some)

    def holding(self, runs: Runs) -> int:
        """Return how many documents hold any form of some runs."""
        marks = [0] * len(self.ids)
        for part in self._columns(runs):
            for number in part.numbers:
                marks[number] = 1
        return sum(marks)

    def tally_of_many(self, runs: Runs, within: Some | None = None) -> Tally:
        """Return how often the forms of some runs stand, taken together, in the documents that searches see.

        With `within`, only these documents are looked at.
        """
        parts = self._columns(runs)
        if within is not None:
            parts = [_chosen(part, list(map(within.marks.__getitem__, part.numbers))) for part in parts]
        is_dense = sum(len(part.numbers) for part in parts) * 4 > len(self.ids)
        bodies: list[int] | dict[int, int] = [0] * len(self.ids) if is_dense else {}
        if isinstance(bodies, dict):
            bodies = dict.fromkeys(sorted(set().union(*(part.numbers for part in parts))), 0)
        for part in parts:
            for number, times in zip(part.numbers, part.bodies, strict=True):
                bodies[number] += times
        return _tally_of(bodies, _titles(parts))

    def _columns(self, runs: Runs) -> list[Columns]:
        """Return the postings of some runs, without documents that were taken out."""
        return [
            _raised(_live(volume.columns(low, high), volume), first)
            for volume, first, some in zip(self.volumes, self._firsts, runs, strict=False)
            for low, high in some
        ]

    def places(self, runs: Runs) -> Sequence[int]:
        """Return the positions of the forms of some runs, ascending, in documents that were taken out, too."""
        found: list[array[int]] = []
        for volume, shift, some in zip(self.volumes, self._shifts, runs, strict=False):
            one = [volume.places(at) for low, high in some for at in range(low, high)]
            places = one[0] if len(one) == 1 else array("I", sorted(chain.from_iterable(one)))
            found.append(array("Q", map(shift.__add__, places)) if shift else places)
        return found[0] if len(found) == 1 else array("Q", chain.from_iterable(found))

    @cached_property
    def starts(self) -> Sequence[int]:
        """The first position of each document, and at the end one past all."""
        pairs = zip(self.volumes, self._shifts, strict=False)
        return [start + shift for volume, shift in pairs for start in volume.starts] + self._shifts[-1:]

    @cached_property
    def body_starts(self) -> Sequence[int]:
        """The position of the first word of the first passage of each document."""
        titles = [words for volume in self.volumes for words in volume.title_words]
        return [start + words + GAP for start, words in zip(self.starts, titles, strict=False)]

    def layout(self, number: int) -> Layout:
        """Return where the words of a document stand; position 0 is its first word outside the title."""
        index = bisect_right(self._firsts, number) - 1
        return Layout(self.volumes[index].layout(number - self._firsts[index]))


def _titles(parts: Sequence[Columns]) -> dict[int, int]:
    """Return how often forms stand in titles, of the documents where they do."""
    titles: dict[int, int] = {}
    for part in parts:
        if any(part.titles):
            for number, times in zip(compress(part.numbers, part.titles), filter(None, part.titles), strict=True):
                titles[number] = titles.get(number, 0) + times
    return titles


def _tally_of(bodies: list[int] | dict[int, int], titles: dict[int, int]) -> Tally:
    """Return counts by number as a tally, without documents that have none."""
    if isinstance(bodies, dict):
        numbers, counts = list(bodies), list(bodies.values())
    else:
        bare = [number for number in titles if not bodies[number]]
        numbers = sorted([*compress(range(len(bodies)), bodies), *bare])
        counts = [bodies[number] for number in numbers] if bare else list(filter(None, bodies))
    in_titles = array("I", map(titles.get, numbers, repeat(0))) if titles else bytes(len(numbers))
    return Tally(array("I", numbers), in_titles, array("I", counts))


def _holding(volume: Volume, at: int) -> int:
    if not volume.taken_out:
        return volume.ends[at + 1] - volume.ends[at]
    numbers = volume.numbers(at)
    if len(volume.taken_out) * 8 < len(numbers):
        return len(numbers) - sum(_holds(numbers, number) for number in volume.taken_out)
    return len(numbers) - len(volume.taken_out.intersection(numbers))


def _holds(numbers: Sequence[int], number: int) -> bool:
    index = bisect_left(numbers, number)
    return index < len(numbers) and numbers[index] == number


def _live(columns: Columns, volume: Volume) -> Columns:
    """Return columns without the documents that were taken out."""
    if not volume.taken_out or volume.taken_out.isdisjoint(columns.numbers):
        return columns
    stays = [number not in volume.taken_out for number in columns.numbers]
    return _chosen(columns, stays)


def _chosen(columns: Columns, stays: Sequence[int]) -> Columns:
    return Columns(*(array(column.typecode, compress(column, stays)) for column in columns))


def _raised(columns: Columns, by: int) -> Columns:
    return columns._replace(numbers=array("I", map(by.__add__, columns.numbers))) if by else columns


def _joined(columns: Sequence[array[int]]) -> Sequence[int]:
    return columns[0] if len(columns) == 1 else array("I", chain.from_iterable(columns))
