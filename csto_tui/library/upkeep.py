"""The chapter of upkeep: corrections by hand, what became of every file, what others have indexed since.

Nothing here reads a source, or writes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from csto_tui.corpus.corpus_toml import read_notes
from csto_tui.corpus.corrections import merged, put, sayings
from csto_tui.library.shelf import Shelf
from csto_tui.model.article import ArticleCard, ArticleId
from csto_tui.store.articles import FileRecord

if TYPE_CHECKING:
    from csto_tui.model.report import IngestReport

__all__ = ["Upkeep"]


class Upkeep(Shelf):
    """Corrections, files and the index."""

    def correct(self, article_id: ArticleId, field: str, text: str, note: str = "") -> None:
        """Set a metadatum by hand, or take that back with a blank text; the next refresh shows it.

        Authors are separated by semicolons; a date is EDTF or written out. Raises UsageError, StoreError, KeyError.
        """
        self._store.article(article_id)
        self._corrections.correct(article_id, field, text, note)

    def notes_beside(self, roots: Mapping[Path, str]) -> Mapping[Path, str]:
        """Return what the `corpus.toml` of each root will say once it has what was set by hand, by its path; nothing
        for a root of which nothing was set.

        `roots` says what the names of each root's files begin with (`scan.prefixes`). Raises SettingsError for a
        `corpus.toml` that is garbled, StoreError for one that cannot be changed.
        """
        notes, found = self._corrections.notes(), {}
        for root, prefix in roots.items():
            read_notes(root)
            below = prefix if root.is_dir() else ""
            cards = [card for card in self._store.cards() if card.path.startswith(prefix)]
            names: dict[str, str] = {card.id: _named_beside(card).removeprefix(below) for card in cards}
            changes = sayings(notes, names)
            path = (root if root.is_dir() else root.parent) / "corpus.toml"
            if changes:
                found[path] = merged(path, changes)
        return found

    def write_beside(self, roots: Mapping[Path, str]) -> tuple[Path, ...]:
        """Write what `notes_beside` returns, the only file that is ever written beside sources, and only when a reader
        asks for it. Return the paths.
        """
        texts = self.notes_beside(roots)
        for path, text in texts.items():
            put(path, text)
        return tuple(texts)

    def files(self) -> tuple[FileRecord, ...]:
        """Return the record of every file of the corpus by name, those not read with the reason."""
        return tuple(self._store.files().values())

    def report(self) -> IngestReport:
        """Return what became of every file: read, skipped and why, the same as another."""
        from csto_tui.corpus.duplicates import duplicates  # late: a search needs none of it
        from csto_tui.corpus.near_duplicates import near_duplicates
        from csto_tui.model.report import IngestReport

        files, cards = self._store.files(), self._store.cards()
        same = duplicates(cards)
        return IngestReport(
            articles=len(cards),
            files=len(files),
            skipped=tuple((name, record.reason) for name, record in files.items() if record.reason),
            remarks=tuple((name, remark) for name, record in files.items() for remark in record.remarks),
            duplicates=same,
            near_duplicates=near_duplicates(self._store.signatures(), same=same),
        )

    def refresh(self) -> bool:
        """See what this or another process has indexed since; tell whether anything changed."""
        return self._engine().refresh()

    def close(self) -> None:
        """Let go of all files."""
        self._engine().close()
        self._store.close()
        self.work.close()


def _named_beside(card: ArticleCard) -> str:
    """Return what notes call an article: by its file when it is the only one in it, else by its id."""
    return card.path if card.id in (card.path, card.path.removesuffix(".txt")) else card.id
