"""PDF: the text layer, page by page, and what the file states of itself. Nothing here recognises letters in pictures,
follows a link or runs an action.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from csto_tui.corpus.draft import Draft, Given
from csto_tui.corpus.readers.extras import missing_extra
from csto_tui.corpus.readers.parts import Part, draft_of, has_words, names_in, property_title
from csto_tui.corpus.readers.pdf_lines import Line, lines_of
from csto_tui.corpus.readers.pdf_text import paragraphs
from csto_tui.corpus.readers.xmp import xmp_given
from csto_tui.errors import SourceError

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["read"]

_MOST_PAGES = 2_000
_SHOWN = 20
_MOST_TEXT = 16_000_000
"""Characters in all pages; far more than any newspaper's."""
_UNMAPPED = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|/[A-Za-z]{0,3}\\d{1,5}(?=/)|\\(cid:\\d+\\)")
_HINT = "Open it in a PDF viewer and save it anew."


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a PDF. Raises SourceError when pypdf is missing, or when the file is damaged, encrypted
    or without a text layer; which of these, it says.
    """
    try:
        import pypdf
    except ModuleNotFoundError as error:
        raise missing_extra("pdf") from error
    if b"%PDF" not in content[:1024]:
        raise SourceError("damaged: it does not begin as a PDF does")
    if not (talk := logging.getLogger("pypdf")).handlers:
        talk.addHandler(logging.NullHandler())  # its warnings would land on the screen
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted()
        pages, damaged = _pages(reader)
    except pypdf.errors.DependencyError as error:
        raise _encrypted() from error
    except (SourceError, MemoryError):
        raise
    except Exception as error:  # a damaged PDF raises nearly everything, in every library
        raise SourceError(f"damaged: {_named(error)}", hint=_HINT) from error
    parts = paragraphs(pages)
    _check_text(parts)
    remarks = (f"damaged pages left out: {', '.join(map(str, damaged[:_SHOWN]))}",) if damaged else ()
    return (draft_of(parts, given=_given(reader, parts), remarks=remarks),)


def _encrypted() -> SourceError:
    hint = "Save a copy without a password; if it opens without one, `pip install 'pypdf[crypto]'` is enough."
    return SourceError("it is encrypted", hint=hint)


def _pages(reader: PdfReader) -> tuple[list[tuple[Line, ...]], list[int]]:
    """Return the lines of each page, and which pages are damaged: these have none. Raises what pypdf does when all
    are.
    """
    count = len(reader.pages)
    if not count:
        raise SourceError("damaged: it has no pages", hint=_HINT)
    if count > _MOST_PAGES:
        raise SourceError(f"too large: more than {_MOST_PAGES} pages", hint="Split it.")
    pages: list[tuple[Line, ...]] = []
    damaged: list[int] = []
    first: Exception | None = None
    size = 0
    for number in range(count):
        try:
            pages.append(lines_of(reader.pages[number], number + 1))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - as above, and one bad page does not spoil the others
            first = first or error
            damaged.append(number + 1)
            pages.append(())
        size += sum(len(line.text) for line in pages[-1])
        if size > _MOST_TEXT:
            raise SourceError("too complex: more text than a newspaper has", hint="Split it.")
    if first and not any(pages):
        raise first
    return pages, damaged


def _check_text(parts: tuple[Part, ...]) -> None:
    text = "".join(part.text for part in parts)
    if not has_words(text):
        hint = "It holds pictures of pages; a program such as ocrmypdf adds the text."
        raise SourceError("no text layer", hint=hint)
    if sum(len(match[0]) for match in _UNMAPPED.finditer(text)) * 3 > len(text):
        raise SourceError("no readable text layer: its fonts do not say which letters they show", hint=_HINT)


def _given(reader: PdfReader, parts: tuple[Part, ...]) -> Iterator[Given]:
    """Yield what the XMP packet and the information dictionary state; dates of the file are no dates of publication."""
    yield from xmp_given(_packet(reader), parts)
    try:
        properties = dict(reader.metadata or {})
        title, author = (str(properties.get(name) or "") for name in ("/Title", "/Author"))
    except Exception:  # noqa: BLE001 - as above, and a damaged dictionary states nothing
        return
    yield from property_title(re.sub(r"^Microsoft (?:Office )?\w+ - ", "", title), f"/Title ({title})", parts)
    yield from names_in((author,), f"/Author ({author})")


def _packet(reader: PdfReader) -> bytes:
    try:
        stream = reader.root_object["/Metadata"].get_object()
        return bytes(getattr(stream, "get_data", bytes)())
    except Exception:  # noqa: BLE001 - as above, and a damaged packet states nothing
        return b""


def _named(error: Exception) -> str:
    said = " ".join(str(error).split())[:120]
    return said or type(error).__name__
