"""The chapter of upkeep: corrections by hand, what became of every file, what others have indexed since.

Nothing here reads a source.
"""

from __future__ import annotations

from csto_tui.corpus.duplicates import duplicates
from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleId
from csto_tui.model.report import IngestReport
from csto_tui.store.articles import FileRecord

__all__ = ["Upkeep"]


class Upkeep(Shelf):
    """Corrections, files and the index."""

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        """Set a metadatum by hand, or take that back with a blank text; the next refresh shows it.

        Authors are separated by semicolons; a date is EDTF or written out. Raises UsageError, StoreError, KeyError.
        """
        self._store.article(article_id)
        self._corrections.correct(article_id, field, text, note)

    def files(self) -> tuple[FileRecord, ...]:
        """Return the record of every file of the corpus by name, those not read with the reason."""
        return tuple(self._store.files().values())

    def report(self) -> IngestReport:
        """Return what became of every file: read, skipped and why, the same as another."""
        files, cards = self._store.files(), self._store.cards()
        return IngestReport(
            articles=len(cards),
            files=len(files),
            skipped=tuple((name, record.reason) for name, record in files.items() if record.reason),
            remarks=tuple((name, remark) for name, record in files.items() for remark in record.remarks),
            duplicates=duplicates(cards),
        )

    def refresh(self) -> bool:
        """See what this or another process has indexed since; tell whether anything changed."""
        return self._engine().refresh()

    def close(self) -> None:
        """Let go of all files."""
        self._engine().close()
        self._store.close()
        self.work.close()
