"""The leaves of a query evaluated over a whole index, and kept for the next query that has them.

A leaf is words, which stand at positions, or a phrase, which covers stretches of them. Nothing here combines leaves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence, Set
from functools import cached_property
from operator import itemgetter, sub
from threading import Lock
from typing import Generic, TypeVar

from csto_tui.engine.holdings import Holdings, Runs, Some, Tally, Word
from csto_tui.engine.limits import Effort
from csto_tui.engine.scoring import impacts, rarity
from csto_tui.engine.stretches import Stretch, absorbed_stretches, adjoining, near, near_in_order, starts_adjoining
from csto_tui.model.query import Node, Or, Phrase

__all__ = ["Found", "Leaves", "PhraseFound", "WordsFound"]

_POSTINGS = 4_000_000  # each takes 20 bytes
_POSITIONS = 4_000_000  # each takes 8 bytes at most
T = TypeVar("T")


class Found:
    """A leaf, looked up: its counts are read when they are asked for, and kept."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings

    @cached_property
    def tally(self) -> Tally:
        """How often the leaf stands in each document that holds it."""
        raise NotImplementedError

    @property
    def size(self) -> int:
        """The number of documents that hold the leaf."""
        return len(self.tally.numbers)

    @property
    def cost(self) -> int:
        """How many counts have to be read, at most."""
        return self.size

    def tally_in(self, some: Some) -> Tally:
        """Return the counts in some documents; of what is not among them nothing is said."""
        return some.of(self.tally)

    def among(self, some: Set[int]) -> Set[int]:
        """Return those of some documents that hold the leaf."""
        tally = self.tally
        if len(some) * 16 < len(tally.numbers):
            return {number for number in some if any(tally.at(number))}
        return some.intersection(tally.numbers) if isinstance(some, frozenset | set) else some & set(tally.numbers)

    @cached_property
    def impacts(self) -> Sequence[float]:
        """What the leaf adds to the score of each document that holds it."""
        return array("d", self.impacts_of(self.tally))

    def impacts_of(self, tally: Tally) -> Sequence[float]:
        """Return what the leaf adds to scores with these counts."""
        return impacts(rarity(len(self._holdings.live), self.size), *tally, self._holdings.norms)


class WordsFound(Found):
    """One word, or all the words that a prefix, a wildcard or a spelling stands for."""

    def __init__(self, runs: Runs, holdings: Holdings) -> None:
        super().__init__(holdings)
        self.runs = runs
        self._is_single = all(not some or (len(some) == 1 and some[0][1] == some[0][0] + 1) for some in runs)

    @cached_property
    def tally(self) -> Tally:
        """How often the words stand in each document that holds one."""
        return self._holdings.tally(self.runs) if self._is_single else self._holdings.tally_of_many(self.runs)

    @cached_property
    def size(self) -> int:
        """The number of documents that hold one of the words."""
        is_counted = self._is_single or "tally" in self.__dict__
        return len(self.tally.numbers) if is_counted else self._holdings.holding(self.runs)

    @property
    def cost(self) -> int:
        """How many counts have to be read, at most."""
        return self._holdings.postings(self.runs)

    def tally_in(self, some: Some) -> Tally:
        """Return the counts in some documents; of what is not among them nothing is said."""
        if self._is_single or "tally" in self.__dict__:
            return super().tally_in(some)
        return self._holdings.tally_of_many(self.runs, some)


class PhraseFound(Found):
    """A phrase."""

    def __init__(self, stretches: Mapping[int, Sequence[Stretch]], holdings: Holdings) -> None:
        super().__init__(holdings)
        numbers = sorted(stretches)
        firsts = self._holdings.body_starts
        in_all = [len(stretches[number]) for number in numbers]
        titles = [
            bisect_left(found, firsts[number], key=itemgetter(0))
            if (found := stretches[number])[0][0] < firsts[number]
            else 0
            for number in numbers
        ]
        self.tally = Tally(numbers, titles, list(map(sub, in_all, titles)))
        self.stretches: Mapping[int, Sequence[Stretch]] = {
            number: stretches[number][cut:] if cut else stretches[number]
            for number, cut, count in zip(numbers, titles, in_all, strict=True)
            if cut < count
        }
        """What it covers in the passages of each document, by position."""


class _Kept(Generic[T]):
    """What was looked up last, as much as there is room for. Safe to use from several threads at once."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[object, tuple[T, int]] = OrderedDict()
        self._lock = Lock()

    def found(self, key: object, look_up: Callable[[], tuple[T, int]]) -> T:
        """Return what is kept, or else what is looked up, with the room that it takes."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][0]
        found, weight = look_up()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = found, weight
                self._room -= weight
            while self._room < 0 and len(self._kept) > 1:
                self._room += self._kept.popitem(last=False)[1][1]
        return found


