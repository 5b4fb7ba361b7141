"""A clipping: words kept from an article, with all that it takes to cite them when the article has gone. Nothing here
keeps one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from csto_tui.model.article import ArticleCard
from csto_tui.model.span import Span

__all__ = ["Clipping", "ClippingId", "Standing"]

ClippingId = NewType("ClippingId", int)
"""Never given twice, not even after a removal."""


class Standing(StrEnum):
    """What has become of a clipping's article since."""

    HERE = "here"
    """The same words stand at the same place."""
    MOVED = "moved"
    """The article has changed, and the words still stand in it."""
    CHANGED = "changed"
    """The article has changed, and the words do not stand in it any more."""
    GONE = "gone"
    """The corpus has no such article."""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A passage, or a part of one, that a reader keeps."""

    id: ClippingId
    corpus: str
    """What the corpus was called."""
    article: ArticleCard
    """As it was known then, without the evidence; `path` and `sha256` tell which file it was."""
    passage: int
    """From 1."""
    span: Span
    """In `Article.text` as it was then."""
    text: str
    """The words, verbatim but on one line."""
    created: dt.datetime
    note: str = ""
    tags: tuple[str, ...] = ()
    """Without repeats, in the order in which they were given."""
    page: int | None = None
    """The page of the source on which the passage begins, where it has pages."""
