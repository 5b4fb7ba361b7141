"""Deeds in the order in which they were asked for, each begun when the one before has ended.

It neither does one nor knows what they are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Turns"]

D = TypeVar("D")


class Turns(Generic[D]):
    """Deeds that wait for their turn."""

    def __init__(self, begin: Callable[[D], object]) -> None:
        self._begin = begin
        self._waiting: deque[D] = deque()
        self.is_busy = False
        """Whether one is being done."""

    def take(self, deed: D) -> None:
        """Begin a deed, now or when those before it have ended."""
        self._waiting.append(deed)
        if not self.is_busy:
            self.ended()

    def ended(self) -> None:
        """Note that a deed has ended, well or not, and begin the next one."""
        self.is_busy = bool(self._waiting)
        if self._waiting:
            self._begin(self._waiting.popleft())
