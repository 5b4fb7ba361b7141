"""What the explorer is handed when a corpus is open. Nothing here opens one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from csto_tui.indexing import Progress
    from csto_tui.library import Library

__all__ = ["Opened"]


class Opened(Protocol):
    """A corpus, ready to be asked, as the composition root hands it over."""

    @property
    def library(self) -> Library:
        """The library."""

    @property
    def refresh(self) -> Callable[[], Iterator[Progress]]:
        """Brings the index up to date."""

    @property
    def notices(self) -> Callable[[], tuple[str, ...]]:
        """Returns what was found damaged and done about it."""
