"""What happened in citing and copying. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

__all__ = ["CitationMade", "TextCopied", "TextMade"]


@dataclass(eq=False)
class TextMade(Message):
    """A text was made to be shown plainly."""

    text: str


@dataclass(eq=False)
class CitationMade(Message):
    """A citation came back for the dialog."""

    style: str
    text: str
    quotation: str
    """The same with the quotation before it; empty when there is none."""
    warnings: tuple[str, ...]


@dataclass(eq=False)
class TextCopied(Message):
    """A text was brought to a clipboard, as far as the note says."""

    text: str
    note: str
