"""The other side of the pool: a process that is sent articles and answers with the names in them.

It ends when nobody asks any more, whatever became of who started it. Nothing here touches a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence

from csto_tui.corpus.fence_child import read_frame, write_frame
from csto_tui.model.article import Article
from csto_tui.model.entity import UnresolvedMention
from csto_tui.store.codec import (
    article_from,
    body_values,
    card_from,
    card_values,
    unresolved_from,
    unresolved_values,
)
from csto_tui.store.rows import packed, unpacked

__all__ = ["answered", "question", "serve"]

_NICENESS = 5
"""Readers go first."""


def question(articles: Sequence[Article]) -> bytes:
    """Return articles as they are sent."""
    return packed([[card_values(article), body_values(article)] for article in articles])


def answered(articles: Sequence[Article], answer: bytes) -> Iterator[tuple[UnresolvedMention, ...]]:
    """Yield the names that an answer holds for each article. Raises ValueError for anything else."""
    for article, found in zip(articles, unpacked(answer), strict=True):
        yield tuple(unresolved_from(article.id, values) for values in found)


def serve(name: str = "rules") -> None:
    """Answer until the other side closes, with the recogniser of that name."""
    recognize = _recognizer(name)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    with os.fdopen(0, "rb", closefd=False) as questions, os.fdopen(1, "wb", closefd=False) as answers:
        while True:
            try:
                articles = [
                    article_from(card_from(card), body) for card, body in unpacked(read_frame(questions, 1 << 40))
                ]
            except EOFError:
                return
            found = [[unresolved_values(mention) for mention in recognize(article)] for article in articles]
            write_frame(answers, packed(found))


def _recognizer(name: str) -> Callable[[Article], tuple[UnresolvedMention, ...]]:
    if name == "rules":
        from csto_tui.entities.recognize import recognize  # late: who asks needs none of it

        return recognize
    from csto_tui.entities.recognizers import recognizer  # late: most readers have no model

    return recognizer(name)
