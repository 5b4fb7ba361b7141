"""Sets that grow together unless two of their members forbid it. Nothing here knows what the members are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Clusters"]

T = TypeVar("T", bound=Hashable)


class Clusters(Generic[T]):
    """A union-find with a veto: two sets are joined only when no member of one contradicts a member of the
    other.
    """

    def __init__(self, members: Iterable[T], contradict: Callable[[T, T], bool]) -> None:
        self._home: dict[T, T] = {member: member for member in members}
        self._members: dict[T, list[T]] = {member: [member] for member in self._home}
        self._contradict = contradict

    def home(self, member: T) -> T:
        """Return the member that stands for the whole set."""
        return self._home[member]

    def join(self, a: T, b: T) -> bool:
        """Join the sets of two members; tell whether they were apart and are now one."""
        first, second = self._home[a], self._home[b]
        if first == second:
            return False
        if any(self._contradict(x, y) for x in self._members[first] for y in self._members[second]):
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        for member in self._members[second]:
            self._home[member] = first
        self._members[first] += self._members.pop(second)
        return True

    def members(self, home: T) -> list[T]:
        """Return the members of the set for which `home` stands."""
        return self._members[home]
