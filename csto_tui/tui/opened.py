"""What the explorer is handed when a corpus is open. Nothing here opens one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from csto_tui.indexing import Progress, Watch
    from csto_tui.library import Library
    from csto_tui.model.article import ArticleId

__all__ = ["Opened"]


class Opened(Protocol):
    """A corpus, ready to be asked, as the composition root hands it over."""

    @property
    def library(self) -> Library:
        """The library."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders and files of the corpus."""

    @property
    def refresh(self) -> Callable[[Callable[[], Sequence[ArticleId]]], Iterator[Progress]]:
        """Brings the index up to date; the function that it takes says which articles come first."""

    @property
    def watch(self) -> Watch:
        """Looks for what waits to be read."""

    @property
    def notices(self) -> Callable[[], tuple[str, ...]]:
        """Returns what was found damaged and done about it."""
