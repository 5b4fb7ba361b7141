"""What an article becomes in a Whoosh index: four fields of terms and two columns. Nothing here opens a file."""

from __future__ import annotations

import platform
import sys
from array import array
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import whoosh
from whoosh import fields, formats

from csto_tui.engine.layout import inverted
from csto_tui.errors import CstoError, IndexUnusable
from csto_tui.model.article import Article

__all__ = [
    "INDEX_NAME",
    "Card",
    "Payload",
    "Terms",
    "compound_parts",
    "compound_prefix",
    "decoded",
    "document",
    "encoded",
    "read_card",
    "schema",
    "stamp",
    "whoosh_faults",
]

INDEX_NAME = "MAIN"
_FORMAT = "1"  # raise it with every change of what is indexed: of this module, of `layout` and of `text.normalize`
_SEPARATOR = "\0"  # no token holds it
_PRESENT = b"."  # Whoosh cannot merge postings whose values are empty
Card = tuple[str, str, int, int]
"""Id, fingerprint, words in the title, words in the passages."""


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


class Payload(formats.Format):
    """A posting's value as bytes that only we read."""


class Terms(fields.FieldType):
    """A field that takes a mapping from forms to payloads in place of a text."""

    def __init__(self) -> None:
        self.format = Payload()  # no analyzer: words are cut before they come here

    def index(self, value: Mapping[str, bytes], **_: object) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield each form with its payload, in the shape of whoosh.fields.FieldType.index."""
        for form, payload in value.items():
            yield encoded(form), 1, 1.0, payload


def schema() -> fields.Schema:
    """Return the fields of an index. A COLUMN holds one string of bytes for each document."""
    return fields.Schema(
        id=Terms(),
        title=Terms(),
        body=Terms(),
        compounds=Terms(),
        card=fields.COLUMN(),
        layout=fields.COLUMN(),
    )


def document(article: Article) -> dict[str, object]:
    """Return an article as the values of the fields."""
    whole = inverted(article)
    card = (article.id, article.fingerprint, str(whole.title_words), str(whole.body_words))
    return {
        "id": {article.id: _PRESENT},
        "title": {form: places.tobytes() for form, places in whole.title.items()},
        "body": {form: places.tobytes() for form, places in whole.body.items()},
        "compounds": {_SEPARATOR.join((joined, *parts)): _PRESENT for joined, parts in whole.compounds},
        "card": encoded(_SEPARATOR.join(card)),
        "layout": whole.layout,
    }


def read_card(stored: bytes) -> Card:
    """Return the content of the column `card`."""
    article_id, fingerprint, title, body = decoded(stored).split(_SEPARATOR)
    return article_id, fingerprint, int(title), int(body)


def compound_prefix(joined: str) -> bytes:
    """Return how the terms of a joined form begin in the field `compounds`."""
    return encoded(joined + _SEPARATOR)


def compound_parts(term: bytes) -> tuple[str, ...]:
    """Return the parts that a term of the field `compounds` names."""
    return tuple(decoded(term).split(_SEPARATOR)[1:])


def encoded(form: str) -> bytes:
    """Return a form as a term. The order of terms is the order of code points."""
    return form.encode("utf-8", "surrogatepass")


def decoded(term: bytes) -> str:
    """Return a term as a form."""
    return term.decode("utf-8", "surrogatepass")
