"""What became of every file of a corpus. Nothing here reads one."""

from __future__ import annotations

from dataclasses import dataclass

from csto_tui.model.article import ArticleId

__all__ = ["IngestReport", "NearDuplicates"]


@dataclass(frozen=True, slots=True)
class NearDuplicates:
    """Articles that repeat one text, whole or in part: a wire story in several papers."""

    articles: tuple[ArticleId, ...]
    """Two at least: the longest first, the others by id."""
    similarity: float
    """How much of each of the others the first one holds, from 0 to 1, about; the least of them."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What was read, what was not and why, and what came twice."""

    articles: int
    files: int
    """Files that were looked at, read or not."""
    skipped: tuple[tuple[str, str], ...]
    """Path and reason of each file that was not read, by path."""
    remarks: tuple[tuple[str, str], ...]
    """Path, and what of a file that was read was left out and why, by path."""
    duplicates: tuple[tuple[ArticleId, ...], ...]
    """Groups of articles whose sources are the same to the byte, by the first id."""
    near_duplicates: tuple[NearDuplicates, ...] = ()
    """Groups of articles that repeat one text and are not the same to the byte, by the first id."""
