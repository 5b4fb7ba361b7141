"""Which words a Prefix, a Wildcard or a Fuzzy fits. Nothing here knows a lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from csto_tui.model.query import Fuzzy, Prefix, Wildcard

__all__ = ["fits", "is_close", "letters", "spelling", "wildcard_pattern"]


@lru_cache(maxsize=64)
def fits(leaf: Prefix | Wildcard | Fuzzy) -> Callable[[str], bool]:
    """Return the test whether a form is one of those that the leaf stands for.

    >>> fits(Prefix("integr"))("integration"), fits(Wildcard("*shenko"))("lukashenko"), fits(Fuzzy("minsk", 1))("mnisk")
    (True, True, True)
    """
    if isinstance(leaf, Prefix):
        head = leaf.form
        return lambda form: form.startswith(head)
    if isinstance(leaf, Wildcard):
        match = wildcard_pattern(leaf.pattern).match
        return lambda form: match(form) is not None
    return lambda form: is_close(leaf.form, form, leaf.distance)


def spelling(leaf: Prefix | Wildcard | Fuzzy) -> str:
    """Return the leaf as a reader would type it."""
    if isinstance(leaf, Prefix):
        return leaf.form + "*"
    return leaf.pattern if isinstance(leaf, Wildcard) else f"{leaf.form}~{leaf.distance}"


def wildcard_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression for a pattern with `*` and `?`, whose time is linear in the form for each `*`.

    The stretches between two stars are matched as early as possible and never again, which loses nothing.
    """
    first, *others = (re.escape(piece).replace(r"\?", ".") for piece in pattern.split("*"))
    if not others:
        return re.compile(first + r"\Z", re.DOTALL)
    between = "".join(f"(?>.*?{piece})" for piece in others[:-1] if piece)
    return re.compile(rf"{first}{between}.*{others[-1]}\Z", re.DOTALL)


def letters(form: str) -> int:
    """Return a set of the letters of a form as 64 bits. One edit changes at most two of them."""
    bits = 0
    for letter in form:
        bits |= 1 << (ord(letter) & 63)
    return bits


def is_close(one: str, other: str, distance: int) -> bool:
    """Tell whether at most `distance` (1 or 2) edits lead from one form to the other; a swap of neighbours is one edit.

    The distance of Damerau, without restrictions: between neighbours that were swapped, a letter may come or go.

    >>> is_close("minsk", "mnisk", 1), is_close("ca", "abc", 2), is_close("ca", "abc", 1)
    (True, True, False)
    """
    if abs(len(one) - len(other)) > distance:
        return False
    return one == other or (
        (letters(one) ^ letters(other)).bit_count() <= 2 * distance and _is_near(one, other, distance)
    )


def _is_near(one: str, other: str, distance: int) -> bool:
    at = 0
    while one[at : at + 1] == other[at : at + 1] != "":
        at += 1
    one, other = one[at:], other[at:]
    if distance == 0 or not one or not other:
        return max(len(one), len(other)) <= distance
    left = distance - 1
    if _is_near(one[1:], other[1:], left) or _is_near(one, other[1:], left) or _is_near(one[1:], other, left):
        return True
    if one[:2] == other[1::-1] and _is_near(one[2:], other[2:], left):
        return True
    return distance == 2 and (
        (one[:2] == other[2:3] + other[:1] and one[2:] == other[3:])
        or (other[:2] == one[2:3] + one[:1] and other[2:] == one[3:])
    )
