"""Writes a volume out of a batch, out of older volumes, or out of both. Nothing here decides what is merged."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, compress, count, groupby, repeat, starmap
from operator import add, itemgetter, sub
from typing import NamedTuple

from csto_tui.engine.inversion import Document, Postings, Source
from csto_tui.engine.volume import MAGIC, WIDEST_STEP, encoded

__all__ = ["MOST_POSITIONS", "volume_of"]

MOST_POSITIONS = 2**32 - 1
"""What a volume may extend to."""
_CODES = (("B", 0xFF), ("H", 0xFFFF), ("I", 2**32 - 1))


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
    layouts = [document.layout for document in documents]
    sections: dict[str, bytes | array[int]] = {
        "ids": json.dumps([document.id for document in documents]).encode(),
        "fingerprints": json.dumps([document.fingerprint for document in documents]).encode(),
        "starts": starts,
        "title_words": _narrowed([document.title_words for document in documents]),
        "body_words": _narrowed([document.body_words for document in documents]),
        "layout_sizes": _narrowed(list(map(len, layouts))),
        "layouts": b"".join(layouts),
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
    for form, parts in _merged(moves, lambda source: source.forms):
        before = len(numbers)
        places: array[int] | None = None
        for found in starmap(_moved, parts):
            numbers.extend(found.numbers)
            titles.extend(found.titles)
            bodies.extend(found.bodies)
            places = found.places if places is None else places + found.places
        if not places:
            continue  # all documents that held it have gone
        forms.append(form)
        holding.append(len(numbers) - before)
        counts.append(len(places))
        steps = list(map(sub, places, chain((starts[numbers[before]],), places)))
        is_wide = max(steps) > WIDEST_STEP
        kinds.append(is_wide)
        if is_wide:
            wide.extend(places)
        else:
            narrow.extend(steps)
    return {
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


def _moved(move: _Move, index: int) -> Postings:
    """Return the postings of a form with their new numbers and positions, without documents that go."""
    found = move.source.postings(index)
    if move.numbers is None and not move.shift:
        return found
    if move.numbers is None:
        return found._replace(numbers=_raised(found.numbers, move.first), places=_raised(found.places, move.shift))
    times = list(map(add, found.titles, found.bodies))
    numbers = [move.numbers[number] for number in found.numbers]
    stays = [number >= 0 for number in numbers]
    shifts = chain.from_iterable(map(repeat, map(move.shifts.__getitem__, found.numbers), times))
    return Postings(
        array("I", compress(numbers, stays)),
        array("I", compress(found.titles, stays)),
        array("I", compress(found.bodies, stays)),
        array("I", compress(map(add, found.places, shifts), chain.from_iterable(map(repeat, stays, times)))),
    )


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
    greatest = max(numbers, default=0)
    return array(next(code for code, most in _CODES if greatest <= most), numbers)


def _laid_out(sections: Mapping[str, bytes | array[int]], extent: int) -> Sequence[bytes | array[int]]:
    places: dict[str, tuple[int, int, str]] = {}
    at = 0
    for name, part in sections.items():
        size, code = (len(part), "") if isinstance(part, bytes) else (len(part) * part.itemsize, part.typecode)
        places[name] = at, size, code
        at += size
    directory = json.dumps({"extent": extent, "sections": places}).encode()
    return [MAGIC, len(directory).to_bytes(8, "little"), directory, *sections.values()]
