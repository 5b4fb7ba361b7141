"""What happened to clippings, copies and drafts. Nothing here acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from csto_tui.drafts import Cutting
    from csto_tui.model.clipping import ClippingId
    from csto_tui.store.work import CopiedText
    from csto_tui.tui.sighting import Sighting
    from csto_tui.tui.voices import Said, Voice

__all__ = [
    "ClippingsChanged",
    "ClippingsFetched",
    "CopiesFetched",
    "DraftChecked",
    "QuotationsChanged",
    "RowReached",
    "SaidFetched",
    "VoicesFetched",
]


@dataclass(eq=False)
class RowReached(Message):
    """The cursor came to another row of some list, by its number from 0."""

    row: int


@dataclass(eq=False)
class ClippingsFetched(Message):
    """The clippings that fit a query came back, cited in a style, and the ids of all, in their order."""

    query: str
    cuttings: tuple[Cutting, ...]
    order: tuple[ClippingId, ...]


@dataclass(eq=False)
class ClippingsChanged(Message):
    """A change of the clippings was kept."""

    note: str


@dataclass(eq=False)
class CopiesFetched(Message):
    """What was copied came back, newest first."""

    copies: tuple[CopiedText, ...]


@dataclass(eq=False)
class DraftChecked(Message):
    """So many quotations of a draft were checked."""

    sightings: tuple[Sighting, ...]
    is_done: bool


@dataclass(eq=False)
class VoicesFetched(Message):
    """Who is quoted came back, of one scope."""

    scope: str
    voices: tuple[Voice, ...]


@dataclass(eq=False)
class SaidFetched(Message):
    """What somebody said came back."""

    voice: Voice
    said: tuple[Said, ...]


@dataclass(eq=False)
class QuotationsChanged(Message):
    """A rejection was kept or taken back, or a quotation was kept among the clippings."""

    note: str
