"""Writes a volume out of a batch, out of older volumes, or out of both. Nothing here decides what is merged."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from heapq import merge
from itertools import accumulate, chain, compress, count, groupby, pairwise, repeat
from operator import add, ge, itemgetter, sub
from typing import NamedTuple

from csto_tui.engine.inversion import Document, Postings, Source
from csto_tui.engine.unions import unions_of
from csto_tui.engine.volume import MAGIC, WIDEST_STEP, encoded

__all__ = ["MOST_POSITIONS", "volume_of"]

MOST_POSITIONS = 2**32 - 1
"""What a volume may extend to."""
_MANY = 50_000
_RUN = 512  # forms that are written at once: many, but not so many that their places take much memory


class _Move(NamedTuple):
    """What becomes of the documents of a source."""

    source: Source
    first: int
    """The new number of its first document."""
    shift: int
    """What is added to its positions."""
    numbers: Sequence[int] | None = None
    """Where documents go: the new number of each, or -1. None when all stay."""
    shifts: Sequence[int] = ()
    """Where documents go: what is added to the positions in each."""


def volume_of(sources: Sequence[Source]) -> Sequence[bytes | array[int]]:
    """Return the content of a volume that holds the live documents of all sources, in their order, part by part.

    Raises OverflowError for sources that extend to more than `MOST_POSITIONS`.
    """
    moves, documents, extent = _moves(sources)
    starts = array("I", (document.start for document in documents))
    sections: dict[str, bytes | array[int]] = {
        "ids": json.dumps([document.id for document in documents]).encode(),
        "fingerprints": json.dumps([document.fingerprint for document in documents]).encode(),
        "starts": starts,
        "title_words": _narrowed([document.title_words for document in documents]),
        "body_words": _narrowed([document.body_words for document in documents]),
        "passage_counts": _narrowed([len(document.passages) // 3 for document in documents]),
        "passages": _narrowed(array("I", chain.from_iterable(document.passages for document in documents))),
        **_words(moves, starts),
        **_compounds(moves),
    }
    return _laid_out(sections, extent)


def _moves(sources: Sequence[Source]) -> tuple[list[_Move], list[Document], int]:
    """Return where everything goes, the documents with their new positions, and to where these extend."""
    moves: list[_Move] = []
    documents: list[Document] = []
    at = 0
    for source in sources:
        live = source.live_documents()
        first, all_stay = len(documents), not source.taken_out
        numbers, shifts = [-1] * (source.count), [0] * source.count
        shift = at
        for number, document in live:
            if not all_stay:
                shift = at - document.start
                numbers[number], shifts[number] = len(documents), shift
                at += source.end(number) - document.start
            documents.append(document._replace(start=document.start + shift))
        if all_stay:
            at += source.extent
        moves.append(_Move(source, first, shift) if all_stay else _Move(source, first, 0, numbers, shifts))
    if at > MOST_POSITIONS:
        raise OverflowError("too many words for one volume")
    return moves, documents, at


def _words(moves: Sequence[_Move], starts: array[int]) -> dict[str, bytes | array[int]]:
    """Return the tables and columns of all forms."""
    forms: list[str] = []
    holding, counts, kinds = array("I"), array("I"), array("B")
    numbers, titles, bodies = array("I"), array("I"), array("I")
    narrow, wide = array("H"), array("I")
    for some, found in _runs(moves):
        forms += compress(some, found.counts)  # of others all documents have gone
        holding.extend(filter(None, found.holding))
        counts.extend(filter(None, found.counts))
        numbers.extend(found.numbers)
        titles.extend(found.titles)
        bodies.extend(found.bodies)
        _put_places(found, starts, kinds, narrow, wide)
    whole = Postings(holding, counts, numbers, titles, bodies, array("I"))
    return {
        **{name: _narrowed(column) for name, column in unions_of(forms, whole, len(starts)).items()},
        "forms": encoded("\n".join(forms)),
        "holding": holding,
        "counts": counts,
        "kinds": kinds,
        "numbers": _narrowed(numbers),
        "titles": _narrowed(titles),
        "bodies": _narrowed(bodies),
        "narrow": narrow,
        "wide": wide,
    }


def _put_places(found: Postings, starts: array[int], kinds: array[int], narrow: array[int], wide: array[int]) -> None:
    """Add the positions of some forms to the columns.

    As steps from one to the next, unless one is too long, or they are so many that adding up would take long.
    """
    places = found.places
    steps = list(map(sub, places, chain((0,), places)))
    at = posting = 0
    for holding, times in zip(found.holding, found.counts, strict=True):
        if not times:
            continue
        steps[at] = places[at] - starts[found.numbers[posting]]
        some = steps[at : at + times]
        is_wide = times >= _MANY or max(some) > WIDEST_STEP
        kinds.append(is_wide)
        if is_wide:
            wide.extend(places[at : at + times])
        else:
            narrow.extend(some)
        at += times
        posting += holding


def _runs(moves: Sequence[_Move]) -> Iterator[tuple[Sequence[str], Postings]]:
    """Yield all forms in order, run by run, each run with its postings at their new places."""
    longest = max((move.source.forms for move in moves), key=len)
    lows = [0] * len(moves)
    for end in range(_RUN, len(longest) + _RUN, _RUN):
        is_last = end >= len(longest)
        highs = [len(m.source.forms) if is_last else bisect_left(m.source.forms, longest[end]) for m in moves]
        bounds = list(zip(moves, lows, highs, strict=True))
        forms = [move.source.forms[low:high] for move, low, high in bounds]
        found = [_moved(*one) for one in bounds]
        yield (forms[0], found[0]) if len(moves) == 1 else _together(forms, found)
        lows = highs


def _together(forms: Sequence[Sequence[str]], found: Sequence[Postings]) -> tuple[Sequence[str], Postings]:
    """Return the forms of the same run in several sources, and their postings, for each form in the sources' order."""
    every = list(chain.from_iterable(forms))
    order = sorted(range(len(every)), key=every.__getitem__)  # what is equal stays in order
    holding = list(chain.from_iterable(one.holding for one in found))
    counts = list(chain.from_iterable(one.counts for one in found))
    merged: dict[str, tuple[int, int]] = {}
    for at in order:
        before = merged.get(every[at], (0, 0))
        merged[every[at]] = before[0] + holding[at], before[1] + counts[at]
    return list(merged), Postings(
        [held for held, _ in merged.values()],
        [times for _, times in merged.values()],
        _ordered(order, holding, [one.numbers for one in found]),
        _ordered(order, holding, [one.titles for one in found]),
        _ordered(order, holding, [one.bodies for one in found]),
        _ordered(order, counts, [one.places for one in found]),
    )


