"""The counts of runs of forms with very many postings, added up when a volume is written: so broad are a word of one
letter as it is typed, and some of two, three and four.

Nothing here reads a volume.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from csto_tui.engine.inversion import Postings

__all__ = ["broad_runs", "unions_of"]

_LEAST = 50_000  # postings, which take a millisecond or two to be added up
_PER_DOCUMENT = 0.5
_MOST = 0xFF  # so great a count stands in the wide column, and one above _WIDEST in none
_WIDEST = 0xFFFF
_LONGEST_HEAD = 4
Run = tuple[int, int]


def broad_runs(forms: Sequence[str], holding: Sequence[int], documents: int) -> Iterator[Run]:
    """Yield the runs of forms with the same beginning, and the single forms, that have very many postings.

    `forms` are sorted; `holding` says of each how many documents hold it. Each run comes once.
    """
    ends = [*accumulate(holding, initial=0)]
    least = max(_LEAST, int(documents * _PER_DOCUMENT))
    waiting: list[tuple[Run, int]] = [((0, len(forms)), 0)]
    known: set[Run] = set()
    while waiting:
        (low, high), length = waiting.pop()
        if ends[high] - ends[low] < least:
            continue
        if length and (low, high) not in known:
            known.add((low, high))
            yield low, high
        if length < _LONGEST_HEAD:
            waiting.extend((run, length + 1) for run in _parted(forms, low, high, length + 1))
        else:
            waiting.extend(((at, at + 1), length) for at in range(low, high) if high - low > 1)


def _parted(forms: Sequence[str], low: int, high: int, length: int) -> Iterator[Run]:
    """Yield the runs of forms that begin with the same `length` letters."""
    while low < high:
        end = bisect_right(forms, forms[low][:length], low, high, key=lambda form: form[:length])
        yield low, end
        low = end


def unions_of(forms: Sequence[str], found: Postings, documents: int) -> Mapping[str, array[int]]:
    """Return the sections of a volume that hold the sums of all broad runs, from the postings of all its forms."""
    table, titled, title_sums = array("I"), array("I"), array("I")
    sums: dict[bool, array[int]] = {False: array("B"), True: array("H")}
    ends = [*accumulate(found.holding, initial=0)]
    for low, high in broad_runs(forms, found.holding, documents):
        start, end = ends[low], ends[high]
        bodies = [0] * documents
        for number, times in zip(found.numbers[start:end], found.bodies[start:end], strict=True):
            bodies[number] += times
        most = max(bodies)
        if most > _WIDEST:
            continue
        sums[most >= _MOST].extend(bodies)
        titles: dict[int, int] = {}
        for number, times in zip(found.numbers[start:end], found.titles[start:end], strict=True):
            if times:
                titles[number] = titles.get(number, 0) + times
        titled.extend(titles)
        title_sums.extend(titles.values())
        table.extend((low, high, most >= _MOST, len(titles)))
    return {
        "unions": table,
        "sums": sums[False],
        "wide_sums": sums[True],
        "titled": titled,
        "title_sums": title_sums,
    }
