"""Plain text. It states nothing but its words. Nothing here guesses metadata."""

from __future__ import annotations

from csto_tui.corpus.decode import decode
from csto_tui.corpus.draft import Draft

__all__ = ["read"]


def read(content: bytes) -> tuple[Draft, ...]:
    """Return the one draft of a text file. Raises SourceError for bytes that are no text."""
    decoded = decode(content)
    return (Draft(decoded.text, decoded.encoding, remarks=decoded.remarks),)