def _ordered(order: Sequence[int], sizes: Sequence[int], parts: Sequence[array[int]]) -> array[int]:
    """Return stretches of these sizes, which stand one after the other in all parts together, in another order."""
    joined = array("I", b"".join(parts))
    ends = list(accumulate(sizes, initial=0))
    return array("I", b"".join([joined[ends[at] : ends[at + 1]] for at in order]))


def _moved(move: _Move, low: int, high: int) -> Postings:
    """Return the postings of a run with their new numbers and positions, without documents that go."""
    found = move.source.postings(low, high)
    if move.numbers is None:
        return found._replace(numbers=_raised(found.numbers, move.first), places=_raised(found.places, move.shift))
    times = list(map(add, found.titles, found.bodies))
    numbers = list(map(move.numbers.__getitem__, found.numbers))
    stays = bytes(map(ge, numbers, repeat(0)))
    place_stays = bytes(chain.from_iterable(map(repeat, stays, times)))
    shifts = chain.from_iterable(map(repeat, map(move.shifts.__getitem__, found.numbers), times))
    return Postings(
        _left(stays, found.holding),
        _left(place_stays, found.counts),
        array("I", compress(numbers, stays)),
        array("I", compress(found.titles, stays)),
        array("I", compress(found.bodies, stays)),
        array("I", compress(map(add, found.places, shifts), place_stays)),
    )


def _left(stays: bytes, sizes: Sequence[int]) -> Sequence[int]:
    """Return how many stay of each of some groups that follow each other."""
    return [stays.count(1, start, end) for start, end in pairwise(accumulate(sizes, initial=0))]


def _raised(numbers: array[int], by: int) -> array[int]:
    return array("I", map(by.__add__, numbers)) if by else numbers


def _compounds(moves: Sequence[_Move]) -> dict[str, bytes | array[int]]:
    """Return the tables and the column of all compounds."""
    terms: list[str] = []
    holding, column = array("I"), array("I")
    for term, parts in _merged(moves, lambda source: source.compounds):
        before = len(column)
        for move, index in parts:
            numbers = move.source.compound_numbers(index)
            if move.numbers is None:
                column.extend(_raised(numbers, move.first))
            else:
                column.extend(new for number in numbers if (new := move.numbers[number]) >= 0)
        if len(column) > before:
            terms.append(term)
            holding.append(len(column) - before)
    return {
        "compounds": encoded("\n".join(terms)),
        "compound_holding": holding,
        "compound_numbers": _narrowed(column),
    }


def _merged(
    moves: Sequence[_Move], terms_of: Callable[[Source], Sequence[str]]
) -> Iterator[tuple[str, list[tuple[_Move, int]]]]:
    """Yield each term in order, with the sources that have it and where it stands there."""
    if len(moves) == 1:
        for index, term in enumerate(terms_of(moves[0].source)):
            yield term, [(moves[0], index)]
        return
    runs = [zip(terms_of(move.source), repeat(at), count()) for at, move in enumerate(moves)]
    for term, found in groupby(merge(*runs), key=itemgetter(0)):
        yield term, [(moves[at], index) for _, at, index in found]


def _narrowed(numbers: Sequence[int]) -> array[int]:
    """Return numbers in the fewest bytes that hold the greatest of them."""
    for code in "BH":
        with suppress(OverflowError):
            return array(code, numbers)
    return array("I", numbers)


def _laid_out(sections: Mapping[str, bytes | array[int]], extent: int) -> Sequence[bytes | array[int]]:
    places: dict[str, tuple[int, int, str]] = {}
    at = 0
    for name, part in sections.items():
        size, code = (len(part), "") if isinstance(part, bytes) else (len(part) * part.itemsize, part.typecode)
        places[name] = at, size, code
        at += size
    directory = json.dumps({"extent": extent, "sections": places}).encode()
    return [MAGIC, len(directory).to_bytes(8, "little"), directory, *sections.values()]
