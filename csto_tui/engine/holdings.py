"""The volumes of an index taken together, under one numbering of documents and of positions.

Everything is asked by runs of forms, never form by form. Nothing here evaluates a query or opens a file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, repeat, starmap

from csto_tui.engine.inversion import compound_term
from csto_tui.engine.layout import GAP
from csto_tui.engine.lexicon import Lexicon, Run, runs_in
from csto_tui.engine.scoring import Averages, Norms
from csto_tui.engine.tally import Counts, Tally, gathered, standing
from csto_tui.engine.volume import Columns, Union, Volume
from csto_tui.model.article import ArticleId
from csto_tui.model.query import Fuzzy, Prefix, Term, Wildcard

__all__ = ["Holdings", "Runs", "Word"]

_DENSE = 4  # from one posting for so many documents up, counts are written into a column of all documents
Word = Term | Prefix | Wildcard | Fuzzy
Runs = tuple[tuple[Run, ...], ...]
"""Of each volume the runs of forms in its lexicon."""


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
        gone = [number for number in range(len(self.ids)) if number not in self.live]
        all_titles, all_bodies = (sum(words) - sum(map(words.__getitem__, gone)) for words in (titles, bodies))
        averages = Averages.of(len(self.live), all_titles, all_bodies)
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

    def postings(self, runs: Runs) -> int:
        """Return how many postings the forms of some runs have."""
        pairs = zip(self.volumes, runs, strict=True)
        return sum(volume.ends[high] - volume.ends[low] for volume, some in pairs for low, high in some)

    def tally(self, runs: Runs) -> Tally:
        """Return how often the forms of some runs stand, taken together, in the documents that searches see."""
        unions = [v.union(*some[0]) if len(some) == 1 else None for v, some in zip(self.volumes, runs, strict=True)]
        if not any(unions):
            if all(_width(some) < 2 for some in runs):
                return self._tally_of_one(runs)
            if self.postings(runs) * _DENSE < len(self.ids):
                return self._tally_of_few(runs)
        parts: list[Counts] = []
        titles: dict[int, int] = {}
        for volume, first, some, union in zip(self.volumes, self._firsts, runs, unions, strict=False):
            bodies, in_titles = union or _added_up(volume, some)
            if volume.taken_out:
                bodies = _without(bodies, volume.taken_out)
                in_titles = {number: times for number, times in in_titles.items() if number not in volume.taken_out}
            parts.append(bodies)
            titles.update({number + first: times for number, times in in_titles.items()} if first else in_titles)
        return Tally.of_column(parts[0] if len(parts) == 1 else list(chain.from_iterable(parts)), titles)

    def _tally_of_one(self, runs: Runs) -> Tally:
        """Return the tally of at most one form a volume."""
        parts = self._columns(runs)
        titles: dict[int, int] = {}
        for part in parts:
            _add_titles(titles, part)
        numbers, bodies = (_joined([part[column] for part in parts]) for column in (0, 2))
        return Tally.of_postings(numbers, bodies, titles, len(self.ids))

    def _tally_of_few(self, runs: Runs) -> Tally:
        """Return the tally of forms that stand in few documents."""
        parts = self._columns(runs)
        bodies = dict.fromkeys(sorted(set().union(*(part.numbers for part in parts))), 0)
        titles: dict[int, int] = {}
        for part in parts:
            for number, times in zip(part.numbers, part.bodies, strict=True):
                bodies[number] += times
            _add_titles(titles, part)
        return Tally.of_postings(array("I", bodies), list(bodies.values()), titles, len(self.ids))

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

    def numbers_at(self, places: Iterable[int]) -> list[int]:
        """Return in which document each of some positions lies."""
        return list(map(bisect_right, repeat(self._ends), places))

    @cached_property
    def _ends(self) -> Sequence[int]:
        """One past the last position of each document."""
        return self.starts[1:]

    @cached_property
    def body_starts(self) -> Sequence[int]:
        """The position of the first word of the first passage of each document."""
        titles = [words for volume in self.volumes for words in volume.title_words]
        return [start + words + GAP for start, words in zip(self.starts, titles, strict=False)]


def _add_titles(titles: dict[int, int], columns: Columns, first: int = 0) -> None:
    """Add how often forms stand in titles, where they do; `first` is what a number is raised by."""
    indexes = standing(columns.titles)
    pairs = zip(gathered(columns.numbers, indexes), gathered(columns.titles, indexes), strict=True)
    for number, times in pairs:
        titles[number + first] = titles.get(number + first, 0) + times


def _added_up(volume: Volume, runs: Iterable[Run]) -> Union:
    """Return the postings of some runs, added up."""
    bodies = [0] * volume.count
    titles: dict[int, int] = {}
    for columns in starmap(volume.columns, runs):
        for number, times in zip(columns.numbers, columns.bodies, strict=True):
            bodies[number] += times
        _add_titles(titles, columns)
    return Union(array("I", bodies), titles)


def _without(counts: Counts, gone: Iterable[int]) -> Counts:
    """Return counts with 0 for some documents."""
    kept = bytearray(counts) if isinstance(counts, bytes) else counts[:]
    for number in gone:
        kept[number] = 0
    return bytes(kept) if isinstance(kept, bytearray) else kept


def _width(runs: Iterable[Run]) -> int:
    return sum(high - low for low, high in runs)


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
    return Columns(*(array(column.typecode, compress(column, stays)) for column in columns))


def _raised(columns: Columns, by: int) -> Columns:
    return columns._replace(numbers=array("I", map(by.__add__, columns.numbers))) if by else columns


def _joined(columns: Sequence[array[int]]) -> Sequence[int]:
    return columns[0] if len(columns) == 1 else array("I", chain.from_iterable(columns))