class Leaves:
    """Looks leaves up, each once as long as there is room. Safe to call from several threads at once."""

    def __init__(self, holdings: Holdings) -> None:
        self._holdings = holdings
        self._found: _Kept[Found] = _Kept(_POSTINGS)
        self._places: _Kept[Sequence[int]] = _Kept(_POSITIONS)

    def words(self, word: Word) -> WordsFound:
        """Look up a word. Raises QueryError when it stands for too many."""

        def look_up() -> tuple[Found, int]:
            found = WordsFound(self._holdings.runs(word), self._holdings)
            return found, 20 + min(self._holdings.postings(found.runs), len(self._holdings.ids))

        found = self._found.found(word, look_up)
        assert isinstance(found, WordsFound)
        return found

    def phrase(self, phrase: Phrase, effort: Effort) -> PhraseFound:
        """Look up a phrase. Raises QueryError when that takes too long."""

        def look_up() -> tuple[Found, int]:
            found = PhraseFound(self._stretches(phrase, effort), self._holdings)
            return found, 20 + 4 * sum(found.tally.titles) + 4 * sum(found.tally.bodies)

        found = self._found.found(phrase, look_up)
        assert isinstance(found, PhraseFound)
        return found

    def places(self, words: WordsFound) -> Sequence[int]:
        """Return the positions of words, ascending, in documents that were taken out, too."""

        def look_up() -> tuple[Sequence[int], int]:
            places = self._holdings.places(words.runs)
            return places, len(places)

        return self._places.found(words.runs, look_up)

    def places_in(self, words: WordsFound, number: int) -> Sequence[int]:
        """Return the positions of words in one document."""
        places, starts = self.places(words), self._holdings.starts
        low = bisect_left(places, starts[number])
        return places[low : bisect_left(places, starts[number + 1], lo=low)]

    def _stretches(self, phrase: Phrase, effort: Effort) -> Mapping[int, Sequence[Stretch]]:
        """Return what a phrase covers in each document, sorted."""
        if phrase.slop == 0 and phrase.ordered and not any(isinstance(item, Or | Phrase) for item in phrase.items):
            return self._adjoining([self.words(item) for item in phrase.items])  # type: ignore[arg-type]  # check()
        found: dict[int, Sequence[Stretch]] = {}
        for number in sorted(set.intersection(*(self._holding(item) for item in phrase.items))):
            items = [self._in_document(item, number) for item in phrase.items]
            if not all(items):
                continue  # a compound whose words stand apart
            if not phrase.ordered:
                stretches = absorbed_stretches(list(near(items, phrase.slop, effort)))
            elif phrase.slop:
                stretches = absorbed_stretches(list(near_in_order(items, phrase.slop)))
            else:
                stretches = absorbed_stretches(adjoining(items))
            if stretches:
                found[number] = stretches
        return found

    def _adjoining(self, items: Sequence[WordsFound]) -> Mapping[int, Sequence[Stretch]]:
        """Return where words follow each other, over the whole index at once."""
        starts, live, width = self._holdings.starts, self._holdings.live, len(items)
        found: dict[int, Sequence[Stretch]] = {}
        row: list[Stretch] = []
        end = 0
        for place in starts_adjoining([self.places(item) for item in items]):
            if place >= end:
                number = bisect_right(starts, place) - 1
                end, row = starts[number + 1], []
                if number in live:
                    found[number] = row
            row.append((place, place + width))
        return found

    def _holding(self, item: Node) -> set[int]:
        """Return the documents that may hold an item of a phrase."""
        if isinstance(item, Or):
            return set().union(*(self._holding(part) for part in item.parts))
        if isinstance(item, Phrase):
            return set.intersection(*(self._holding(part) for part in item.items))
        return set(self.words(item).tally.numbers)  # type: ignore[arg-type]  # check() has let nothing else through

    def _in_document(self, item: Node, number: int) -> list[Stretch]:
        """Return the occurrences of an item of a phrase in a document, sorted."""
        if isinstance(item, Or):
            return sorted({stretch for part in item.parts for stretch in self._in_document(part, number)})
        if isinstance(item, Phrase):
            return adjoining([self._in_document(part, number) for part in item.items])
        words = self.words(item)  # type: ignore[arg-type]  # check() has let nothing else through
        return [(place, place + 1) for place in self.places_in(words, number)]
