"""Files called `.doc`: Rich Text, Word's newer format or a page, as databases and editors export them under that name.
Nothing here reads the old binary format.
"""

from __future__ import annotations

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers import docx, html, rtf
from csto_tui.errors import SourceError

__all__ = ["read"]


def read(content: bytes) -> tuple[Draft, ...]:
    """Return what the reader of the true format returns. Raises SourceError for the old format and for others."""
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"{\\rtf"):
        return rtf.read(content)
    if head.startswith(b"pk\x03\x04"):
        return docx.read(content)
    if head.startswith((b"<", b"mime-version:")):
        return html.read(content)
    raise SourceError("the old Word format is not read", hint="Save it as .docx, .odt or .rtf.")
