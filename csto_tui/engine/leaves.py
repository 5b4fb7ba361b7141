"""The leaves of a query evaluated over a whole index, and kept for the next query that has them.

A leaf is words, which stand at positions, or a phrase, which covers stretches of them. Nothing here combines leaves.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Sequence, Set
from functools import cached_property
from itertools import chain, compress
from operator import lt
from threading import Lock
from typing import Generic, TypeVar

from csto_tui.engine.holdings import Holdings, Runs, Word
from csto_tui.engine.layout import GAP
from csto_tui.engine.limits import MAX_NEAR, MAX_SLOP, Effort
from csto_tui.engine.scoring import gain, rarity, shares
from csto_tui.engine.stretches import (
    Stretch,
    absorbed_stretches,
    adjoining,
    near,
    near_in_order,
    near_words,
    starts_adjoining,
    with_others,
)
from csto_tui.engine.tally import Tally
from csto_tui.engine.texts import RegexMatches, Texts
from csto_tui.model.query import Node, Or, Phrase

__all__ = ["Found", "Leaves", "PhraseFound", "WordsFound"]

_POSTINGS = 4_000_000  # each takes 20 bytes
_POSITIONS = 4_000_000  # each takes 8 bytes at most
T = TypeVar("T")
assert GAP > MAX_SLOP + MAX_NEAR  # so that nothing reaches from one passage or article into the next


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
        return self.tally.size

    @property
    def cost(self) -> int:
        """How many counts have to be read, at most."""
        return self.size

    def among(self, some: Set[int]) -> Set[int]:
        """Return those of some documents that hold the leaf."""
        tally = self.tally
        if len(some) * 16 < len(tally.numbers):
            return {number for number in some if any(tally.at(number))}
        return some.intersection(tally.numbers) if isinstance(some, frozenset | set) else some & set(tally.numbers)

    @cached_property
    def gain(self) -> float:
        """The most that the leaf can add to a score."""
        return gain(rarity(len(self._holdings.live), self.size))

    def shares_of(self, tally: Tally) -> Sequence[float]:
        """Return what the leaf adds to scores with these counts, as shares of its gain."""
        return shares(tally.numbers, tally.titles, tally.bodies, self._holdings.norms)


class WordsFound(Found):
    """One word, or all the words that a prefix, a wildcard or a spelling stands for."""

    def __init__(self, runs: Runs, holdings: Holdings) -> None:
        super().__init__(holdings)
        self.runs = runs

    @cached_property
    def tally(self) -> Tally:
        """How often the words stand in each document that holds one."""
        return self._holdings.tally(self.runs)

    @property
    def cost(self) -> int:
        """How many counts have to be read, at most."""
        return self._holdings.postings(self.runs)


class PhraseFound(Found):
    """A phrase."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], holdings: Holdings) -> None:
        """Take the stretches that it covers, sorted, each in a document that searches see."""
        super().__init__(holdings)
        self._starts = starts
        self._ends = ends
        numbers = holdings.numbers_at(starts)
        in_title = map(lt, starts, map(holdings.body_starts.__getitem__, numbers))
        titles, in_all = Counter(compress(numbers, in_title)), Counter(numbers)
        bodies = [times - titles.get(number, 0) for number, times in in_all.items()]
        self.tally = Tally.of_postings(array("I", in_all), bodies, titles, len(holdings.ids))

    def stretches_in(self, number: int) -> Sequence[Stretch]:
        """Return what it covers in the passages of a document, by position."""
        low = bisect_left(self._starts, self._holdings.body_starts[number])
        high = bisect_left(self._starts, self._holdings.starts[number + 1], lo=low)
        return list(zip(self._starts[low:high], self._ends[low:high], strict=True))


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

    def __init__(self, holdings: Holdings, texts: Texts) -> None:
        self._holdings = holdings
        self.texts = texts
        self.regexes = RegexMatches(texts, len(holdings.ids))
        """What regular expressions match."""
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
            starts, ends = self._stretches(phrase, effort)
            return PhraseFound(starts, ends, self._holdings), 20 + 2 * len(starts)

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

    def _stretches(self, phrase: Phrase, effort: Effort) -> tuple[Sequence[int], Sequence[int]]:
        """Return what a phrase covers, sorted: the first positions, and parallel the positions after the last."""
        if phrase.slop == 0 and phrase.ordered and not any(isinstance(item, Or | Phrase) for item in phrase.items):
            words = [self.words(item) for item in phrase.items]  # type: ignore[arg-type]  # check() has been here
            return self._seen(starts_adjoining([self.places(one) for one in words]), len(words))
        lit = self._lit_words(phrase)
        if lit is not None:
            return self._seen(array("Q", lit), 1)
        found: list[Sequence[Stretch]] = []
        for number in sorted(set.intersection(*(self._holding(item) for item in phrase.items))):
            items = [self._in_document(item, number) for item in phrase.items]
            if not all(items):
                continue  # a compound whose words stand apart
            if not phrase.ordered:
                found.append(absorbed_stretches(list(near(items, phrase.slop, effort))))
            elif phrase.slop:
                found.append(absorbed_stretches(list(near_in_order(items, phrase.slop))))
            else:
                found.append(absorbed_stretches(adjoining(items)))
        starts, ends = zip(*chain.from_iterable(found), strict=True) if any(found) else ((), ())
        return array("Q", starts), array("Q", ends)

    def _lit_words(self, phrase: Phrase) -> Sequence[int] | None:
        """Return where words stand that a phrase lights, sorted; None when they have to be sought in each document."""
        if any(isinstance(item, Or | Phrase) for item in phrase.items):
            return None
        if len(phrase.items) != 2 and phrase.ordered:
            return None
        places = [self.places(self.words(item)) for item in phrase.items]  # type: ignore[arg-type]  # check()
        if len(places) != 2:
            return near_words(places, phrase.slop)
        one, other = places
        reach = phrase.slop + 1
        lit = {*with_others(one, other, 0 if phrase.ordered else reach, reach)}
        lit.update(with_others(other, one, reach, 0 if phrase.ordered else reach))
        return sorted(lit)

    def _seen(self, starts: Sequence[int], width: int) -> tuple[Sequence[int], Sequence[int]]:
        """Return those of some stretches that lie in documents that searches see."""
        live = self._holdings.live
        if len(live) < len(self._holdings.ids):
            numbers = self._holdings.numbers_at(starts)
            starts = array("Q", compress(starts, map(live.__contains__, numbers)))
        return starts, array("Q", map(width.__add__, starts))

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
