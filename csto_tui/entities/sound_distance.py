"""How far apart two words sound: a weighted edit distance over `romanize.sounds`. Nothing here knows what a
name is.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["distance"]

# Groups of sounds that rival romanisations and neighbouring languages write for each other, with the cost of
# exchanging two.
_GROUPS = (
    ("ei", 0.2), ("ao", 0.25), ("aeiou", 0.45), ("hH", 0.1), ("HC", 0.25), ("gh", 0.3), ("gH", 0.4),
    ("gk", 0.5), ("kH", 0.4), ("kh", 0.4), ("ZJ", 0.1), ("SZ", 0.25), ("SJ", 0.25), ("CS", 0.3),
    ("CQ", 0.2), ("SQ", 0.2), ("sS", 0.3), ("zZ", 0.25), ("sz", 0.25), ("zS", 0.3), ("sC", 0.35),
    ("sT", 0.3), ("zT", 0.3), ("TC", 0.25), ("kT", 0.25), ("kC", 0.3), ("tT", 0.35), ("Ji", 0.1),
    ("vu", 0.3), ("vf", 0.3), ("td", 0.6), ("bp", 0.6), ("zJ", 0.3), ("kQ", 0.5), ("JC", 0.3),
)  # fmt: skip
_COST: dict[tuple[str, str], float] = {}
for _letters, _cost in reversed(_GROUPS):
    for _one in _letters:
        for _other in _letters:
            _COST[_one, _other] = _cost
_DROP = {"J": 0.2, "i": 0.35, "h": 0.5, "a": 0.5, "e": 0.4, "o": 0.5, "u": 0.5}


@lru_cache(maxsize=200_000)
def distance(a: str, b: str, limit: float) -> float:
    """Return the cost of turning sounds `a` into `b`: 1 for a change of consonant, less for kindred sounds
    and vowels.

    A swap of neighbours costs 0.6. The result is exact up to `limit`; beyond it, it is some number greater
    than `limit`.

    >>> distance("lukaSenko", "lukaSenka", 2.0), distance("putin", "putin", 2.0)
    (0.25, 0.0)
    """
    if a == b:
        return 0.0
    if abs(len(a) - len(b)) > limit / 0.2 + 1:
        return limit + 1
    before: list[float] = []
    row = [0.0]
    for letter in b:
        row.append(row[-1] + _DROP.get(letter, 1.0))
    for i, left in enumerate(a, 1):
        older, before = before, row
        gone = _DROP.get(left, 1.0)
        row = [before[0] + gone]
        for j, right in enumerate(b, 1):
            best = before[j - 1] + (0.0 if left == right else _COST.get((left, right), 1.0))
            best = min(best, before[j] + gone, row[j - 1] + _DROP.get(right, 1.0))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right and left != right:
                best = min(best, older[j - 2] + 0.6)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return row[-1]
