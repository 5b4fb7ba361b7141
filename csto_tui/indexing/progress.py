"""How far a refresh has come, and how large its steps are. Nothing here works."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BATCH_ARTICLES", "BATCH_SECONDS", "FIRST_SECONDS", "Progress"]

BATCH_SECONDS = 1.0
BATCH_ARTICLES = 1_000
"""After so much time or so many articles what is done is committed, and said."""
FIRST_SECONDS = 0.3
"""The same for the first files, so that there is something to search soon."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come. A later one replaces an earlier one."""

    stage: str
    """reading, indexing, names or statements."""
    done: int
    total: int
    """What is known so far; `done` never exceeds it."""
