"""What people said of the articles: bibliographies, over them corpus.toml, over that the reader's corrections.

It also tells by a stamp when that has changed for a file. Nothing here reads an article.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from csto_tui import __version__
from csto_tui.corpus.columns import ColumnMap
from csto_tui.corpus.corpus_toml import CorpusNotes, FieldNote, apply, read_notes
from csto_tui.corpus.exports import is_export
from csto_tui.corpus.extras import extras_for
from csto_tui.corpus.references import JOINED
from csto_tui.corpus.scan import Found, Skipped
from csto_tui.errors import SettingsError
from csto_tui.model.article import Article
from csto_tui.store.articles import ArticleStore, FileRecord

if TYPE_CHECKING:
    from csto_tui.corpus.bibliography import Bibliography
    from csto_tui.corpus.readers.bundle_rules import BundleRule

__all__ = ["Said"]

_READING = 4
"""Grows whenever the same file would be read into another article than before."""
_NOTE = "bibliographies"
_Shape = list[list[object]]
"""Path, size and time of each bibliography of a root: when it stays the same, nothing of them is opened."""


@dataclass(frozen=True)
class Said:
    """All that was said of one corpus, as of one look at its files."""

    notes: Mapping[Path, CorpusNotes]
    """By root; its columns are those that hold, the reader's own before those of corpus.toml."""
    corrections: CorpusNotes
    digests: Mapping[Path, str]
    """By root: of what bears on all its files."""
    rules_file: Path | None
    exports: Mapping[str, tuple[_Shape, str]]
    """By root: its bibliographies, and a digest of what they say."""

    @classmethod
    def of(
        cls,
        roots: Sequence[Path],
        found: Iterable[Found | Skipped],
        store: ArticleStore,
        known: Mapping[str, FileRecord],
        corrections: CorpusNotes,
        rules_file: Path | None,
    ) -> Said:
        """Gather it. `known` is what the store remembers of each file. Raises SettingsError."""
        notes = {root: _with_columns(read_notes(root), corrections.columns) for root in map(Path.resolve, roots)}
        shapes = _shapes(found, known)
        rules = _content_digest(rules_file) if rules_file else ""
        exports = _digested(shapes, json.loads(store.note(_NOTE) or "{}"))
        entries = {Path(root): digest for root, (_, digest) in exports.items()}
        digests = {root: _digest(said.columns, entries.get(root, ""), rules) for root, said in notes.items()}
        return cls(notes, corrections, digests, rules_file, exports)

    def remember(self, store: ArticleStore) -> None:
        """Have the store remember which bibliographies there are, so that the next start need not open them."""
        now = json.dumps(self.exports)
        if now != (store.note(_NOTE) or "{}"):
            store.set_note(_NOTE, now)

    @cached_property
    def bundles(self) -> tuple[BundleRule, ...] | None:
        """The rules by which exports of databases are split; None: the packaged ones. Raises SettingsError."""
        if self.rules_file is None:
            return None
        from csto_tui.corpus.readers.bundle_rules import rules_from  # late: few readers have rules of their own

        return rules_from(self.rules_file)

    def applied(self, article: Article, found: Found) -> Article:
        """Return an article with what was said of it."""
        if str(found.root) in self.exports:
            from csto_tui.corpus.bibliography import joined  # late: few folders have one

            article = joined(article, self._bibliographies[found.root], prefix=found.prefix)
        return apply(apply(article, self.notes[found.root], prefix=found.prefix), self.corrections)

    def stamp(self, found: Found) -> str:
        """Return what the articles of a file are made from besides its bytes."""
        bare = found.name.removeprefix(found.prefix)
        said = (*_of_file(self._noted[found.root], bare), *_of_file(self._corrected, found.name))
        own = _digest(*said) if said else ""
        return f"{__version__}/{_READING}/{self.digests[found.root]}/{extras_for(found.name)}/{own}"

    @cached_property
    def _bibliographies(self) -> Mapping[Path, Bibliography]:
        from csto_tui.corpus.bibliography import read_bibliographies  # late: few folders have one

        return {Path(root): read_bibliographies(Path(root)) for root in self.exports}

    @cached_property
    def _noted(self) -> Mapping[Path, Mapping[str, list[FieldNote]]]:
        return {root: _by_file(notes) for root, notes in self.notes.items()}

    @cached_property
    def _corrected(self) -> Mapping[str, list[FieldNote]]:
        return _by_file(self.corrections)


def _with_columns(notes: CorpusNotes, own: ColumnMap) -> CorpusNotes:
    return replace(notes, columns=own.over(notes.columns))


def _by_file(notes: CorpusNotes) -> Mapping[str, list[FieldNote]]:
    """Return the notes under every name that their file may have: an id is a file's name, `:`, and a key."""
    found: dict[str, list[FieldNote]] = defaultdict(list)
    for key, said in sorted(notes.articles.items()):
        parts = key.split(":")
        for count in range(1, len(parts) + 1):
            found[":".join(parts[:count])] += said
    return found


def _of_file(notes: Mapping[str, list[FieldNote]], name: str) -> list[FieldNote]:
    bare = name.removesuffix(".txt")
    return [*notes.get(name, ()), *(notes.get(bare, ()) if bare != name else ())]


def _shapes(found: Iterable[Found | Skipped], known: Mapping[str, FileRecord]) -> dict[str, _Shape]:
    """Return the bibliographies by root, in the order of the scan."""
    shapes: dict[str, _Shape] = {}
    for one in found:
        file = one.bibliography if isinstance(one, Skipped) else one
        if file is not None and file.root.is_dir() and (file is not one or _is_csl(file, known.get(file.name))):
            shapes.setdefault(str(file.root), []).append([file.name, file.size, file.mtime_ns])
    return shapes


def _is_csl(file: Found, record: FileRecord | None) -> bool:
    """Tell whether a file in JSON is a bibliography: as it was found last time, unless it has changed."""
    if file.path.suffix.lower() != ".json":
        return False
    if record is not None and (record.size, record.mtime_ns) == (file.size, file.mtime_ns):
        return JOINED in record.reason
    return is_export(file.path)


def _digested(shapes: Mapping[str, _Shape], before: Mapping[str, tuple[_Shape, str]]) -> dict[str, tuple[_Shape, str]]:
    """Return the shapes with a digest of what they say each; they are read only when one of them changed."""
    return {
        root: (shape, before[root][1] if root in before and before[root][0] == shape else _read_digest(Path(root)))
        for root, shape in shapes.items()
    }


def _read_digest(root: Path) -> str:
    from csto_tui.corpus.bibliography import read_bibliographies  # late: few folders have one

    entries = read_bibliographies(root).entries
    return _digest(entries) if entries else ""


def _content_digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError as error:
        message = f"the rules for exports cannot be read: {error.strerror or error}"
        raise SettingsError(message, hint="mend bundle_rules in your config.toml", where=str(path)) from error


def _digest(*said: object) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]
