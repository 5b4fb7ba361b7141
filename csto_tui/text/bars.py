"""Counts as a line of blocks, one a count. Nothing here paints."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["bar"]

_BLOCKS = "·▁▂▃▄▅▆▇█"
_ASCII = ".12345678"


def bar(counts: Sequence[int], *, ascii_only: bool = False) -> str:
    """Return one sign a count: a dot for none, else a block as high as its share of the greatest count.

    >>> bar((0, 1, 2, 4)), bar((0, 3), ascii_only=True)
    ('·▂▄█', '.8')
    """
    signs, most = _ASCII if ascii_only else _BLOCKS, max(counts, default=0)
    return "".join(signs[0] if not count else signs[max(1, round(8 * count / most))] for count in counts)
