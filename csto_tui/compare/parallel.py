"""Lay two articles out to be read side by side: the nearest counterparts of every sentence, and which passages to
show beside each other. Nothing here judges a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from heapq import nsmallest

from csto_tui.compare.align import Alignment, Cell, lay
from csto_tui.compare.frequencies import Frequencies
from csto_tui.compare.prepare import Prepared
from csto_tui.model.comparison import Counterpart, Parallel, ParallelSentence

__all__ = ["parallel"]

_NEAREST = 3


def parallel(left: Prepared, right: Prepared, *, frequencies: Frequencies) -> Parallel:
    """Return two articles with, for each sentence, its three nearest in the other one, and the passages that go
    together.
    """
    laid = lay(left, right, frequencies=frequencies)
    strong = laid.best()
    cells = tuple(laid.cells())
    links = [(left.sentences[i].sentence.passage, right.sentences[j].sentence.passage) for _, i, j in strong]
    return Parallel(
        left=left.article,
        right=right.article,
        left_sentences=_answered(laid, cells, set(strong), side=0),
        right_sentences=_answered(laid, cells, set(strong), side=1),
        to_right=_beside(left.article.passages, right.article.passages, links),
        to_left=_beside(right.article.passages, left.article.passages, [(there, here) for here, there in links]),
    )


def _answered(laid: Alignment, cells: Iterable[Cell], strong: Set[Cell], *, side: int) -> tuple[ParallelSentence, ...]:
    mine = (laid.left, laid.right)[side].sentences
    by_sentence: list[list[Cell]] = [[] for _ in mine]
    for cell in cells:
        negative, *places = cell
        if negative < 0:
            by_sentence[places[side]].append(cell)
    return tuple(
        ParallelSentence(
            one.sentence,
            tuple(_counterpart(laid, cell, side, cell in strong) for cell in nsmallest(_NEAREST, found)),
        )
        for one, found in zip(mine, by_sentence, strict=True)
    )


def _counterpart(laid: Alignment, cell: Cell, side: int, is_strong: bool) -> Counterpart:
    pair = laid.pair(cell, is_strong=is_strong)
    return Counterpart((pair.right, pair.left)[side], pair.similarity, is_strong, pair.why)


def _beside(passages: int, others: int, links: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return for each passage the one to show beside it: that of the nearest link, as far from it as the passage is
    from the link's own; without a link that at the same share of the text. `links` come best first.
    """
    if not others:
        return (0,) * passages
    partners: dict[int, int] = {}
    for here, there in links:
        partners.setdefault(here, there)
    linked = sorted(partners)
    return tuple(_partner(number, passages, others, linked, partners) for number in range(1, passages + 1))


def _partner(number: int, passages: int, others: int, linked: Sequence[int], partners: dict[int, int]) -> int:
    if not linked:
        return 1 + round((number - 1) * (others - 1) / max(1, passages - 1))
    at = bisect_left(linked, number)
    nearest = min(linked[max(0, at - 1) : at + 1], key=lambda link: abs(link - number))
    return min(others, max(1, partners[nearest] + number - nearest))
