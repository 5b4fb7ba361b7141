"""What Whoosh is told of an index: a schema of one field, which takes articles, and a codec, which writes volumes.

Whoosh keeps the table of contents, the segments, their deletions and the steps of a commit; its own reader is not used.
Nothing here opens a file.
"""

from __future__ import annotations

import platform
import sys
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import whoosh
from whoosh import fields
from whoosh.codec import base

from csto_tui.engine.cutting import Places
from csto_tui.engine.inversion import Batch
from csto_tui.engine.volume import Volume
from csto_tui.engine.volume_writer import volume_of
from csto_tui.errors import CstoError, IndexUnusable
from csto_tui.model.article import Article

__all__ = ["FIELD", "INDEX_NAME", "VOLUME", "VolumeCodec", "VolumeSegment", "schema", "stamp", "whoosh_faults"]

INDEX_NAME = "MAIN"
FIELD = "articles"
VOLUME = ".vol"
"""How the name of a volume's file ends."""
_FORMAT = "3"  # raise it with every change of what is indexed: of `volume`, `inversion`, `layout`, `text.normalize`


def stamp() -> Mapping[str, str]:
    """Return the versions that must agree between the writer of an index and its reader."""
    return {
        "format": _FORMAT,
        "whoosh": ".".join(map(str, whoosh.__version__)),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "machine": f"{sys.byteorder} {array('I').itemsize} {array('L').itemsize}",
    }


@contextmanager
def whoosh_faults(deed: str) -> Iterator[None]:
    """Turn whatever Whoosh raises into IndexUnusable; errors that are ours already pass."""
    try:
        yield
    except CstoError:
        raise
    except Exception as error:  # damage shows as fourteen unrelated types, from zlib.error to AssertionError
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise IndexUnusable(
            f"the index cannot be {deed} ({reason})", hint="it can be built anew from the sources"
        ) from error


def schema() -> fields.Schema:
    """Return the fields of an index: articles, whole."""
    return fields.Schema(**{FIELD: fields.STORED()})


class VolumeSegment(base.Segment):
    """A segment whose one file is a volume. Whoosh pickles it into the table of contents."""

    def __init__(self) -> None:
        super().__init__(INDEX_NAME)  # type: ignore[no-untyped-call]  # Whoosh has few types
        self._documents = 0
        self._taken_out: set[int] = set()

    def should_assemble(self) -> bool:
        """Say that there is nothing to put together: it is one file already."""
        return False

    def set_doc_count(self, count: int) -> None:
        """Note the number of documents."""
        self._documents = count

    def doc_count_all(self) -> int:
        """Return the number of documents, those that were taken out included."""
        return self._documents

    def delete_document(self, number: int, delete: bool = True) -> None:
        """Take a document out."""
        self._taken_out.add(number)

    def deleted_count(self) -> int:
        """Return the number of documents that were taken out."""
        return len(self._taken_out)

    def is_deleted(self, number: int) -> bool:
        """Tell whether a document was taken out."""
        return number in self._taken_out

    def deleted_docs(self) -> Collection[int]:
        """Return the documents that were taken out."""
        return self._taken_out


class VolumeCodec(base.Codec):
    """Writes one segment: of the articles that Whoosh's writer hands it, and of older volumes."""

    length_stats = False

    def __init__(self, places: Places) -> None:
        self.batch = Batch(places)
        self.merged: Sequence[Volume] = ()
        """What goes into the segment before the articles."""

    def new_segment(self, storage: Any, index_name: str) -> VolumeSegment:
        """Return the segment that is about to be written."""
        return VolumeSegment()

    def per_document_writer(self, storage: Any, segment: Any) -> _ArticleWriter:
        """Return what takes in articles."""
        return _ArticleWriter(self.batch)  # type: ignore[abstract]  # there are no columns and no vectors

    def field_writer(self, storage: Any, segment: Any) -> _VolumeWriter:
        """Return what writes the file, once all articles are there."""
        return _VolumeWriter(self, storage, segment)  # type: ignore[abstract]  # words come all at once


class _ArticleWriter(base.PerDocumentWriter):
    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self.is_closed = False

    def start_doc(self, number: int) -> None:
        """Do nothing: articles come all at once, as if they were one document."""

    def add_field(self, name: str, field: Any, value: Sequence[Article], length: int) -> None:
        for article in value:
            self._batch.add(article)

    def close(self) -> None:
        self._batch.close()
        self.is_closed = True


class _VolumeWriter(base.FieldWriter):
    def __init__(self, codec: VolumeCodec, storage: Any, segment: Any) -> None:
        self._codec = codec
        self._storage = storage
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:
        """Write the volume. `items` is empty: words do not pass through Whoosh's pool."""
        with self._segment.create_file(self._storage, VOLUME) as stream:
            for part in volume_of([*self._codec.merged, self._codec.batch]):
                stream.write(part)

    def close(self) -> None:
        self.is_closed = True
